"""The command `motcua check-report`."""

import json
from pathlib import Path

import pytest
from django.core.management import ManagementUtility

from motcua import cli
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, OPEN

BROKEN = "Tổng số tiếp nhận 120 hồ sơ; đã giải quyết 100 hồ sơ, đang giải quyết 15 hồ sơ."
SOUND = "Tổng số tiếp nhận 120 hồ sơ; đã giải quyết 100 hồ sơ, đang giải quyết 20 hồ sơ."


def run(*arguments: str) -> int:
    """The exit code of ``motcua check-report ARGUMENTS``."""
    try:
        ManagementUtility(["motcua", "check_report", *arguments]).execute()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def written(folder: Path, text: str, name: str = "bao-cao.txt") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_broken_report_ends_with_1_and_underlines_the_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(written(tmp_path, BROKEN)) == 1
    lines = capsys.readouterr().out.splitlines()
    place = lines.index(BROKEN)
    marked = "".join(
        sign for sign, mark in zip(BROKEN, lines[place + 1].ljust(len(BROKEN)), strict=True) if mark == "^"
    )
    assert marked == "12010015"
    assert "100 + 15 = 115 ≠ 120 (còn thiếu 5)" in lines[place + 2]


def test_a_sound_report_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(written(tmp_path, SOUND)) == 0
    assert "Khớp: 100 + 20 = 120" in capsys.readouterr().out


def test_json_has_exactly_the_published_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, BROKEN)
    assert run(file, "--json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "file": file,
        "relations": [
            {
                "verdict": "unaccounted",
                "sentence": BROKEN,
                "arithmetic": "100 + 15 = 115 ≠ 120 (còn thiếu 5)",
                "numbers": ["120", "100", "15"],
            }
        ],
    }


def test_several_files_are_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [written(tmp_path, text, name) for text, name in ((SOUND, "a.txt"), (BROKEN, "b.txt"))]
    assert run(*files, "--json") == 1
    assert [one["file"] for one in json.loads(capsys.readouterr().out)] == files


def test_an_unreadable_file_ends_with_2_but_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "khong-co.txt"), written(tmp_path, BROKEN)) == 2
    captured = capsys.readouterr()
    assert "Không mở được tệp" in captured.err
    assert "còn thiếu 5" in captured.out


def test_the_dash_of_the_command_is_mapped_to_its_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["motcua", "check-report", written(tmp_path, SOUND)])
    cli.main()
    assert "Khớp" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--agency", "H98.1"), "phải đi cùng nhau"),
        (("--agency", "H99", "--from", "2026-10-15", "--to", "2026-11-14"), "Không có cơ quan mã “H99”"),
        (("--agency", "H98.1", "--from", "15/10/2026", "--to", "2026-11-14"), "không phải là ngày"),
        (("--nothing",), "Tham số chưa đúng"),
    ],
)
def test_bad_arguments_end_with_2_and_say_what_to_do(
    book: Book, tmp_path: Path, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(written(tmp_path, SOUND), *arguments) == 2
    assert says in capsys.readouterr().err


def test_figures_that_the_system_knows_are_compared(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book.add(DONE)
    book.add(OPEN)
    text = "Trong kỳ, UBND tiếp nhận 2 hồ sơ; đã giải quyết 2 hồ sơ, đang giải quyết 1 hồ sơ."
    asked = ("--agency", "H98.1", "--from", "2026-10-15", "--to", "2026-11-14", "--json")
    assert run(written(tmp_path, text), *asked) == 1
    relations = json.loads(capsys.readouterr().out)["relations"]
    said = {one["arithmetic"]: one["verdict"] for one in relations if "phần mềm" in one["arithmetic"]}
    assert said == {
        "báo cáo nêu 2, phần mềm đếm được 2 (tổng số hồ sơ tiếp nhận)": "holds",
        "báo cáo nêu 2, phần mềm đếm được 1 (hồ sơ đã giải quyết)": "contradicted",
        "báo cáo nêu 1, phần mềm đếm được 1 (hồ sơ đang giải quyết)": "holds",
    }
