"""Hand-made cases, each for a defect read elsewhere or a rule of the forms."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.catalogue.models import Channel, ServiceLevel
from motcua.dossiers.models import Digitised, Dossier, Payment, ResultForm, Source, Standing, Status, TypedBy
from motcua.figures.facts import Change, Code, Facts
from motcua.organisation.models import Level, Role
from motcua.reports.errors import ReportError
from motcua.reports.grouping import UNCLASSIFIED
from motcua.reports.queries import cell_queryset, compute
from motcua.reports.result import Result
from motcua.reports.tests import factory
from motcua.reports.tests.factory import Book, local
from motcua.terms import clock

FIRST, LAST = date(2026, 10, 15), date(2026, 11, 14)
DONE = Facts(
    received_at=local("2026-10-20 08:00"),
    resolved_at=local("2026-10-26 10:00"),
    resolved_on=date(2026, 10, 26),
    returned_at=local("2026-10-27 10:00"),
    first_due_at=local("2026-10-27 17:00"),
    due_at=local("2026-10-27 17:00"),
    due_on=date(2026, 10, 27),
    status=Status.RETURNED,
)
OPEN = replace(DONE, resolved_at=None, resolved_on=None, returned_at=None, status=Status.IN_PROGRESS)


def month(book: Book, form: str = "07a") -> Result:
    return compute(form, book.agency, FIRST, LAST)


def total(book: Book, form: str = "07a") -> dict[int, int]:
    """The cells of the total row that are not 0."""
    return {number: count for number, count in month(book, form).total.cells.items() if count}


def test_while_a_period_runs_only_what_is_overdue_already_is_overdue(book: Book) -> None:
    """Asked for on 27 October: due at 17:00 that day is within its term until then, though the period ends
    on 14 November."""
    book.add(OPEN)
    for now, columns in (("2026-10-27 16:59", {13: 1, 14: 1}), ("2026-10-27 17:01", {13: 1, 15: 1})):
        with clock.clock_at(local(now)):
            assert total(book) == {3: 1, 7: 1, **columns}
            assert month(book).question.period.running
    assert not month(book).question.period.running


def test_an_early_result_over_the_counter(book: Book) -> None:
    book.add(DONE)
    assert total(book) == {3: 1, 7: 1, 9: 1, 10: 1}
    assert total(book, "II.06a") == {3: 1, 5: 1, 7: 1, 8: 1}


@pytest.mark.parametrize(
    ("channel", "service_level", "column"),
    [
        (Channel.ONLINE, ServiceLevel.FULL, 4),
        (Channel.ONLINE, ServiceLevel.LEVEL_4, 4),
        (Channel.ONLINE, ServiceLevel.PARTIAL, 5),
        (Channel.ONLINE, ServiceLevel.LEVEL_3, 5),
        (Channel.ONLINE, ServiceLevel.DIRECT, 5),
        (Channel.POST, ServiceLevel.FULL, 6),
        (Channel.COUNTER, ServiceLevel.FULL, 7),
    ],
)
def test_channels_fill_columns_4_to_7(book: Book, channel: str, service_level: str, column: int) -> None:
    book.add(replace(DONE, channel=channel, service_level=service_level))
    assert total(book) == {3: 1, column: 1, 9: 1, 10: 1}


def test_kill_01_saturday_intake_and_saturday_return_are_two_counts(book: Book) -> None:
    """Taken in on Saturday 24 October, handed out on Monday; nothing was released on a Saturday."""
    book.add(replace(DONE, received_at=local("2026-10-24 08:00"), returned_at=local("2026-10-26 14:00")))
    assert total(book, "T7") == {3: 1}


def test_kill_01_saturday_is_the_local_day(book: Book) -> None:
    """00:30 on Saturday is still Friday in UTC."""
    book.add(replace(DONE, received_at=local("2026-10-24 00:30")))
    assert total(book, "T7") == {3: 1}


def test_kill_03_first_and_last_instants_of_a_period(book: Book) -> None:
    for at in ("2026-10-15 00:00", "2026-11-14 23:59:59.999999", "2026-10-14 23:59:59.999999"):
        book.add(replace(OPEN, received_at=local(at)))
    book.add(replace(OPEN, received_at=local("2026-11-15 00:00")))
    cells = total(book)
    assert (cells[3], cells[7], cells[8]) == (3, 2, 1)


def test_kill_04_dossiers_without_a_sector_have_their_row(book: Book) -> None:
    book.add(DONE)
    book.add(DONE, version=factory.procedure("9.999999"))
    result = month(book)
    assert [row.key for row in result.rows] == ["THU-HT", UNCLASSIFIED]
    assert result.rows[-1].name == "Chưa phân lĩnh vực"
    assert (
        sum(row.cells[3] for row in result.rows)
        == result.total.cells[3]
        == Dossier.objects.filter(agency=book.agency).count()
        == 2
    )


def test_kill_05_a_result_collected_late_was_still_early(book: Book) -> None:
    book.add(replace(DONE, returned_at=local("2026-12-30 09:00")))
    assert total(book)[10] == 1


def test_kill_06_refused_withdrawn_and_stopped_count_as_resolved_and_the_definition_says_so(
    book: Book,
) -> None:
    for status in (Status.WITHDRAWN, Status.STOPPED, Status.RESOLVED):
        book.add(replace(DONE, status=status))
    result = month(book)
    assert result.total.cells[9] == 3
    assert "Từ chối, rút hồ sơ, dừng giải quyết được tính là đã giải quyết" in result.definitions[9]


def test_kill_07_no_ratio_of_nothing_and_half_up_with_a_comma(book: Book) -> None:
    assert month(book).ratios[0].text == "–"
    late = replace(DONE, resolved_at=local("2026-10-28 10:00"), resolved_on=date(2026, 10, 28))
    for facts in (DONE, DONE, late):
        book.add(facts)
    assert month(book).ratios[0].text.startswith("66,67")


def test_kill_10_no_due_date_is_on_time_in_every_table(book: Book) -> None:
    book.add(replace(DONE, first_due_at=None, due_at=None, due_on=None))
    assert total(book) == {3: 1, 7: 1, 9: 1, 11: 1}
    assert total(book, "II.06a") == {3: 1, 5: 1, 7: 1, 9: 1}


def test_kill_11_a_row_without_dates_is_listed_and_aborts_nothing(book: Book) -> None:
    bad = [
        book.add(replace(OPEN, received_at=None)),
        book.add(replace(DONE, resolved_at=None, resolved_on=None)),
        book.add(replace(DONE, resolved_at=local("2026-10-19 08:00"))),
    ]
    book.add(DONE)
    book.add(Facts(status=Status.SUBMITTED))  # never received: outside, and nothing is wrong with it
    book.add(Facts(status=Status.WITHDRAWN))
    result = month(book)
    assert result.total.cells[3] == 1
    assert result.unusable == 3
    assert set(result.question.unusable()) == set(bad)


def test_kill_12_each_agency_and_each_level_counts_only_its_own(district: list[Book]) -> None:
    top, first, second = district
    for times, one in enumerate(district, start=1):
        for _ in range(times):
            one.add(DONE)
    asked = (FIRST, LAST)
    assert compute("07a", top.agency, *asked).total.cells[3] == 6
    assert compute("07a", top.agency, *asked, level="district").total.cells[3] == 1
    assert compute("07a", top.agency, *asked, level="commune").total.cells[3] == 5
    assert compute("07a", first.agency, *asked).total.cells[3] == 2
    assert compute("07a", second.agency, *asked).total.cells[3] == 3
    assert compute("07a", second.agency, *asked, level="district").total.cells[3] == 0


def test_kill_14_a_past_period_sees_the_due_date_of_its_own_end(book: Book) -> None:
    """Due 27 October and not resolved by 14 November: overdue then, although extended on 16 November."""
    extended = Change(local("2026-11-16 09:00"), local("2026-12-20 17:00"), False)
    now = replace(OPEN, due_at=extended.due_at, due_on=date(2026, 12, 20), changes=(extended,))
    dossier = book.add(now)
    assert total(book)[15] == 1
    Standing.objects.filter(dossier=dossier).update(at=local("2026-11-10 09:00"))
    assert total(book)[14] == 1


def test_kill_14_waiting_at_the_end_is_within_term_even_if_it_went_on_later(book: Book) -> None:
    paused = Change(local("2026-10-22 09:00"), None, True)
    resumed = Change(local("2026-11-20 09:00"), local("2026-11-25 17:00"), False)
    book.add(replace(OPEN, changes=(paused, resumed)))
    assert total(book) == {3: 1, 7: 1, 13: 1, 14: 1}


def test_kill_14_a_dossier_resolved_since_was_open_then(book: Book) -> None:
    book.add(replace(DONE, resolved_at=local("2026-11-15 00:00"), resolved_on=date(2026, 11, 15)))
    assert total(book) == {3: 1, 7: 1, 13: 1, 15: 1}


def test_kill_17_figures_cannot_be_typed_over(book: Book) -> None:
    book.add(DONE)
    result = month(book)
    with pytest.raises(TypeError):
        result.total.cells[3] = 100  # type: ignore[index]
    with pytest.raises(AttributeError):
        result.total = result.rows[0]  # type: ignore[misc]


def test_by_procedure_in_alphabetical_order(book: Book) -> None:
    book.add(DONE)
    book.add(DONE, version=factory.procedure("9.000000", factory.sector("THU-HT")))
    rows = compute("07a", book.agency, FIRST, LAST, by="procedure").rows
    assert [row.key for row in rows] == ["9.000000", "9.000001"]


def test_a_user_counts_only_what_he_may_see(district: list[Book]) -> None:
    top, first, _ = district
    for one in district:
        one.add(DONE)
    clerk = factory.officer("so-lieu-kiem-soat", first.agency)
    assert compute("07a", top.agency, FIRST, LAST, user=clerk).total.cells[3] == 1
    assert cell_queryset("07a", top.agency, FIRST, LAST, "", 3, user=clerk).count() == 1
    specialist = factory.officer("so-lieu-chuyen-mon", first.agency, Role.SPECIALIST)
    assert compute("07a", first.agency, FIRST, LAST, user=specialist).total.cells[3] == 0
    nobody = factory.officer("so-lieu-khach", first.agency)
    nobody.posts.update(valid_to=date(2020, 1, 1))
    assert compute("07a", top.agency, FIRST, LAST, user=nobody).total.cells[3] == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"form": "99"}, "Không có biểu mẫu"),
        ({"first": LAST + timedelta(days=1)}, "phải bằng hoặc sau"),
        ({"by": "colour"}, "Không phân nhóm được"),
        ({"level": "galaxy"}, "Không có cấp"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_vietnamese(
    book: Book, wrong: dict[str, object], says: str
) -> None:
    asked: dict[str, object] = {"form": "07a", "first": FIRST, "last": LAST, **wrong}
    with pytest.raises(ReportError, match=says):
        compute(agency=book.agency, **asked)  # type: ignore[arg-type]


def test_a_cell_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(ReportError, match="không có cột 99"):
        cell_queryset("07a", book.agency, FIRST, LAST, "", 99)
    with pytest.raises(ReportError, match="Không có dòng"):
        cell_queryset("07a", book.agency, FIRST, LAST, "NOPE", 3)


def test_the_codes_of_the_definitions_are_those_of_dossiers() -> None:
    known: dict[Code, set[object]] = {
        Code.CHANNEL: set(Channel.values),
        Code.SERVICE_LEVEL: set(ServiceLevel.values),
        Code.STATUS: set(Status.values),
        Code.SOURCE: set(Source.values),
        Code.TYPED_BY: set(TypedBy.values),
        Code.LEVEL: set(Level.values),
        Code.PAYMENT: {"", *Payment.values},
        Code.DIGITISED: {"", *Digitised.values},
        Code.RESULT_FORM: {"", *ResultForm.values},
    }
    assert all(set(code.meanings) <= known[code] for code in Code)
    for code in set(Code) - {Code.STATUS}:
        assert set(code.meanings) == known[code]
