"""Kill list 17: what was typed and is put right keeps who, when, why and the difference."""

import pytest

from motcua.dossiers.actions import BadInput
from motcua.dossiers.models import Applicant, Dossier
from motcua.dossiers.tests.world import World, events_of, everything
from motcua.journal.queries import personal_of, sentence_of


@pytest.fixture
def dossier(world: World) -> Dossier:
    return world.receive(fee="8.000")


def test_kill_17_a_correction_keeps_who_when_why_and_both_values(dossier: Dossier, world: World) -> None:
    world.goto("2026-11-17 10:30")
    world.do("kiemsoat", dossier, "correct", {"fee": "16.000", "channel": "post", "reason": "gõ sai lệ phí"})
    event = events_of(dossier)[-1]
    assert (event.actor, f"{event.occurred_at:%d %H:%M}") == ("kiemsoat", "17 03:30")  # UTC
    assert event.payload["reason"] == "gõ sai lệ phí"
    assert event.payload["changed"] == {
        "fee": {"before": 8000, "after": 16000},
        "channel": {"before": "counter", "after": "post"},
    }
    assert "gõ sai lệ phí" in sentence_of(event)
    row = Dossier.objects.get(pk=dossier.pk)
    assert (row.fee, row.channel) == (16000, "post")
    assert events_of(dossier)[0].payload["fee"] == 8000


def test_kill_17_a_corrected_person_is_kept_beside_the_chain(dossier: Dossier, world: World) -> None:
    data = {"full_name": "Nguyễn Thị Mẫu Sen", "phone": "0990 000 009", "reason": "gõ sai tên"}
    world.do("tiepnhan", dossier, "correct", data)
    event = events_of(dossier)[-1]
    assert event.payload["changed_personal"] == ["full_name", "phone"]
    kept = personal_of(dossier.pk)[event.seq]
    assert kept is not None
    assert kept["changed"] == {
        "full_name": {"before": "Nguyễn Thị Mẫu Đơn", "after": "Nguyễn Thị Mẫu Sen"},
        "phone": {"before": "0990000001", "after": "0990000009"},
    }
    applicant = Applicant.objects.get(dossier=dossier)
    assert (applicant.name_key, applicant.phone) == ("nguyen thi mau sen", "0990000009")
    world.verified()


@pytest.mark.parametrize(
    "data",
    [
        {"fee": 16000},  # no reason
        {"reason": "x"},  # nothing changed
        {"fee": 8000, "reason": "x"},  # as it is
        {"phone": "0990 000 001", "reason": "x"},  # as it is, written with blanks
        {"copies": 0, "reason": "x"},
        {"due_at": "2026-12-31", "reason": "x"},  # a due date is never typed over
        {"status": 9, "reason": "x"},
    ],
)
def test_a_correction_that_corrects_nothing_or_too_much_is_refused(
    data: dict[str, object], dossier: Dossier, world: World
) -> None:
    before = everything()
    with pytest.raises(BadInput):
        world.do("tiepnhan", dossier, "correct", data)
    assert everything() == before
