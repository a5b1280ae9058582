"""What a figure may ask of one dossier at one unit that worked on it."""

from dataclasses import dataclass

from motcua.figures.facts.base import Flag, Plain, Subject

HANDLED = Subject("handled", "Hồ sơ tại một đơn vị", "hồ sơ")


class HandledMark(Flag):
    LAST_THEN = "last_then", "có việc đã làm xong tại đơn vị trong kỳ (mỗi hồ sơ tính một lần một đơn vị)"


@dataclass(frozen=True)
class HandledFacts(Plain):
    last_then: bool = True
