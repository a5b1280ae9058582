"""Forms of reviews, drawn from the declarations of the actions that check them."""

from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.fields import FieldSpec
from motcua.organisation.models import Agency
from motcua.simplification.actions import OPEN
from motcua.simplification.actions.costing import RANGES, WRITE, WRITTEN, high_field, low_field
from motcua.simplification.actions.declared import Action
from motcua.simplification.actions.sheet import FILL, answer_field, remark_field
from motcua.simplification.models import CostActivity, Proposal, Review, ReviewAnswer, State
from motcua.simplification.questions import Component, Question, sheet
from motcua.simplification.ranking import Order
from motcua.simplification.sensitivity import Factor
from motcua.texts.numbers import decimal_comma, group
from motcua.web.shared.drawn import DrawnForm, field_of
from motcua.web.shared.forms import Form

DECIMALS = 2


class OpenForm(DrawnForm):
    """``agencies``: those for which the officer prepares reviews."""

    def __init__(self, agencies: list[Agency], data: QueryDict | None = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        for spec in OPEN:
            self.fields[spec.name] = field_of(spec)
        if len(agencies) > 1:
            choices = [(each.code, each.name) for each in agencies]
            self.fields["agency"] = forms.ChoiceField(label=OPEN[0].label, choices=choices)
        else:
            del self.fields["agency"]


class ActionForm(DrawnForm):
    """Field ids carry the action's name, so that several of these stand on one page."""

    def __init__(self, action: Action, review: Review, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"{action.name}_%s", initial=_initial(action, review))
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)

    @property
    def ranges(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Both ends of each factor, side by side."""
        return [(self[low_field(each)], self[high_field(each)]) for each in Factor]


def _initial(action: Action, review: Review) -> dict[str, Any]:
    """What stands there now: the ranges, or a proposal that was sent back."""
    if action is RANGES:
        ends = review.all_ranges
        low = {low_field(each): ends[each].low for each in Factor}
        return low | {high_field(each): ends[each].high for each in Factor}
    proposal = Proposal.objects.filter(pk=review.pk).first() if action.name == "trinh" else None
    if proposal is None:
        return {}
    return {spec.name: getattr(proposal, spec.name) for spec in action.fields}


class LineForm(DrawnForm):
    """A line of a cost table; ``place`` is blank for a new one."""

    def __init__(self, data: QueryDict | None = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        for spec in WRITE.fields:
            self.fields[spec.name] = field_of(spec)
        for name in ("side", "place"):
            self.fields[name].widget = forms.HiddenInput()

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[spec.name] for spec in WRITTEN]


def written(line: CostActivity) -> dict[str, Any]:
    """A line as it is typed."""
    values: dict[str, Any] = {"side": line.side, "place": line.place}
    return values | {spec.name: _typed(spec, getattr(line, spec.name)) for spec in WRITTEN}


def _typed(spec: FieldSpec, value: Any) -> Any:
    if spec.kind == "decimal":
        return decimal_comma(value, DECIMALS).rstrip("0").rstrip(",")
    return group(value) if spec.kind in ("money", "count") else value


class Asked(NamedTuple):
    question: Question
    answer: forms.BoundField
    remark: forms.BoundField


class SheetForm(DrawnForm):
    def __init__(self, answers: list[ReviewAnswer], data: QueryDict | None = None) -> None:
        super().__init__(data, initial=_answered(answers))
        for spec in FILL.fields:
            self.fields[spec.name] = field_of(spec)

    @property
    def parts(self) -> list[tuple[Component, list[Asked]]]:
        return [(part, [self._asked(one) for one in part.questions]) for part in sheet().components]

    def _asked(self, question: Question) -> Asked:
        return Asked(question, self[answer_field(question.key)], self[remark_field(question.key)])


def _answered(answers: list[ReviewAnswer]) -> dict[str, str]:
    given = {answer_field(each.question): each.answer for each in answers}
    return given | {remark_field(each.question): each.remark for each in answers}


class FilterForm(Form):
    """How the list is narrowed; what cannot be read narrows nothing."""

    buoc = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    nam = forms.IntegerField(
        label=gettext_lazy("Năm kế hoạch"), required=False, min_value=2000, max_value=2200,
        widget=forms.TextInput(attrs={"class": "input-short num", "inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        field = self.fields["buoc"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Tất cả")), *State.choices]


ORDERS = {
    Order.ALL: gettext_lazy("Tổng số giờ"),
    Order.TIME: gettext_lazy("Thời gian chờ"),
    Order.VISITS: gettext_lazy("Lượt đi lại"),
    Order.PAPERS: gettext_lazy("Giấy tờ"),
}


class RankForm(Form):
    co_quan = forms.ChoiceField(label=gettext_lazy("Cơ quan (gồm các cơ quan trực thuộc)"))
    theo = forms.ChoiceField(label=gettext_lazy("Xếp theo"), required=False, choices=list(ORDERS.items()))

    def __init__(self, data: Any, agencies: list[Agency]) -> None:
        super().__init__(data)
        field = self.fields["co_quan"]
        assert isinstance(field, forms.ChoiceField)
        self.agencies = {each.code: each for each in agencies}
        field.choices = [(each.code, each.name) for each in agencies]

    @property
    def agency(self) -> Agency:
        """Only of a valid form."""
        return self.agencies[self.cleaned_data["co_quan"]]

    @property
    def order(self) -> Order:
        return Order(self.cleaned_data["theo"] or Order.ALL)
