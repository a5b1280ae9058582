"""Recording announcing decisions and when their procedures were posted: permission, checks, journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from motcua.catalogue.actions import CATALOGUE
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Change, Confidence, Decision, DecisionEntry, LegalText, Origin, Procedure
from motcua.journal import verbs
from motcua.organisation.models import Agency, Role, User
from motcua.organisation.queries import above, active_posts, below
from motcua.organisation.records import record
from motcua.terms import clock

verbs.register("decision_recorded", "Ghi quyết định công bố {number} ngày {signed_on}: {count} thủ tục")
verbs.register("decision_posted", "Công khai {count} thủ tục của quyết định {number} ngày {public_on}")
verbs.register("decisions_loaded", "Nạp {decisions} quyết định công bố, {entries} dòng thủ tục")


@dataclass(frozen=True)
class DecisionDraft:
    """``changes``: procedure code -> what the decision did to it. ``replaces``: code of a replaced line ->
    the code in whose place it comes. No ``agency``: announced by a ministry."""

    number: str
    signed_on: date
    effective_on: date
    origin: str
    issued_by: str
    changes: Mapping[str, str] = field(default_factory=dict)
    agency: Agency | None = None
    title: str = ""
    legal_texts: tuple[str, ...] = ()
    replaces: Mapping[str, str] = field(default_factory=dict)
    public_on: date | None = None
    source: str = ""


@transaction.atomic
def record_decision(user: User, draft: DecisionDraft) -> Decision:
    """Record a decision with its procedures, or complete one known by its number alone.

    Raises NotAllowed without a control officer's post for that agency, CatalogueError; nothing is written.
    """
    check_recording(user, draft.agency)
    _check(draft)
    procedures = _procedures({*draft.changes, *draft.replaces.values()})
    decision = _known(draft.number) or Decision(number=draft.number)
    _fill(decision, draft, user)
    decision.save()
    _write_entries(decision, draft, procedures)
    texts = dict.fromkeys(filter(None, (text.strip() for text in draft.legal_texts)))
    LegalText.objects.bulk_create(LegalText(decision=decision, number=text) for text in texts)
    facts = {
        "number": decision.number,
        "signed_on": draft.signed_on.isoformat(),
        "effective_on": draft.effective_on.isoformat(),
        "origin": str(draft.origin),
        "count": len(draft.changes),
        "changes": dict(sorted(draft.changes.items())),
        **({"replaces": dict(sorted(draft.replaces.items()))} if draft.replaces else {}),
        "legal_texts": list(texts),
    }
    record(draft.agency.code if draft.agency else CATALOGUE, "decision_recorded", user.username, facts)
    return decision


@transaction.atomic
def post_entries(user: User, decision: Decision, public_on: date, codes: Sequence[str] = ()) -> int:
    """Say on which day a decision's procedures were posted (abolished ones: taken down); how many were.

    ``codes`` empty: all that have no day yet. A day once recorded stays. Raises NotAllowed, CatalogueError.
    """
    check_recording(user, decision.agency)
    if public_on > clock.today():
        raise CatalogueError(
            "Ngày công khai ở tương lai.", {"public_on": "Ghi ngày đã công khai, không phải ngày dự kiến."}
        )
    if decision.signed_on is None or public_on < decision.signed_on:
        raise CatalogueError(
            "Ngày công khai phải từ ngày ký quyết định trở đi; hãy ghi đủ ngày ký trước.",
            {"public_on": "Kiểm tra ngày công khai và ngày ký."},
        )
    entries = decision.entries.select_for_update().filter(public_on=None)
    if codes:
        entries = entries.filter(procedure__code__in=codes)
    posted = sorted(entries.values_list("procedure__code", flat=True))
    if not posted:
        raise CatalogueError("Mọi thủ tục của quyết định này đã có ngày công khai.")
    decision.entries.filter(procedure__code__in=posted).update(public_on=public_on)
    facts = {
        "number": decision.number,
        "public_on": public_on.isoformat(),
        "count": len(posted),
        "codes": posted,
    }
    record(decision.agency.code if decision.agency else CATALOGUE, "decision_posted", user.username, facts)
    return len(posted)


def check_recording(user: User, agency: Agency | None) -> None:
    if not may_record(user, agency):
        raise NotAllowed("Chỉ đầu mối kiểm soát thủ tục hành chính của cơ quan được ghi quyết định công bố.")


def may_record(user: User, agency: Agency | None) -> bool:
    """A control officer records what his authority, one above or below it, or a ministry announced."""
    posts = active_posts(user, roles=[Role.CONTROL]).select_related("scope")
    return any(agency is None or _concerns(post.scope, agency) for post in posts)


def _concerns(scope: Agency, agency: Agency) -> bool:
    return above(scope).filter(pk=agency.pk).exists() or below(scope).filter(pk=agency.pk).exists()


def _check(draft: DecisionDraft) -> None:
    needed = {
        "number": (draft.number.strip(), "Chưa nhập số quyết định."),
        "issued_by": (draft.issued_by.strip(), "Chưa nhập cơ quan công bố."),
        "changes": (draft.changes, "Ghi ít nhất một thủ tục của quyết định."),
        "origin": (draft.origin in Origin.values, "Chọn nơi ban hành thủ tục."),
    }
    problems = {name: text for name, (given, text) in needed.items() if not given}
    if draft.signed_on > clock.today():
        problems["signed_on"] = "Ngày ký ở tương lai."
    if draft.public_on and not draft.signed_on <= draft.public_on <= clock.today():
        problems["public_on"] = "Ngày công khai phải từ ngày ký đến hôm nay."
    if wrong := sorted({each for each in draft.changes.values() if each not in Change.values}):
        problems["changes"] = f"Không rõ thay đổi “{wrong[0]}”."
    elif wrong := sorted(code for code in draft.replaces if draft.changes.get(code) != Change.REPLACED):
        problems["changes"] = f"{wrong[0]} không ở nhóm thay thế nên không thay mã nào."
    elif wrong := sorted(set(draft.replaces.values()) & draft.changes.keys()):
        problems["changes"] = f"{wrong[0]} vừa bị thay thế vừa có thay đổi khác trong cùng quyết định."
    if problems:
        raise CatalogueError(" ".join(problems.values()), problems)


def _procedures(codes: set[str]) -> dict[str, Procedure]:
    found = Procedure.objects.in_bulk(list(codes), field_name="code")
    if missing := sorted(codes - found.keys()):
        text = f"Danh mục không có thủ tục mã {', '.join(missing)}. Kiểm tra lại mã."
        raise CatalogueError(text, {"changes": text})
    return found


def _known(number: str) -> Decision | None:
    """A decision loaded without its day. Raises CatalogueError for one that is complete already."""
    found = Decision.objects.select_for_update().filter(number=number).first()
    if found is not None and found.signed_on is not None:
        text = f"Quyết định {number} đã được ghi ngày {found.signed_on:%d/%m/%Y}."
        raise CatalogueError(text, {"number": text})
    return found


def _fill(decision: Decision, draft: DecisionDraft, user: User) -> None:
    decision.signed_on, decision.effective_on = draft.signed_on, draft.effective_on
    decision.origin, decision.agency, decision.issued_by = draft.origin, draft.agency, draft.issued_by
    decision.title = draft.title
    decision.source = draft.source or decision.source
    decision.recorded_at, decision.recorded_by = clock.now(), user.username
    decision.synthetic = bool(draft.agency and draft.agency.synthetic)


def _write_entries(decision: Decision, draft: DecisionDraft, procedures: Mapping[str, Procedure]) -> None:
    """What was loaded for the same procedures is completed; nothing that was loaded is dropped."""
    confidence = Confidence.SYNTHETIC if decision.synthetic else Confidence.HIGH
    DecisionEntry.objects.bulk_create(
        (
            DecisionEntry(
                decision=decision,
                procedure=procedures[code],
                change=change,
                public_on=draft.public_on,
                replaces=procedures.get(draft.replaces.get(code, "")),
                confidence=confidence,
            )
            for code, change in draft.changes.items()
        ),
        update_conflicts=True,
        unique_fields=["decision", "procedure"],
        update_fields=["change", "public_on", "replaces", "confidence"],
    )
