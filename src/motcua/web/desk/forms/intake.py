"""The intake form: the fields of the action ``receive``, the checklist and the procedure's own form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.content import Component, Content
from motcua.catalogue.models import Channel
from motcua.dossiers.actions import BadInput
from motcua.dossiers.actions.intake_data import INTAKE
from motcua.dossiers.fields import FieldSpec, clean
from motcua.dossiers.models import ApplicantKind, Delivery, Source, TypedBy
from motcua.organisation.models import Agency
from motcua.terms import clock
from motcua.texts.cccd import Card
from motcua.web.desk.forms.schema import PREFIX, answers_of, drawn_fields
from motcua.web.shared.drawn import DrawnForm, field_of, number_input

SPECS: Mapping[str, FieldSpec] = {spec.name: spec for spec in INTAKE}
APPLICANT = ("full_name", "id_number", "birth_date", "phone", "email", "address")
LESS_USED = ("applicant_kind", "submitter")
DELIVERED = ("channel", "typed_by", "copies", "delivery")
RECORDED = ("payment", "digitised", "linked_to")
PAPER = ("occurred_at", "due_at")
DEFAULTS = {
    "applicant_kind": ApplicantKind.CITIZEN.value,
    "channel": Channel.COUNTER.value,
    "typed_by": TypedBy.OFFICER.value,
    "delivery": Delivery.COUNTER.value,
    "copies": "1",
    "pages": "1",
}
RECALCULATE = ("channel", "copies", "pages", "occurred_at", "due_at", "agency")
HINTS = {
    "occurred_at": _("Giờ:phút ngày/tháng/năm ghi trong sổ, ví dụ 14:05 22/11/2026."),
    "due_at": _("Chép ngày hẹn trong sổ; bỏ trống thì tính theo thời hạn của thủ tục."),
    "payment": _("Bỏ trống: chưa nộp."),
    "digitised": _("Bỏ trống: bản điện tử nếu nộp trực tuyến, nếu không là chưa số hóa."),
    "linked_to": _(
        "Chỉ ghi khi đây là hồ sơ con của một hồ sơ đã nộp; hồ sơ con không tính thêm một lần nộp."
    ),
    "submitter": _("Chỉ ghi khi người nộp không phải là chủ hồ sơ."),
}


@dataclass(frozen=True)
class Line:
    """One paper of the checklist with what was ticked and counted."""

    index: int
    component: Component
    ticked: bool
    original: str
    copy: str


class IntakeForm(DrawnForm):
    """``content``: what the procedure publishes; ``paper``: copied from a book (retro-entry)."""

    def __init__(
        self,
        content: Content,
        counters: Sequence[Agency],
        *,
        paper: bool = False,
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data, initial=DEFAULTS, auto_id="%s")
        self.content, self.paper = content, paper
        self.fields |= self._own_fields(counters)
        self.fields |= drawn_fields(content.form, data or {})
        for name in RECALCULATE:
            if name in self.fields:
                self.fields[name].widget.attrs["data-recalculate"] = ""

    def _own_fields(self, counters: Sequence[Agency]) -> dict[str, forms.Field]:
        names = (*APPLICANT, *LESS_USED, *DELIVERED, *RECORDED, "note", *(PAPER if self.paper else ()))
        fields = {name: field_of(SPECS[name]) for name in names}
        for name in (*DELIVERED, "applicant_kind"):
            _always(fields[name], SPECS[name])
        for name in fields.keys() & HINTS.keys():
            fields[name].help_text = HINTS[name]
        fields["birth_date"].help_text = ""  # the form's row keeps one line; the shape stands in the field
        fields["birth_date"].widget.attrs["placeholder"] = _("ngày/tháng/năm")
        fields["components"] = forms.CharField(label=_("Giấy tờ đã nhận"), required=False)  # for its error
        if self.paper:
            fields["occurred_at"].required = True
        if len(counters) > 1:
            choices = [(agency.code, agency.name) for agency in counters]
            fields["agency"] = forms.ChoiceField(label=_("Tiếp nhận cho"), choices=choices)
        return fields | self._money_fields()

    def _money_fields(self) -> dict[str, forms.Field]:
        fee = forms.CharField(label=_("Phí, lệ phí (đồng)"), required=False, widget=number_input())
        if not any(each.per == "page" for each in self.content.fees):
            return {"fee": fee}
        pages = forms.CharField(label=_("Số trang một bản"), required=False, widget=number_input())
        return {"pages": pages, "fee": fee}

    def lines(self) -> list[Line]:
        return [self._line(index, each) for index, each in enumerate(self.content.components)]

    def _line(self, index: int, component: Component) -> Line:
        def typed(key: str, otherwise: int) -> str:
            return str(self.data.get(f"{key}{index}", otherwise) if self.is_bound else otherwise)

        ticked = self.is_bound and f"co{index}" in self.data
        return Line(
            index, component, ticked, typed("chinh", component.original), typed("sao", component.copy)
        )

    def checklist(self) -> list[dict[str, Any]]:
        """The papers as ``receive`` takes them. Raises BadInput for a count that is none."""
        return [
            {
                "name": line.component.name,
                "original": _count(line, line.original),
                "copy": _count(line, line.copy),
                "ticked": line.ticked,
            }
            for line in self.lines()
        ]

    def intake(self) -> dict[str, Any]:
        """Everything ``receive`` takes but procedure and agency. Raises BadInput."""
        typed = self.typed()
        own = {name: typed[name] for name in typed if name in SPECS}
        source = Source.PAPER if self.paper else Source.SOFTWARE
        return own | {
            "source": source.value,
            "components": self.checklist(),
            "form": answers_of(self.data),
        }

    def number(self, name: str) -> int:
        """A count that steers the suggested fee; 1 where it is not a number."""
        text = str(self.typed_one(name) or "") if name in self.fields and self.is_bound else ""
        return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) else 1

    def schema_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def has_typed_form(self) -> bool:
        """Something was typed into the procedure's own form, or is wrong there."""
        return bool(answers_of(self.data)) or any(name.startswith(PREFIX) for name in self.errors)

    def has_recorded(self) -> bool:
        """Something was chosen of what is seldom said at intake, or is wrong there."""
        return any(self.data.get(name) for name in RECORDED) or any(name in self.errors for name in RECORDED)

    def groups(self) -> dict[str, list[forms.BoundField]]:
        """The fields by the section they stand in."""
        sections = {
            "applicant": APPLICANT,
            "less_used": LESS_USED,
            "delivered": DELIVERED,
            "recorded": RECORDED,
            "paper": PAPER if self.paper else (),
        }
        return {key: [self[name] for name in names] for key, names in sections.items()}


def _always(field: forms.Field, spec: FieldSpec) -> None:
    """A choice with a usual answer has no blank."""
    field.required = True
    if isinstance(field, forms.ChoiceField):
        field.choices = spec.choices


def moment_written(paper: bool, data: QueryDict | None) -> datetime:
    """The moment from which the term runs: now, or the one in the book (now, while it is unreadable)."""
    return (_written(data) if paper else None) or clock.now()


def is_written(data: QueryDict | None) -> bool:
    """Whether a readable moment of the paper book was typed."""
    return _written(data) is not None


def _written(data: QueryDict | None) -> datetime | None:
    spec = SPECS["occurred_at"]
    try:
        found: datetime | None = clean([spec], {spec.name: data.get(spec.name) if data else None})[spec.name]
    except BadInput:
        return None
    return found


def _count(line: Line, text: str) -> int:
    text = text.strip() or "0"
    if not (text.isascii() and text.isdigit() and int(text) <= 99):
        raise BadInput(
            f"Số bản của “{line.component.name}” chưa đúng.",
            {"components": "Số bản chính, bản sao là số từ 0 đến 99."},
        )
    return int(text)


def from_card(card: Card) -> dict[str, str]:
    """What a scanned card says, by the names of the form."""
    return {
        "full_name": card.full_name,
        "id_number": card.id_number,
        "birth_date": f"{card.birth_date:%d/%m/%Y}",
        "address": card.address,
    }
