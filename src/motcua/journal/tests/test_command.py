"""`motcua journal export`, `verify --file` and `seal`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from motcua.journal import actions
from motcua.journal.models import Seal
from motcua.journal.tests.histories import Step, recorded

SRC = Path(__file__).resolve().parents[3]
Journal = Callable[..., list[actions.Recorded]]


@pytest.fixture
def exported(journal: Journal, tmp_path: Path) -> Path:
    journal()
    path = tmp_path / "journal.jsonl"
    call_command("journal", "export", "--agency", "H26.1", "--out", str(path))
    return path


def run(*arguments: str, module: str = "motcua.cli", **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, whose DATABASE_URL leads nowhere."""
    nowhere = {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/none", "PYTHONPATH": str(SRC)}
    code = f"import {module}, sys; sys.exit({module}.main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "motcua.site.settings", **nowhere, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_file_is_verified_where_there_is_no_database(exported: Path, tmp_path: Path) -> None:
    result = run("journal", "verify", "--file", str(exported), MOTCUA_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert "3 hồ sơ, 15 sự kiện, 3 niêm phong" in result.stdout
    exported.write_text(exported.read_text().replace('"actor":"tiepnhan"', '"actor":"tiepnhaN"', 1))
    result = run("journal", "verify", "--file", str(exported), MOTCUA_DATA=str(tmp_path))
    assert result.returncode == 1
    assert "Hồ sơ H26.1-220307-0000, sự kiện số 1 (t_receive), ngày 07/03/2022: đã bị sửa" in result.stdout


def test_a_file_is_verified_without_django(exported: Path) -> None:
    code = (
        "import sys; sys.modules['django'] = sys.modules['orjson'] = None\n"
        "from motcua.journal.verifier.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, str(exported)]
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, "nguyên vẹn" in result.stdout) == (0, True), result.stderr


def damaged(lines: list[str], damage: str) -> list[str]:
    third = next(number for number, line in enumerate(lines) if '"seq":3' in line)
    if damage == "byte":
        lines[third] = lines[third].replace("t_return", "t_returm")
    elif damage == "drop":
        del lines[third]
    elif damage == "broken":
        lines[third] = lines[third].replace("{", "[", 1)
    else:
        forged = {**json.loads(lines[third]), "seq": 6, "recorded_at": "2022-03-01T01:00:00.000000+00:00"}
        lines.insert(third + 1, json.dumps(forged) + "\n")
    return lines


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("byte", "sự kiện số 3 (t_returm), ngày 08/03/2022: đã bị sửa"),
        ("drop", "sự kiện số 3, ngày 08/03/2022: đã bị xóa"),
        ("broken", "sự kiện số 3, ngày 08/03/2022: đã bị xóa"),
        ("insert", "sự kiện số 6 (t_return), ngày 01/03/2022: bị chèn thêm"),
    ],
)
def test_damage_to_a_file_is_named(
    exported: Path, damage: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exported.write_text("".join(damaged(exported.read_text().splitlines(keepends=True), damage)))
    with pytest.raises(SystemExit) as exit:
        call_command("journal", "verify", "--file", str(exported))
    assert exit.value.code == 1
    assert f"Hồ sơ H26.1-220307-0000, {sentence}" in capsys.readouterr().out


def test_an_export_holds_no_personal_data(exported: Path) -> None:
    assert "Người mẫu" not in exported.read_text()
    assert '"personal_digest"' in exported.read_text()


def codes(path: Path, kind: str) -> set[Any]:
    records = [json.loads(line) for line in path.read_text().splitlines()]
    return {record["agency"] for record in records if record["kind"] == kind}


def test_an_export_holds_the_agency_and_all_below_it_and_whole_chains(
    journal: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal()
    stranger = actions.new_chain(recorded(50, []).chain.id, "H26.10-220307-0001", "H26.10")
    entry = recorded(51, [Step(1, "H26.10")]).events[0]
    told = actions.Entry(entry.verb, "H26.10", "tiepnhan", entry.occurred_at, {})
    actions.save(actions.build(stranger, [told], entry.recorded_at), new=True)
    for code, seals in (("H26.1", {"H26.1", "H26.1.2"}), ("H26.1.2", {"H26.1.2"}), ("H26.10", set())):
        path = tmp_path / code
        call_command("journal", "export", "--agency", code, "--out", str(path))
        assert codes(path, "seal") == seals
        assert codes(path, "chain") == ({"H26.10"} if code == "H26.10" else {"H26.1"})
        call_command("journal", "verify", "--file", str(path))
    assert "KHÔNG" not in capsys.readouterr().out


def test_an_unknown_agency_leaves_no_file(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="H99"):
        call_command("journal", "export", "--agency", "H99", "--out", str(tmp_path / "x"))
    assert list(tmp_path.iterdir()) == []


def test_seal_refuses_a_day_that_is_not_over(journal: Journal) -> None:
    journal(sealed=False)
    with pytest.raises(CommandError, match="chưa qua hẳn"):
        call_command("journal", "seal", "--through", "2099-01-01")
    call_command("journal", "seal", "--through", "2022-03-08")
    assert Seal.objects.count() == 2
    call_command("journal", "seal")
    assert Seal.objects.count() == 4
