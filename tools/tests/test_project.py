"""Lists that must agree do."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD_ONLY = {"flit-core"}


def test_the_package_asks_for_what_the_lock_is_made_from() -> None:
    asked = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    locked = {line.strip() for line in (ROOT / "requirements.in").read_text().splitlines() if line.strip()}
    assert asked == locked - BUILD_ONLY


def test_locks_carry_hashes_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text
