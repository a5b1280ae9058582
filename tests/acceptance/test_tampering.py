"""Acceptance 4: who edits the database file, or an export of its journal, is found out and the place named.

The file is the demo's own. Every edit is made on a fresh copy by SQLite's own library, or by writing over
a byte on the disk; every verdict is that of ``motcua journal verify`` in a process of its own.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.terms import VN

SRC = Path(__file__).resolve().parents[2] / "src"
NOWHERE = "postgres://nobody:none@127.0.0.1:1/none"
DATABASE = "motcua.sqlite3"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="about the file of SQLite"
    ),
]


def motcua(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The console command on the installation in ``folder``."""
    ours = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    more = {
        "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
        "PYTHONPATH": str(SRC),
        "MOTCUA_DATA": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-m", "motcua.cli", *arguments],
        env={**ours, **more, **environment},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@dataclass(frozen=True)
class Target:
    """The third event of a dossier of 2022, and how many the dossier has."""

    chain: str
    label: str
    length: int
    verb: str
    payload: str
    recorded_at: str

    @property
    def day(self) -> str:
        """The local day it was recorded on."""
        return _day(self.recorded_at)

    def named(self, seq: int, day: str, what: str, verb: str = "") -> str:
        return f"Hồ sơ {self.label}, sự kiện số {seq}{f' ({verb})' if verb else ''}, ngày {day}: {what}"


def _day(recorded_at: str) -> str:
    return f"{datetime.fromisoformat(recorded_at).replace(tzinfo=UTC).astimezone(VN):%d/%m/%Y}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder. Nobody edits this one."""
    folder = tmp_path_factory.mktemp("demo")
    made = motcua(folder, "demo", "--no-serve", MOTCUA_DEMO_PASSWORD="mau-dung-thu")
    assert made.returncode == 0, made.stderr
    assert not (folder / f"{DATABASE}-wal").exists()
    return folder


@pytest.fixture(scope="module")
def target(built: Path) -> Target:
    with closing(sqlite3.connect(built / DATABASE)) as file:
        row = file.execute(
            "SELECT chain, label, length, verb, payload, event.recorded_at FROM journal_event event"
            " JOIN journal_chain ON journal_chain.id = chain"
            " WHERE label LIKE 'H03.1.7-22%' AND length >= 5 AND seq = 3 ORDER BY label LIMIT 1"
        ).fetchone()
    return Target(*row)


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def edit(folder: Path, statement: str, *values: object) -> None:
    """One statement that touches one row, past everything Django knows."""
    with closing(sqlite3.connect(folder / DATABASE)) as file, file:
        assert file.execute(statement, values).rowcount == 1


def verdict(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    done = motcua(folder, "journal", "verify", *arguments, **environment)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def one_byte_changed(text: str) -> str:
    """The first letter of the value that says who was to do it, replaced by its neighbour."""
    place = text.index('"agency"') + text[text.index('"agency"') :].index("H03")
    return text[:place] + "G" + text[place + 1 :]


def test_an_untouched_file_is_whole(copy: Path) -> None:
    code, said = verdict(copy)
    assert code == 0
    assert "Nhật ký nguyên vẹn" in said


def test_one_byte_changed_in_a_row(copy: Path, target: Target) -> None:
    changed = one_byte_changed(target.payload)
    assert sum(a != b for a, b in zip(changed, target.payload, strict=True)) == 1
    edit(copy, "UPDATE journal_event SET payload = ? WHERE chain = ? AND seq = 3", changed, target.chain)
    code, said = verdict(copy)
    assert code == 1
    assert target.named(3, target.day, "đã bị sửa", target.verb) in said
    assert "1 vấn đề" in said


def test_one_byte_changed_on_the_disk(copy: Path, target: Target) -> None:
    """No database library at all: the byte is written over where it lies in the file."""
    path = copy / DATABASE
    content = path.read_bytes()
    start = content.index(
        target.chain.encode() + b"\x03" + b"H03"
    )  # chain, seq and agency, as SQLite lays a row
    place = content.index(target.payload.encode(), start)
    changed = one_byte_changed(target.payload).encode()
    assert place - start < 500
    path.write_bytes(content[:place] + changed + content[place + len(changed) :])
    code, said = verdict(copy)
    assert code == 1
    assert target.named(3, target.day, "đã bị sửa", target.verb) in said


def test_one_row_deleted(copy: Path, target: Target) -> None:
    with closing(sqlite3.connect(copy / DATABASE)) as file, file:
        file.execute(
            "DELETE FROM journal_personalrecord WHERE event_id IN"
            " (SELECT id FROM journal_event WHERE chain = ? AND seq = 3)",
            [target.chain],
        )
    edit(copy, "DELETE FROM journal_event WHERE chain = ? AND seq = 3", target.chain)
    code, said = verdict(copy)
    assert code == 1
    assert target.named(3, target.day, "đã bị xóa") in said


def test_one_backdated_row_inserted(copy: Path, target: Target) -> None:
    earlier = datetime.fromisoformat(target.recorded_at) - timedelta(days=3)
    names = "agency, verb, actor, payload, personal_digest, previous, digest"
    edit(
        copy,
        f"INSERT INTO journal_event (chain, seq, occurred_at, recorded_at, {names})"
        f" SELECT chain, ?, ?, ?, {names} FROM journal_event WHERE chain = ? AND seq = 3",
        *(target.length + 1, str(earlier), str(earlier), target.chain),
    )
    code, said = verdict(copy)
    assert code == 1
    assert target.named(target.length + 1, _day(str(earlier)), "bị chèn thêm", target.verb) in said


Lines = list[str]


def _changed(lines: Lines, place: int, target: Target) -> None:
    lines[place] = one_byte_changed(lines[place])


def _dropped(lines: Lines, place: int, target: Target) -> None:
    del lines[place]


def _inserted(lines: Lines, place: int, target: Target) -> None:
    forged = json.loads(lines[place])
    early = datetime.fromisoformat(forged["recorded_at"]) - timedelta(days=3)
    forged |= {"seq": target.length + 1, "recorded_at": early.isoformat(timespec="microseconds")}
    lines.insert(place + target.length - 2, json.dumps(forged, ensure_ascii=False) + "\n")


@pytest.fixture(scope="module")
def exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "journal.jsonl"
    done = motcua(built, "journal", "export", "--agency", "H03.1.7", "--out", str(path))
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize(
    ("damage", "expected"),
    [(None, ""), (_changed, "đã bị sửa"), (_dropped, "đã bị xóa"), (_inserted, "bị chèn thêm")],
    ids=["untouched", "byte", "dropped", "inserted"],
)
def test_an_export_is_judged_where_there_is_no_database(
    exported: Path,
    target: Target,
    tmp_path: Path,
    damage: Callable[[Lines, int, Target], None] | None,
    expected: str,
) -> None:
    lines = exported.read_text().splitlines(keepends=True)
    if damage:
        damage(lines, next(_places(lines, target)), target)
    edited = tmp_path / "journal.jsonl"
    edited.write_text("".join(lines))
    code, said = verdict(tmp_path, "--file", str(edited), DATABASE_URL=NOWHERE)
    assert code == (1 if damage else 0), said
    if damage:
        [problem, *_] = [line for line in said.splitlines() if target.label in line]
        seq = target.length + 1 if damage is _inserted else 3
        assert f"Hồ sơ {target.label}, sự kiện số {seq}" in problem
        assert re.search(rf"ngày 0\d/01/2022: {expected}", problem)


def _places(lines: Lines, target: Target) -> Iterator[int]:
    """Where the third event of the dossier stands."""
    for place, line in enumerate(lines):
        record = json.loads(line)
        if (
            record["kind"] == "event"
            and record["seq"] == 3
            and record["chain"].replace("-", "") == target.chain
        ):
            yield place
