"""Tables and lists as files: complete, masked, harmless to open, and on record."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from motcua.dossiers.models import Dossier
from motcua.figures.tests.samples import PERIOD, sample
from motcua.journal import verbs
from motcua.journal.models import Event
from motcua.organisation.models import User
from motcua.reports.comparison import compare
from motcua.reports.errors import ReportError
from motcua.reports.exports import FORMATS, behind, compared_sheet, export_list, format_of, left_out, lists
from motcua.reports.exports.sheet import Sheet
from motcua.reports.exports.tables import table_sheet
from motcua.reports.queries import answer, cell
from motcua.reports.question import Question, ask
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book
from motcua.reports.tests.test_figures import DONE, FIRST, LAST

ALL = pytest.mark.parametrize("key", FORMATS)
NASTY = '=HYPERLINK("http://x","bấm")'


@pytest.fixture
def control(book: Book) -> User:
    return factory.officer("nguoixuat", book.agency)


def asked(book: Book, user: User | None) -> Question:
    return ask("07a", book.agency, FIRST, LAST, user=user)


def written(key: str, sheet: Sheet) -> bytes:
    return b"".join(format_of(key).write(sheet))


def read(key: str, content: bytes) -> Sequence[Sequence[Any]]:
    """The rows below the headings."""
    if key == "json":
        return [list(row.values()) for row in json.loads(content)["rows"]]
    if key == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    head = next(place for place, line in enumerate(lines) if line[0] in ("Mã", "Mã hồ sơ"))
    body = lines[head + 1 :]
    return [line for line in body if line[1] != ""] if lines[head][0] == "Mã" else body


@ALL
def test_kill_20_the_file_has_as_many_lines_as_the_cell_says(key: str, book: Book, control: User) -> None:
    for facts in sample(300):
        book.name(book.add(facts), "Nguyễn Văn Mẫu")
    question = ask("07a", book.agency, PERIOD.first, PERIOD.last, user=control)
    result = answer(question)
    for number in (3, 9, 13, 15):
        rows = read(key, written(key, export_list(control, behind(question, "", number))))
        codes = [row[0] for row in rows]
        assert len(codes) == result.total.cells[number] > 0
        assert codes == [dossier.code for dossier in cell(question, "", number)]


@ALL
def test_identifiers_are_masked_and_no_phone_leaves_the_house(key: str, book: Book, control: User) -> None:
    book.name(book.add(DONE), "Nguyễn Văn Mẫu")
    (row,) = read(key, written(key, export_list(control, behind(asked(book, control), "", 3))))
    assert row[1:3] == ["Nguyễn Văn Mẫu", "012••••••789"]
    assert not any("0912345678" in str(value) or "012345678789" in str(value) for value in row)


@ALL
def test_a_name_that_looks_like_a_formula_is_text(key: str, book: Book, control: User) -> None:
    book.name(book.add(DONE), NASTY)
    content = written(key, export_list(control, behind(asked(book, control), "", 3)))
    (row,) = read(key, content)
    assert row[1] == (f"'{NASTY}" if key == "csv" else NASTY)
    if key == "xlsx":
        import zipfile

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_in_csv_whatever_begins_a_formula_is_disarmed(text: str) -> None:
    sheet = Sheet("x", "x", [], ["a"], ["a"], [[text]], {})
    assert read("csv", written("csv", sheet)) == [[f"'{text}"]]


def test_instants_are_local_for_people_and_zoned_for_programs(book: Book, control: User) -> None:
    book.name(book.add(DONE), "Nguyễn Văn Mẫu")

    def received(key: str) -> Any:
        return read(key, written(key, export_list(control, behind(asked(book, control), "", 3))))[0][6]

    assert received("csv") == "20/10/2026 08:00"
    assert received("json") == "2026-10-20T08:00:00+07:00"
    assert received("xlsx") == datetime(2026, 10, 20, 8, 0)


def test_taking_a_list_along_is_journalled_with_who_and_what(book: Book, control: User) -> None:
    book.name(book.add(DONE), "Nguyễn Văn Mẫu")
    export_list(control, behind(asked(book, control), "THU-HT", 10))
    event = Event.objects.get(verb="export_list")
    assert (event.actor, event.agency) == ("nguoixuat", "H98.1")
    assert (event.payload["form"], event.payload["count"]) == ("07a", 1)
    sentence = verbs.sentence(event.verb, event.payload)
    assert sentence.startswith("Xuất danh sách 1 hồ sơ: 07a. ") and "Lĩnh vực THU-HT" in sentence
    assert "Nguyễn" not in json.dumps(event.payload, ensure_ascii=False)


def test_a_list_out_of_scope_is_empty_and_another_s_list_cannot_be_taken(book: Book) -> None:
    book.name(book.add(DONE), "Nguyễn Văn Mẫu")
    stranger = factory.officer("nguoila", factory.agency("H98.2"))
    sheet = export_list(stranger, behind(asked(book, stranger), "", 3))
    assert list(sheet.rows) == []
    with pytest.raises(PermissionError):
        export_list(stranger, behind(asked(book, None), "", 3))


def test_a_list_too_long_is_refused_in_words_and_nothing_is_journalled(
    book: Book, control: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST", 1)
    book.add(DONE)
    book.add(DONE)
    with pytest.raises(ReportError, match="Hãy chọn kỳ ngắn hơn"):
        export_list(control, behind(asked(book, control), "", 3))
    assert not Event.objects.filter(verb="export_list").exists()


def test_what_cannot_be_counted_can_be_taken_along_too(book: Book, control: User) -> None:
    book.name(book.add(DONE, resolved_at=None, resolved_on=None), "Nguyễn Văn Mẫu")
    assert len(list(export_list(control, left_out(asked(book, control))).rows)) == 1


@ALL
def test_a_table_as_a_file_has_every_line_and_number(key: str, book: Book) -> None:
    for facts in sample(200):
        book.add(facts)
    result = answer(ask("07a", book.agency, PERIOD.first, PERIOD.last))
    rows = read(key, written(key, table_sheet(result)))
    numbers = [[int(value) for value in row[2:]] for row in rows]
    assert numbers == [list(row.cells.values()) for row in result.lines]


def test_a_compared_table_as_a_file_shows_both_and_the_difference(book: Book) -> None:
    book.add(DONE)
    found = compare(ask("07a", book.agency, FIRST, LAST), date(2026, 9, 15), date(2026, 10, 14))
    sheet = compared_sheet(found)
    made = json.loads(written("json", sheet))
    assert made["compared"] == {"from": "2026-09-15", "to": "2026-10-14"}
    assert (made["rows"][0]["3"], made["rows"][0]["3_before"], made["rows"][0]["3_percent"]) == (1, 0, "–")


def test_an_unknown_format_is_refused_in_words() -> None:
    with pytest.raises(ReportError, match="Không có định dạng"):
        format_of("pdf")


def test_a_long_list_is_never_whole_in_memory(book: Book, control: User) -> None:
    book.save([(book.build(DONE), DONE) for _ in range(1200)])
    for dossier in Dossier.objects.all():
        book.name(dossier, "Nguyễn Văn Mẫu")
    pieces = list(format_of("csv").write(export_list(control, behind(asked(book, control), "", 3))))
    assert len(pieces) > 2
    assert b"".join(pieces).count(b"\r\n") == 1201
