"""What the page of a procedure shows, worked out beforehand: words, no markup."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.content import Content, Fee, Step
from motcua.catalogue.models import Channel, Confidence, Procedure, ProcedureVersion, ServiceLevel
from motcua.organisation.models import AgencyKind
from motcua.texts.numbers import money
from motcua.web.portal.sources import source_words
from motcua.web.shared.fees import fee_name, is_free, says_free
from motcua.web.shared.templatetags.motcua_status import Tag
from motcua.web.shared.wording import plain


class FeeRow(NamedTuple):
    name: str
    amount: str
    note: str


class StepRow(NamedTuple):
    name: str
    unit: str
    consult: str


LEVELS = {
    "commune": gettext_lazy("Cấp xã"),
    "commune_intake": gettext_lazy("Cấp xã tiếp nhận, cấp tỉnh quyết định"),
    "province": gettext_lazy("Cấp tỉnh"),
    "district_legacy": gettext_lazy("Cấp huyện (đến 30/6/2025)"),
}
OPEN_TERMS = {
    "immediate": gettext_lazy("Giải quyết ngay"),
    "staged": gettext_lazy("Theo từng giai đoạn"),
    "periodic": gettext_lazy("Theo đợt, định kỳ"),
}
PER = {
    "page": gettext_lazy("trang"),
    "copy": gettext_lazy("bản"),
    "dossier": gettext_lazy("hồ sơ"),
}
CONFIDENCE_LOOK = {
    Confidence.HIGH: ("early", "circle-check"),
    Confidence.MEDIUM: ("today", "circle-alert"),
    Confidence.LOW: ("overdue", "triangle-alert"),
    Confidence.SYNTHETIC: ("stopped", "flask-conical"),
}


def in_force(version: ProcedureVersion, on: date) -> bool:
    """Whether a version applies on a local day; ``valid_to`` is included."""
    return version.valid_from <= on and (version.valid_to is None or on <= version.valid_to)


@dataclass(frozen=True)
class ProcedurePage:
    procedure: Procedure
    version: ProcedureVersion
    content: Content
    versions: tuple[ProcedureVersion, ...]
    today: date

    @property
    def in_force(self) -> bool:
        return in_force(self.version, self.today)

    @property
    def not_yet(self) -> bool:
        return self.version.valid_from > self.today

    @property
    def others(self) -> list[ProcedureVersion]:
        return [version for version in self.versions if version.pk != self.version.pk]

    @property
    def synthetic(self) -> bool:
        return self.procedure.synthetic or self.content.confidence == Confidence.SYNTHETIC

    @property
    def term_words(self) -> str:
        """The term as it is reckoned; the published words where nothing is reckoned."""
        published = self.content.term_text
        if published.unit in OPEN_TERMS:
            return str(OPEN_TERMS[published.unit])
        term = self.content.term
        return term.text if term else plain(published.text) or _("Danh mục chưa ghi thời hạn")

    @property
    def term_note(self) -> str:
        text = plain(self.content.term_text.text)
        return "" if text == self.term_words else text

    @property
    def channels(self) -> str:
        return ", ".join(_label(Channel, channel) for channel in self.content.channels) or _(
            "Danh mục chưa ghi"
        )

    @property
    def level(self) -> str:
        return str(LEVELS[self.content.level])

    @property
    def service_level(self) -> str:
        return _label(ServiceLevel, self.content.service_level).capitalize()

    @property
    def confidence(self) -> Tag:
        value = Confidence(self.content.confidence)
        return Tag(*CONFIDENCE_LOOK[value], str(value.label).capitalize())

    @property
    def source(self) -> str:
        return source_words(self.content.source)

    @property
    def fees(self) -> list[FeeRow]:
        """Empty where nothing is charged: ``free`` says that in one sentence."""
        return [] if self.free else [_fee_row(fee) for fee in self.content.fees]

    @property
    def free(self) -> bool:
        return is_free(self.content.fees)

    @property
    def fee_text(self) -> str:
        """What the catalogue says beside the rows; nothing where it only repeats that nothing is charged."""
        text = plain(self.content.fee_text)
        return "" if self.free and says_free(text) else text

    @property
    def steps(self) -> list[StepRow]:
        return [_step_row(step) for step in self.content.steps]


def _label(choices: type[Channel] | type[ServiceLevel] | type[AgencyKind], value: str) -> str:
    return str(choices(value).label)


def _fee_row(fee: Fee) -> FeeRow:
    notes = [plain(fee.text)]
    if fee.channel:
        notes.append(_("khi nộp: %(channel)s") % {"channel": _label(Channel, fee.channel).lower()})
    if fee.later_amount is not None:
        notes.append(_("từ trang thứ 3: %(amount)s mỗi trang") % {"amount": money(fee.later_amount)})
    if fee.cap is not None:
        notes.append(_("tối đa %(amount)s mỗi bản") % {"amount": money(fee.cap)})
    if fee.optional:
        notes.append(_("chỉ thu khi có yêu cầu này"))
    return FeeRow(fee_name(fee.name), _amount(fee), "; ".join(filter(None, notes)))


def _amount(fee: Fee) -> str:
    if fee.amount is None:
        return _("theo quy định của tỉnh")
    unit = str(PER.get(fee.per, fee.per))
    return _("không thu") if fee.amount == 0 else f"{money(fee.amount)}/{unit}"


def _step_row(step: Step) -> StepRow:
    consult = ", ".join(_label(AgencyKind, kind) for kind in step.consult)
    return StepRow(step.name, _label(AgencyKind, step.unit), consult)
