"""A frozen report as a paper."""

from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.documents.report_paper import ReportPaper, RowKind
from motcua.filing.papers import People, paper_of
from motcua.organisation.models import Agency, Level
from motcua.reports.tests import factory

pytestmark = pytest.mark.django_db
FROZEN = datetime(2026, 11, 15, 20, 0, tzinfo=UTC)  # already the 16th in Việt Nam


def cells(**counts: int) -> dict[str, Any]:
    return {key[1:]: {"count": count, "ids": "ab"} for key, count in counts.items()}


def document(**parts: Any) -> dict[str, Any]:
    base = {
        "form": {"code": "nguon", "title": "Nguồn hồ sơ", "source": "Biểu nội bộ", "unit": "hồ sơ"},
        "agency": {"code": "H98.1", "name": "Ủy ban nhân dân phường Cũ"},
        "period": {"first": "2026-10-15", "last": "2026-11-14"},
        "grouping": "sector",
        "columns": [
            {"number": 1, "group": "Nhóm", "name": "a", "definition": "Hồ sơ a."},
            {"number": 2, "group": "", "name": "b", "definition": "Hồ sơ b."},
        ],
        "rows": [
            {"key": "unclassified", "name": "Chưa phân lĩnh vực", "cells": cells(c1=1, c2=1)},
            {"key": "HT", "name": "Hộ tịch", "cells": cells(c1=3, c2=3)},
            {"key": "DD", "name": "Đất đai", "cells": cells(c1=2, c2=2)},
        ],
        "total": {"1": 6, "2": 6},
        "identities": [
            {"text": "1 = 2", "holds": True, "broken": []},
            {"text": "1 = 2 của kỳ liền trước", "holds": False, "broken": ["Tổng số"]},
        ],
        "ratios": [{"name": "Tỷ lệ", "formula": "1 : 2", "text": "100,00%"}],
    }
    return {**base, **parts}


@pytest.fixture
def commune() -> Agency:
    return factory.agency("H98.1", factory.agency("H98", level=Level.PROVINCE))


def paper(agency: Agency, **parts: Any) -> ReportPaper:
    return paper_of(document(**parts), agency, FROZEN, People("Trần Văn Thử"), "BC 1")


def test_rows_stand_by_name_with_what_is_not_classified_last(commune: Agency) -> None:
    (table,) = paper(commune).tables
    names = [row.name for row in table.rows]
    assert names == ["Đất đai", "Hộ tịch", "Chưa phân lĩnh vực", "Tổng số"]
    assert [row.cells for row in table.rows] == [(2, 2), (3, 3), (1, 1), (6, 6)]


def test_names_are_those_of_the_day_of_freezing(commune: Agency) -> None:
    found = paper(commune)
    assert found.issuer == "Ủy ban nhân dân phường Cũ"
    assert found.receiver == found.superior == "Ủy ban H98"
    assert found.dated.isoformat() == "2026-11-16"
    assert found.made_at == FROZEN


def test_sums_are_checked_on_paper_and_the_period_before_is_stated(commune: Agency) -> None:
    assert [(check.text, check.broken) for check in paper(commune).checks] == [
        ("(1) = (2)", ()),
        ("1 = 2 của kỳ liền trước", ("Tổng số",)),
    ]


def test_a_statutory_form_gets_its_official_layout(commune: Agency) -> None:
    numbers = range(3, 16)
    columns = [{"number": n, "group": "", "name": str(n), "definition": ""} for n in numbers]
    zero = {str(number): 0 for number in numbers}
    form = {"code": "07a", "title": "t", "source": "s", "unit": "hồ sơ"}
    found = paper(commune, form=form, columns=columns, rows=[], total=zero, identities=[])
    assert found.form_sign == "Biểu số 07a/BTP/KSTT"
    assert [row.kind for row in found.tables[0].rows] == [RowKind.TOTAL]
    assert len(found.tables[0].columns) == 13


def test_a_province_reports_to_the_ministry_of_the_circular(commune: Agency) -> None:
    assert commune.parent is not None
    numbers = range(3, 14)
    columns = [{"number": n, "group": "", "name": str(n), "definition": ""} for n in numbers]
    zero = {str(number): 0 for number in numbers}
    form = {"code": "II.06a", "title": "t", "source": "s", "unit": "hồ sơ"}
    found = paper(commune.parent, form=form, columns=columns, rows=[], total=zero, identities=[])
    assert found.receiver == "Văn phòng Chính phủ"


def test_only_synthetic_figures_are_marked(commune: Agency) -> None:
    assert paper(commune).mark == ""
    commune.synthetic = True
    assert paper(commune).mark == "DỮ LIỆU MÔ PHỎNG"


def test_sections_come_with_their_sums_and_an_empty_one_too(commune: Agency) -> None:
    numbers = range(3, 16)
    columns = [{"number": n, "group": "", "name": str(n), "definition": ""} for n in numbers]
    one = {str(number): {"count": 1, "ids": ""} for number in numbers}
    rows = [
        {"key": "II:DD", "name": "Đất đai", "cells": one},
        {"key": "II:HT", "name": "Hộ tịch", "cells": one},
    ]
    total = {str(number): 2 for number in numbers}
    form = {"code": "07b", "title": "t", "source": "s", "unit": "hồ sơ"}
    found = paper(commune, form=form, columns=columns, rows=rows, total=total, identities=[])
    shown = [(row.mark, row.kind, row.cells[0]) for row in found.tables[0].rows]
    assert shown == [
        ("I", RowKind.SECTION, 0),
        ("II", RowKind.SECTION, 2),
        ("1", RowKind.PLAIN, 1),
        ("2", RowKind.PLAIN, 1),
        ("", RowKind.TOTAL, 2),
    ]


def test_a_correction_says_what_it_changes_of_which_report(commune: Agency) -> None:
    cell = {"row": "HT", "column": 1, "before": 2, "after": 3, "in": ["a", "b"], "out": ["c"]}
    found = paper(commune, correction={"corrects": "abc123", "cells": [cell], "reasons": {}})
    assert found.title.endswith("(bản đính chính)")
    assert found.amendments == (
        "báo cáo đã ký có mã kiểm chứng abc123",
        "Hộ tịch, cột (1): 2 thành 3 (thêm 2, bớt 1)",
    )
    assert paper(commune).amendments == ()
