"""The list behind a number as a file. Who takes one along is on record: it holds names.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (existence verified; the duty to log from memory).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.journal import verbs
from motcua.organisation import records
from motcua.organisation.models import User
from motcua.reports.errors import ReportError
from motcua.reports.exports.sheet import Sheet
from motcua.reports.parts import part_of
from motcua.reports.queries import TOTAL, cell, column_of
from motcua.reports.question import Question
from motcua.reports.subjects import Shape

MOST = 100_000
CHUNK = 2000

verbs.register("export_list", "Xuất danh sách {count} {unit}: {title}")


@dataclass(frozen=True)
class Listing:
    """The things behind a number, asked by ``question``; ``title`` says what they are."""

    question: Question
    records: QuerySet[Any]
    title: str
    name: str


def behind(question: Question, row_key: str, number: int) -> Listing:
    """Of a cell. Raises ReportError for a row or column that the table has not."""
    column = column_of(question, number)
    found = cell(question, row_key, number)
    part = part_of(question, number)
    row = "" if row_key == TOTAL else f", {question.grouping.name_of(row_key, question)}"
    title = f"{question.form.heading}, cột {number} ({column.group}: {column.name}){row}"
    return Listing(part, found, title, f"danh-sach-{question.form.code}-cot-{number}")


def left_out(question: Question) -> Listing:
    """What no number counts, because its dates are missing or contradict each other."""
    title = _("Không đủ dữ liệu về ngày tháng để tính")
    found = question.unusable().order_by(*question.source.order)
    return Listing(question, found, title, "danh-sach-thieu-du-lieu")


def export_list(user: User, listing: Listing) -> Sheet:
    """The list as a sheet, its taking journalled with the agency asked about.

    The question must be one that ``user`` asked: it is the list that he may see. Raises ReportError where it
    is longer than MOST.
    """
    question = listing.question
    if question.user != user:
        raise PermissionError("a list is exported by who asked for it")
    with transaction.atomic():
        count = listing.records.count()
        if count > MOST:
            message = _("Danh sách có %(count)s dòng, quá %(most)s dòng một tệp. Hãy chọn kỳ ngắn hơn.")
            raise ReportError(message % {"count": count, "most": MOST})
        about = {**_about(question), "count": count}
        payload = {**about, "unit": question.form.unit, "title": listing.title[:300]}
        records.record(question.agency.code, "export_list", user.username, payload)
    columns = question.source.columns
    return Sheet(
        name=listing.name,
        title=listing.title,
        notes=notes_of(question),
        keys=[column.key for column in columns],
        headings=[_(column.heading) for column in columns],
        rows=_rows(listing),
        about=about,
    )


def notes_of(question: Question) -> list[str]:
    period = question.period
    days = _("Từ %(first)s đến hết %(last)s") % {
        "first": f"{period.first:%d/%m/%Y}",
        "last": f"{period.last:%d/%m/%Y}",
    }
    return [question.agency.name, days, _("Đơn vị tính: %(unit)s") % {"unit": question.form.unit}]


def _about(question: Question) -> dict[str, Any]:
    return {
        "form": question.form.code,
        "agency": question.agency.code,
        "from": question.period.first.isoformat(),
        "to": question.period.last.isoformat(),
    }


def _rows(listing: Listing) -> Iterator[Sequence[Shape]]:
    """As the list shows them: with ``known_at``, as they were known then."""
    source, known_at = listing.question.source, listing.question.known_at
    things = iter(source.listed(listing.records).iterator(chunk_size=CHUNK))
    while some := list(islice(things, CHUNK)):
        for thing in source.past().shown(some, known_at) if known_at else some:
            yield [column.value(thing) for column in source.columns]
