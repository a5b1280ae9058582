"""What the documentation says to type exists; what it links to is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[4]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = {page.relative_to(ROOT).as_posix(): page for page in PAGES}
_COMMAND = re.compile(r"(?:^|[\s`(])motcua ([a-z][a-z_-]+)")
_ACTION = re.compile(r"(?:^|[\s`(])motcua (sums|report|report-package|forecast|journal|mine) ([a-z]+)")
_PATH = re.compile(r"`([\w./-]+/[\w./-]*\w\.(?:py|json))`")
_SETTING = re.compile(r"\"(MOTCUA_[A-Z_]+|PORT|DATABASE_URL)\"")
INNER = {"MOTCUA_STATIC_COLLECTED"}  # said by one process of ours to another
_LABEL = re.compile(r"(?<![\w*])\*([^*`]+)\*")
_CODE = re.compile(r"^ {4}.*$", re.MULTILINE)
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


@pytest.mark.parametrize("name", NAMES)
def test_every_action_of_a_command_exists(name: str) -> None:
    for command, action in _ACTION.findall(NAMES[name].read_text(encoding="utf-8")):
        module = command.replace("-", "_")
        known = load_command_class(get_commands()[module], module)
        usage = known.create_parser("motcua", module).format_help()
        assert re.search(rf"\b{action}\b", usage), f"motcua {command} {action}"


def test_every_setting_is_told() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    read = {
        found
        for file in (ROOT / "src").rglob("*.py")
        if "tests" not in file.parts
        for found in _SETTING.findall(file.read_text(encoding="utf-8"))
    }
    assert {setting for setting in read - INNER if f"`{setting}`" not in told} == set()


@pytest.mark.parametrize("name", ["docs/uncertain.md", "docs/architecture.md"])
def test_every_file_named_is_there(name: str) -> None:
    found = _PATH.findall(NAMES[name].read_text(encoding="utf-8"))
    assert [path for path in found if not (ROOT / "src" / "motcua" / path).is_file()] == []
    assert "``" not in NAMES[name].read_text(encoding="utf-8").replace("```", "")


@pytest.fixture(scope="module")
def interface() -> str:
    """All that the program may say, in one line."""
    files = [file for kind in ("py", "html", "js", "json") for file in (ROOT / "src").rglob(f"*.{kind}")]
    return _one_line("".join(file.read_text("utf-8") for file in files if "tests" not in file.parts))


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("docs/guide/")])
def test_every_label_of_a_guide_is_one_of_the_interface(name: str, interface: str) -> None:
    text = _one_line(_CODE.sub("", NAMES[name].read_text(encoding="utf-8")).replace("**", ""))
    assert [label for label in _LABEL.findall(text) if label not in interface] == []


def _one_line(text: str) -> str:
    return " ".join(text.split())
