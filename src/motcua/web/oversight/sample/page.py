"""What a sample's page shows: its steps, its rule in words, its strata, and which dossiers are listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from motcua.oversight.models import Answer, Sample, SampledDossier, SampleState, Sheet
from motcua.oversight.samples.files import standing_of
from motcua.oversight.samples.population import FIELDS
from motcua.oversight.samples.results import sheet_of
from motcua.sampling.plan import Discovery, Margin, Rule, name_of
from motcua.sampling.samplefile import Outline
from motcua.web.shared.templatetags.motcua_status import Tag

_STATES = {
    SampleState.FROZEN: ("waiting", "hourglass"),
    SampleState.BOUND: ("waiting", "hourglass"),
    SampleState.DRAWN: ("done", "list-checks"),
}


def state_tag(sample: Sample) -> Tag:
    state = SampleState(sample.state)
    tone, icon = _STATES[state]
    return Tag(tone, icon, str(state.label))


def standing_tag(item: SampledDossier) -> Tag:
    text = standing_of(item)
    if item.lost_reason:
        return Tag("stopped", "replace", text)
    return Tag("done", "circle-check", text) if sheet_of(item) else Tag("info", "circle-dashed", text)


class Step(NamedTuple):
    """``at`` is None while it is still to be done."""

    label: str
    at: datetime | None
    note: str = ""


def steps_of(sample: Sample, file: Outline) -> list[Step]:
    nonce, public = file.nonce, file.public
    return [
        Step(_("Chốt tổng thể và công bố mã cam kết"), file.committed_at),
        Step(
            _("Bên kia nộp dấu băm của số bí mật"),
            nonce.committed_at if nonce else None,
            nonce.party if nonce else "",
        ),
        Step(
            _("Giá trị công khai được biết"),
            public.obtained_at if public else None,
            f"{sample.source_name}: {public.value}" if public else sample.source_name,
        ),
        Step(_("Chọn hồ sơ"), file.drawn_at),
    ]


class Fact(NamedTuple):
    label: str
    text: str


def facts_of(file: Outline) -> list[Fact]:
    rule = file.rule
    fields = ", ".join(str(FIELDS[name].label).lower() for name in rule.fields if name in FIELDS)
    facts = [
        Fact(_("Cỡ mẫu"), _basis_words(rule)),
        Fact(_("Phân nhóm theo"), fields or _("không phân nhóm")),
        Fact(_("Phân bổ"), _allocation_words(rule)),
        Fact(_("Hồ sơ không có để kiểm tra"), _("thay bằng hồ sơ kế tiếp cùng nhóm, nêu lý do")),
    ]
    if file.nonce:
        facts.append(Fact(_("Dấu băm số bí mật"), file.nonce.digest))
    if file.seed:
        facts.append(Fact(_("Số khởi tạo"), file.seed))
    return facts


def _basis_words(rule: Rule) -> str:
    basis = rule.basis
    if isinstance(basis, Margin):
        return _("độ tin cậy %(c)s%%, sai số %(m)s%%, tỷ lệ dự kiến %(e)s%%") % {
            "c": basis.confidence, "m": _comma(basis.margin), "e": _comma(basis.expected),
        }  # fmt: skip
    if isinstance(basis, Discovery):
        return _("chắc %(c)s%% thấy ít nhất một hồ sơ lỗi nếu tỷ lệ lỗi từ %(r)s%%") % {
            "c": basis.confidence, "r": _comma(basis.rate),
        }  # fmt: skip
    return _("do đoàn quyết định")


def _allocation_words(rule: Rule) -> str:
    words = _("theo tỷ lệ, tối thiểu %d hồ sơ mỗi nhóm") % rule.minimum
    factors = [factor for values in rule.factors.values() for factor in values.values()]
    return words + (_("; nhóm rủi ro cao gấp %d lần") % factors[0] if factors else "")


def _comma(number: str) -> str:
    return number.replace(".", ",")


class StratumRow(NamedTuple):
    name: str
    population: int
    size: int


def strata_of(sample: Sample) -> list[StratumRow]:
    return [StratumRow(name_of(tuple(values)), held, size) for values, held, size in sample.strata]


def stratum_name(sample: Sample, place: int) -> str:
    return name_of(tuple(sample.strata[place][0]))


@dataclass(frozen=True)
class Narrowed:
    """The list behind a number: dossiers at fault by a criterion (0: by any), or all of them."""

    criterion: int | None = None
    label: str = ""

    @classmethod
    def asked(cls, sample: Sample, query: Mapping[str, Any]) -> Narrowed:
        """What cannot be read narrows nothing."""
        typed = str(query.get("tieu_chi", ""))
        if not typed.isascii() or not typed.isdigit() or len(typed) > 4 or int(typed) > len(sample.criteria):
            return cls()
        number = int(typed)
        label = sample.criteria[number - 1] if number else _("ít nhất một tiêu chí")
        return cls(number, _("Không đạt: %s") % label)

    def of(self, items: Sequence[SampledDossier]) -> list[SampledDossier]:
        return [item for item in items if self.criterion is None or self._at_fault(sheet_of(item))]

    def _at_fault(self, sheet: Sheet | None) -> bool:
        if sheet is None:
            return False
        return Answer.FAULT in (sheet.answers[self.criterion - 1 :][:1] if self.criterion else sheet.answers)


def answers_by_name(sheet: Sheet | None) -> dict[str, Any]:
    """What a form shows of the sheet that it corrects."""
    if sheet is None:
        return {}
    answers = {f"answer_{number}": answer for number, answer in enumerate(sheet.answers, start=1)}
    return {**answers, "note": sheet.note}


class Version(NamedTuple):
    sheet: Sheet
    answers: list[tuple[str, str]]


def versions_of(sample: Sample, item: SampledDossier) -> list[Version]:
    """What was written, the last first."""
    sheets = reversed(list(item.sheets.all()))
    return [
        Version(
            sheet,
            [
                (label, str(Answer(answer).label))
                for label, answer in zip(sample.criteria, sheet.answers, strict=True)
            ],
        )
        for sheet in sheets
    ]
