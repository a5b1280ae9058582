"""The form of an announcing decision; what the action refuses is shown beside the field."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.decisions import DecisionDraft
from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.models import Change, Decision, DecisionEntry, Origin
from motcua.organisation.models import Agency
from motcua.web.office.asking import DAYS
from motcua.web.shared.drawn import date_input, number_input, text_input
from motcua.web.shared.forms import Form

LISTS = {
    "new": Change.NEW,
    "amended": Change.AMENDED,
    "replaced": Change.REPLACED,
    "abolished": Change.ABOLISHED,
}
MINISTRY = "bo-nganh"


def _day(label: Any, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, input_formats=DAYS, required=required, widget=date_input(), help_text=help_text
    )


def _codes(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=help_text,
    )


class RefusedForm(Form):
    def refuse(self, refused: CatalogueError) -> None:
        for name, text in refused.fields.items():
            self.add_error(name if name in self.fields else None, text)
        if not refused.fields:
            self.add_error(None, refused.message)


class DecisionForm(RefusedForm):
    number = forms.CharField(
        label=gettext_lazy("Số quyết định"),
        max_length=60,
        widget=text_input("input-medium"),
        help_text=gettext_lazy("Ví dụ 2686/QĐ-UBND"),
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Thủ tục do"), choices=Origin.choices, widget=forms.RadioSelect
    )
    agency = forms.ChoiceField(label=gettext_lazy("Cơ quan công bố"))
    issued_by = forms.CharField(
        label=gettext_lazy("Người ký, tên cơ quan công bố"), max_length=200, widget=text_input()
    )
    signed_on = _day(gettext_lazy("Ngày ký"), help_text=gettext_lazy("Ví dụ 03/09/2026"))
    effective_on = _day(gettext_lazy("Ngày có hiệu lực"))
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"), max_length=300, required=False, widget=text_input()
    )
    new = _codes(gettext_lazy("Ban hành mới"))
    amended = _codes(gettext_lazy("Sửa đổi, bổ sung"))
    replaced = _codes(
        gettext_lazy("Thay thế"),
        gettext_lazy("Thay một mã khác: ghi mã mới trước, ví dụ 1.003622 thay 1.003583."),
    )
    abolished = _codes(gettext_lazy("Bãi bỏ"))
    legal_texts = _codes(gettext_lazy("Văn bản quy phạm pháp luật làm căn cứ"))
    public_on = _day(
        gettext_lazy("Đã công khai ngày"), False, gettext_lazy("Bỏ trống nếu chưa công khai; ghi sau được.")
    )

    def __init__(self, agencies: Iterable[Agency], data: Any = None, known: Decision | None = None) -> None:
        """``known``: a decision of which the number alone is known, to be completed."""
        super().__init__(data, initial=_initial(known) if known else {})
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        self.agencies = {agency.code: agency for agency in agencies}
        field.choices = [
            *((code, agency.name) for code, agency in self.agencies.items()),
            (MINISTRY, _("Bộ, ngành trung ương")),
        ]

    def clean(self) -> dict[str, Any]:
        seen: dict[str, str] = {}
        for name in LISTS:
            for code, _old in pairs(self.cleaned_data.get(name, "")):
                if code in seen:
                    self.add_error(name, _("Mã %(code)s đã ghi ở nhóm khác.") % {"code": code})
                seen[code] = name
        return self.cleaned_data

    def draft(self) -> DecisionDraft:
        """Only of a valid form."""
        given = self.cleaned_data
        plain = ("number", "origin", "issued_by", "signed_on", "effective_on", "title", "public_on")
        return DecisionDraft(
            **{name: given[name] for name in plain},
            agency=self.agencies.get(given["agency"]),
            changes={code: str(change) for name, change in LISTS.items() for code, _ in pairs(given[name])},
            replaces={code: old for name in LISTS for code, old in pairs(given[name]) if old},
            legal_texts=tuple(lines(given["legal_texts"])),
        )

    def refuse(self, refused: CatalogueError) -> None:
        """What is wrong with the changes stands at their first list."""
        moved = {("new" if name == "changes" else name): text for name, text in refused.fields.items()}
        super().refuse(CatalogueError(refused.message, moved))

    @property
    def about(self) -> list[forms.BoundField]:
        names = ("number", "origin", "agency", "issued_by", "signed_on", "effective_on", "title")
        return [self[name] for name in names]

    @property
    def changed(self) -> list[forms.BoundField]:
        return [self[name] for name in LISTS]


class PostForm(RefusedForm):
    public_on = _day(gettext_lazy("Ngày công khai"), help_text=gettext_lazy("Ví dụ 05/09/2026"))


class AmendForm(RefusedForm):
    """Blank: as before."""

    term_days = forms.IntegerField(
        label=gettext_lazy("Thời hạn giải quyết mới"),
        required=False,
        widget=number_input(),
        help_text=gettext_lazy("Bỏ trống nếu thời hạn không đổi"),
    )
    term_unit = forms.ChoiceField(
        label=gettext_lazy("Tính theo"),
        choices=[("working_day", gettext_lazy("ngày làm việc")), ("calendar_day", gettext_lazy("ngày"))],
        initial="working_day",
        widget=forms.RadioSelect,
    )
    fee_text = forms.CharField(
        label=gettext_lazy("Phí, lệ phí mới"), required=False, max_length=300, widget=text_input()
    )
    note = forms.CharField(
        label=gettext_lazy("Nội dung sửa đổi khác"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @staticmethod
    def of(entry: DecisionEntry) -> dict[str, Any]:
        known = entry.amendment
        term = known.get("term", {})
        return {
            "term_days": term.get("value"),
            "term_unit": term.get("unit", "working_day"),
            "fee_text": known.get("fee_text", ""),
            "note": known.get("notes", ""),
        }


def pairs(text: str) -> list[tuple[str, str]]:
    """ "1.003622 thay 1.003583" -> both codes; a code alone -> that code and a blank."""
    split = (line.partition(" thay ") for line in lines(text))
    return [(code.strip(), old.strip()) for code, _, old in split]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace(",", "\n").splitlines() if line.strip()]


def _initial(known: Decision) -> dict[str, Any]:
    codes = known.entries.order_by("procedure__code").values_list("procedure__code", flat=True)
    return {
        "number": known.number,
        "origin": known.origin,
        "agency": known.agency.code if known.agency else MINISTRY,
        "issued_by": known.issued_by,
        "amended": "\n".join(codes),
    }
