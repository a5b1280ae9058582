"""The calendar an agency works by, and when it is worked out anew."""

from datetime import date, time

import pytest
from django.db import transaction

from motcua.organisation import actions
from motcua.organisation.calendars import calendar_of, parse_hours, parse_week
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import Agency, AgencyKind, Level

pytestmark = pytest.mark.django_db

MONDAY, SATURDAY = date(2026, 10, 5), date(2026, 10, 10)
SATURDAY_MORNING = ("07:30-11:30, 13:30-17:00",) * 5 + ("07:30-11:30", "")


@pytest.fixture
def province() -> Agency:
    return actions.create_agency(
        "X90", "Tỉnh", AgencyKind.COMMITTEE, Level.PROVINCE, valid_from=date(2018, 1, 1)
    )


@pytest.fixture
def commune(province: Agency) -> Agency:
    return actions.create_agency(
        "X90.1", "Xã", AgencyKind.COMMITTEE, Level.COMMUNE, province, valid_from=date(2018, 1, 1)
    )


@pytest.fixture
def police(commune: Agency) -> Agency:
    return actions.create_agency(
        "X90.1.7", "Công an xã", AgencyKind.POLICE, Level.COMMUNE, commune, valid_from=date(2018, 1, 1)
    )


def test_without_own_word_the_national_calendar_holds(commune: Agency) -> None:
    calendar = calendar_of(commune)
    assert calendar.is_working(MONDAY) and not calendar.is_working(SATURDAY)
    assert not calendar.is_working(date(2026, 9, 2))


def test_own_day_off_holds_for_the_authority_and_its_units_only(
    province: Agency, commune: Agency, police: Agency
) -> None:
    before = calendar_of(police)
    actions.declare_override(MONDAY, working=False, reason="nghỉ do bão", agency=commune)
    police.refresh_from_db()
    assert before.is_working(MONDAY)
    assert not calendar_of(commune).is_working(MONDAY) and not calendar_of(police).is_working(MONDAY)
    assert calendar_of(commune).day(MONDAY).reason == "nghỉ do bão"
    assert calendar_of(province).is_working(MONDAY)


def test_a_day_off_of_the_province_reaches_communes_only_when_declared_for_them(
    province: Agency, commune: Agency
) -> None:
    actions.declare_override(MONDAY, working=False, reason="nghỉ do bão", agency=province)
    commune.refresh_from_db()
    assert calendar_of(commune).is_working(MONDAY)
    actions.declare_override(MONDAY, working=False, reason="nghỉ do bão", agency=province, also_below=True)
    commune.refresh_from_db()
    assert not calendar_of(commune).is_working(MONDAY)


def test_a_national_day_off_reaches_everyone_and_an_own_word_prevails(
    commune: Agency, police: Agency
) -> None:
    actions.declare_override(MONDAY, working=False, reason="nghỉ Quốc tang")
    actions.declare_override(MONDAY, working=True, reason="trực", agency=police, hours="08:00-10:00")
    commune.refresh_from_db()
    assert not calendar_of(commune).is_working(MONDAY)
    assert calendar_of(police).day(MONDAY).hours == ((time(8), time(10)),)


def test_own_weekly_hours_are_inherited_by_units(commune: Agency, police: Agency) -> None:
    actions.set_week(commune, SATURDAY_MORNING)
    police.refresh_from_db()
    assert calendar_of(police).day(SATURDAY).hours == ((time(7, 30), time(11, 30)),)


def test_a_known_calendar_costs_no_query(
    commune: Agency, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    calendar_of(commune)
    with django_assert_num_queries(0):  # type: ignore[operator]
        calendar_of(commune)


def test_what_was_rolled_back_is_not_remembered(commune: Agency) -> None:
    try:
        with transaction.atomic():
            actions.declare_override(MONDAY, working=False, reason="thử", agency=commune)
            assert not calendar_of(commune).is_working(MONDAY)
            raise InterruptedError
    except InterruptedError:
        commune.refresh_from_db()
    assert calendar_of(commune).is_working(MONDAY)


@pytest.mark.parametrize("text", ["7-8", "11:30-07:30", "07:30-11:30, 11:00-12:00", "sáng", "07:30"])
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(OrganisationError, match="giờ làm việc hợp lệ"):
        parse_hours(text)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(OrganisationError, match="7 ngày"):
        parse_week({"week": ["07:30-11:30"] * 5})


@pytest.mark.parametrize(("reason", "hours"), [("", ""), ("bão", "07:30-11:30")])
def test_a_day_off_needs_a_reason_and_has_no_hours(commune: Agency, reason: str, hours: str) -> None:
    with pytest.raises(OrganisationError):
        actions.declare_override(MONDAY, working=False, reason=reason, hours=hours, agency=commune)
