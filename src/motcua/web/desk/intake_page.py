"""Everything the intake page shows: the form, the fee of the catalogue and the due date before saving."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from motcua.catalogue.content import Content
from motcua.catalogue.fees import FeeLine
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.queries import content, fee_for, fee_lines, offered, version_on
from motcua.dossiers.actions import Preview, preview
from motcua.organisation.models import Agency, User
from motcua.terms import clock
from motcua.texts.cccd import CardError, parse_card
from motcua.texts.numbers import group
from motcua.web.desk.access import counters_of
from motcua.web.desk.forms.intake import IntakeForm, from_card, is_written, moment_written
from motcua.web.desk.presenters import term_words
from motcua.web.shared.fees import fee_words

PAPER = "giay"


@dataclass
class IntakePage:
    """``once``: the mark by which a form sent twice is known."""

    counters: list[Agency]
    agency: Agency
    procedure: Procedure
    version: ProcedureVersion
    paper: bool
    data: QueryDict | None
    once: str
    card_error: str = ""
    card_read: bool = False

    @property
    def content(self) -> Content:
        return content(self.version)

    @cached_property
    def form(self) -> IntakeForm:
        form = IntakeForm(self.content, self.counters, paper=self.paper, data=self.data)
        form.initial = {**form.initial, "fee": self.suggested, "agency": self.agency.code}
        form.fields["fee"].help_text = fee_words(self.fee_lines, self.content.fee_text)
        return form

    @cached_property
    def preview(self) -> Preview | None:
        """None while the moment in the paper book is not typed: the term runs from there, not from now."""
        if self.paper and not is_written(self.data):
            return None
        return preview(self.agency, self.version, moment_written(self.paper, self.data))

    @property
    def term_words(self) -> str:
        return term_words(self.content)

    @property
    def suggested(self) -> str:
        """The fee by the catalogue for what is typed so far; empty where it knows no amount."""
        amount = fee_for(self.content, *self._fee_basis)
        return "" if amount is None else group(amount)

    @property
    def fee_lines(self) -> tuple[FeeLine, ...]:
        return fee_lines(self.content, *self._fee_basis)

    @cached_property
    def _fee_basis(self) -> tuple[str, int, int]:
        form = IntakeForm(self.content, self.counters, paper=self.paper, data=self.data)
        channel = str(form.typed_one("channel") or "counter") if form.is_bound else "counter"
        return channel, form.number("copies"), form.number("pages")

    def follow_fee(self) -> None:
        """A fee left as suggested follows channel and copies; one typed by the officer stays."""
        if self.data is not None and self.data.get("fee", "") == self.data.get("fee_suggested"):
            self.data["fee"] = self.suggested

    def read_card(self) -> None:
        """Fill the applicant's fields from the scanned text; a scan that cannot be read changes nothing."""
        assert self.data is not None
        scan = self.data.get("quet", "").strip()
        if not scan:
            return
        try:
            values = from_card(parse_card(scan))
        except CardError as error:
            self.card_error = str(error)
            return
        for name, value in {**values, "quet": ""}.items():
            self.data[name] = value
        self.card_read = True

    def tick_required(self) -> None:
        assert self.data is not None
        for index, component in enumerate(self.content.components):
            if not component.conditional:
                self.data[f"co{index}"] = "on"


COMMANDS: Mapping[str, Callable[[IntakePage], None]] = {
    "the": IntakePage.read_card,
    "du": IntakePage.tick_required,
}


def intake_page(user: User, code: str, paper: bool, data: QueryDict | None = None) -> IntakePage | None:
    """None where none of the officer's authorities offers the procedure."""
    counters = counters_of(user)
    wanted = data.get("agency", "") if data else ""
    agency = next((each for each in counters if each.code == wanted), counters[0])
    for day in (clock.local(moment_written(paper, data)).date(), clock.today()):
        procedure = offered(agency, day).select_related("sector").filter(code=code).first()
        version = version_on(procedure, day) if procedure else None
        if procedure and version:
            once = (data.get("once", "") if data else "")[:36] or str(uuid.uuid4())
            return IntakePage(counters, agency, procedure, version, paper, data, once)
    return None
