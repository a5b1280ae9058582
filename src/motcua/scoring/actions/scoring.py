"""An agency scores itself: the whole sheet or a part of it at once, as often as it likes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, tried
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.scoring.actions.doing import SCORER, Doing, start
from motcua.scoring.actions.inputs import first_field, name, own_answer, own_specs
from motcua.scoring.models import Entry, Sheet, Stage
from motcua.scoring.models.entry import APPRAISAL
from motcua.scoring.rules import answers
from motcua.scoring.rules.points import RulesError, points_text, thousandths
from motcua.scoring.rules.tree import Leaf

verbs.register("scoring_saved", "Ghi tự chấm {count} tiêu chí: {codes}")

LABEL = "Ghi tự chấm"
REVISION = FieldSpec("revision", "Lần lưu", "count", required=False)
_KEPT = ("answer", "own_points", "own_waived", "links", "words", "scored_by")


def save(user: User, id: UUID, data: Mapping[str, Any]) -> Sheet:
    """Fields by ``inputs.own_specs``; criteria of which nothing is given stay as they are.

    All or nothing: one field at fault and none is kept. Raises NotPermitted, WrongState, BadInput.
    """
    with transaction.atomic():
        doing = start(user, id, LABEL, SCORER, [Stage.SCORING])
        given = [(n, leaf) for n, leaf in doing.numbered if any(key.startswith(f"c{n}_") for key in data)]
        specs = [REVISION, *(spec for n, leaf in given for spec in own_specs(n, leaf))]
        values, errors = tried(specs, data)
        said = _answers(given, values, errors)
        _check_revision(doing, values["revision"])
        if errors:
            raise BadInput(f"Chưa ghi được: {len(errors)} ô cần sửa.", errors)
        changed = [entry for n, leaf in given if (entry := _change(doing, n, leaf, values, said)) is not None]
        if changed:
            _write(doing, changed)
    return doing.sheet


def _answers(
    given: list[tuple[int, Leaf]], values: dict[str, Any], errors: dict[str, str]
) -> dict[int, answers.Answer | None]:
    """Answers by number; what cannot be one is an error beside its first field."""
    said: dict[int, answers.Answer | None] = {}
    for n, leaf in given:
        if leaf.survey or leaf.automatic:
            continue
        try:
            said[n] = own_answer(n, leaf, values)
            if said[n] is not None:
                leaf.formula.points(said[n])  # type: ignore[arg-type]
        except RulesError as error:
            errors.setdefault(first_field(n, leaf), f"{leaf.code}: {error}")
    return said


def _check_revision(doing: Doing, revision: int | None) -> None:
    if revision is not None and revision != doing.sheet.revision:
        raise BadInput(
            "Phiếu đã được người khác lưu sau khi bạn mở. Nội dung bạn nhập còn ở dưới: "
            "đối chiếu với bản mới nhất rồi lưu lại."
        )


def _change(
    doing: Doing,
    number: int,
    leaf: Leaf,
    values: Mapping[str, Any],
    said: Mapping[int, answers.Answer | None],
) -> Entry | None:
    """The entry with what was given, or None where that is what it has already."""
    if leaf.survey:
        return None
    entry = doing.entries[leaf.code]
    before = [getattr(entry, each) for each in _KEPT[:-1]]
    if not leaf.automatic:
        answer = said[number]
        entry.answer = answers.to_json(answer) if answer else None
        entry.own_points = thousandths(leaf.formula.points(answer)) if answer else None
    entry.links = "\n".join(values[name(number, "links")])
    entry.words = values[name(number, "words")]
    entry.own_waived = bool(values.get(name(number, "waived"), False))
    if [getattr(entry, each) for each in _KEPT[:-1]] == before:
        return None
    entry.scored_by = doing.user
    entry.forget_appraisal()
    return entry


def _write(doing: Doing, changed: list[Entry]) -> None:
    Entry.objects.bulk_update(changed, [*_KEPT, *APPRAISAL])
    doing.payload |= {
        "count": len(changed),
        "codes": ", ".join(entry.code for entry in changed),
        "own": {entry.code: _said(entry) for entry in changed},
    }
    words = {entry.code: entry.words for entry in changed if entry.words}
    links = {entry.code: entry.links for entry in changed if entry.links}
    if words or links:
        doing.personal |= {"words": words, "links": links}
    doing.record("scoring_saved")


def _said(entry: Entry) -> dict[str, Any]:
    points = entry.own.points
    return {
        "points": None if points is None else points_text(points),
        "waived": entry.own_waived,
        "answer": entry.answer,
    }
