"""In which order the stages of an inspection come. Pure; which stages a kind has is one table.

By the practice of the inspection decisions read so far (uncertain: no act lays down one order for all kinds).
An unannounced visit has no announcement and no report of the unit; whoever checks himself sends no draft.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from motcua.oversight.models.inspection import InspectionKind
from motcua.oversight.models.stage import Stage

WHOLE = tuple(Stage)
SEQUENCES: Mapping[str, tuple[Stage, ...]] = {
    InspectionKind.CONTROL: WHOLE,
    InspectionKind.REFORM: WHOLE,
    InspectionKind.SUPERVISION: WHOLE,
    InspectionKind.UNANNOUNCED: tuple(s for s in WHOLE if s not in (Stage.ANNOUNCE, Stage.OWN_REPORT)),
    InspectionKind.SELF: (Stage.DOCUMENTS, Stage.ON_SITE, Stage.MINUTES, Stage.CONCLUSION, Stage.PUBLICATION),
}
PER_UNIT = frozenset({Stage.OWN_REPORT, Stage.ON_SITE, Stage.MINUTES, Stage.EXPLANATION})
OPTIONAL = frozenset({Stage.DOCUMENTS, Stage.OWN_REPORT, Stage.EXPLANATION})
"""May be passed over: a unit that sends nothing cannot hold up an inspection."""
ONCE = frozenset({Stage.ANNOUNCE, Stage.MINUTES, Stage.DRAFT, Stage.CONCLUSION, Stage.PUBLICATION})


class Done(NamedTuple):
    """A record of a stage; ``unit``: its code, blank for the whole inspection."""

    stage: Stage
    unit: str = ""


def missing(kind: str, step: Done, done: Collection[Done], units: Collection[str]) -> list[Done]:
    """What has to be recorded before this step, in order; empty: it may come now.

    A step of one unit waits for the earlier steps of that unit, one of the whole for those of every unit.
    """
    sequence = SEQUENCES[kind]
    before = sequence[: sequence.index(step.stage)]
    wanted = [
        Done(stage, unit)
        for stage in before
        if stage not in OPTIONAL
        for unit in _units_of(stage, step, units)
    ]
    return [each for each in wanted if each not in done]


def follows(step: Done, kind: str, done: Collection[Done]) -> Stage | None:
    """A later stage that is recorded already, so that this one comes too late; None: it may still come."""
    sequence = SEQUENCES[kind]
    later = sequence[sequence.index(step.stage) + 1 :]
    return next(
        (
            stage
            for stage in later
            if any(each.stage == stage and (not step.unit or each.unit in ("", step.unit)) for each in done)
        ),
        None,
    )


def _units_of(stage: Stage, step: Done, units: Collection[str]) -> list[str]:
    if stage not in PER_UNIT:
        return [""]
    return [step.unit] if step.unit else sorted(units)
