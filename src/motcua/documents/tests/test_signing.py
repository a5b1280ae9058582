"""Signatures on papers and on data: who, when, unchanged, trusted; one changed byte is found."""

from __future__ import annotations

import asyncio
import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.signers import Signer, SimpleSigner
from pypdf import PdfReader

from motcua.documents.local_authority import LocalAuthority, issue_pkcs12, make_authority
from motcua.documents.report_pdf import report_pdf, stamp_places
from motcua.documents.signature_checks import signature_over, signatures_of
from motcua.documents.signatures import PROVIDERS, signer_of
from motcua.documents.signatures.errors import SignatureError
from motcua.documents.signing import Stamp, sign_bytes, sign_pdf
from motcua.documents.tests.report_samples import WORDS, sample

AT = datetime(2026, 11, 20, 4, 5, 6, tzinfo=UTC)
NOW = AT + timedelta(hours=1)
AGENCY = "Ủy ban nhân dân phường Mẫu"


def person(authority: LocalAuthority, name: str) -> Signer:
    loaded: Signer = SimpleSigner.load_pkcs12_data(
        issue_pkcs12(authority, name, AGENCY, "bí mật", AT), [], "bí mật".encode()
    )
    return loaded


AUTHORITY = make_authority("Gốc mô phỏng", AT)
HEAD, MAKER = person(AUTHORITY, "Nguyễn Thị Mẫu"), person(AUTHORITY, "Trần Văn Thử")
PAPER = sample(narrative=WORDS)
PLACES = stamp_places(PAPER)
ONCE = sign_pdf(report_pdf(PAPER), MAKER, Stamp("Trần Văn Thử", AGENCY), PLACES["table-1"], AT)
TWICE = sign_pdf(ONCE, HEAD, Stamp("Nguyễn Thị Mẫu", AGENCY, "DỮ LIỆU MÔ PHỎNG"), PLACES["table-2"], NOW)
DATA = "số liệu".encode() * 20
SIGNATURE = sign_bytes(DATA, HEAD, AT)
ROOTS = [AUTHORITY.pem]


def test_a_signature_says_who_when_and_that_nothing_changed() -> None:
    (found,) = signatures_of(ONCE, ROOTS, NOW)
    assert (found.signer, found.organisation, found.signed_at) == ("Trần Văn Thử", AGENCY, AT)
    assert found.intact and found.trusted and found.good


def test_a_second_signature_leaves_the_first_one_valid() -> None:
    found = signatures_of(TWICE, ROOTS, NOW)
    assert [each.signer for each in found] == ["Trần Văn Thử", "Nguyễn Thị Mẫu"]
    assert [each.signed_at for each in found] == [AT, NOW]
    assert all(each.good for each in found)


def test_signing_and_reading_work_within_a_running_loop() -> None:
    """In a thread of its own: the test's may have a loop already, of a browser."""

    async def within() -> bool:
        data_are_good = signature_over(DATA, sign_bytes(DATA, HEAD, AT), ROOTS, NOW).good
        return data_are_good and signatures_of(ONCE, ROOTS, NOW)[0].good

    with ThreadPoolExecutor() as pool:
        assert pool.submit(lambda: asyncio.run(within())).result()


def test_a_paper_without_signatures_has_none() -> None:
    assert signatures_of(report_pdf(PAPER), ROOTS, NOW) == ()


def test_what_was_signed_is_the_paper_itself() -> None:
    assert TWICE.startswith(report_pdf(PAPER))


def signed_ranges(pdf: bytes) -> list[int]:
    """The positions that the last signature covers."""
    start, length, second, rest = map(int, re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", pdf)[-1])
    return [*range(start, start + length), *range(second, second + rest)]


COVERED = signed_ranges(TWICE)


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, len(COVERED) - 1), change=st.integers(1, 255))
def test_one_changed_byte_is_found(place: int, change: int) -> None:
    changed = bytearray(TWICE)
    changed[COVERED[place]] ^= change
    try:
        found = signatures_of(bytes(changed), ROOTS, NOW)
    except SignatureError:
        return
    assert len(found) < 2 or not all(each.intact for each in found)


def test_what_was_appended_after_signing_is_found() -> None:
    with_more = TWICE + b"\n% an appended line\n"
    assert not signatures_of(with_more, ROOTS, NOW)[-1].intact


def test_a_file_that_is_no_pdf_is_refused_in_words() -> None:
    with pytest.raises(SignatureError, match="Không đọc được chữ ký"):
        signatures_of(b"khong phai PDF", ROOTS, NOW)
    with pytest.raises(SignatureError, match="không phải là tệp PDF"):
        sign_pdf(b"khong phai PDF", HEAD, Stamp("A", "B"), PLACES["words"], AT)


def test_a_signature_of_strangers_is_intact_but_not_trusted() -> None:
    stranger = make_authority("Gốc lạ", AT)
    for found in (signatures_of(ONCE, [stranger.pem], NOW)[0], signatures_of(ONCE, [], NOW)[0]):
        assert found.intact and not found.trusted and not found.good


def test_a_certificate_not_in_force_at_that_moment_is_not_trusted() -> None:
    late = AT + timedelta(days=4 * 365)
    pdf = sign_pdf(report_pdf(PAPER), HEAD, Stamp("A", "B"), PLACES["words"], late)
    assert not signatures_of(pdf, ROOTS, late)[0].trusted


def test_a_signature_from_the_future_is_not_trusted() -> None:
    assert not signatures_of(TWICE, ROOTS, AT)[-1].trusted
    assert not signature_over(DATA, sign_bytes(DATA, HEAD, NOW), ROOTS, AT).trusted


def test_the_stamp_shows_name_agency_and_moment_in_the_signer_s_room() -> None:
    pages = PdfReader(io.BytesIO(TWICE)).pages
    fields = [each.get_object() for page in pages for each in page.get("/Annots", ())]
    assert len(fields) == 2
    head = next(each for each in fields if each["/T"] == "ChuKy2")
    left, bottom, right, top = (float(edge) / 72 * 25.4 for edge in head["/Rect"])
    place = PLACES["table-2"]
    assert left == pytest.approx(place.left, abs=0.4)
    assert right - left == pytest.approx(place.width, abs=0.6)
    assert 210 - top == pytest.approx(place.top, abs=0.4)
    assert top - bottom == pytest.approx(place.height, abs=0.6)


def test_stamps_have_a_room_under_each_name() -> None:
    assert set(PLACES) == {"words", "table-1", "table-2"}
    assert set(stamp_places(sample())) == {"table-1", "table-2"}
    assert PLACES["words"].page < PLACES["table-1"].page


@pytest.mark.parametrize("name", ["A", "Nguyễn Ễnh Ương " * 8])
def test_a_name_of_any_length_can_be_stamped(name: str) -> None:
    stamp = Stamp(name, name, "DỮ LIỆU MÔ PHỎNG")
    assert signatures_of(sign_pdf(report_pdf(PAPER), HEAD, stamp, PLACES["words"], AT), ROOTS, NOW)[0].good


def test_data_are_signed_apart_from_their_signature() -> None:
    found = signature_over(DATA, SIGNATURE, ROOTS, NOW)
    assert (found.signer, found.organisation, found.signed_at) == ("Nguyễn Thị Mẫu", AGENCY, AT)
    assert found.good


@given(place=st.integers(0, len(DATA) - 1), change=st.integers(1, 255))
@settings(max_examples=30, deadline=None)
def test_changed_data_are_found(place: int, change: int) -> None:
    changed = bytearray(DATA)
    changed[place] ^= change
    assert not signature_over(bytes(changed), SIGNATURE, ROOTS, NOW).intact


@given(place=st.integers(0, len(SIGNATURE) - 1), change=st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_changed_signature_vouches_for_nothing_else(place: int, change: int) -> None:
    """It is unreadable or bad, or the change was in what nobody uses (a root certificate sent along)."""
    changed = bytearray(SIGNATURE)
    changed[place] ^= change
    try:
        found = signature_over(DATA, bytes(changed), ROOTS, NOW)
    except SignatureError:
        return
    original = signature_over(DATA, SIGNATURE, ROOTS, NOW)
    assert not found.good or replace(found) == original


@pytest.mark.parametrize("junk", [b"", b"abc", SIGNATURE[:-5]])
def test_what_is_no_signature_is_refused_in_words(junk: bytes) -> None:
    with pytest.raises(SignatureError, match="chữ ký"):
        signature_over(DATA, junk, ROOTS, NOW)


def keys(folder: Path, mode: int = 0o600) -> Path:
    path = folder / "thu.p12"
    path.write_bytes(issue_pkcs12(AUTHORITY, "Trần Văn Thử", AGENCY, "bí mật", AT))
    path.chmod(mode)
    return folder


def test_a_key_file_signs_for_its_person(tmp_path: Path) -> None:
    signer = signer_of("file_key", "thu", keys(tmp_path), "bí mật")
    assert signature_over(DATA, sign_bytes(DATA, signer, AT), ROOTS, NOW).signer == "Trần Văn Thử"


@pytest.mark.parametrize(
    ("username", "passphrase", "mode", "words"),
    [
        ("khac", "bí mật", 0o600, "Chưa có khóa ký số"),
        ("thu", "sai", 0o600, "mật khẩu sai"),
        ("thu", "bí mật", 0o644, "cho người khác đọc"),
        ("../thu", "bí mật", 0o600, "không dùng được"),
        ("..", "bí mật", 0o600, "không dùng được"),
    ],
)
def test_a_key_that_cannot_be_used_says_why(
    tmp_path: Path, username: str, passphrase: str, mode: int, words: str
) -> None:
    with pytest.raises(SignatureError, match=words):
        signer_of("file_key", username, keys(tmp_path, mode), passphrase)


def test_an_unknown_kind_of_signature_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(SignatureError, match="file_key"):
        signer_of("khac", "thu", tmp_path, "")
    assert all(provider.NAME for provider in PROVIDERS.values())
