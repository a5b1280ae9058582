"""Which duties are shown, and what was seen at a place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.models import Place
from motcua.catalogue.posting.checking import Answer
from motcua.catalogue.posting.duties import Duty, Gap
from motcua.organisation.models import Agency
from motcua.web.office.asking import DAYS, AgencyField
from motcua.web.shared.drawn import date_input, text_input
from motcua.web.shared.forms import Form
from motcua.web.shared.uploads import ManyFiles

GAPS = {
    Gap.NEVER: gettext_lazy("Chưa kiểm tra"),
    Gap.ABSENT: gettext_lazy("Không niêm yết"),
    Gap.OLD: gettext_lazy("Niêm yết bản cũ"),
    Gap.STILL: gettext_lazy("Đã bãi bỏ, chưa gỡ"),
}
ANSWERS = {
    Answer.CURRENT: gettext_lazy("Có niêm yết, đúng bản đang áp dụng"),
    Answer.OLD: gettext_lazy("Có niêm yết, nhưng là bản cũ"),
    Answer.ABSENT: gettext_lazy("Không niêm yết, hoặc đã gỡ"),
}
GOOD = "dat"
SOON = 7
TERMS = (
    ("", gettext_lazy("Mọi hạn")),
    ("qua-han", gettext_lazy("Quá hạn")),
    ("sap-den", gettext_lazy("Đến hạn trong 7 ngày")),
)


class FilterForm(Form):
    co_quan = AgencyField(label=gettext_lazy("Cơ quan"))
    noi = forms.ChoiceField(label=gettext_lazy("Nơi niêm yết"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    han = forms.ChoiceField(label=gettext_lazy("Hạn"), required=False, choices=TERMS)

    def __init__(self, data: Any, agencies: QuerySet[Agency]) -> None:
        super().__init__(data)
        agency, place, gap = self.fields["co_quan"], self.fields["noi"], self.fields["loai"]
        assert isinstance(agency, AgencyField)
        assert isinstance(place, forms.ChoiceField) and isinstance(gap, forms.ChoiceField)
        agency.offer(agencies)
        place.choices = [("", _("Mọi nơi")), *Place.choices]
        gap.choices = [
            ("", _("Mọi thiếu sót")),
            *((str(each), text) for each, text in GAPS.items()),
            (GOOD, _("Đã niêm yết đúng")),
        ]


class CheckForm(Form):
    """One answer for all that were ticked; ``everything``: for the whole list that is shown."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Kết quả kiểm tra"),
        choices=[(str(each), text) for each, text in ANSWERS.items()],
        widget=forms.RadioSelect,
    )
    everything = forms.BooleanField(label="", required=False)
    things = forms.MultipleChoiceField(
        label=gettext_lazy("Nội dung đã kiểm tra"), required=False, widget=forms.CheckboxSelectMultiple
    )
    checked_on = forms.DateField(label=gettext_lazy("Ngày kiểm tra"), input_formats=DAYS, widget=date_input())
    proof = ManyFiles(gettext_lazy("Ảnh chụp nơi niêm yết, bản lưu trang"))
    page_address = forms.CharField(
        label=gettext_lazy("Địa chỉ trang đã xem"),
        required=False,
        max_length=500,
        widget=text_input(inputmode="url"),
        help_text=gettext_lazy("Cần có ảnh hoặc địa chỉ trang khi ghi là có niêm yết"),
    )
    note = forms.CharField(label=gettext_lazy("Ghi chú"), required=False, max_length=500, widget=text_input())

    def __init__(self, duties: Iterable[Duty], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        things = self.fields["things"]
        assert isinstance(things, forms.MultipleChoiceField)
        self.keys = {duty.thing.key: duty for duty in duties}
        things.choices = [(key, _named(duty)) for key, duty in self.keys.items()]
        self.fields["everything"].label = _("Tất cả %s nội dung trong danh sách") % len(self.keys)

    def answers(self) -> dict[str, str]:
        """Only of a valid form."""
        given = self.cleaned_data
        chosen = list(self.keys) if given["everything"] else given["things"]
        return dict.fromkeys(chosen, given["answer"])

    def refuse(self, refused: CatalogueError) -> None:
        names = {"answers": "things", "files": "proof"}
        moved = {names.get(name, name): text for name, text in refused.fields.items()}
        for name, text in moved.items():
            self.add_error(name if name in self.fields else None, text)
        if not moved:
            self.add_error(None, refused.message)


def _named(duty: Duty) -> str:
    thing = duty.thing
    state = GAPS[duty.gap] if duty.gap else _("đã niêm yết đúng")
    return f"{thing.code} {thing.name} – {str(state).lower()}".strip()
