"""Capturing on site: whose, when, once, with which files, and what the journal keeps of it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of
from motcua.attachments.tests.files import PDF
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted
from motcua.journal import reading
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.journal.verifier import verify
from motcua.organisation.mandates import end_mandates
from motcua.organisation.models import Mandate
from motcua.oversight.captures import capture_by_id, captures_visible_to, mandates_on_site
from motcua.oversight.models import Capture
from motcua.oversight.models.capture import OWNER
from motcua.oversight.tests.capturing import Team, local, photo, team

__all__ = ["team"]


def everything() -> list[Any]:
    kept = (Capture, Attachment, Chain, Event, PersonalRecord)
    return [list(model._default_manager.order_by("pk").values()) for model in kept]


def refusal(team: Team, **more: Any) -> ActionRefused:
    """Why it was refused; nothing was written."""
    before = everything()
    with pytest.raises(ActionRefused) as refused:
        team.capture(**more)
    assert everything() == before
    return refused.value


def test_two_times_a_note_and_photos(team: Team) -> None:
    made = team.capture(
        photos=[photo(taken="2026-11-17 08:31"), photo("b.jpg")], captured_at="08:40 17/11/2026"
    )
    assert (made.captured_at, made.recorded_at) == (local("2026-11-17 08:40"), team.now)
    assert not made.late
    taken = [file.taken_at for file in files_of(OWNER, made.pk)]
    assert taken == [local("2026-11-17 08:31"), local("2026-11-17 08:40")]


def test_without_a_moment_it_is_now(team: Team) -> None:
    made = team.capture()
    assert made.captured_at == made.recorded_at == team.now


def test_only_by_ones_own_mandate(team: Team) -> None:
    for name in PEOPLE:
        assert isinstance(refusal(team, user=getattr(team.cast, name)), NotFound), name
    assert isinstance(refusal(team, user=team.other), NotFound)
    assert isinstance(refusal(team, mandate=str(uuid.uuid4())), NotFound)
    team.member.is_active = False
    team.member.save()
    assert isinstance(refusal(team), NotFound)


@pytest.mark.parametrize(
    ("captured", "sent", "late"),
    [
        ("2026-11-16 00:00", "2026-11-16 00:00", False),
        ("2026-11-20 23:59", "2026-11-20 23:59", False),
        ("2026-11-20 23:59", "2026-11-21 00:00", True),
        ("2026-11-18 10:00", "2026-11-21 23:59", True),
    ],
)
def test_captured_within_is_taken_for_a_day_after_the_end(
    team: Team, captured: str, sent: str, late: bool
) -> None:
    team.now = local(sent)
    made = team.capture(captured_at=captured.replace(" ", "T") + ":00+07:00")
    assert made.late is late
    assert Event.objects.get(chain=made.pk).payload["late"] is late


@pytest.mark.parametrize(
    ("captured", "sent"),
    [
        ("2026-11-15 23:59", "2026-11-16 08:00"),  # before the first day
        ("2026-11-21 00:00", "2026-11-21 08:00"),  # after the last
        ("2026-11-20 23:59", "2026-11-22 00:00"),  # sent too late
    ],
)
def test_outside_the_mandate_it_is_refused(team: Team, captured: str, sent: str) -> None:
    team.now = local(sent)
    assert isinstance(refusal(team, captured_at=captured.replace(" ", "T") + ":00+07:00"), NotPermitted)


def test_a_mandate_that_was_ended_takes_what_was_captured_before(team: Team) -> None:
    team.now = local("2026-11-18 10:00")
    end_mandates(Mandate.objects.filter(pk=team.mandate.pk), by="kiemsoat")
    team.now = local("2026-11-18 11:00")
    assert team.capture(captured_at="09:59 18/11/2026").late
    assert isinstance(refusal(team, captured_at="10:00 18/11/2026"), NotPermitted)


def test_a_clock_that_is_ahead(team: Team) -> None:
    made = team.capture(captured_at=(team.now + timedelta(minutes=4)).isoformat())
    assert made.captured_at == team.now
    ahead = (team.now + timedelta(minutes=6)).isoformat()
    assert "captured_at" in refusal(team, captured_at=ahead).fields


def test_the_same_key_writes_once_and_another_content_is_refused(team: Team) -> None:
    given: dict[str, Any] = {"key": str(uuid.uuid4()), "captured_at": "08:40 17/11/2026"}
    first = team.capture(photos=[photo()], **given)
    team.now += timedelta(minutes=3)
    after = everything()
    assert team.capture(photos=[photo()], **given).pk == first.pk
    assert everything() == after
    assert isinstance(refusal(team, note="Khác", **given), BadInput)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"note": " "}, "note"),
        ({"key": "một"}, "key"),
        ({"mandate": "x"}, "mandate"),
        ({"note": "x" * 4001}, "note"),
        ({"captured_at": "hôm nay"}, "captured_at"),
        ({"photos": [photo("a.pdf", PDF)]}, "photos"),
        ({"photos": [photo("a.jpg", b"khong phai anh")]}, "photos"),
        ({"photos": [photo() for _ in range(11)]}, "photos"),
    ],
)
def test_what_cannot_be_taken(team: Team, more: dict[str, Any], field: str) -> None:
    assert set(refusal(team, **more).fields) == {field}


def test_the_journal_knows_the_files_and_the_note_stands_beside_the_chain(team: Team) -> None:
    made = team.capture(photos=[photo()])
    event = Event.objects.get(chain=made.pk)
    assert (event.verb, event.actor, event.occurred_at) == ("site_captured", "doan_mot", made.captured_at)
    assert event.payload["files"][0]["digest"] == files_of(OWNER, made.pk).get().digest
    assert "niêm yết" not in str(event.payload)
    assert not verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True)).problems


def test_the_team_sees_it_until_midnight_of_the_last_day(team: Team) -> None:
    made = team.capture()
    assert list(captures_visible_to(team.member)) == [made]
    for user in (team.other, team.cast.kiemsoat, team.cast.lanhdao, team.cast.thanhtra):
        assert capture_by_id(user, made.pk) is None, user
    team.now = local("2026-11-20 23:59")
    assert capture_by_id(team.member, made.pk) == made
    team.now = local("2026-11-21 00:00")
    assert capture_by_id(team.member, made.pk) is None and not mandates_on_site(team.member)
