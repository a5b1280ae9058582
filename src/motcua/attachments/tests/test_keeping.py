"""Taking files in: bounds, names, states, digests; withdrawing; scanning later."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from uuid_utils.compat import uuid7

from motcua.attachments import storing
from motcua.attachments.actions import (
    MOST,
    Owner,
    Place,
    clean_name,
    facts,
    keep,
    receive,
    receive_all,
    scan_waiting,
    withdraw,
)
from motcua.attachments.errors import FileRefused
from motcua.attachments.models import Attachment, State
from motcua.attachments.queries import file_of, files_of, files_of_many, standing
from motcua.attachments.tests.files import EICAR, JPEG, PDF, clamd, nobody, upload
from motcua.demo.cast import Cast
from motcua.terms import clock


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.SCANNER = None


@pytest.fixture
def owner(cast: Cast) -> Owner:
    return Owner("test", uuid7(), cast.ward.committee)


def test_it_is_kept_as_it_came_under_its_digest(cast: Cast, owner: Owner) -> None:
    kept = keep(cast.kiemsoat, owner, upload("Biên bản.pdf"), note="Bản ký")
    assert (kept.name, kept.media_type, kept.size) == ("Biên bản.pdf", "application/pdf", len(PDF))
    assert kept.digest == storing.digest_of(PDF) and storing.get(kept.digest) == PDF
    assert "Biên" not in storing.path_of(kept.digest)
    assert (kept.agency, kept.uploaded_by, kept.note) == (cast.ward.committee, cast.kiemsoat, "Bản ký")


def test_equal_contents_lie_there_once(cast: Cast, owner: Owner) -> None:
    first, second = (keep(cast.kiemsoat, owner, upload(name)) for name in ("a.pdf", "b.pdf"))
    assert first.digest == second.digest
    assert len(default_storage.listdir(f"attachments/{first.digest[:2]}")[1]) == 1


def test_a_write_that_broke_off_is_written_anew(cast: Cast, owner: Owner) -> None:
    path = storing.path_of(storing.digest_of(PDF))
    default_storage.save(path, ContentFile(PDF[:10]))
    assert storing.get(keep(cast.kiemsoat, owner, upload()).digest) == PDF


def test_bounds(cast: Cast, owner: Owner, settings: Settings) -> None:
    settings.MAX_FILE_BYTES = 1_000_000
    with pytest.raises(FileRefused, match="lớn hơn 1 MB"):
        keep(cast.kiemsoat, owner, upload(content=PDF + bytes(1_000_000)))
    with pytest.raises(FileRefused, match="rỗng"):
        keep(cast.kiemsoat, owner, upload(content=b""))
    with pytest.raises(FileRefused, match=f"nhiều nhất {MOST}"):
        receive_all([upload()] * (MOST + 1))
    assert not Attachment.objects.exists()


def test_a_photo_says_where_and_when_only_as_its_sender_does(cast: Cast, owner: Owner) -> None:
    taken = clock.now() - timedelta(hours=1)
    place = Place(Decimal("22.1470449"), Decimal("105.834801"))
    kept = keep(cast.kiemsoat, owner, upload("a.jpg", JPEG), taken_at=taken, place=place)
    kept.refresh_from_db()
    assert (kept.taken_at, kept.latitude, kept.longitude) == (
        taken, Decimal("22.147045"), Decimal("105.834801"),
    )  # fmt: skip
    assert keep(cast.kiemsoat, owner, upload("a.jpg", JPEG)).latitude is None


@pytest.mark.parametrize("degrees", ["90.1", "-91", "NaN", "Infinity"])
def test_a_place_off_the_earth_is_refused(cast: Cast, owner: Owner, degrees: str) -> None:
    with pytest.raises(FileRefused, match="Tọa độ"):
        keep(cast.kiemsoat, owner, upload("a.jpg", JPEG), place=Place(Decimal(degrees), Decimal(1)))


def test_a_photo_of_the_future_is_refused(cast: Cast, owner: Owner) -> None:
    with pytest.raises(FileRefused, match="tương lai"):
        keep(cast.kiemsoat, owner, upload("a.jpg", JPEG), taken_at=clock.now() + timedelta(minutes=1))


def test_without_a_scanner_nobody_calls_it_clean(cast: Cast, owner: Owner) -> None:
    kept = keep(cast.kiemsoat, owner, upload())
    assert (kept.state, kept.scanned_at) == (State.UNSCANNED, None)
    assert scan_waiting() == 0


def test_a_scanner_answers_at_once(cast: Cast, owner: Owner, settings: Settings) -> None:
    with clamd() as settings.SCANNER:
        kept = keep(cast.kiemsoat, owner, upload())
        assert kept.state == State.CLEAN and kept.scanned_at is not None
        with pytest.raises(FileRefused, match="mã độc"):
            receive(upload("a.txt", EICAR))


def test_a_scanner_that_is_away_leaves_it_waiting_until_it_answers(
    cast: Cast, owner: Owner, settings: Settings
) -> None:
    settings.SCANNER = nobody()
    good, bad = keep(cast.kiemsoat, owner, upload()), keep(cast.kiemsoat, owner, upload("a.txt", EICAR))
    assert (good.state, bad.state, scan_waiting()) == (State.PENDING, State.PENDING, 0)
    with clamd() as settings.SCANNER:
        assert (scan_waiting(), scan_waiting()) == (2, 0)
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.state, bad.state, bad.threat) == (State.CLEAN, State.REFUSED, "Mau.Thu")
    assert list(standing("test", owner.id)) == [good]


def test_what_came_before_there_was_a_scanner_is_scanned_too(
    cast: Cast, owner: Owner, settings: Settings
) -> None:
    kept = keep(cast.kiemsoat, owner, upload())
    with clamd() as settings.SCANNER:
        assert scan_waiting() == 1
    kept.refresh_from_db()
    assert kept.state == State.CLEAN


def test_one_lost_content_does_not_keep_the_others_from_being_scanned(
    cast: Cast, owner: Owner, settings: Settings
) -> None:
    lost, kept = keep(cast.kiemsoat, owner, upload()), keep(cast.kiemsoat, owner, upload("a.jpg", JPEG))
    default_storage.delete(storing.path_of(lost.digest))
    with clamd() as settings.SCANNER:
        assert scan_waiting() == 1
    kept.refresh_from_db()
    assert kept.state == State.CLEAN


def test_a_wrong_file_is_withdrawn_once_with_a_reason_and_stays(cast: Cast, owner: Owner) -> None:
    kept = keep(cast.kiemsoat, owner, upload())
    with pytest.raises(FileRefused, match="lý do"):
        withdraw(cast.kiemsoat, kept, "  ")
    kept = withdraw(cast.kiemsoat, kept, "Nhầm tệp")
    assert (kept.withdrawn_by, kept.withdrawn_reason, kept.served) == (cast.kiemsoat, "Nhầm tệp", False)
    with pytest.raises(FileRefused, match="đã được rút"):
        withdraw(cast.kiemsoat, kept, "Lần nữa")
    assert list(files_of("test", owner.id)) == [kept] and not standing("test", owner.id).exists()


def test_a_file_is_found_with_its_owner_only(cast: Cast, owner: Owner) -> None:
    kept = keep(cast.kiemsoat, owner, upload())
    assert file_of("test", owner.id, kept.pk) == kept
    assert file_of("test", uuid7(), kept.pk) is None and file_of("other", owner.id, kept.pk) is None
    assert files_of_many("test", [owner.id, uuid7()]) == {owner.id: [kept]}


def test_facts_name_nobody(cast: Cast, owner: Owner) -> None:
    kept = keep(cast.kiemsoat, owner, upload("Đơn của Nông Thị Mẫu.pdf"))
    assert facts(kept) == {
        "id": str(kept.pk), "digest": kept.digest, "size": len(PDF), "media_type": "application/pdf",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("C:\\Users\\mau\\Biên bản.pdf", "Biên bản.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("bien\u202efdp.exe.pdf", "bienfdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie: x.pdf"),
        ("  a   b .pdf", "a b.pdf"),
    ],
)
def test_a_name_is_for_reading_only(given_name: str, shown: str) -> None:
    assert clean_name(given_name) == shown


@given(st.text(max_size=400))
def test_every_name_becomes_one_line_of_bounded_length(name: str) -> None:
    shown = clean_name(name)
    assert len(shown) <= 150 and "/" not in shown and "\\" not in shown and shown.isprintable()
    assert clean_name(shown) == shown
