"""Registered verbs: nothing enters the journal under a name that has no Vietnamese sentence."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verb:
    """``sentence`` is a template over the payload, e.g. "Tiếp nhận hồ sơ {code}"."""

    name: str
    sentence: str


class UnknownVerb(LookupError):
    pass


_verbs: dict[str, Verb] = {}


class _Blanks(string.Formatter):
    def get_value(self, key: Any, args: Any, kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(key, "") if isinstance(key, str) else ""


def register(name: str, sentence: str) -> Verb:
    if name in _verbs and _verbs[name].sentence != sentence:
        raise ValueError(f"verb {name!r} is registered twice")
    return _verbs.setdefault(name, Verb(name, sentence))


def get(name: str) -> Verb:
    try:
        return _verbs[name]
    except KeyError:
        raise UnknownVerb(name) from None


def sentence(name: str, payload: Mapping[str, Any]) -> str:
    """The Vietnamese sentence of an event; a payload key that is missing leaves a blank."""
    return " ".join(_Blanks().vformat(get(name).sentence, (), payload).split())
