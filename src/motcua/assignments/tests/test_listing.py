"""Lists of assignments: each is as long as its number, today and at a past day, and holds what it says."""

from datetime import date

import pytest

from motcua.assignments.listing import (
    STANDINGS,
    SUMS,
    UNMARKED,
    Listing,
    counts,
    facets,
    listed,
    progress,
)
from motcua.assignments.models import Source
from motcua.assignments.models import Stage as At
from motcua.assignments.queries import Completion, completion, together
from motcua.assignments.tests.stage import Stage, local
from motcua.organisation.models import User


@pytest.mark.parametrize("who", ["kiemsoat", "chuyenmon", "lanhdao", "thanhtra", "lanhdao_tinh", "quantri"])
@pytest.mark.parametrize("on", [None, date(2026, 11, 16), date(2026, 12, 8)], ids=str)
def test_every_number_is_the_length_of_its_list(stage: Stage, who: str, on: date | None) -> None:
    busy(stage)
    user: User = stage.user(who)
    for view, count in counts(user, on).items():
        assert listed(user, Listing(view="" if view == "all" else view, on=on)).count() == count, view
    for kind, part in progress(user, Listing(on=on)).items():
        for standing in (*STANDINGS, *SUMS):
            rows = listed(user, Listing(standing=standing, kind=kind or UNMARKED, on=on))
            assert rows.count() == getattr(part, standing), (kind, standing)
    for name, found in facets(user, Listing(on=on)).items():
        for value, count in found.items():
            assert listed(user, Listing(**{name: value}, on=on)).count() == count, (name, value)


def busy(stage: Stage) -> None:
    """Something in every stage, of several kinds, sources, agencies and years; some of it late."""
    for number, at in enumerate(At):
        stage.at(at, kind=("", "general", "specific")[number % 3])
    stage.at(At.REPORTED, owner=stage.cast.chuyenmon, verifiers=[stage.cast.chuyenmon])
    stage.give(given_on=date(2025, 3, 3), due_on=date(2025, 6, 30), source=Source.PLAN)
    stage.now = local("2026-12-10 09:00")
    stage.give(due_on=date(2026, 12, 20), agency=stage.cast.ward.culture, owner=None, post_title="Công chức")
    for item in listed(stage.cast.kiemsoat, Listing(stage="accepted")):
        stage.do(stage.do(item, "bao-cao"), "xac-nhan")


def test_progress_is_of_the_list_whatever_standing_it_is_narrowed_to(stage: Stage) -> None:
    stage.at(At.VERIFIED, kind="general", source=Source.PLAN)
    stage.give(kind="specific", source=Source.PLAN), stage.at(At.CANCELLED, source=Source.PLAN), stage.give()
    parts = progress(stage.cast.kiemsoat, Listing(source="plan", standing="done", kind="general"))
    assert parts == {
        "": Completion(given=1, cancelled=1),
        "general": Completion(given=1, in_time=1, first_term=1),
        "specific": Completion(given=1, open=1),
    }
    assert together(parts.values()) == completion(listed(stage.cast.kiemsoat, Listing(source="plan")))


def test_a_past_day_lists_what_stood_then(stage: Stage) -> None:
    item = stage.at(At.VERIFIED)
    stage.now = local("2026-12-20 09:00")
    stage.do(item, "mo-lai")
    user, then = stage.cast.kiemsoat, date(2026, 12, 19)
    assert list(listed(user, Listing(standing="in_time", on=then))) == [item]
    assert list(listed(user, Listing(standing="overdue"))) == [item]
    assert not listed(user, Listing(standing="overdue", on=then))
    assert "stage" not in facets(user, Listing(on=then)) and "mine" not in counts(user, then)


def test_my_list_holds_what_i_still_owe_and_to_verify_what_others_reported(stage: Stage) -> None:
    made = {at: stage.at(at) for at in At}
    mine = listed(stage.cast.chuyenmon, Listing(view="mine"))
    assert set(mine) == {made[At.GIVEN], made[At.ACCEPTED], made[At.RETURNED]}
    assert set(listed(stage.cast.kiemsoat, Listing(view="verify"))) == {made[At.REPORTED]}
    assert not listed(stage.cast.chuyenmon, Listing(view="verify"))


def test_lists_are_narrowed_by_source_agency_stage_and_kind(stage: Stage) -> None:
    plan = stage.give(source=Source.PLAN, kind="general")
    other = stage.give(agency=stage.cast.ward.culture)
    user = stage.cast.kiemsoat
    assert list(listed(user, Listing(source="plan"))) == [plan] == list(listed(user, Listing(kind="general")))
    assert list(listed(user, Listing(agency=stage.cast.ward.culture.code))) == [other]
    assert list(listed(user, Listing(stage="given"))) == [plan, other]
    old = stage.give(given_on=date(2025, 3, 3), due_on=date(2025, 6, 30))
    assert list(listed(user, Listing(year="2025"))) == [old]
    assert facets(user, Listing())["year"] == {"2025": 1, "2026": 2}
