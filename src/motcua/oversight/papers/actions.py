"""Papers: drafted from the records, edited as text, frozen with their numbers, signed; or discarded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.documents.live_text import BadText
from motcua.documents.signatures.errors import SignatureError
from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.oversight.models import Paper, PaperFigure, PaperFile, PaperState
from motcua.oversight.papers.about import About
from motcua.oversight.papers.acting import (
    Doing,
    PaperAction,
    about_for,
    locked,
    may_write,
    record,
    refused,
    signs,
    writes,
)
from motcua.oversight.papers.checking import checked, kept
from motcua.oversight.papers.composing import Live, compose, numbers_in, printed, tables_in
from motcua.oversight.papers.keeping import figures_of
from motcua.oversight.papers.kinds import KINDS
from motcua.oversight.papers.making import composed, digest, signed_files
from motcua.terms import clock

LONGEST = 60_000
verbs.register("paper_drafted", "Soạn {kind_name} của {of}: {subject}")


def draft(user: User, of: UUID, kind: str) -> Paper:
    """``of``: an inspection or a plan. Raises NotFound, NotPermitted, BadInput, WrongState."""
    if kind not in KINDS:
        text = "Chọn một loại văn bản trong danh sách."
        raise BadInput(text, {"kind": text})
    with transaction.atomic():
        about = about_for(user, of)
        if not may_write(user, about):
            raise NotPermitted("Chỉ đoàn và cơ quan ra quyết định mới soạn văn bản.")
        begun = KINDS[kind].draft(about)
        made = Paper.objects.create(
            inspection=about.inspection, plan=about.plan, agency=about.agency, kind=kind,
            subject=begun.subject[:500],
            addressed_to=begun.addressed_to[:300], bases=list(begun.bases), body=begun.body,
            copies=list(begun.copies), signer_role=begun.signer_role,
            drafted_by=user.username, drafted_at=clock.now(),
        )  # fmt: skip
        record(Doing(made, user, made.drafted_at, {"subject": made.subject}), "paper_drafted", fresh=True)
    return made


def perform(user: User, id: UUID, name: str, data: Mapping[str, Any]) -> Paper:
    """Raises NotFound, NotPermitted, WrongState, BadInput; nothing is written then."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    with transaction.atomic():
        paper = locked(user, id)
        reason = refused(user, paper, action)
        if reason is not None:
            raise reason
        doing = Doing(paper, user, clock.now())
        action.apply(doing, clean(action.fields, data))
        record(doing, action.verb)
    return paper


def available(user: User, paper: Paper) -> dict[str, PaperAction]:
    """What the user may do with it now; each permission is asked once, and only where the state lets."""
    timely = {name: action for name, action in ACTIONS.items() if paper.state in action.states}
    refusals = {permits: permits(user, paper) for permits in {action.permits for action in timely.values()}}
    return {name: action for name, action in timely.items() if not refusals[action.permits]}


def _edit(doing: Doing, values: dict[str, Any]) -> None:
    """The whole text is kept as typed; numbers that do not exist are refused at once."""
    paper = doing.paper
    try:
        compose(values["body"], Live(About.of(paper)))
    except BadText as error:
        raise BadInput(str(error), {"body": str(error)}) from error
    changed = [name for name, value in values.items() if getattr(paper, name) != value]
    for name, value in values.items():
        setattr(paper, name, value)
    paper.edited_by, paper.edited_at = doing.user.username, doing.at
    paper.save()
    doing.payload |= {"changed": changed, "number": paper.number, "subject": paper.subject}
    doing.personal |= {"body": paper.body}


def _freeze(doing: Doing, values: dict[str, Any]) -> None:
    paper = doing.paper
    live = Live(About.of(paper))
    try:
        sections = compose(paper.body, live)
        figures = figures_of(paper, numbers_in(sections), live.teller)
    except BadText as error:
        raise WrongState(f"Chưa chốt được: {error} Hãy sửa nội dung.") from error
    if not paper.number:
        raise WrongState("Chưa có số, ký hiệu. Hãy sửa văn bản, ghi số trước khi chốt.")
    report = checked(paper.subject, printed(sections))
    PaperFigure.objects.bulk_create(figures)
    paper.tables = {token: table.as_json() for token, table in tables_in(sections).items()}
    paper.checked, paper.sha256 = kept(report), digest(paper, sections)
    paper.state, paper.frozen_at = PaperState.FROZEN, doing.at
    paper.save()
    alarms = sum(each.verdict.alarms for each in report.relations)
    doing.payload |= {"sha256": paper.sha256, "numbers": len(figures), "alarms": alarms}


def _reopen(doing: Doing, values: dict[str, Any]) -> None:
    """The numbers live again; what was frozen stays in the journal by its digest."""
    paper = doing.paper
    doing.payload |= {"reason": values["reason"], "sha256": paper.sha256}
    paper.figures.all().delete()
    paper.state, paper.frozen_at, paper.tables, paper.checked, paper.sha256 = (
        PaperState.DRAFT,
        None,
        {},
        [],
        "",
    )
    paper.save()


def _sign(doing: Doing, values: dict[str, Any]) -> None:
    paper = doing.paper
    if digest(paper, composed(paper)) != paper.sha256:
        raise WrongState("Nội dung không còn như lúc chốt. Hãy mở lại, kiểm tra và chốt lại.")
    alarms = sum(bool(each["alarms"]) for each in paper.checked)
    if alarms and not values["reason"]:
        text = f"Bộ kiểm tra số liệu còn {alarms} cảnh báo. Sửa văn bản, hoặc ghi lý do vẫn ký."
        raise BadInput(text, {"reason": text})
    paper.state, paper.signed_at, paper.signed_by = PaperState.SIGNED, doing.at, doing.user.username
    paper.sign_reason = values["reason"] if alarms else ""
    try:
        files = signed_files(paper, doing.user, doing.at)
    except SignatureError as error:
        raise WrongState(f"Không ký được: {error}") from error
    paper.save()
    PaperFile.objects.bulk_create(files)
    doing.payload |= {
        "sha256": paper.sha256, "number": paper.number, "alarms": alarms,
        "files": {each.kind: each.sha256 for each in files},
    }  # fmt: skip


def _discard(doing: Doing, values: dict[str, Any]) -> None:
    doing.paper.state = PaperState.DISCARDED
    doing.paper.save(update_fields=["state"])
    doing.payload |= {"reason": values["reason"]}


EDIT = PaperAction(
    "sua", "Sửa văn bản", "paper_edited", writes, frozenset({PaperState.DRAFT}),
    (
        FieldSpec("number", "Số, ký hiệu", "text", required=False, max_length=60, help="Ví dụ 31/KL-UBND."),
        FieldSpec("subject", "Trích yếu", "text", max_length=500),
        FieldSpec("addressed_to", "Kính gửi", "text", required=False, max_length=300),
        FieldSpec("bases", "Căn cứ", "list", required=False, help="Mỗi dòng một căn cứ."),
        FieldSpec("body", "Nội dung", "long_text", max_length=LONGEST,
                  help="Mỗi dòng một đoạn. Dòng bắt đầu bằng ## là tiêu đề mục. Số liệu để trong ngoặc nhọn, "
                       "hệ thống điền khi in và khi chốt."),
        FieldSpec("copies", "Nơi nhận", "list", required=False, help="Mỗi dòng một nơi."),
        FieldSpec("signer_role", "Quyền hạn, chức vụ người ký", "long_text", max_length=200),
    ),
    _edit,
)  # fmt: skip
FREEZE = PaperAction("chot", "Chốt để ký", "paper_frozen", writes, frozenset({PaperState.DRAFT}), (), _freeze)
REOPEN = PaperAction(
    "mo-lai", "Mở lại để sửa", "paper_reopened", writes, frozenset({PaperState.FROZEN}),
    (FieldSpec("reason", "Lý do", "text", max_length=500),),
    _reopen,
)  # fmt: skip
SIGN = PaperAction(
    "ky", "Ký văn bản", "paper_signed", signs, frozenset({PaperState.FROZEN}),
    (FieldSpec("reason", "Lý do vẫn ký khi còn cảnh báo", "text", required=False, max_length=500),),
    _sign,
)  # fmt: skip
DISCARD = PaperAction(
    "bo", "Bỏ văn bản", "paper_discarded", writes, frozenset({PaperState.DRAFT, PaperState.FROZEN}),
    (FieldSpec("reason", "Lý do", "text", max_length=500),),
    _discard,
)  # fmt: skip
ACTIONS: Mapping[str, PaperAction] = {each.name: each for each in (EDIT, FREEZE, SIGN, REOPEN, DISCARD)}

verbs.register(EDIT.verb, "Sửa {kind_name} của {of}")
verbs.register(FREEZE.verb, "Chốt {kind_name} của {of}: {numbers} số liệu, {alarms} cảnh báo")
verbs.register(REOPEN.verb, "Mở lại {kind_name} của {of}: {reason}")
verbs.register(SIGN.verb, "Ký {kind_name} số {number} của {of}")
verbs.register(DISCARD.verb, "Bỏ {kind_name} của {of}: {reason}")
