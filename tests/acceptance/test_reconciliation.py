"""The sample decisions 2686 and 2020: all that differs is found, and nothing else, from any format.

What is true is known from how the pair was made (``demo.annexes.pair``), never from what the matcher says.
"""

import itertools
import json
from unicodedata import normalize

import pytest

from motcua.demo.annexes import files
from motcua.demo.annexes.pair import TRUTH, first_list, second_list
from motcua.rosters.comparing import Comparison, Kind, compare
from motcua.rosters.entries import Entry, Roster
from motcua.rosters.readers import read

FORMATS = files.KINDS
KEYS_BY_NAME = {normalize("NFC", item.name): item.key for item in (*first_list(), *second_list())}


def key(entry: Entry | None) -> str:
    """Which procedure a line really is: by its printed code, or by the name that only it was printed with."""
    assert entry is not None
    return ".".join(entry.code.split(".")[:2]) if entry.code else KEYS_BY_NAME[entry.name]


def kept(which: int, kind: str) -> Roster:
    return read(files.name(which, kind), files.kept(which, kind))


def found(comparison: Comparison, kind: Kind) -> set[str]:
    return {key(finding.entry) for finding in comparison.of(kind)}


def told(comparison: Comparison) -> list[object]:
    """All that a comparison says but the places of the lines."""
    return [
        (
            finding.kinds,
            finding.entry.code,
            finding.entry.name,
            finding.how,
            finding.confidence,
            finding.differences,
            finding.near and (finding.near.first.name, finding.near.second.name, finding.near.why),
        )
        for finding in comparison.findings
    ]


def test_the_pair_is_made_as_the_report_of_the_inspection_has_it() -> None:
    first, second = {item.key for item in first_list()}, {item.key for item in second_list()}
    assert (len(first_list()), len(first), len(second_list()), len(second)) == (150, 150, 145, 145)
    assert first - second == TRUTH.missing
    assert second - first == TRUTH.foreign
    sizes = [len(each) for each in (TRUTH.missing, TRUTH.foreign, TRUTH.changed, TRUTH.renamed)]
    assert sizes == [12, 7, 9, 5]
    assert any(not item.code for item in second_list())


@pytest.mark.parametrize(("one", "other"), list(itertools.product(FORMATS, FORMATS)))
def test_all_is_found_and_nothing_falsely(one: str, other: str) -> None:
    comparison = compare(kept(0, one), kept(1, other))
    assert found(comparison, Kind.MISSING) == TRUTH.missing
    assert found(comparison, Kind.FOREIGN) == TRUTH.foreign
    assert found(comparison, Kind.RENAMED) == set(TRUTH.renamed)
    assert found(comparison, Kind.CHANGED) == set(TRUTH.changed)
    assert comparison.counts[Kind.DOUBTFUL] == comparison.counts[Kind.ABOLISHED] == 0
    assert comparison.counts[Kind.SAME] == 150 - 12 - 9 - 5
    pairs = [
        (key(each.first), key(each.second)) for each in comparison.findings if each.first and each.second
    ]
    assert len(pairs) == 138
    assert all(first == second for first, second in pairs)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_changed_is_the_field_that_was_changed(kind: str) -> None:
    comparison = compare(kept(0, kind), kept(1, kind))
    changed = {
        key(finding.entry): [each.field for each in finding.changed]
        for finding in comparison.of(Kind.CHANGED)
    }
    assert changed == {code: [field] for code, field in TRUTH.changed.items()}
    assert not [finding for finding in comparison.findings if finding.unclear]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_holds_what_was_printed(kind: str) -> None:
    for which, items in enumerate((first_list(), second_list())):
        roster = kept(which, kind)
        assert roster.unusable == ()
        shown = [(entry.code, entry.name, entry.term and entry.term.text) for entry in roster.entries]
        assert shown == [(item.code, normalize("NFC", item.name), item.term) for item in items]
        sectors = [entry.sector.casefold() for entry in roster.entries]
        assert sectors == [item.sector.casefold() for item in items]


def test_every_format_says_the_same() -> None:
    results = [told(compare(kept(0, kind), kept(1, kind))) for kind in FORMATS]
    assert results[0] == results[1] == results[2]


def test_names_alone_lead_to_no_false_match() -> None:
    """Without any code left, a match is still of one procedure; what cannot be sure stays apart."""
    bare = [
        Roster("", tuple(Entry("", each.name) for each in kept(which, "docx").entries)) for which in (0, 1)
    ]
    comparison = compare(*bare)
    pairs = [
        (key(each.first), key(each.second)) for each in comparison.findings if each.first and each.second
    ]
    assert all(first == second for first, second in pairs)
    assert TRUTH.missing <= found(comparison, Kind.MISSING)
    assert TRUTH.foreign <= found(comparison, Kind.FOREIGN)
    assert len(pairs) >= 138 - len(TRUTH.renamed)


def test_the_files_kept_are_those_that_are_made() -> None:
    for name, content in files.made().items():
        which, kind = next((w, k) for w in (0, 1) for k in FORMATS if files.name(w, k) == name)
        assert read(name, content) == kept(which, kind)


def test_the_sample_names_no_procedure_twice() -> None:
    names = [json.dumps(item.name) for item in second_list()]
    assert len(names) == len(set(names))
