"""The order of stages: what must come before, what comes too late."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.oversight.models import InspectionKind, Stage
from motcua.oversight.stages import OPTIONAL, PER_UNIT, SEQUENCES, Done, follows, missing

UNITS = ("A", "B")


def all_steps(kind: str, units: tuple[str, ...]) -> list[Done]:
    """Every step of an inspection in its order."""
    return [
        Done(stage, unit) for stage in SEQUENCES[kind] for unit in (units if stage in PER_UNIT else ("",))
    ]


@given(st.sampled_from(list(InspectionKind)), st.lists(st.sampled_from("ABC"), min_size=1, unique=True))
def test_doing_everything_in_order_never_misses_anything_and_is_never_late(
    kind: str, units: list[str]
) -> None:
    done: list[Done] = []
    for step in all_steps(kind, tuple(units)):
        assert missing(kind, step, done, units) == []
        assert follows(step, kind, done) is None
        done.append(step)


@given(st.sampled_from(list(InspectionKind)), st.data())
def test_leaving_out_a_stage_that_is_not_optional_stops_every_later_step_of_the_whole(
    kind: str, data: st.DataObject
) -> None:
    steps = all_steps(kind, UNITS)
    left_out = data.draw(st.sampled_from([step for step in steps if step.stage not in OPTIONAL]))
    done = [step for step in steps if step != left_out]
    later = SEQUENCES[kind][SEQUENCES[kind].index(left_out.stage) + 1 :]
    for stage in later:
        for unit in UNITS if stage in PER_UNIT else ("",):
            stopped = left_out in missing(kind, Done(stage, unit), done, UNITS)
            assert stopped == (unit in ("", left_out.unit) or not left_out.unit)


def test_the_minutes_of_one_ward_do_not_wait_for_the_visit_to_another() -> None:
    done = [Done(Stage.ANNOUNCE), Done(Stage.ON_SITE, "A")]
    assert missing(InspectionKind.SUPERVISION, Done(Stage.MINUTES, "A"), done, UNITS) == []
    assert missing(InspectionKind.SUPERVISION, Done(Stage.MINUTES, "B"), done, UNITS) == [
        Done(Stage.ON_SITE, "B")
    ]


def test_the_draft_waits_for_the_minutes_of_every_ward() -> None:
    done = [Done(Stage.ANNOUNCE), *(Done(Stage.ON_SITE, unit) for unit in UNITS), Done(Stage.MINUTES, "A")]
    assert missing(InspectionKind.CONTROL, Done(Stage.DRAFT), done, UNITS) == [Done(Stage.MINUTES, "B")]


def test_a_visit_after_the_conclusion_comes_too_late_but_a_ward_is_not_late_for_anothers_minutes() -> None:
    assert (
        follows(Done(Stage.ON_SITE, "A"), InspectionKind.CONTROL, [Done(Stage.CONCLUSION)])
        == Stage.CONCLUSION
    )
    assert follows(Done(Stage.ON_SITE, "A"), InspectionKind.CONTROL, [Done(Stage.MINUTES, "B")]) is None


@pytest.mark.parametrize(
    ("kind", "without"),
    [
        (InspectionKind.UNANNOUNCED, {Stage.ANNOUNCE, Stage.OWN_REPORT}),
        (InspectionKind.SELF, {Stage.ANNOUNCE, Stage.OWN_REPORT, Stage.DRAFT, Stage.EXPLANATION}),
        (InspectionKind.CONTROL, set()),
        (InspectionKind.REFORM, set()),
        (InspectionKind.SUPERVISION, set()),
    ],
)
def test_each_kind_has_its_stages(kind: str, without: set[Stage]) -> None:
    assert set(Stage) - set(SEQUENCES[kind]) == without
