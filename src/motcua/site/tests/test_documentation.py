"""What the documentation says to type exists; what it links to is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[4]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = {page.relative_to(ROOT).as_posix(): page for page in PAGES}
_COMMAND = re.compile(r"(?:^|[\s`(])motcua ([a-z][a-z_-]+)")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_named_exists(name: str) -> None:
    known = {command.replace("_", "-") for command in get_commands()}
    text = NAMES[name].read_text(encoding="utf-8")
    assert {found for found in _COMMAND.findall(text) if found.replace("_", "-") not in known} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    page = NAMES[name]
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith(("http", "mailto:"))]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_picture_is_shown_somewhere() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = {picture.name for picture in (ROOT / "docs" / "pictures").glob("*.png")}
    assert {name for name in pictures if name not in text} == set()


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    made = {page.name for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}
    assert {name for name in made if name not in listed} == set()
