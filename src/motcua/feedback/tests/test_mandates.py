"""What a mandate shows of the book of reflections, and what it does not."""

import uuid
from datetime import date

import pytest
from django.db import transaction

from motcua.dossiers.errors import ActionRefused
from motcua.feedback.actions import ACTIONS, available, perform, reveal
from motcua.feedback.models import Stage as At
from motcua.feedback.queries import by_code, visible_to
from motcua.feedback.tests.stage import GIVEN, Stage, everything, local
from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import Agency, User


@pytest.fixture
def member(stage: Stage) -> User:
    return User.objects.create(username="doan_vien", full_name="Cao Thị Mẫu Viên", synthetic=True)


def give(member: User, unit: Agency, examined: tuple[date, date]) -> None:
    days = (date(2026, 11, 16), date(2026, 11, 20))
    with transaction.atomic():
        give_mandate(
            member,
            unit,
            basis="10/QĐ-HĐND (mẫu)",
            source=uuid.uuid4(),
            days=days,
            examined=examined,
            by="kiemsoat",
        )


NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def test_it_shows_the_units_reflections_until_midnight_of_its_last_day(stage: Stage, member: User) -> None:
    item = stage.register()
    assert by_code(member, item.code) is None
    give(member, stage.cast.ward.committee, NOVEMBER)
    assert by_code(member, item.code) == item
    stage.now = local("2026-11-20 23:59")
    assert list(visible_to(member)) == [item]
    stage.now = local("2026-11-21 00:00")
    assert not visible_to(member).exists()


@pytest.mark.parametrize(
    ("examined", "seen"),
    [
        ((date(2026, 11, 1), date(2026, 11, 15)), False),
        ((date(2026, 11, 1), date(2026, 11, 16)), True),
        ((date(2026, 11, 17), date(2026, 11, 30)), False),
    ],
)
def test_only_those_open_in_the_period_examined(
    stage: Stage, member: User, examined: tuple[date, date], seen: bool
) -> None:
    stage.at(At.RESOLVED)  # came in and was answered on 16 November
    give(member, stage.cast.ward.committee, examined)
    assert visible_to(member).exists() is seen


def test_not_those_of_another_ward_nor_one_about_the_member(stage: Stage, member: User) -> None:
    item = stage.register()
    give(member, stage.cast.other.committee, NOVEMBER)
    assert not visible_to(member).exists()
    give(member, stage.cast.ward.committee, NOVEMBER)
    item.officer = member
    item.save(update_fields=["officer"])
    assert not visible_to(member).exists()


@pytest.mark.parametrize("name", ACTIONS)
def test_it_changes_nothing_and_does_not_tell_who_sent_it(stage: Stage, member: User, name: str) -> None:
    item = stage.at({"dang-tai": At.RESOLVED}.get(name, At.RECEIVED))
    give(member, stage.cast.province, NOVEMBER)
    before = everything()
    assert available(member, item) == []
    for attempt in (
        lambda: perform(member, item.code, name, GIVEN[name]),
        lambda: reveal(member, item.code, "Hỏi"),
    ):
        with pytest.raises(ActionRefused) as refused:
            attempt()
        assert refused.value.code == "permission"
    assert everything() == before
