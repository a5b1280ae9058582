"""Forms of samples, drawn from the declarations of the actions that check them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from motcua.dossiers.fields import FieldSpec
from motcua.oversight.actions.sample_drawing import Action
from motcua.oversight.actions.sample_freezing import ABOUT, FREEZE, LATER, SIZE, STRATA
from motcua.web.shared.drawn import DrawnForm, field_of, number_input

USUAL = {"basis": "margin", "confidence": "95", "by_sector": True, "by_channel": True}
SHARES = ("margin", "expected", "rate")


class FreezeForm(DrawnForm):
    """``groups`` part the fields as the page does."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=USUAL)
        for spec in FREEZE:
            self.fields[spec.name] = field_of(spec)
        for name in SHARES:
            self.fields[name].widget = number_input()

    @property
    def about(self) -> list[forms.BoundField]:
        return self._of(ABOUT)

    @property
    def strata(self) -> list[forms.BoundField]:
        return self._of(STRATA)

    @property
    def basis_and_confidence(self) -> list[forms.BoundField]:
        return self._of(SIZE[:2])

    @property
    def numbers(self) -> list[forms.BoundField]:
        return self._of(SIZE[2:])

    @property
    def later(self) -> list[forms.BoundField]:
        return self._of(LATER)

    def _of(self, specs: Sequence[FieldSpec]) -> list[forms.BoundField]:
        return [self[spec.name] for spec in specs]


class ActionForm(DrawnForm):
    """Field ids carry the action's name, so that several of these stand on one page."""

    def __init__(self, action: Action, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"{action.name}_%s")
        self.action = action
        for spec in action.fields:
            self.fields[spec.name] = field_of(spec)


class SheetForm(DrawnForm):
    def __init__(
        self, specs: Sequence[FieldSpec], data: QueryDict | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        for spec in specs:
            self.fields[spec.name] = field_of(spec)
