"""A delegation act, its end, a guiding text; what the action refuses is shown beside the field."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.attachments.actions import Received
from motcua.catalogue.delegations.recording import DelegationDraft, GuidanceDraft
from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.models import DelegationKind
from motcua.organisation.models import Agency
from motcua.web.office.asking import DAYS
from motcua.web.office.decisions.forms import RefusedForm, lines
from motcua.web.shared.drawn import BLANK, date_input, text_input
from motcua.web.shared.uploads import ManyFiles

Says = dict[str, tuple[int | None, int | None]]


def _day(label: Any, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, input_formats=DAYS, required=required, widget=date_input(), help_text=help_text
    )


def _line(label: Any, size: int, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=size, required=required, widget=text_input(), help_text=help_text
    )


class DelegationForm(RefusedForm):
    number = _line(gettext_lazy("Số, ký hiệu"), 60, help_text=gettext_lazy("Ví dụ 4610/QĐ-UBND"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Hình thức"), choices=DelegationKind.choices, widget=forms.RadioSelect
    )
    giver = forms.ChoiceField(label=gettext_lazy("Cơ quan giao"))
    taker = forms.ChoiceField(label=gettext_lazy("Cơ quan nhận"))
    post = _line(
        gettext_lazy("Chức danh được giao"), 150, False, gettext_lazy("Ví dụ Phó Chủ tịch UBND phường")
    )
    signed_on = _day(gettext_lazy("Ngày ký"), help_text=gettext_lazy("Ví dụ 03/09/2026"))
    valid_from = _day(gettext_lazy("Ngày bắt đầu hiệu lực"))
    valid_to = _day(
        gettext_lazy("Ngày cuối còn hiệu lực"), False, gettext_lazy("Bỏ trống nếu không nêu thời hạn")
    )
    basis = _line(gettext_lazy("Căn cứ"), 300)
    conditions = forms.CharField(
        label=gettext_lazy("Phạm vi, điều kiện"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    codes = forms.CharField(
        label=gettext_lazy("Mã thủ tục"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Mỗi mã một dòng"),
    )
    proof = ManyFiles(gettext_lazy("Bản chụp văn bản"))

    def __init__(self, agencies: Iterable[Agency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        for name in ("giver", "taker"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [BLANK, *((code, agency.name) for code, agency in self.agencies.items())]

    def draft(self, files: list[Received]) -> DelegationDraft:
        """Only of a valid form."""
        given = self.cleaned_data
        plain = ("number", "kind", "signed_on", "valid_from", "valid_to", "basis", "conditions", "post")
        return DelegationDraft(
            **{name: given[name] for name in plain},
            giver=self.agencies[given["giver"]],
            taker=self.agencies[given["taker"]],
            codes=list(dict.fromkeys(lines(given["codes"]))),
            files=files,
        )


class EndForm(RefusedForm):
    last_day = _day(gettext_lazy("Ngày cuối còn hiệu lực"))
    reason = _line(gettext_lazy("Lý do, số văn bản chấm dứt"), 300)


class GuidanceForm(RefusedForm):
    agency = forms.ChoiceField(label=gettext_lazy("Áp dụng trong địa bàn"))
    number = _line(gettext_lazy("Số, ký hiệu"), 60)
    issued_by = _line(gettext_lazy("Cơ quan ban hành"), 200)
    signed_on = _day(gettext_lazy("Ngày ký"), help_text=gettext_lazy("Ví dụ 03/09/2026"))
    valid_to = _day(gettext_lazy("Áp dụng đến hết ngày"), False, gettext_lazy("Bỏ trống nếu còn áp dụng"))
    says = forms.CharField(
        label=gettext_lazy("Văn bản nói gì về từng thủ tục"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Mỗi thủ tục một dòng: mã; số ngày làm việc; số tiền (đồng). Điều gì văn bản không nói thì "
            "bỏ trống. Ví dụ 2.000620; 10; 1.100.000"
        ),
    )

    def __init__(self, agencies: Iterable[Agency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, agency.name) for code, agency in self.agencies.items()]

    def clean_says(self) -> Says:
        found: Says = {}
        for line in self.cleaned_data["says"].splitlines():
            if not line.strip():
                continue
            code, term, fee = (part.strip() for part in (line + ";;").split(";")[:3])
            if code in found:
                raise forms.ValidationError(_("Mã %s ghi hai lần.") % code)
            found[code] = _number(term, line), _number(fee, line)
        return found

    def draft(self) -> GuidanceDraft:
        """Only of a valid form."""
        given = self.cleaned_data
        plain = ("number", "issued_by", "signed_on", "valid_to", "says")
        return GuidanceDraft(agency=self.agencies[given["agency"]], **{name: given[name] for name in plain})

    def refuse(self, refused: CatalogueError) -> None:
        """What is wrong with the codes stands at the lines."""
        fields = {("says" if name == "codes" else name): text for name, text in refused.fields.items()}
        super().refuse(CatalogueError(refused.message, fields))


def _number(text: str, line: str) -> int | None:
    plain = text.replace(".", "").replace(" ", "")
    if not plain:
        return None
    if not plain.isdecimal() or len(plain) > 10:
        raise forms.ValidationError(
            _("Dòng “%s” chưa đúng: sau mã là số ngày và số tiền bằng chữ số.") % line.strip()
        )
    return int(plain)
