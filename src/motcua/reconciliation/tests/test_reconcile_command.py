import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from motcua.rosters.readers import read

FIRST = "Mã TTHC,Tên thủ tục,Thời hạn\n1.000001,Đăng ký một,3 ngày\n1.000002,Cấp giấy hai,5 ngày\n"
SECOND = "Mã TTHC,Tên thủ tục,Thời hạn\n1.000001,Đăng ký một,4 ngày\n1.000003,Xác nhận ba,5 ngày\n"


def file(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def run(*arguments: str, code: int) -> str:
    target = io.StringIO()
    if code:
        with pytest.raises(SystemExit) as stopped:
            call_command("reconcile", *arguments, stdout=target)
        assert stopped.value.code == code
    else:
        call_command("reconcile", *arguments, stdout=target)
    return target.getvalue()


def test_differences_are_printed_and_told_by_the_exit_code(tmp_path: Path) -> None:
    shown = run(file(tmp_path, "a.csv", FIRST), file(tmp_path, "b.csv", SECOND), code=1)
    assert "b.csv so với a.csv: Thiếu 1 · Ngoài danh mục 1 · Khác nội dung 1" in shown
    assert "Thời hạn: 3 ngày → 4 ngày" in shown.replace("Thời hạn giải quyết", "Thời hạn")


def test_lists_that_agree_end_well(tmp_path: Path) -> None:
    shown = run(file(tmp_path, "a.csv", FIRST), file(tmp_path, "b.csv", FIRST), code=0)
    assert "b.csv so với a.csv: Khớp 2" in shown


def test_three_lists_are_each_compared_with_each(tmp_path: Path) -> None:
    paths = [
        file(tmp_path, f"{name}.csv", text) for name, text in zip("abc", (FIRST, SECOND, FIRST), strict=True)
    ]
    data = json.loads(run(*paths, "--json", code=1))
    assert [(each["first"], each["second"]) for each in data["comparisons"]] == [(0, 1), (0, 2), (1, 2)]
    assert data["comparisons"][1]["counts"]["same"] == 2


def test_the_result_is_written_as_a_workbook(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    run(file(tmp_path, "a.csv", FIRST), file(tmp_path, "b.csv", SECOND), f"--xlsx={target}", code=1)
    listed = read("out.xlsx", target.read_bytes())
    assert {"1.000001", "1.000002", "1.000003"} <= {entry.code for entry in listed.entries}


@pytest.mark.parametrize("text", ["", "chỉ là chữ\n", "{"])
def test_a_file_without_a_list_is_refused_by_name(tmp_path: Path, text: str) -> None:
    good, bad = file(tmp_path, "a.csv", FIRST), file(tmp_path, "bad.csv", text)
    with pytest.raises(CommandError, match=r"bad\.csv: ") as refused:
        call_command("reconcile", good, bad)
    assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"Không đọc được tệp .*none\.csv"):
        call_command("reconcile", str(tmp_path / "none.csv"), str(tmp_path / "none.csv"))
