"""Making a reconciliation: which lists, of which day; the result is kept whole, each difference is a line."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from motcua.attachments.actions import Owner, Upload, keep, receive
from motcua.attachments.errors import FileRefused
from motcua.checker.readers import Unreadable
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, User
from motcua.reconciliation import sources
from motcua.reconciliation.models import Line, ListKind, Run
from motcua.reconciliation.visibility import books_of
from motcua.rosters.comparing import Kind, reconcile
from motcua.rosters.entries import Roster
from motcua.rosters.outcome import Data, as_data
from motcua.rosters.readers import read
from motcua.rosters.report import headline
from motcua.terms import clock

NAMES = ("a", "b", "c")
RUN = (
    FieldSpec("agency", "Cơ quan", "text", max_length=35),
    FieldSpec("title", "Tên lần đối chiếu", "text", max_length=200,
              help="Ví dụ: Quyết định 2686 với danh mục của phường."),
    FieldSpec("a", "Danh mục làm căn cứ", "choice", choices=options(ListKind)),
    FieldSpec("b", "Danh mục được đối chiếu", "choice", choices=options(ListKind)),
    FieldSpec("c", "Danh mục thứ ba", "choice", required=False, choices=options(ListKind)),
    FieldSpec("day", "Danh mục ngày", "date", required=False, help="Bỏ trống: hôm nay."),
    FieldSpec("first", "Giải quyết từ ngày", "date", required=False, help="Bỏ trống: từ đầu năm."),
    FieldSpec("last", "Giải quyết đến hết ngày", "date", required=False, help="Bỏ trống: hôm nay."),
)  # fmt: skip
FILES = "reconciliation"
"""Owner of the files in the room of attachments."""

verbs.register("lists_reconciled", "Đối chiếu “{title}”: {headline}")


def run(user: User, data: Mapping[str, Any], files: Mapping[str, Upload]) -> Run:
    """``files``: by the name of the list (a, b, c) where it is a file. Raises NotPermitted, BadInput."""
    values = clean(RUN, data)
    agency = books_of(user).filter(code=values["agency"]).first()
    if agency is None:
        raise NotPermitted("Bạn không có vai trò đối chiếu danh mục của cơ quan này.")
    days = _days(values)
    kinds = [ListKind(values[name]) for name in NAMES if values[name]]
    rosters = [_list(name, kind, agency, days, files) for name, kind in zip(NAMES, kinds, strict=False)]
    made = Run(
        agency=agency, title=values["title"], day=days[0], first=days[1], last=days[2],
        data=as_data(reconcile(rosters)), created_by=user.username, created_at=clock.now(),
        synthetic=agency.synthetic,
        lists=[{"kind": str(k), "name": r.source} for k, r in zip(kinds, rosters, strict=True)],
    )  # fmt: skip
    received = [
        receive(files[name]) for name, kind in zip(NAMES, kinds, strict=False) if kind == ListKind.FILE
    ]
    with transaction.atomic():
        made.save(force_insert=True)
        Line.objects.bulk_create(_lines(made))
        for each in received:
            keep(user, Owner(FILES, made.pk, agency), each)
        _journal(made, user)
    return made


def _days(values: Mapping[str, Any]) -> tuple[date, date, date]:
    today = clock.today()
    day, last = values["day"] or today, values["last"] or today
    first = values["first"] or date(last.year, 1, 1)
    if first > last:
        text = "Ngày đầu phải trước ngày cuối."
        raise BadInput(text, {"last": text})
    return day, first, last


def _list(
    name: str, kind: ListKind, agency: Agency, days: tuple[date, date, date], files: Mapping[str, Upload]
) -> Roster:
    if kind == ListKind.NATIONAL:
        return sources.national(agency, days[0])
    if kind == ListKind.LOCAL:
        return sources.local(agency, days[0])
    if kind == ListKind.PROCESSED:
        return sources.processed(agency, days[1], days[2])
    upload = files.get(name)
    if upload is None:
        text = "Chọn tệp phụ lục của danh mục này."
        raise BadInput(text, {f"{name}_file": text})
    return _read(name, upload)


def _read(name: str, upload: Upload) -> Roster:
    try:
        upload.seek(0)
        return read(str(upload.name), upload.read())
    except (Unreadable, FileRefused) as error:
        raise BadInput(str(error), {f"{name}_file": str(error)}) from error


def _lines(made: Run) -> Sequence[Line]:
    return [
        _line(made, place, number, finding)
        for place, comparison in enumerate(made.data["comparisons"])
        for number, finding in enumerate(comparison["findings"], start=1)
        if finding["kinds"] != [Kind.SAME]
    ]


def _line(made: Run, place: int, number: int, finding: Data) -> Line:
    kinds = [Kind(each) for each in finding["kinds"]]
    return Line(
        run=made, comparison=place, number=number, kind=kinds[0], renamed=Kind.RENAMED in kinds,
        code=finding["code"][:60], name=finding["name"][:1000], finding=finding,
    )  # fmt: skip


def _journal(made: Run, user: User) -> None:
    counts = made.data["comparisons"][0]["counts"]
    payload = {
        "run": str(made.pk), "title": made.title, "lists": [each["name"] for each in made.lists],
        "headline": headline(counts), "counts": counts,
    }  # fmt: skip
    chain = journal.new_chain(made.pk, f"ĐC {made.title}"[:60], made.agency.code)
    entry = journal.Entry("lists_reconciled", made.agency.code, user.username, made.created_at, payload)
    journal.save(journal.build(chain, [entry], made.created_at), new=True)
