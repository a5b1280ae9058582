"""A province's own frame comes from a sheet: all rows or none, every bad row told, journalled."""

from typing import Any

import pytest

from motcua.checker.readers.errors import Unreadable
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.journal.models import Event
from motcua.scoring.actions import load_frame
from motcua.scoring.automatics import AUTOMATICS
from motcua.scoring.models import Frame
from motcua.scoring.rules.rows import COLUMNS, rows_of
from motcua.scoring.sheet_files import rows_in, workbook_of
from motcua.scoring.tests.stage import Stage, tree

DATA = {
    "agency": "H03", "name": "Quyết định 99/QĐ-UBND (mẫu)", "level": "commune", "valid_from": "01/01/2027",
    "waived": "out", "certainty": "verified", "bands": "Tốt: 8\nKhá: 6,5",
}  # fmt: skip
LABELS = {key: each.name for key, each in AUTOMATICS.items()}


def rows() -> list[list[str]]:
    return [list(COLUMNS), *rows_of(tree(), LABELS)]


def load(stage: Stage, who: str = "lanhdao_tinh", given: Any = None, **more: Any) -> Frame:
    return load_frame(stage.user(who), {**DATA, **more}, rows() if given is None else given)


def test_a_frame_survives_its_workbook_and_stands_in_the_journal(stage: Stage) -> None:
    made = load(stage, given=rows_in(workbook_of(rows())))
    kept = Frame.objects.get(pk=made.pk)
    assert kept.tree().roots == tree().roots and kept.tree().waived == "out"
    assert [band.name for band in kept.tree().bands] == ["Tốt", "Khá"]
    assert kept.agency == stage.cast.province
    event = Event.objects.latest("pk")
    assert (event.verb, event.agency, event.payload["count"]) == ("scoring_frame_loaded", "H03", 4)


def test_nobody_else_may(stage: Stage) -> None:
    for who in sorted(PEOPLE.keys() - {"lanhdao_tinh"}):
        with pytest.raises(NotPermitted):
            load(stage, who)
    assert not Frame.objects.filter(name=DATA["name"]).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"bands": "Tốt"}, "bands"),
        ({"bands": "Tốt: nhiều"}, "bands"),
        ({"valid_to": "31/12/2026"}, "valid_to"),
        ({"level": "làng"}, "level"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    stage: Stage, changed: dict[str, str], field: str
) -> None:
    before = Event.objects.count(), Frame.objects.count()
    with pytest.raises(BadInput) as refused:
        load(stage, **changed)
    assert field in refused.value.fields
    assert (Event.objects.count(), Frame.objects.count()) == before


def test_every_bad_row_is_told_and_nothing_is_kept(stage: Stage) -> None:
    bad = rows()
    bad[1][3], bad[2][4] = "6", "Tùy"
    with pytest.raises(BadInput) as refused:
        load(stage, given=bad)
    assert "dòng 3: Không hiểu công thức" in refused.value.fields["file"]
    bad = rows()
    bad[1][3] = "6"
    with pytest.raises(BadInput, match=r"dòng 2: Điểm tối đa của 1 khác tổng các thành phần \(5\)"):
        load(stage, given=bad)
    assert not Frame.objects.filter(name=DATA["name"]).exists()


def test_the_same_name_of_the_same_day_is_refused(stage: Stage) -> None:
    load(stage)
    with pytest.raises(BadInput, match="cùng tên"):
        load(stage)


def test_what_is_no_workbook_is_refused_in_vietnamese() -> None:
    with pytest.raises(Unreadable, match="bị hỏng"):
        rows_in(b"khong phai tep")


def test_a_cell_is_never_a_formula() -> None:
    assert rows_in(workbook_of([["=1+1", "@a", "1.1"]])) == [["=1+1", "@a", "1.1"]]
