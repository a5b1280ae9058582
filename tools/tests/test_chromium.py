"""Where the tests look for a browser."""

from pathlib import Path

import pytest

from tools import chromium, debian
from tools.chromium import chromium_path
from tools.debian import Unavailable


def test_the_one_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "browser").touch()
    monkeypatch.setenv("MOTCUA_CHROMIUM", str(tmp_path / "browser"))
    assert chromium_path() == tmp_path / "browser"


def test_a_wrong_name_is_said_and_nothing_else_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_CHROMIUM", "/nowhere/browser")
    with pytest.raises(Unavailable, match="/nowhere/browser, which does not exist"):
        chromium_path(install=True)


def test_debian_is_asked_only_when_installing_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def install(*names: str) -> bool:
        asked.extend(names)
        return False

    monkeypatch.delenv("MOTCUA_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "NAMES", ())
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    with pytest.raises(Unavailable):
        chromium_path()
    assert asked == []
    with pytest.raises(Unavailable, match="MOTCUA_CHROMIUM"):
        chromium_path(install=True)
    assert asked == ["chromium"]
