"""Forms of the index, drawn from the declarations of the actions that check them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.checker.readers.errors import Unreadable
from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Agency, Post
from motcua.organisation.queries import below, in_force
from motcua.scoring.actions import LOAD, OPEN, Step
from motcua.scoring.actions.doing import numbered
from motcua.scoring.actions.inputs import judge_specs, judge_typed, own_specs, own_typed
from motcua.scoring.actions.opening import judgeable
from motcua.scoring.models import Entry, Frame, Sheet
from motcua.scoring.sheet_files import rows_in
from motcua.terms import clock
from motcua.web.shared.drawn import DrawnForm, field_of

MOST = 300
WHAT = ("agency", "frame", "name", "year", "survey")
WHEN = ("self_due_on", "dispute_due_on", "first", "last")


class LeafForm(DrawnForm):
    """A long form over the leaves of a sheet: ``groups`` gives the fields of each by its number."""

    def __init__(
        self, specs: dict[int, list[FieldSpec]], initial: dict[str, Any], data: QueryDict | None
    ) -> None:
        super().__init__(data, initial=initial)
        self.specs = specs
        for spec in (each for group in specs.values() for each in group):
            self.fields[spec.name] = compact(field_of(spec))

    def group(self, number: int) -> dict[str, forms.BoundField]:
        """The last part of each name -> field."""
        return {spec.name.partition("_")[2]: self[spec.name] for spec in self.specs.get(number, ())}


def compact(field: forms.Field) -> forms.Field:
    """Two lines are enough for most; a form of thirty criteria is long already."""
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 2
    return field


def score_form(sheet: Sheet, entries: dict[str, Entry], data: QueryDict | None = None) -> LeafForm:
    leaves = numbered(sheet.round.tree)
    specs = {number: own_specs(number, leaf) for number, leaf in leaves}
    initial: dict[str, Any] = {}
    for number, leaf in leaves:
        initial |= own_typed(number, leaf, entries[leaf.code])
    form = LeafForm(specs, initial | {"revision": sheet.revision}, data)
    form.fields["revision"] = forms.CharField(widget=forms.HiddenInput(), required=False)
    return form


def judge_form(sheet: Sheet, entries: dict[str, Entry], data: QueryDict | None = None) -> LeafForm:
    round = sheet.round
    leaves = [(n, leaf) for n, leaf in numbered(round.tree) if round.survey or not leaf.survey]
    specs = {number: judge_specs(number, leaf, entries[leaf.code]) for number, leaf in leaves}
    initial: dict[str, Any] = {}
    for number, leaf in leaves:
        initial |= judge_typed(number, entries[leaf.code])
    return LeafForm(specs, initial, data)


class StepForm(DrawnForm):
    """Field ids carry the step's name, so that several of these stand on one page."""

    def __init__(self, step: Step, sheet: Sheet, code: str = "", data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"{step.name}_%s", initial={"criterion": code})
        for spec in step.fields:
            self.fields[spec.name] = compact(field_of(spec))
        if "criterion" in self.fields:
            self.fields["criterion"].widget = forms.HiddenInput()
        if "unit" in self.fields:
            self.fields["unit"] = _unit_field(sheet.agency)
            self.fields["owner"] = _person_field(sheet.agency)


def _unit_field(agency: Agency) -> forms.Field:
    units = below(agency).filter(in_force(clock.today())).exclude(pk=agency.pk).order_by("code")
    choices = [("", agency.name), *((unit.code, unit.name) for unit in units[:MOST])]
    return forms.ChoiceField(label=_("Đơn vị thực hiện"), required=False, choices=choices)


def _person_field(agency: Agency) -> forms.Field:
    """People at work at the agency or below it, each once."""
    posts = Post.objects.filter(in_force(clock.today()), agency__in=below(agency).values("pk"))
    people = {
        post.user.username: f"{post.user.get_full_name()}, {post.title or post.get_role_display()}"
        for post in posts.filter(user__is_active=True).select_related("user").order_by("pk")[: MOST * 3]
    }
    choices = [("", _("Chưa rõ người cụ thể")), *people.items()]
    return forms.ChoiceField(label=_("Người được giao"), required=False, choices=choices)


class OpenForm(DrawnForm):
    """``judges``: the authorities in whose name a round may be opened."""

    all = forms.BooleanField(label=gettext_lazy("Tất cả cơ quan đúng cấp của bộ tiêu chí"), required=False)

    def __init__(self, judges: list[Agency], frames: Iterable[Frame], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"year": clock.today().year})
        self.judges = {each.code: each for each in judges}
        self.frames = {str(frame.pk): frame for frame in frames}
        for spec in OPEN:
            self.fields[spec.name] = field_of(spec)
        self._choose("agency", [(each.code, each.name) for each in judges])
        self._choose(
            "frame", [("", _("Chọn bộ tiêu chí")), *((key, _named(f)) for key, f in self.frames.items())]
        )
        names = [(each.code, each.name) for each in self._judgeable()]
        self.fields["agencies"] = forms.MultipleChoiceField(
            label=_("Các cơ quan được chấm"), choices=names, widget=forms.CheckboxSelectMultiple()
        )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        label = self.fields[name].label
        self.fields[name] = forms.ChoiceField(label=label, choices=choices)

    def _judgeable(self) -> list[Agency]:
        levels = {frame.level for frame in self.frames.values()}
        found = {each.pk: each for judge in self.judges.values() for level in sorted(levels)
                 for each in judgeable(judge, level)}  # fmt: skip
        return sorted(found.values(), key=lambda each: each.code)

    def typed(self) -> dict[str, Any]:
        """With ``all``, every agency of the frame's level below whoever judges."""
        typed = super().typed()
        if typed.pop("all"):
            frame = self.frames.get(str(typed["frame"]))
            judge = self.judges.get(str(typed["agency"])) or next(iter(self.judges.values()))
            typed["agencies"] = [each.code for each in judgeable(judge, frame.level)] if frame else []
        return typed

    @property
    def what(self) -> list[forms.BoundField]:
        return [self[name] for name in WHAT]

    @property
    def when(self) -> list[forms.BoundField]:
        return [self[name] for name in WHEN]


class LoadForm(DrawnForm):
    """``judges``: the authorities in whose name a frame may be loaded."""

    def __init__(
        self,
        judges: list[Agency],
        data: QueryDict | None = None,
        sent: MultiValueDict[str, UploadedFile] | None = None,
    ) -> None:
        super().__init__(data, sent)
        for spec in LOAD:
            self.fields[spec.name] = field_of(spec)
        names = [(each.code, each.name) for each in judges]
        self.fields["agency"] = forms.ChoiceField(label=self.fields["agency"].label, choices=names)
        self.fields["file"] = forms.FileField(
            label=_("Tệp Excel"),
            widget=forms.FileInput(attrs={"accept": ".xlsx"}),
            help_text=_("Tải một bộ tiêu chí có sẵn về làm mẫu, sửa rồi nạp thành bộ mới."),
        )

    def typed(self) -> dict[str, Any]:
        """All but the file, whose rows are given to the action apart."""
        return {name: self.typed_one(name) for name in self.fields if name != "file"}

    def rows(self) -> list[list[str]]:
        """Raises BadInput."""
        sent = self.files.get("file")
        if sent is None:
            text = _("Chọn tệp Excel có bảng tiêu chí.")
            raise BadInput(text, {"file": text})
        if (sent.size or 0) > settings.MAX_FILE_BYTES:
            text = _("Tệp quá lớn. Chỉ giữ bảng tiêu chí.")
            raise BadInput(text, {"file": text})
        try:
            return rows_in(sent.read())
        except Unreadable as error:
            raise BadInput(error.message, {"file": error.message}) from error


def _named(frame: Frame) -> str:
    level = str(frame.get_level_display()).lower()
    return f"{frame.name} ({level}, từ {frame.valid_from:%d/%m/%Y})"
