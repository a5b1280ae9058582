"""What a kind of paper begins with; everything in it may be edited before it is frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from motcua.dossiers.errors import WrongState
from motcua.oversight.models import PaperKind
from motcua.oversight.papers.about import About


@dataclass(frozen=True)
class Draft:
    """``body``: with placeholders. ``signer_role``: lines above the signature, those of the last signer."""

    subject: str
    body: str
    bases: tuple[str, ...]
    copies: tuple[str, ...]
    signer_role: str
    addressed_to: str = ""


@dataclass(frozen=True)
class Kind:
    """``title``: tên loại as printed. ``refused``: why there can be no such paper now, or "".

    ``head_signs``: the head of the team signs it, else a leader of the agency. ``beside``: who stands beside
    the signer and signs by hand. A further kind is a module beside this one with a ``KIND``.
    """

    kind: PaperKind
    title: str
    refused: Callable[[About], str]
    assemble: Callable[[About], Draft]
    head_signs: bool = False
    beside: tuple[str, ...] = ()

    def draft(self, about: About) -> Draft:
        """Raises WrongState."""
        if reason := self.refused(about):
            raise WrongState(reason)
        return self.assemble(about)
