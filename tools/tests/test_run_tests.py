"""What ``make test`` says at its end, and when it fails."""

import tomllib
from pathlib import Path

import pytest

from tools.junit import Totals, read_totals
from tools.run_tests import PURE, Session

ROOT = Path(__file__).parents[2]

REPORT = """<testsuites><testsuite>
<testcase classname="a" name="one"/>
<testcase classname="a" name="two"><failure/></testcase>
<testcase classname="a" name="three"/><testcase classname="a" name="three"><error/></testcase>
<testcase classname="a" name="four"><skipped/></testcase>
</testsuite></testsuites>"""


@pytest.fixture(autouse=True)
def not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def session(tmp_path: Path, totals: Totals, missing: str = "") -> Session:
    made = Session([], tmp_path)
    made.totals = totals
    made.missing = [missing] if missing else []
    return made


def test_a_test_that_passes_and_then_errs_counts_once_as_failed(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    assert read_totals(tmp_path / "report.xml") == Totals(passed=1, failed=2, skipped=1)


def test_the_last_line_is_the_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert session(tmp_path, Totals(3, 0, 1) + Totals(2, 0, 0)).close() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 0 failed, 1 skipped"


@pytest.mark.parametrize("totals", [Totals(), Totals(5, 1, 0)], ids=["nothing ran", "one failed"])
def test_fails_when_a_test_failed_or_none_ran(tmp_path: Path, totals: Totals) -> None:
    assert session(tmp_path, totals).close() == 1


def test_fails_when_pytest_broke_off_without_a_failed_test(tmp_path: Path) -> None:
    broken = session(tmp_path, Totals(5, 0, 0))
    broken.broken = True
    assert broken.close() == 1


def test_what_is_missing_is_said_and_fails_only_in_ci(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session(tmp_path, Totals(5, 0, 0), missing="Chromium").close() == 0
    assert "NOT TESTED, could not get Chromium" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert session(tmp_path, Totals(5, 0, 0), missing="Chromium").close() == 1


def test_only_rooms_that_know_no_database_are_left_out_on_postgresql() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    pure = next(each for each in contracts if "django" in each.get("forbidden_modules", ()))
    rooms = {f"motcua.{Path(room).name}" for room in PURE}
    assert rooms <= set(pure["source_modules"]) and all((ROOT / room).is_dir() for room in PURE)
