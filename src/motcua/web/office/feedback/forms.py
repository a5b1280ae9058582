"""Forms of the book of reflections, drawn from the declarations of the actions that check them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.models import Sector
from motcua.feedback.actions import REGISTER
from motcua.feedback.actions.handling import Action
from motcua.feedback.models import Feedback, Kind, Stage, Way
from motcua.feedback.queries import OVERDUE
from motcua.organisation.models import Agency
from motcua.organisation.queries import below
from motcua.web.shared.drawn import DrawnForm, field_of
from motcua.web.shared.forms import Form

SPECS = {spec.name: spec for spec in REGISTER}
ABOUT = ("kind", "channel", "received_at", "sector", "procedure", "officer", "summary", "content")
SENDER = ("full_name", "phone", "email", "address")


class RegisterForm(DrawnForm):
    """``books``: the authorities in whose book the officer may write."""

    def __init__(self, books: list[Agency], data: QueryDict | None = None) -> None:
        super().__init__(data)
        if len(books) > 1:
            choices = [(book.code, book.name) for book in books]
            self.fields["agency"] = forms.ChoiceField(label=SPECS["agency"].label, choices=choices)
        for name in (*ABOUT, *SENDER):
            self.fields[name] = field_of(SPECS[name])
        sectors = [(sector.code, sector.name) for sector in Sector.objects.all()]
        self.fields["sector"] = forms.ChoiceField(
            label=SPECS["sector"].label,
            required=False,
            choices=[("", _("Theo thủ tục, hoặc chưa rõ")), *sectors],
        )

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("agency", *ABOUT) if name in self.fields]

    @property
    def sender(self) -> list[forms.BoundField]:
        return [self[name] for name in SENDER]


class ActionForm(DrawnForm):
    """Field ids carry the action's name, so that several of these stand on one page."""

    def __init__(self, action: Action, item: Feedback, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"{action.name}_%s")
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)
        if "to" in self.fields:
            units = below(item.agency).exclude(pk__in=[item.agency_id, item.handler_id or 0]).order_by("code")
            choices = [("", _("Chọn đơn vị")), *((unit.code, unit.name) for unit in units[:200])]
            self.fields["to"] = forms.ChoiceField(label=_("Đơn vị xử lý"), choices=choices)


def _states() -> list[tuple[str, Any]]:
    return [("", _("Tất cả")), (OVERDUE, _("Quá hạn trả lời")), *Stage.choices]


class FilterForm(Form):
    """How the list is narrowed; what cannot be read narrows nothing."""

    buoc = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    ve = forms.ChoiceField(label=gettext_lazy("Nội dung về"), required=False)
    qua = forms.ChoiceField(label=gettext_lazy("Hình thức gửi"), required=False)
    linh_vuc = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)

    def __init__(self, data: QueryDict, sectors: Iterable[Sector]) -> None:
        super().__init__(data)
        everything = ("", _("Tất cả"))
        for name, choices in (
            ("buoc", _states()),
            ("ve", [everything, *Kind.choices]),
            ("qua", [everything, *Way.choices]),
            ("linh_vuc", [everything, *((sector.code, sector.name) for sector in sectors)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
