"""The axes along which Vietnamese administrative reports divide their counts, read from `divisions.toml`."""

import tomllib
from importlib.resources import files

from motcua.checker.lexicon.axes import Axis


def _read() -> dict[str, Axis]:
    text = files("motcua.checker.lexicon").joinpath("divisions.toml").read_text(encoding="utf-8")
    return {
        name: Axis(
            name,
            {member: tuple(phrases) for member, phrases in axis["members"].items()},
            tuple(frozenset(members.split()) for members in axis.get("complete", ())),
            tuple(axis.get("scope", ())),
        )
        for name, axis in tomllib.loads(text).items()
    }


_AXES = _read()
AXES: tuple[Axis, ...] = tuple(_AXES.values())
STATUS, TIMELINESS, LEVEL = _AXES["status"], _AXES["timeliness"], _AXES["level"]
GENDER, OPINION = _AXES["gender"], _AXES["opinion"]
CHANNEL, ORIGIN = _AXES["channel"], _AXES["origin"]
