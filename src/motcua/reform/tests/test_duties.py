"""Periodic reports: what is owed by when, and what counts as sent."""

from datetime import date, datetime

import pytest
from django.core.files.base import ContentFile

from motcua.attachments.tests.files import PDF
from motcua.demo.cast import Cast
from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.filing.models import Report, State
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.reform.actions import record_sent
from motcua.reform.duties import duties, owed_in
from motcua.reform.queries import file_of, standings
from motcua.reform.tests.stage import WARD
from motcua.terms import VN

SAID = {"number": "12/BC-UBND (mẫu)", "sent_on": "17/03/2026"}


def test_half_year_of_reception_is_due_on_17_june_up_to_14_june() -> None:
    found = [each for each in owed_in(2026, "commune") if each.duty.code == "tcd"]
    half = next(each for each in found if each.words == "6 tháng đầu năm 2026")
    assert (half.period.first, half.period.last, half.due) == (
        date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 17),
    )  # fmt: skip
    assert [each.due.month for each in found] == [3, 6, 9, 12]


def test_duties_begin_with_their_law_and_say_how_sure_they_are() -> None:
    control = [each.due for each in owed_in(2026, "commune") if each.duty.code == "kstthc"]
    new = [date(2026, 8, 20), date(2026, 9, 20), date(2026, 10, 20), date(2026, 11, 20), date(2026, 12, 20)]
    assert control == [date(2026, 3, 18), date(2026, 6, 18), *new]
    quarters = [each.words for each in owed_in(2022, "commune") if each.duty.code == "kstthc"]
    assert quarters == ["quý I năm 2022", "quý II năm 2022", "quý III năm 2022", "năm 2022"]
    assert not [each for each in owed_in(2020, "commune") if each.duty.code == "kstthc"]
    reception = [each.due for each in owed_in(2025, "commune") if each.duty.code == "tcd"]
    assert reception == [date(2025, 12, 17)]
    assert all(each.certainty and each.basis for each in duties())


def test_sent_in_time_late_or_owed(ward: Cast) -> None:
    record_sent(ward.kiemsoat, WARD, "tcd", "2026-03-14", SAID)
    record_sent(ward.kiemsoat, WARD, "cchc", "2026-03-14", SAID | {"sent_on": "21/03/2026"})
    found = {(each.owed.duty.code, each.owed.period.last): each
             for each in standings(ward.lanhdao, ward.ward.committee, 2026)}  # fmt: skip
    assert found["tcd", date(2026, 3, 14)].state == "sent"
    assert found["cchc", date(2026, 3, 14)].state == "sent-late"
    assert found["cchc", date(2026, 6, 14)].state == "late"
    assert found["cchc", date(2026, 12, 14)].state == "running"


QUARTER, NINE_MONTHS = date(2026, 6, 15), date(2025, 12, 15)


@pytest.mark.parametrize(
    ("first", "forms", "state"),
    [
        (QUARTER, ("07a", "06a", "08b"), "sent"),
        (QUARTER, ("07a", "06a"), "late"),
        (NINE_MONTHS, ("07a", "06a", "08b"), "late"),
    ],
)
def test_signed_reports_of_every_form_prove_their_own_period_only(
    ward: Cast, first: date, forms: tuple[str, ...], state: str
) -> None:
    """Quarter III and the nine months end on the same day."""
    agency, at, last = ward.ward.committee, datetime(2026, 9, 15, 9, tzinfo=VN), date(2026, 9, 14)
    for form in forms:
        Report.objects.create(
            form=form, title="Báo cáo (mẫu)", agency=agency, first=first, last=last, grouping="sector",
            state=State.SENT, prepared_at=at, prepared_by="kiemsoat", sent_at=at,
        )  # fmt: skip
    found = {(each.owed.duty.code, each.owed.period.first): each.state
             for each in standings(ward.lanhdao, agency, 2026) if each.owed.period.last == last}  # fmt: skip
    assert found["kstthc", QUARTER] == state
    assert found["tcd", NINE_MONTHS] == "late"


def test_a_month_is_proved_by_fewer_forms_than_a_quarter() -> None:
    owed = {each.period.last.month: each.forms for each in owed_in(2026, "commune") if each.duty.filed}
    assert owed[8] == ("07a",) and set(owed[9]) == {"07a", "06a", "08b"}


def test_a_report_is_recorded_once_with_its_file(ward: Cast) -> None:
    made = record_sent(ward.kiemsoat, WARD, "tcd", "2026-03-14", SAID, [ContentFile(PDF, name="bc.pdf")])
    assert "quý I năm 2026: 12/BC-UBND" in sentence_of(Event.objects.get(chain=made.pk))
    kept = next(each.file for each in standings(ward.lanhdao, made.agency, 2026) if each.file)
    assert file_of(ward.lanhdao, kept.pk) == kept and file_of(ward.lanhdao_khac, kept.pk) is None
    with pytest.raises(WrongState):
        record_sent(ward.kiemsoat, WARD, "tcd", "2026-03-14", SAID)


def test_who_may_and_what_is_owed(ward: Cast) -> None:
    with pytest.raises(NotPermitted):
        record_sent(ward.lanhdao_khac, WARD, "tcd", "2026-03-14", SAID)
    for duty, last in (("tcd", "2026-02-14"), ("khac", "2026-03-14"), ("tcd", "bậy"), ("tcd", "0000-01-01")):
        with pytest.raises(BadInput):
            record_sent(ward.kiemsoat, WARD, duty, last, SAID)
    with pytest.raises(BadInput):
        record_sent(ward.kiemsoat, WARD, "tcd", "2026-03-14", SAID | {"sent_on": "13/03/2026"})
