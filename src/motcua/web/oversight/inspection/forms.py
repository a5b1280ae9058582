"""Forms of inspections, drawn from the declarations of the actions that check them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.attachments.actions import Received, receive_all
from motcua.dossiers.errors import ActionRefused
from motcua.organisation.models import Agency, User
from motcua.organisation.queries import above, active_posts
from motcua.oversight import criteria
from motcua.oversight.actions.deciding import DECIDE, examinable
from motcua.oversight.actions.planning import LINE, PLAN
from motcua.oversight.actions.shared import Action, Who
from motcua.oversight.actions.stages import RECORDERS
from motcua.oversight.criteria import Criterion
from motcua.oversight.models import Direction, InspectionKind, InspectionPlan, PlanLine, Stage
from motcua.oversight.queries import Sight
from motcua.oversight.stages import SEQUENCES
from motcua.oversight.visibility import ORGANISERS
from motcua.terms import clock
from motcua.web.shared.drawn import DrawnForm, field_of
from motcua.web.shared.forms import Form
from motcua.web.shared.uploads import ManyFiles

MOST = 400  # units that a list still shows


class DecideForm(DrawnForm):
    """``agencies``: in whose name the officer may decide."""

    def __init__(self, agencies: list[Agency], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"decided_on": f"{clock.today():%d/%m/%Y}"})
        for spec in DECIDE:
            self.fields[spec.name] = field_of(spec)
        if len(agencies) > 1:
            self.fields["agency"] = _choices(self.fields["agency"], [(a.code, a.name) for a in agencies])
        else:
            del self.fields["agency"]
        units = _units(agencies)
        self.fields["units"] = checks(self.fields["units"], units, required=True)
        known = [each for each in criteria.library() if each.in_force(clock.today())]
        self.fields["criteria"] = checks(self.fields["criteria"], _criteria(known))
        lines = PlanLine.objects.filter(plan__agency__in=agencies, dropped_at=None).select_related("plan")
        planned = [
            ("", _("Ngoài kế hoạch")),
            *((str(each.pk), f"{each.plan}: {each.content}") for each in lines[:MOST]),
        ]
        self.fields["plan_line"] = _choices(self.fields["plan_line"], planned)

    def _group(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def what(self) -> list[forms.BoundField]:
        return self._group("agency", "kind", "title", "trigger", "plan_line")

    @property
    def decision(self) -> list[forms.BoundField]:
        return self._group("decision_number", "decided_on", "issuer")

    @property
    def days(self) -> list[forms.BoundField]:
        return self._group("starts_on", "ends_on", "examined_from", "examined_to")

    @property
    def scope(self) -> list[forms.BoundField]:
        return self._group("units")

    @property
    def library(self) -> list[forms.BoundField]:
        return self._group("criteria")


class ActionForm(DrawnForm):
    """Field ids carry the action's name (and a thing's), so that several of these stand on one page.

    ``fixed``: what the page says itself and the reader does not choose.
    """

    def __init__(
        self,
        action: Action,
        seen: Sight,
        fixed: Mapping[str, str] | None = None,
        data: QueryDict | None = None,
        sent: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        super().__init__(data, sent, auto_id=f"{action.name}_{(fixed or {}).get('finding', '')}_%s")
        self.action = action
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)
        _draw_choices(self, seen)
        for name, value in (fixed or {}).items():
            if name in self.fields:
                self.fields[name] = forms.CharField(widget=forms.HiddenInput(), initial=value)
        if action.files:
            self.fields["files"] = ManyFiles("Tệp kèm theo")

    def typed(self) -> dict[str, Any]:
        """All but the files, which are given to the action apart."""
        return {name: self.typed_one(name) for name in self.fields if name != "files"}

    @property
    def uploads(self) -> list[UploadedFile]:
        return self.files.getlist("files") if isinstance(self.files, MultiValueDict) else []

    def choose(self, name: str, options: list[tuple[str, str]]) -> None:
        """A list instead of an id to be typed."""
        self.fields[name] = _choices(self.fields[name], options)

    def received(self) -> list[Received]:
        """Checked and stored. Raises FileRefused."""
        return receive_all(self.uploads)

    def refuse(self, refused: ActionRefused) -> None:
        """A browser does not keep chosen files: the page says so, everything typed stays."""
        super().refuse(refused)
        if self.uploads:
            self.add_error("files", _("Chọn lại tệp: trình duyệt không giữ tệp đã chọn."))


class FilterForm(Form):
    """How the list is narrowed; what cannot be read narrows nothing."""

    buoc = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("Năm quyết định"), required=False)

    def __init__(self, data: QueryDict, states: Iterable[tuple[str, Any]], years: Iterable[int]) -> None:
        super().__init__(data)
        everything = ("", _("Tất cả"))
        narrow(self, "buoc", [everything, *states])
        narrow(self, "loai", [everything, *InspectionKind.choices])
        narrow(self, "nam", [everything, *((str(year), str(year)) for year in years)])


class PlanForm(DrawnForm):
    def __init__(self, agencies: list[Agency], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"year": clock.today().year, "agency": agencies[0].code})
        for spec in PLAN:
            self.fields[spec.name] = field_of(spec)
        if len(agencies) > 1:
            self.fields["agency"] = _choices(self.fields["agency"], [(a.code, a.name) for a in agencies])
        else:
            del self.fields["agency"]


class LineForm(DrawnForm):
    def __init__(self, plan: InspectionPlan, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for spec in LINE:
            self.fields[spec.name] = field_of(spec)
        self.fields["units"] = checks(self.fields["units"], _units([plan.agency]), required=True)


def narrow(form: Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def organised(user: User) -> list[Agency]:
    """The authorities in whose name the user decides."""
    posts = active_posts(user, roles=ORGANISERS)
    return list(Agency.objects.filter(pk__in=posts.values("scope")).order_by("code"))


def checks(field: forms.Field, options: list[tuple[str, str]], required: bool = False) -> forms.Field:
    return forms.MultipleChoiceField(
        label=field.label,
        help_text=field.help_text,
        required=required,
        choices=options,
        widget=forms.CheckboxSelectMultiple,
    )


def _criteria(known: Iterable[Criterion]) -> list[tuple[str, str]]:
    return [(each.code, f"{each.code} – {each.text}") for each in known]


def _units(agencies: list[Agency]) -> list[tuple[str, str]]:
    found = {unit.code: unit.name for agency in agencies for unit in examinable(agency)[:MOST]}
    return sorted(found.items())


def _choices(field: forms.Field, options: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=field.label, required=field.required, help_text=field.help_text, choices=options
    )


def _draw_choices(form: ActionForm, seen: Sight) -> None:
    """Lists instead of codes to be typed, of what may be chosen here."""
    fields = form.fields
    if "unit" in fields:
        options = [(unit.code, unit.name) for unit in seen.units]
        if len(options) > 1:
            options.insert(0, ("", _("Chọn đơn vị")))
        fields["unit"] = _choices(fields["unit"], options)
    if "stage" in fields:
        fields["stage"] = _choices(fields["stage"], _stages(seen))
    if "criterion" in fields:
        known = _criteria(criteria.chosen(seen.item.criteria))
        fields["criterion"] = _choices(fields["criterion"], [("", _("Không theo tiêu chí nào")), *known])
    if "direction" in fields:
        fields["direction"] = _choices(fields["direction"], _directions(seen))
    if "addressee" in fields:
        higher = {each.code: each.name for each in above(seen.item.agency)}
        higher |= {each.code: each.name for unit in seen.units[:1] for each in above(unit) if each != unit}
        options = [("", _("Không có trong danh sách")), *sorted(higher.items())]
        fields["addressee"] = _choices(fields["addressee"], options)


def _stages(seen: Sight) -> list[tuple[str, str]]:
    own = [stage for stage in SEQUENCES[seen.item.kind] if RECORDERS[stage] & seen.parts]
    return [(stage.value, str(stage.label)) for stage in own or list(Stage)]


def _directions(seen: Sight) -> list[tuple[str, str]]:
    working = bool(seen.parts & {Who.TEAM, Who.ORGANISER})
    return [
        (value, str(label))
        for value, label in Direction.choices
        if (value == Direction.FROM_UNIT and Who.UNIT in seen.parts)
        or (value != Direction.FROM_UNIT and working)
    ]
