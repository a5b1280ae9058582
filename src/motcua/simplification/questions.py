"""The review sheet: what is asked of each part of a procedure. Data, with source and certainty."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "questions.json"


class Aspect(StrEnum):
    """The three sides on which a part is judged (TT 02/2017/TT-VPCP, from memory)."""

    NECESSITY = "necessity"
    LEGALITY = "legality"
    REASONABLENESS = "reasonableness"


ASPECT_NAMES = {
    Aspect.NECESSITY: "Sự cần thiết",
    Aspect.LEGALITY: "Tính hợp pháp",
    Aspect.REASONABLENESS: "Tính hợp lý",
}


@dataclass(frozen=True)
class Question:
    """Worded so that yes is always the good answer."""

    component: str
    aspect: Aspect
    text: str

    @property
    def key(self) -> str:
        return f"{self.component}-{self.aspect}"

    @property
    def aspect_name(self) -> str:
        return ASPECT_NAMES[self.aspect]


@dataclass(frozen=True)
class Component:
    """A part of a procedure that must be published (bộ phận tạo thành)."""

    key: str
    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    source: str
    certainty: str
    note: str
    components: tuple[Component, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for each in self.components for question in each.questions)


@cache
def sheet() -> Sheet:
    read = json.loads(DATA.read_text(encoding="utf-8"))
    components = tuple(
        Component(
            each["key"],
            each["name"],
            tuple(Question(each["key"], Aspect(one["aspect"]), one["text"]) for one in each["questions"]),
        )
        for each in read["components"]
    )
    return Sheet(read["source"], read["certainty"], read["note"], components)
