"""SQL of our own is written in one module; everywhere else the ORM speaks."""

import re
from pathlib import Path

import motcua

ROOT = Path(motcua.__file__).parent
ROOM = {"database/sql.py", "database/inserting.py", "database/prepared.py"}
SPEAKS_SQL = re.compile(r"\.cursor\(|\.raw\(|RawSQL|\.extra\(|\.executescript\(")


def test_no_sql_outside_its_room() -> None:
    files = {str(path.relative_to(ROOT)): path for path in ROOT.rglob("*.py") if "tests" not in path.parts}
    speaking = {name for name, path in files.items() if SPEAKS_SQL.search(path.read_text(encoding="utf-8"))}
    assert speaking <= ROOM
    assert "database/sql.py" in speaking  # the search does find it
