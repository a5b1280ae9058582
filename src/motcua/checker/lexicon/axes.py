"""What an axis is: a way of dividing a whole into members that exclude each other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from motcua.checker.normal import either, key


@dataclass(frozen=True)
class Axis:
    """``members``: name -> phrases ("#": the number itself). ``complete``: sets that are the whole.

    ``scope``: where given, the whole must be called by one of these words for the members to be complete.
    """

    name: str
    members: dict[str, tuple[str, ...]]
    complete: tuple[frozenset[str], ...] = ()
    scope: tuple[str, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, either(*phrases)) for name, phrases in self.members.items())

    @cached_property
    def _scope(self) -> re.Pattern[str] | None:
        return re.compile("|".join(key(word) for word in self.scope)) if self.scope else None

    def named_in(self, label: str) -> list[str]:
        """Members named in the label, in order; a phrase ("chưa giải quyết") hides what stands within it."""
        hits = [
            (match.start(), -match.end(), name)
            for name, pattern in self._patterns
            for match in pattern.finditer(label)
        ]
        names: list[str] = []
        reach = 0
        for start, minus_end, name in sorted(hits):
            if start >= reach:
                names.append(name)
                reach = -minus_end
        return list(dict.fromkeys(names))

    def is_complete(self, members: Iterable[str], whole: str) -> bool:
        """Whether nothing is left of a whole called `whole` beside these members."""
        if self._scope is not None and not self._scope.search(whole):
            return False
        found = set(members)
        return any(needed <= found for needed in self.complete)
