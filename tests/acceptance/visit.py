"""One state of a page, and the dossiers that pages are about."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from motcua.dossiers.models import Dossier

Then = Callable[[Page], None]


@dataclass(frozen=True)
class Visit:
    """One state of the page ``name``, seen by ``who`` (None: a citizen); ``then``: what is done there."""

    name: str
    who: str | None
    address: str
    status: int = 200
    then: Then | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.who or 'citizen'}) {self.address}"


@dataclass(frozen=True)
class Books:
    """Some of the ward's dossiers, each by the state it is in."""

    new: Dossier
    running: Dossier
    overdue: Dossier
    waiting: Dossier
    paying: Dossier
    asked: Dossier
    signing: Dossier
    resolved: Dossier
    returned: Dossier
    paper: Dossier


def pressing(button: str) -> Then:
    """The form sent as it stands, mostly empty: the page tells what is missing."""

    def press(page: Page) -> None:
        page.get_by_role("main").get_by_role("button", name=button).first.click()
        page.wait_for_load_state()

    return press
