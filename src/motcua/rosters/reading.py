"""From tables to a list: headings found, sections remembered, rows that go on over a page joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from motcua.rosters import sections, values
from motcua.rosters.codes import CodeKind, looks_like_code, read_code
from motcua.rosters.entries import Change, Entry, Roster, Unusable
from motcua.rosters.grids import Grid, Line, Part, Row
from motcua.rosters.headings import Column, Heading, heading_at, is_numbering, repeats

MOST_ENTRIES = 20_000
NO_HEADING = "Bảng không có dòng tiêu đề nêu mã hoặc tên thủ tục nên không đọc."
NOTHING_NAMED = "Dòng không có mã và tên thủ tục."
TOTAL = "Dòng tổng cộng, không phải thủ tục."
UNREADABLE_CODE = "Mã “{code}” không đúng dạng mã thủ tục nên chỉ đối chiếu theo tên."


_Read = tuple[Row, str, Change | None, Heading]


@dataclass
class _State:
    """What has been read so far. ``heading`` holds on for tables that go on without one."""

    heading: Heading | None = None
    sector: str = ""
    change: Change | None = None
    rows: list[_Read] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    unread: dict[str, None] = field(default_factory=dict)


def read_parts(source: str, parts: Iterable[Part]) -> Roster:
    """The list in the tables of a file; rows of no use are listed with the reason."""
    state = _State()
    for part in parts:
        if isinstance(part, Line):
            _read_line(part, state)
        else:
            _read_grid(part, state)
    entries: list[Entry] = []
    ordinal = ""
    for row, sector, change, heading in state.rows:
        cells = _by_column(row, heading)
        same_ordinal = cells.get(Column.ORDINAL, "") in ("", ordinal)
        _keep(_entry(cells, sector, change, row), row, same_ordinal, entries, state.unusable)
        ordinal = cells.get(Column.ORDINAL, "")
    return Roster(source, tuple(entries), tuple(state.unusable), tuple(state.unread))


def _read_line(line: Line, state: _State) -> None:
    if sections.names_a_sector(line.text):
        state.sector = sections.sector_of(line.text)
    elif (change := sections.change_of(line.text)) is not None:
        state.change = change


def _read_grid(grid: Grid, state: _State) -> None:
    rows, place = grid.rows, 0
    goes_on = state.heading is not None and len(state.heading.columns) == grid.width
    heading = state.heading if goes_on else None
    over_page = goes_on and bool(rows and rows[0].place.page)
    fresh = True  # nothing of this table was read yet: a row may go on from the page before
    skipped: list[Row] = []
    while place < len(rows):
        found = heading_at(rows, place)
        if found is not None:
            heading = state.heading = found
            state.unread |= dict.fromkeys(found.unread)
            place += found.rows
            continue
        row = rows[place]
        place += 1
        if not row.filled:
            continue
        if heading is None and row.alone:
            _read_line(Line(row.alone, row.place), state)
        elif heading is None:
            skipped.append(row)
        elif not (repeats(row, heading) or is_numbering(row)):
            _read_row(row, heading, fresh and over_page, state)
            fresh = False
    if skipped:
        text = "; ".join(row.text for row in skipped[:3])
        state.unusable.append(Unusable(text, f"{NO_HEADING} ({len(skipped)} dòng)", skipped[0].place))


def _read_row(row: Row, heading: Heading, may_go_on: bool, state: _State) -> None:
    cells = _by_column(row, heading)
    goes_on = may_go_on and bool(state.rows) and _goes_on(cells, state.rows[-1])
    only_one = len(row.filled) == 1 and not sections.names_a_sector(row.alone)
    title = None if goes_on and only_one else _section(row, cells, heading)
    if title is not None:
        _open_section(row, title, state)
    elif goes_on:
        last, sector, change, of = state.rows[-1]
        state.rows[-1] = (_joined(last, row), sector, change, of)
    else:
        state.rows.append((row, state.sector, state.change, heading))


def _by_column(row: Row, heading: Heading) -> dict[Column, str]:
    pairs = zip(heading.columns, row.cells, strict=False)
    return {column: cell for column, cell in pairs if column is not None and column is not Column.NOTE}


def _section(row: Row, cells: dict[Column, str], heading: Heading) -> str | None:
    """The title of a row that opens a part: one merged cell, or a roman number and a name and no more."""
    if row.alone and (len(heading.columns) > 1) and (len(row.filled) > 1 or _is_title(row.alone, cells)):
        return row.alone
    name, ordinal = cells.get(Column.NAME, ""), cells.get(Column.ORDINAL, "")
    if name and set(row.filled) == {name, ordinal} and cells.get(Column.CODE, "") in ("", name):
        roman = sections.is_ordinal_of_a_part(ordinal)
        return name if roman or sections.names_a_sector(name) else None
    return None


def _is_title(text: str, cells: dict[Column, str]) -> bool:
    """One filled cell is a title in words, a total, or a name in capitals; a code alone is a procedure."""
    if looks_like_code(text) or text not in (
        cells.get(Column.NAME),
        cells.get(Column.ORDINAL),
        cells.get(Column.CODE),
    ):
        return False
    counted = sections.sector_of(text) != text.strip(" .:;–-")
    titled = sections.change_of(text) is not None or sections.is_total(text) or text.isupper()
    return counted or titled or cells.get(Column.ORDINAL) == text


def _open_section(row: Row, title: str, state: _State) -> None:
    change = sections.change_of(title)
    if sections.is_total(title):
        state.unusable.append(Unusable(row.text, TOTAL, row.place))
    elif change is not None:
        state.change = change
    else:
        state.sector = sections.sector_of(title)


def _goes_on(cells: dict[Column, str], before: _Read) -> bool:
    """The rest of a row that broke over the page: no number of its own, and no code but the rest of one."""
    last = _by_column(before[0], before[3])
    if code := cells.get(Column.CODE, ""):
        return not looks_like_code(code) and looks_like_code(last.get(Column.CODE, "") + code)
    if cells.get(Column.ORDINAL):
        return False
    name = cells.get(Column.NAME, "")
    return bool(last.get(Column.ORDINAL)) or not name or name[0].islower()


def _joined(first: Row, rest: Row) -> Row:
    pairs = zip(first.cells, rest.cells, strict=False)
    return replace(first, cells=tuple(" ".join(filter(None, pair)) for pair in pairs))


def _keep(entry: Entry, row: Row, same_ordinal: bool, entries: list[Entry], unusable: list[Unusable]) -> None:
    if not entry.code and not entry.name:
        unusable.append(Unusable(row.text, NOTHING_NAMED, row.place))
    elif sections.is_total(entry.name) and not entry.code:
        unusable.append(Unusable(row.text, TOTAL, row.place))
    elif len(entries) >= MOST_ENTRIES:
        unusable.append(Unusable(row.text, f"Danh mục có hơn {MOST_ENTRIES} dòng.", row.place))
    elif entries and same_ordinal and _same_row(entries[-1], entry):
        entries[-1] = _with_more(entries[-1], entry)
    else:
        entries.append(entry)


def _entry(cells: dict[Column, str], sector: str, change: Change | None, row: Row) -> Entry:
    code = read_code(cells.get(Column.CODE, ""))
    written = code.text if code.kind is not CodeKind.NONE else ""
    unreadable = code.kind is CodeKind.UNREADABLE
    return Entry(
        code=written,
        name=cells.get(Column.NAME, ""),
        sector=sections.sector_of(cells.get(Column.SECTOR, "")) or sector,
        level=cells.get(Column.LEVEL, ""),
        term=values.read_term(cells.get(Column.TERM, "")),
        fee=values.read_fee(cells.get(Column.FEE, "")),
        service_level=_service_level(cells),
        components=values.read_count(cells.get(Column.COMPONENTS, "")),
        result=cells.get(Column.RESULT, ""),
        change=sections.change_named(cells.get(Column.CHANGE, "")) or change,
        place=row.place,
        notes=(UNREADABLE_CODE.format(code=written),) if unreadable else (),
    )


def _service_level(cells: dict[Column, str]) -> str:
    for column, level in ((Column.FULL, "full"), (Column.PARTIAL, "partial")):
        if values.is_mark(cells.get(column, "")):
            return level
    if {Column.FULL, Column.PARTIAL} <= cells.keys():
        return "direct" if not (cells[Column.FULL] or cells[Column.PARTIAL]) else ""
    return values.read_service_level(cells.get(Column.SERVICE, ""))


def _same_row(last: Entry, entry: Entry) -> bool:
    """A procedure over several rows (one a channel): the cells of code and name are merged downwards."""
    return bool(entry.code) and (last.code, last.name, last.change) == (entry.code, entry.name, entry.change)


def _with_more(last: Entry, more: Entry) -> Entry:
    """The terms and fees of the further rows behind those of the first."""
    terms = _texts([last.term.text if last.term else "", more.term.text if more.term else ""])
    fees = _texts([last.fee.text if last.fee else "", more.fee.text if more.fee else ""])
    return replace(last, term=values.read_term(terms), fee=values.read_fee(fees))


def _texts(texts: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
