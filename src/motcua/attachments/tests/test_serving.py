"""Handing out: saved, not shown; what may not leave does not; a changed content is noticed."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings
from uuid_utils.compat import uuid7

from motcua.attachments import storing
from motcua.attachments.actions import Owner, keep, withdraw
from motcua.attachments.errors import NotServed
from motcua.attachments.models import Attachment, State
from motcua.attachments.serving import respond, shown_inline
from motcua.attachments.tests.files import JPEG, PDF, TEXT, upload
from motcua.demo.cast import Cast


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.SCANNER = None


def _kept(cast: Cast, name: str, content: bytes, state: State = State.CLEAN) -> Attachment:
    kept = keep(cast.kiemsoat, Owner("test", uuid7(), cast.ward.committee), upload(name, content))
    kept.state = state
    kept.save()
    return kept


def test_it_is_saved_under_its_vietnamese_name(cast: Cast) -> None:
    response = respond(_kept(cast, "Biên bản.pdf", PDF))
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n.pdf"
    assert response["Content-Type"] == "application/pdf" and response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"] and "no-store" in response["Cache-Control"]
    assert response.getvalue() == PDF


@pytest.mark.parametrize(
    ("name", "content", "state", "shown"),
    [
        ("a.jpg", JPEG, State.CLEAN, True),
        ("a.jpg", JPEG, State.UNSCANNED, False),
        ("a.pdf", PDF, State.CLEAN, False),
        ("a.txt", TEXT, State.CLEAN, False),
    ],
)
def test_only_a_photo_that_was_scanned_stands_within_a_page(
    cast: Cast, name: str, content: bytes, state: State, shown: bool
) -> None:
    kept = _kept(cast, name, content, state)
    assert shown_inline(kept) is shown
    assert respond(kept, inline=True)["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert respond(kept)["Content-Disposition"].startswith("attachment")


def test_a_row_that_calls_something_else_a_photo_is_not_believed(cast: Cast) -> None:
    kept = _kept(cast, "a.txt", TEXT)
    kept.media_type = "image/png"
    assert respond(kept, inline=True)["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("state", "why"), [(State.REFUSED, "mã độc"), (State.PENDING, "chờ quét")])
def test_what_is_infected_or_waits_does_not_leave(cast: Cast, state: State, why: str) -> None:
    with pytest.raises(NotServed, match=why):
        respond(_kept(cast, "a.pdf", PDF, state))


def test_what_was_withdrawn_does_not_leave(cast: Cast) -> None:
    with pytest.raises(NotServed, match="rút"):
        respond(withdraw(cast.kiemsoat, _kept(cast, "a.jpg", JPEG), "Nhầm tệp"))


def test_a_content_that_was_changed_or_lost_is_noticed(cast: Cast) -> None:
    kept = _kept(cast, "a.pdf", PDF)
    path = storing.path_of(kept.digest)
    default_storage.delete(path)
    with pytest.raises(NotServed, match="không còn trong kho"):
        respond(kept)
    default_storage.save(path, ContentFile(PDF + b"x"))
    with pytest.raises(NotServed, match="không còn đúng"):
        respond(kept)
