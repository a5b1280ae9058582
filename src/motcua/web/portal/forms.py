"""Forms of the portal; messages say what to do."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.queries import content, published
from motcua.terms import Term, Unit
from motcua.terms.clock import today
from motcua.texts.codes import is_dossier_code
from motcua.web.shared.forms import Form
from motcua.web.shared.wording import plain

FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2033, 12, 31)  # what the national calendar covers, with room
LONGEST_TERM = 365
DIGITS = 4


class TrackForm(Form):
    code = forms.CharField(
        label=gettext_lazy("Mã hồ sơ"),
        help_text=gettext_lazy("In ở đầu giấy tiếp nhận và hẹn trả, ví dụ H26.1.2-261120-0001."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    digits = forms.CharField(
        label=gettext_lazy("4 số cuối của số điện thoại hoặc số căn cước"),
        help_text=gettext_lazy("Số bạn đã khai khi nộp, để chỉ người có hồ sơ mới xem được."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-short"}),
    )
    own_messages: dict[str, dict[str, Any]] = {
        "digits": {"required": gettext_lazy("Hãy nhập 4 số cuối của số điện thoại hoặc số căn cước.")},
    }

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split()).upper()
        if not is_dossier_code(code):
            raise forms.ValidationError(
                _("Mã hồ sơ chưa đúng dạng. Hãy nhập đủ như trên giấy hẹn, ví dụ H26.1.2-261120-0001.")
            )
        return code

    def clean_digits(self) -> str:
        digits = "".join(self.cleaned_data["digits"].split())
        if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(_("Hãy nhập đúng 4 chữ số cuối, ví dụ 0789."))
        return digits


UNITS = [
    (Unit.WORKING_DAY.value, gettext_lazy("ngày làm việc")),
    (Unit.WORKING_HOUR.value, gettext_lazy("giờ làm việc")),
    (Unit.CALENDAR_DAY.value, gettext_lazy("ngày (tính cả ngày nghỉ)")),
]


class CalculatorForm(Form):
    """A procedure or a free term, and the moment of acceptance.

    Field names are Vietnamese because they stand in the address, which people share.
    """

    thu_tuc = forms.ChoiceField(
        label=gettext_lazy("Thủ tục"),
        required=False,
        help_text=gettext_lazy("Hoặc để trống và tự nhập thời hạn bên dưới."),
    )
    thoi_han = forms.IntegerField(
        label=gettext_lazy("Thời hạn"),
        required=False,
        min_value=1,
        max_value=LONGEST_TERM,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "autocomplete": "off"}),
    )
    don_vi = forms.ChoiceField(
        label=gettext_lazy("Đơn vị thời hạn"),
        required=False,
        choices=UNITS,
        widget=forms.Select(attrs={"class": "input-medium"}),
    )
    ngay = forms.DateField(
        label=gettext_lazy("Ngày cơ quan nhận đủ hồ sơ"),
        help_text=gettext_lazy("Ngày/tháng/năm, ví dụ 20/11/2026."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "autocomplete": "off"}),
    )
    gio = forms.TimeField(
        label=gettext_lazy("Giờ nhận"),
        help_text=gettext_lazy("Giờ:phút, ví dụ 14:30."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short", "autocomplete": "off"}),
    )
    own_messages: dict[str, dict[str, Any]] = {
        "thoi_han": {
            "min_value": gettext_lazy("Thời hạn phải từ 1 trở lên."),
            "max_value": gettext_lazy("Thời hạn dài nhất tính được là 365. Hãy nhập số nhỏ hơn."),
        },
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["thu_tuc"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = _procedure_choices()

    def clean_ngay(self) -> date:
        day: date = self.cleaned_data["ngay"]
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(
                _("Hãy nhập ngày từ %(first)s đến %(last)s.")
                % {"first": f"{FIRST_DAY:%d/%m/%Y}", "last": f"{LAST_DAY:%d/%m/%Y}"}
            )
        return day

    def clean(self) -> dict[str, Any]:
        """Adds ``term``, and ``version`` when a procedure was chosen."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("thu_tuc"):
            self._take_procedure(cleaned)
        elif not {"thu_tuc", "thoi_han", "don_vi"} & self.errors.keys():
            self._take_free_term(cleaned)
        return cleaned

    def _take_procedure(self, cleaned: dict[str, Any]) -> None:
        found = published(today()).filter(procedure__code=cleaned["thu_tuc"]).select_related("procedure")
        version = found.order_by("-valid_from", "-number")[0]
        term = content(version).term
        if term is None:
            self.add_error(
                "thu_tuc",
                _("Thủ tục này không có thời hạn cố định. Hãy xem thời hạn trên trang của thủ tục."),
            )
            return
        cleaned.update(version=version, term=term)

    def _take_free_term(self, cleaned: dict[str, Any]) -> None:
        value = cleaned.get("thoi_han")
        if not value:
            self.add_error("thoi_han", _("Hãy chọn một thủ tục, hoặc nhập thời hạn bằng chữ số."))
            return
        cleaned["term"] = Term(value, Unit(cleaned.get("don_vi") or Unit.WORKING_DAY))


def _procedure_choices() -> list[Any]:
    """Procedures in force grouped by sector, in one query; a blank first."""
    rows = published(today()).order_by("procedure__sector__name", "name").distinct()
    names = rows.values_list("procedure__sector__name", "procedure__code", "name")
    groups = groupby(names, key=lambda row: row[0] or _("Lĩnh vực khác"))
    grouped = [
        (plain(sector), [(code, plain(name)) for _sector, code, name in group]) for sector, group in groups
    ]
    return [("", _("Không chọn thủ tục")), *grouped]
