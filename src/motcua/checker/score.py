"""Precision and recall over the corpus of planted errors: ``python -m motcua.checker.score``.

The held-out part was written by somebody else and is never tuned on; only its totals are printed.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from motcua.checker import checking, plaintext
from motcua.checker.verdicts import Relation
from motcua.texts.numbers import ratio_text

PARTS = {"tuning": "Phần tinh chỉnh", "held_out": "Phần giữ lại"}
LEAST_PRECISION, LEAST_RECALL = 0.97, 0.85


@dataclass
class Score:
    """``false``: entry id and numbers of each flag without an error; ``missed``: errors without a flag."""

    entries: int = 0
    errors: int = 0
    flags: int = 0
    false: list[tuple[str, list[str]]] = field(default_factory=list)
    missed: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def right(self) -> int:
        return self.flags - len(self.false)

    @property
    def precision(self) -> float:
        return self.right / self.flags if self.flags else 1.0

    @property
    def recall(self) -> float:
        return (self.errors - len(self.missed)) / self.errors if self.errors else 1.0

    @property
    def good(self) -> bool:
        return self.precision >= LEAST_PRECISION and self.recall >= LEAST_RECALL


def entries(part: str) -> list[dict[str, Any]] | None:
    """The entries of a part of the corpus; None where its file does not exist."""
    path = files("motcua.checker").joinpath("corpus", f"{part}.json")
    if not path.is_file():
        return None
    read: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def score(corpus: Iterable[dict[str, Any]]) -> Score:
    total = Score()
    for entry in corpus:
        report = checking.check(plaintext.read(entry["id"], entry["text"]))
        flags = [relation for relation in report.relations if relation.verdict.alarms]
        _count(total, entry, flags)
    return total


def _count(total: Score, entry: dict[str, Any], flags: Sequence[Relation]) -> None:
    errors = [_parts(numbers) for numbers in entry["errors"]]
    flagged = [_parts(flag.numbers) for flag in flags]
    total.entries += 1
    total.errors += len(errors)
    total.flags += len(flags)
    total.false += [
        (entry["id"], flag.numbers)
        for flag, numbers in zip(flags, flagged, strict=True)
        if not any(_matches(error, numbers) for error in errors)
    ]
    total.missed += [
        (entry["id"], sorted(error)) for error in errors if not any(_matches(error, flag) for flag in flagged)
    ]


def _parts(numbers: Iterable[str]) -> frozenset[str]:
    """Numbers as printed, without per cent sign; of "9/764" both."""
    return frozenset(part.strip(" %") for number in numbers for part in number.split("/"))


def _matches(error: frozenset[str], flag: frozenset[str]) -> bool:
    """At least two of the error's numbers take part in the flag, or all where it has fewer."""
    return len(error & flag) >= min(2, len(error))


def main() -> int:
    good = True
    for part, name in PARTS.items():
        corpus = entries(part)
        if corpus is None:
            sys.stdout.write(f"{name}: chưa có tệp corpus/{part}.json\n")
            continue
        total = score(corpus)
        good = good and total.good
        sys.stdout.write(
            f"{name}: {total.entries} mục, {total.errors} lỗi cài sẵn; "
            f"báo {total.flags}, đúng {total.right}; "
            f"độ chính xác {ratio_text(total.right, total.flags)}, "
            f"độ bao phủ {ratio_text(total.errors - len(total.missed), total.errors)}\n"
        )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
