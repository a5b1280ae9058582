"""The effect, a full year after the decision came into force: counted, never typed."""

from typing import Any

from motcua.dossiers.errors import WrongState
from motcua.figures.period import year_from
from motcua.journal import verbs
from motcua.organisation.models import Role
from motcua.simplification.actions.declared import Action, Doing
from motcua.simplification.effect import measure
from motcua.simplification.models import Effect, Outcome, Side, State
from motcua.simplification.queries import costs_of
from motcua.terms import clock
from motcua.texts.numbers import money

verbs.register(
    "review_measured",
    "Đo hiệu quả: {dossiers} hồ sơ trong năm đầu, tiết kiệm {real_text} so với dự kiến {expected_text}",
)


def _measure(doing: Doing, _values: dict[str, Any]) -> None:
    review, decision = doing.review, doing.review.decision
    if decision.outcome == Outcome.REJECTED or decision.effective_on is None:
        raise WrongState("Phương án không được thông qua nên không có hiệu quả để đo.")
    last = year_from(decision.effective_on).last
    if last >= clock.local(doing.at).date():
        raise WrongState(f"Chưa đủ một năm áp dụng. Đo được từ ngày sau {last:%d/%m/%Y}.")
    costs = costs_of(review)
    before = [line.activity for line in costs.lines[Side.BEFORE]]
    figures = measure(review.agency, review.procedure, decision.effective_on, before, costs.saving.amount)
    Effect.objects.create(
        review=review, figures=figures.to_json(), measured_at=doing.at, measured_by=doing.user.username
    )
    review.state = State.MEASURED
    doing.payload |= {
        "dossiers": figures.after.dossiers,
        "expected_text": money(figures.expected),
        "real_text": money(figures.real),
        "figures": figures.to_json() | {"expected": str(figures.expected), "real": str(figures.real)},
    }


MEASURE = Action(
    "do-hieu-qua", "Đo hiệu quả sau một năm", "review_measured",
    frozenset({State.DECIDED}), Role.CONTROL, (), _measure,
)  # fmt: skip
