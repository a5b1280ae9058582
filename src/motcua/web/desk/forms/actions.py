"""The form of one next action of a dossier, built from the action's own declaration."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.actions import Available, BadInput
from motcua.dossiers.fields import FieldSpec, clean
from motcua.dossiers.models import Dossier, Source
from motcua.dossiers.queries import DossierPage
from motcua.organisation.models import Agency
from motcua.organisation.queries import below
from motcua.web.shared.drawn import DrawnForm, SuggestedInput, field_of

AT = FieldSpec(
    "at",
    "Thời điểm theo sổ giấy",
    "datetime",
    required=False,
    help="Giờ:phút ngày/tháng/năm ghi trong sổ. Bỏ trống nếu việc xảy ra bây giờ.",
)


class ActionForm(DrawnForm):
    """Field ids carry the verb, so that several of these stand on one page."""

    def __init__(self, offered: Available, dossier: Dossier, data: QueryDict | None = None) -> None:
        usual = _USUAL.get(offered.verb)
        initial = usual(dossier) if usual else None
        super().__init__(data, auto_id=f"{offered.verb}_%s", initial=initial)
        self.specs = offered.fields + ((AT,) if dossier.source == Source.PAPER else ())
        for spec in self.specs:
            self.fields[spec.name] = self._field(offered.verb, spec, dossier)

    def _field(self, verb: str, spec: FieldSpec, dossier: Dossier) -> forms.Field:
        if suggest := _SUGGESTIONS.get((verb, spec.name)):
            made = field_of(spec)
            made.widget = SuggestedInput(suggest(dossier))
            return made
        options = _OPTIONS.get((verb, spec.name))
        if options is None:
            return self._usual(field_of(spec), spec)
        choices = [("", _("Chọn đơn vị")), *options(dossier)]
        return forms.ChoiceField(
            label=_("Đơn vị được hỏi"), choices=choices, required=spec.required, help_text=spec.help
        )

    def _usual(self, field: forms.Field, spec: FieldSpec) -> forms.Field:
        """A choice that has its usual answer is neither blank nor marked as optional."""
        if spec.name in self.initial and isinstance(field, forms.ChoiceField):
            field.required, field.choices = True, spec.choices
        return field

    def values(self) -> dict[str, Any]:
        """What the action gets: everything typed but the moment."""
        return {name: value for name, value in self.typed().items() if name != AT.name}

    def moment(self) -> datetime | None:
        """When it happened, for what is copied from a paper book. Raises BadInput."""
        if AT.name not in self.fields:
            return None
        try:
            return clean([AT], {AT.name: self.typed_one(AT.name)})[AT.name]  # type: ignore[no-any-return]
        except BadInput as wrong:
            raise BadInput(wrong.message, {AT.name: wrong.fields[AT.name]}) from wrong


def _names(dossier: Dossier) -> list[str]:
    """The authority and its units, by name; who is to blame may also be somebody else."""
    return [unit.name for unit in below(dossier.agency).order_by("code")[:200]]


def _units(dossier: Dossier) -> list[tuple[str, str]]:
    """The units of the authority and those it may ask above it."""
    root = Agency.objects.filter(paths_down__below=dossier.agency).order_by("-paths_down__depth").first()
    units = below(root or dossier.agency).exclude(pk=dossier.agency_id).order_by("code")[:200]
    return [(unit.code, f"{unit.name} ({unit.code})") for unit in units]


_OPTIONS: Mapping[tuple[str, str], Callable[[Dossier], list[tuple[str, str]]]] = {
    ("consult", "agency"): _units,
}
_SUGGESTIONS: Mapping[tuple[str, str], Callable[[Dossier], list[str]]] = {
    ("extend", "unit"): _names,
}
_USUAL: Mapping[str, Callable[[Dossier], dict[str, Any]]] = {
    "return_result": lambda dossier: {"delivery": dossier.delivery},
}


@dataclass(frozen=True)
class Offer:
    """An action with its form; ``open``: the one that was just refused."""

    action: Available
    form: ActionForm
    open: bool = False


def offers(page: DossierPage, refused: Offer | None = None) -> list[Offer]:
    """All next actions, each with an empty form; the refused one keeps what was typed."""
    made = []
    for action in page.available:
        if refused and refused.action.verb == action.verb:
            made.append(refused)
        else:
            made.append(Offer(action, ActionForm(action, page.dossier)))
    return made
