"""The two long forms: an agency scores itself, and those who judge appraise. Nothing typed is lost."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.attachments.models import Attachment
from motcua.dossiers.errors import ActionRefused
from motcua.scoring import queries
from motcua.scoring.actions import appraise, save, take_figures
from motcua.scoring.actions.doing import numbered
from motcua.scoring.models import Entry, Sheet, Stage
from motcua.scoring.rules.points import points_text
from motcua.scoring.rules.support import Lack, lack_of
from motcua.scoring.rules.tree import Branch, Leaf
from motcua.scoring.visibility import may_judge
from motcua.web.office.guards import officer, user_of
from motcua.web.office.scoring.forms import LeafForm, judge_form, score_form
from motcua.web.office.scoring.looks import late_tag, mark_text, said, stage_tag
from motcua.web.office.scoring.sheets import found, may_fill
from motcua.web.shared.refusals import STATUS


@dataclass(frozen=True)
class Item:
    """A leaf with its fields and what stands beside them."""

    leaf: Leaf
    number: int
    maximum: str
    rule: str
    said: str
    own: str
    entry: Entry
    files: list[Attachment]
    fields: dict[str, forms.BoundField]
    lack: Lack | None


@dataclass(frozen=True)
class Part:
    """A criterion at the top of the tree with the leaves below it; ``left``: how many are not done."""

    code: str
    name: str
    maximum: str
    items: list[Item]

    @property
    def left(self) -> int:
        return sum(1 for item in self.items if item.lack)


@officer("POST")
def score(request: HttpRequest, key: UUID) -> HttpResponse:
    """Each button saves; some lead on: to the figures of the system, to the files of a criterion."""
    sheet = found(request, key)
    if not may_fill(request, sheet):
        raise PermissionDenied
    entries = queries.entries_of(sheet)
    if request.method != "POST":
        return _score_page(request, sheet, entries, score_form(sheet, entries))
    data = request.POST.copy()
    form = score_form(sheet, entries, data)
    try:
        save(user_of(request), sheet.pk, form.typed())
        if request.POST.get("then") == "figures":
            take_figures(user_of(request), sheet.pk)
    except ActionRefused as refused:
        form.refuse(refused)
        fresh = found(request, key)
        data["revision"] = str(fresh.revision)
        return _score_page(request, fresh, entries, form, STATUS[refused.code])
    return _onwards(request, sheet)


def _onwards(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    then = request.POST.get("then", "")
    if then.isdecimal():
        return redirect("office:scoring-criterion", sheet.pk, int(then))
    told = _("Đã lưu và lấy số liệu của hệ thống.") if then == "figures" else _("Đã lưu bản tự chấm.")
    messages.success(request, told)
    return redirect("office:scoring-score", sheet.pk)


@officer("POST")
def judge(request: HttpRequest, key: UUID) -> HttpResponse:
    sheet = found(request, key)
    if not may_judge(user_of(request), sheet.round):
        raise PermissionDenied
    if sheet.stage != Stage.SUBMITTED and request.method != "POST":
        return redirect("office:scoring-sheet", sheet.pk)
    entries = queries.entries_of(sheet)
    if request.method != "POST":
        return _judge_page(request, sheet, entries, judge_form(sheet, entries))
    form = judge_form(sheet, entries, request.POST)
    try:
        appraise(user_of(request), sheet.pk, form.typed())
    except ActionRefused as refused:
        form.refuse(refused)
        return _judge_page(request, sheet, entries, form, STATUS[refused.code])
    messages.success(request, _("Đã lưu điểm thẩm định."))
    return redirect("office:scoring-judge", sheet.pk)


def _score_page(
    request: HttpRequest, sheet: Sheet, entries: dict[str, Entry], form: LeafForm, status: int = 200
) -> HttpResponse:
    parts = parts_of(sheet, entries, form)
    asked = [item for part in parts for item in part.items if not item.leaf.survey]
    context = _context(sheet, form, parts) | {
        "done": sum(1 for item in asked if not item.lack),
        "asked": len(asked),
        "automatic": any(item.leaf.automatic for item in asked),
    }
    return render(request, "office/scoring/score.html", context, status=status)


def _judge_page(
    request: HttpRequest, sheet: Sheet, entries: dict[str, Entry], form: LeafForm, status: int = 200
) -> HttpResponse:
    parts = parts_of(sheet, entries, form)
    items = [item for part in parts for item in part.items if item.fields]
    context = _context(sheet, form, parts) | {
        "done": sum(1 for item in items if item.entry.appraised),
        "asked": len(items),
    }
    return render(request, "office/scoring/judge.html", context, status=status)


def _context(sheet: Sheet, form: LeafForm, parts: list[Part]) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "round": sheet.round,
        "form": form,
        "parts": parts,
        "stage": stage_tag(sheet),
        "late": late_tag(sheet),
    }


def parts_of(sheet: Sheet, entries: dict[str, Entry], form: LeafForm) -> list[Part]:
    tree = sheet.round.tree
    files = queries.files_by_code(entries.values())
    numbers = {leaf.code: number for number, leaf in numbered(tree)}
    parts = []
    for root in tree.roots:
        leaves = [node for node in _below(root) if isinstance(node, Leaf)]
        items = [_item(leaf, numbers[leaf.code], entries[leaf.code], files, form) for leaf in leaves]
        parts.append(Part(root.code, root.name, points_text(root.maximum), items))
    return parts


def _below(node: Branch | Leaf) -> list[Branch | Leaf]:
    inside = [each for child in node.children for each in _below(child)] if isinstance(node, Branch) else []
    return [node, *inside]


def _item(leaf: Leaf, number: int, entry: Entry, files: dict[str, list[Attachment]], form: LeafForm) -> Item:
    proofs = files.get(leaf.code, [])
    lack = None if leaf.survey else lack_of(leaf, queries.claim_of(entry, len(proofs)))
    return Item(
        leaf, number, points_text(leaf.maximum), leaf.formula.words(), said(leaf, entry),
        mark_text(entry.own), entry, proofs, form.group(number), lack,
    )  # fmt: skip
