import json
from typing import Any

import pytest
from django.core.management import ManagementUtility

from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, OPEN

ASKED = ("--form", "07a", "--agency", "H98.1", "--from", "2026-10-15", "--to", "2026-11-14")


def run(*arguments: str) -> int:
    """The exit code of ``motcua figures ARGUMENTS``."""
    try:
        ManagementUtility(["motcua", "figures", *arguments]).execute()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_json_has_exactly_the_published_shape(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    book.add(DONE)
    assert run(*ASKED, "--json") == 0
    cells = {str(number): 0 for number in range(3, 16)} | {"3": 1, "7": 1, "9": 1, "10": 1}
    assert json.loads(capsys.readouterr().out) == {
        "form": "07a",
        "agency": "H98.1",
        "from": "2026-10-15",
        "to": "2026-11-14",
        "rows": [{"key": "THU-HT", "name": "Lĩnh vực THU-HT", "cells": cells}],
        "total": cells,
        "identities": [
            {"text": "3 = 4 + 5 + 6 + 7 + 8", "holds": True},
            {"text": "9 = 10 + 11 + 12", "holds": True},
            {"text": "13 = 14 + 15", "holds": True},
            {"text": "3 = 9 + 13", "holds": True},
        ],
        "ratios": [
            {
                "name": "Tỷ lệ giải quyết trước hạn và đúng hạn",
                "formula": "(10 + 11) : 9",
                "numerator": 1,
                "denominator": 1,
                "digits": 2,
                "text": "100,00%",
            }
        ],
    }


def test_both_days_are_included(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    book.add(DONE)
    assert (
        run("--form", "07a", "--agency", "H98.1", "--from", "2026-10-20", "--to", "2026-10-20", "--json") == 0
    )
    total: dict[str, Any] = json.loads(capsys.readouterr().out)["total"]
    assert (total["3"], total["9"], total["13"]) == (1, 0, 1)


def test_the_table_for_people_names_columns_and_identities(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    book.add(DONE)
    assert run(*ASKED, "--by", "procedure") == 0
    out = capsys.readouterr().out
    assert "từ 15/10/2026 đến hết 14/11/2026" in out
    assert "3 = 9 + 13: đúng" in out
    assert "Thủ tục 9.000001" in out


def test_kill_11_unusable_rows_are_announced_beside_the_json(
    book: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    book.add(OPEN, received_at=None)
    assert run(*ASKED, "--json") == 0
    captured = capsys.readouterr()
    assert "1 hồ sơ không đủ dữ liệu" in captured.err
    json.loads(captured.out)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (ASKED[:6], "Thiếu tham số --to"),
        ((*ASKED[:2], "--agency", "H99", *ASKED[4:]), "Không có cơ quan mã “H99”"),
        (("--form", "99", *ASKED[2:]), "Không có biểu mẫu “99”"),
        ((*ASKED[:6], "--to", "14/11/2026"), "không phải là ngày"),
        ((*ASKED[:6], "--to", "2026-01-01"), "phải bằng hoặc sau"),
        ((*ASKED, "--by", "màu"), "Không phân nhóm được"),
        ((*ASKED, "--level", "làng"), "Không có cấp"),
        ((*ASKED, "--nothing"), "Tham số chưa đúng"),
    ],
)
def test_bad_arguments_end_with_2_and_say_what_to_do(
    book: Book, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert captured.out == ""


BESIDE = ("--compare-from", "2026-09-15", "--compare-to", "2026-10-14")


def test_an_earlier_period_stands_beside_the_table(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    book.add(DONE)
    assert run(*ASKED, *BESIDE, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["compared"]["total"]["3"] == {"before": 0, "difference": 1, "percent": "–"}


def test_the_differences_follow_the_table_in_words(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    book.add(DONE)
    assert run(*ASKED, *BESIDE) == 0
    assert "So với kỳ từ 15/09/2026 đến hết 14/10/2026" in capsys.readouterr().out


@pytest.mark.parametrize("given", [BESIDE[:2], BESIDE[2:]])
def test_half_an_earlier_period_is_refused_in_words(
    book: Book, given: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*ASKED, *given) == 2
    assert "cần đủ cả" in capsys.readouterr().err
