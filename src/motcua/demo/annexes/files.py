"""Where the sample annexes are kept, so that they can be opened and read like any decision that arrives."""

from importlib import resources

from motcua.demo.annexes.layouts import Annex, annexes
from motcua.demo.annexes.papers import WRITERS

NAMES = ("Quyet-dinh-2686-mau", "Quyet-dinh-2020-mau")
KINDS = tuple(WRITERS)


def name(which: int, kind: str) -> str:
    return f"{NAMES[which]}.{kind}"


def kept(which: int, kind: str) -> bytes:
    """``which``: 0 for the list of the province, 1 for the ward's."""
    return resources.files("motcua.demo").joinpath("data", "annexes", name(which, kind)).read_bytes()


def made() -> dict[str, bytes]:
    """All six files, by name."""
    pair: tuple[Annex, Annex] = annexes()
    return {
        name(which, kind): write(annex) for which, annex in enumerate(pair) for kind, write in WRITERS.items()
    }
