"""The result of a reconciliation as plain data: kept as JSON, and what papers and pages are made of."""

from collections.abc import Mapping
from typing import Any

from motcua.rosters.comparing import Comparison, Finding, Line, Reconciliation
from motcua.rosters.differences import LEVELS, Difference
from motcua.rosters.entries import Entry, Roster, Unusable
from motcua.rosters.matching import Near, Repeated

FORMAT = "motcua-reconciliation"
VERSION = 1
Data = dict[str, Any]


def as_data(result: Reconciliation) -> Data:
    """Texts, whole numbers, lists and mappings only; the same lists give the same data."""
    places = [(0, 1)] if len(result.rosters) == 2 else [(0, 1), (0, 2), (1, 2)]
    repeated = _repeated(result)
    return {
        "format": FORMAT,
        "version": VERSION,
        "lists": [_list(roster, repeated[place]) for place, roster in enumerate(result.rosters)],
        "comparisons": [
            _comparison(each, one, other)
            for each, (one, other) in zip(result.comparisons, places, strict=True)
        ],
        "table": [_line(line) for line in result.table],
    }


def _repeated(result: Reconciliation) -> list[tuple[Repeated, ...]]:
    first = result.main.matching
    found = [first.repeated_first, first.repeated_second]
    return [*found, result.comparisons[1].matching.repeated_second] if len(result.rosters) == 3 else found


def _list(roster: Roster, repeated: tuple[Repeated, ...]) -> Data:
    return {
        "name": roster.source,
        "entries": len(roster.entries),
        "abolished": len(roster.abolished),
        "unusable": [_unusable(each) for each in roster.unusable],
        "repeated": [{"entry": _entry(each.entry), "compared": _entry(each.compared)} for each in repeated],
        "noted": [_entry(entry) | {"notes": list(entry.notes)} for entry in roster.entries if entry.notes],
        "unread": list(roster.unread),
    }


def _unusable(each: Unusable) -> Data:
    return {"place": str(each.place or ""), "text": each.text[:500], "reason": each.reason}


def _comparison(each: Comparison, first: int, second: int) -> Data:
    return {
        "first": first,
        "second": second,
        "counts": {str(kind): count for kind, count in each.counts.items()},
        "findings": [_finding(finding) for finding in each.findings],
    }


def _finding(finding: Finding) -> Data:
    return {
        "kinds": [str(kind) for kind in finding.kinds],
        "code": finding.entry.code,
        "name": finding.entry.name,
        "first": _entry(finding.first) if finding.first else None,
        "second": _entry(finding.second) if finding.second else None,
        "how": str(finding.how) if finding.how else "",
        "confidence": round(100 * finding.confidence),
        "differences": [_difference(each) for each in finding.differences],
        "remark": finding.remark,
        "near": _near(finding.near, finding) if finding.near else None,
    }


def _difference(each: Difference) -> Data:
    return {
        "field": each.field,
        "label": each.label,
        "first": each.first,
        "second": each.second,
        "verdict": str(each.verdict),
        "why": each.why,
    }


def _near(near: Near, finding: Finding) -> Data:
    other = near.second if finding.first else near.first
    return _entry(other) | {"score": round(100 * near.score), "why": near.why}


def _entry(entry: Entry) -> Data:
    return {
        "code": entry.code,
        "name": entry.name,
        "sector": entry.sector,
        "term": entry.term.text if entry.term else "",
        "fee": entry.fee.text if entry.fee else "",
        "service_level": LEVELS.get(entry.service_level, ""),
        "place": str(entry.place or ""),
    }


def _line(line: Line) -> Data:
    return {"code": line.entry.code, "name": line.entry.name, "present": list(line.present)}


def findings_of(comparison: Mapping[str, Any], kind: str) -> list[Data]:
    return [each for each in comparison["findings"] if kind in each["kinds"]]
