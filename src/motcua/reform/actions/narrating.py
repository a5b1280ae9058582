"""Drafting the narrative report of a period from the records, and editing its text."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.documents.live_text import BadText
from motcua.dossiers.errors import BadInput, NotFound
from motcua.dossiers.fields import FieldSpec, clean
from motcua.figures.cutoffs import months
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.reform.actions.shared import book, keeps
from motcua.reform.duties import span_words
from motcua.reform.models import Narrative
from motcua.reform.outline import body_of
from motcua.reform.telling import Teller, compose
from motcua.reform.visibility import narratives_visible_to
from motcua.terms import clock

SPANS = {3: (1, 3), 6: (1, 6), 9: (7, 9), 12: (1, 12)}
DRAFT = (
    FieldSpec("agency", "Cơ quan", "text", max_length=35),
    FieldSpec("year", "Năm", "count"),
    FieldSpec("month", "Kỳ báo cáo", "choice",
              choices=(("3", "Quý I"), ("6", "6 tháng đầu năm"), ("9", "Quý III"), ("12", "Cả năm"))),
)  # fmt: skip
EDIT = (
    FieldSpec("number", "Số, ký hiệu", "text", required=False, max_length=60),
    FieldSpec("subject", "Trích yếu", "text", max_length=300),
    FieldSpec("addressed_to", "Kính gửi", "text", required=False, max_length=300),
    FieldSpec("body", "Nội dung", "long_text", max_length=60_000),
)

verbs.register("reform_narrative_drafted", "Soạn báo cáo cải cách hành chính {period}")
verbs.register("reform_narrative_edited", "Sửa báo cáo cải cách hành chính {period}")


def draft(user: User, data: Mapping[str, Any]) -> Narrative:
    """Raises NotPermitted, BadInput."""
    values = clean(DRAFT, data)
    agency, month = book(user, values["agency"]), int(values["month"])
    if not 2000 <= values["year"] <= 2100:
        text = "Năm không đúng. Ghi bốn chữ số, ví dụ 2026."
        raise BadInput(text, {"year": text})
    period = months(values["year"], *SPANS[month])
    if period.first > clock.today():
        text = "Kỳ báo cáo chưa bắt đầu. Chọn kỳ đã hoặc đang diễn ra."
        raise BadInput(text, {"month": text})
    made = Narrative(
        agency=agency, year=values["year"], month=month, first=period.first, last=period.last,
        body=body_of(values["year"]), drafted_by=user.username, drafted_at=clock.now(),
        synthetic=agency.synthetic,
    )  # fmt: skip
    made.subject = f"Kết quả cải cách hành chính {period_words(made)}"
    with transaction.atomic():
        if Narrative.objects.filter(agency=agency, year=made.year, month=month).exists():
            text = "Báo cáo của kỳ này đã soạn. Mở báo cáo đó để sửa."
            raise BadInput(text, {"month": text})
        made.save(force_insert=True)
        _journal(made, user, "reform_narrative_drafted", [], fresh=True)
    return made


def edit(user: User, id: UUID, data: Mapping[str, Any]) -> Narrative:
    """Numbers that do not exist are refused at once. Raises NotFound, NotPermitted, BadInput."""
    values = clean(EDIT, data)
    with transaction.atomic():
        found = narratives_visible_to(user).select_for_update(of=("self",)).filter(pk=id).first()
        if found is None:
            raise NotFound("Không tìm thấy báo cáo này, hoặc nó không thuộc phạm vi bạn được xem.")
        keeps(user, found.agency)
        try:
            compose(values["body"], Teller(found))
        except BadText as error:
            raise BadInput(str(error), {"body": str(error)}) from error
        changed = [name for name, value in values.items() if getattr(found, name) != value]
        for name in changed:
            setattr(found, name, values[name])
        found.edited_at = clock.now()
        found.save()
        _journal(found, user, "reform_narrative_edited", changed, fresh=False)
    return found


def period_words(item: Narrative) -> str:
    first, last = SPANS[item.month]
    return span_words(first, last, item.year)


def _journal(made: Narrative, user: User, verb: str, changed: list[str], fresh: bool) -> None:
    payload = {"period": period_words(made), "changed": changed, "subject": made.subject}
    code, at = made.agency.code, made.edited_at or made.drafted_at
    label = f"BC CCHC {code} {made.year}-{made.month}"[:60]
    chain = journal.new_chain(made.pk, label, code) if fresh else journal.lock_chain(made.pk)
    entry = journal.Entry(verb, code, user.username, at, payload, {"body": made.body})
    journal.save(journal.build(chain, [entry], at), new=fresh)
