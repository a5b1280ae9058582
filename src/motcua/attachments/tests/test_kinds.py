"""A file is what its content says; the name has to agree; what carries programs is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.attachments.errors import FileRefused
from motcua.attachments.kinds import KINDS, OF_MEDIA, kind_of
from motcua.attachments.tests.files import DOCX, GOOD, JPEG, PDF, PNG, TEXT, open_xml, package

REFUSED = {
    "a.exe": b"MZ\x90\x00\x03" + bytes(60),
    "a.zip": package({"a.txt": b"a"}),
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a.gif": b"GIF89a" + bytes(20),
    "a.bin": bytes(range(256)),
    "a.txt": b"ch\xe0o",
    "nul.txt": b"a\0b",
    "macro.docx": open_xml("wordprocessingml.document", **{"word/vbaProject.bin": b"x"}),
    "macro.xlsx": open_xml("spreadsheetml.sheet", **{"xl/VBAPROJECT.BIN": b"x"}),
    "slides.docx": open_xml("presentationml.presentation"),
    "basic.odt": package({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/a.xml": b"x"}),
    "short.png": b"\x89PNG\r\n\x1a\n",
    "cut.docx": DOCX[:-20],
    "sound.webp": b"RIFF\x00\x00\x00\x00WAVEfmt ",
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_that_people_bring_is_known_by_its_content(name: str) -> None:
    kind = kind_of(name, GOOD[name])
    assert name.rsplit(".")[-1].lower() in kind.endings
    assert OF_MEDIA[kind.media] is kind


def test_every_kind_is_tried_here() -> None:
    assert {kind_of(name, content) for name, content in GOOD.items()} == set(KINDS)


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_refused(name: str) -> None:
    with pytest.raises(FileRefused, match="Loại tệp này không nhận được"):
        kind_of(name, REFUSED[name])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jpg", PNG), ("a.pdf", JPEG), ("a.txt", PDF), ("a.html", TEXT), ("pdf", PDF), ("a.docx.exe", DOCX)],
)
def test_a_name_that_says_something_else_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(FileRefused, match="Đuôi tên tệp không khớp nội dung"):
        kind_of(name, content)


def test_a_list_of_contents_that_unpacks_without_end_is_not_read() -> None:
    with pytest.raises(FileRefused):
        kind_of("a.docx", package({"[Content_Types].xml": b"0" * 5_000_000}))


@given(st.binary(max_size=300), st.sampled_from([content[:12] for content in GOOD.values()] + [b""]))
def test_no_bytes_bring_it_down(content: bytes, start: bytes) -> None:
    for ending in ("pdf", "docx", "txt"):
        try:
            assert ending in kind_of(f"a.{ending}", start + content).endings
        except FileRefused as refused:
            assert refused.message
