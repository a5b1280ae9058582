"""JSON: a list of objects, bare or under one name. Names of values as in the catalogue, or as headings."""

import json
from collections.abc import Mapping
from typing import Any

from motcua.checker.readers import Unreadable
from motcua.rosters import values
from motcua.rosters.codes import CodeKind, read_code
from motcua.rosters.entries import Entry, Fee, Place, Roster, Span, Term, TermUnit, Unusable
from motcua.rosters.grids import tidy
from motcua.rosters.headings import Column, column_of
from motcua.rosters.reading import MOST_ENTRIES, NOTHING_NAMED, UNREADABLE_CODE
from motcua.rosters.sections import change_named

_OWN = {
    "code": Column.CODE,
    "name": Column.NAME,
    "field": Column.SECTOR,
    "sector": Column.SECTOR,
    "level": Column.LEVEL,
    "time": Column.TERM,
    "term": Column.TERM,
    "fee_text": Column.FEE,
    "fee": Column.FEE,
    "service_level": Column.SERVICE,
    "documents": Column.COMPONENTS,
    "components": Column.COMPONENTS,
    "result": Column.RESULT,
    "change": Column.CHANGE,
}
NO_LIST = "Tệp JSON không có danh sách thủ tục. Tệp cần là một danh sách các mục có mã hoặc tên thủ tục."


def read(source: str, text: str) -> Roster:
    """Raises Unreadable."""
    try:
        items = _items(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise Unreadable("Tệp JSON sai cấu trúc, không đọc được. Hãy xuất lại tệp.") from error
    if len(items) > MOST_ENTRIES:
        raise Unreadable(f"Danh mục có hơn {MOST_ENTRIES} dòng. Hãy tách thành các tệp nhỏ hơn.")
    entries: list[Entry] = []
    unusable: list[Unusable] = []
    for number, item in enumerate(items, start=1):
        entry = _entry(item, Place(number)) if isinstance(item, Mapping) else Entry()
        if entry.code or entry.name:
            entries.append(entry)
        else:
            unusable.append(Unusable(str(item)[:200], NOTHING_NAMED, Place(number)))
    return Roster(source, tuple(entries), tuple(unusable))


def _items(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    lists = [value for value in data.values() if isinstance(value, list)] if isinstance(data, dict) else []
    if len(lists) != 1:
        raise Unreadable(NO_LIST)
    return lists[0]


def _entry(item: Mapping[Any, Any], place: Place) -> Entry:
    said: dict[Column, Any] = {}
    for name, value in item.items():
        column = _OWN.get(str(name)) or column_of(str(name))
        if column is not None and value not in (None, ""):
            said.setdefault(column, value)
    code = read_code(_text(said.get(Column.CODE)))
    unreadable = code.kind is CodeKind.UNREADABLE
    return Entry(
        code=code.text if code.kind is not CodeKind.NONE else "",
        name=_text(said.get(Column.NAME)),
        sector=_text(said.get(Column.SECTOR)),
        level=_text(said.get(Column.LEVEL)),
        term=_term(said.get(Column.TERM)),
        fee=_fee(said.get(Column.FEE)),
        service_level=values.read_service_level(_text(said.get(Column.SERVICE))),
        components=_count(said.get(Column.COMPONENTS)),
        result=_text(said.get(Column.RESULT)),
        change=change_named(_text(said.get(Column.CHANGE))),
        place=place,
        notes=(UNREADABLE_CODE.format(code=code.text),) if unreadable else (),
    )


def _text(value: Any) -> str:
    """Objects name themselves: {"code": ..., "name": ...}."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("text")
    return "" if isinstance(value, list | Mapping | bool) or value is None else tidy(str(value))


def _term(value: Any) -> Term | None:
    if not isinstance(value, Mapping):
        return values.read_term(_text(value))
    text, unit = _text(value.get("text")), str(value.get("unit") or "")
    number = value.get("value")
    if not isinstance(number, int) or isinstance(number, bool):
        return values.read_term(text)
    known = TermUnit(unit) if unit in set(TermUnit) else TermUnit.UNKNOWN
    return Term(text or str(number), (values.whole(Span(number, known)),))


def _fee(value: Any) -> Fee | None:
    return values.read_fee(_text(value))


def _count(value: Any) -> int | None:
    return len(value) if isinstance(value, list) else values.read_count(_text(value))
