"""Duties of posting over random lists and looks: each thing once a place, each gap for its reason."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.catalogue.posting.duties import Facts, Gap, Seen, Thing, duties
from motcua.catalogue.publication import Rule, posting_rules
from motcua.terms.holidays import national_calendar

TODAY = date(2026, 11, 16)
PLACES = ("one_stop", "website", "portal")
EACH = Rule("thủ tục", 0, "working_day", date(2010, 1, 1), None, "verified", "", "", "parts", True, PLACES)
FEES = Rule("phí", 5, "working_day", date(2018, 1, 1), None, "memory", "", "", "fees", False, PLACES[:2])
CODES = ("1.1", "1.2", "1.3")
days = st.integers(0, 900).map(lambda many: TODAY - timedelta(days=many))
things = st.lists(
    st.builds(Thing, st.just("tên"), days, st.sampled_from(CODES), digest=st.sampled_from("ab")),
    unique_by=lambda thing: thing.code,
)
looks = st.lists(
    st.builds(
        Seen,
        st.sampled_from(PLACES),
        st.sampled_from([*CODES, "item:fees"]),
        days,
        st.booleans(),
        st.sampled_from(["", "a", "b"]),
    ),
    unique_by=lambda seen: (seen.place, seen.key),
)
GENERAL = [Thing("phí", date(2020, 1, 1), item="fees")]


@given(things, looks)
@settings(max_examples=200)
def test_every_thing_stands_once_at_every_place_of_its_rule(offered: list[Thing], seen: list[Seen]) -> None:
    gone = [Thing("cũ", TODAY, code) for code in CODES if code not in {each.code for each in offered}]
    found = duties(Facts(offered, GENERAL, gone, seen), [EACH, FEES], national_calendar())
    counted = Counter((each.thing.key, each.place) for each in found)
    assert set(counted.values()) <= {1}
    wanted = {(each.code, place) for each in offered for place in PLACES}
    wanted |= {("item:fees", place) for place in PLACES[:2]}
    still = {(each.key, each.place) for each in seen if each.posted and each.key in {t.code for t in gone}}
    assert set(counted) == wanted | still


@given(things, looks)
@settings(max_examples=200)
def test_a_gap_is_one_of_four_and_nothing_else(offered: list[Thing], seen: list[Seen]) -> None:
    latest = {(each.place, each.key): each for each in seen}
    for duty in duties(Facts(offered, GENERAL, [], seen), [EACH, FEES], national_calendar()):
        look = latest.get((duty.place, duty.thing.key))
        if look is None:
            assert duty.gap is Gap.NEVER
        elif not look.posted:
            assert duty.gap is Gap.ABSENT
        elif duty.thing.code and look.digest != duty.thing.digest:
            assert duty.gap is Gap.OLD
        else:
            assert duty.gap is None


def test_a_duty_is_overdue_the_day_after_its_last_day_and_never_without_a_gap() -> None:
    thing = Thing("tên", date(2026, 11, 13), "1.1", digest="a")  # a Friday
    rule = Rule("cổng", 3, "working_day", date(2010, 1, 1), None, "verified", "", "", "p", True, ("portal",))
    [duty] = duties(Facts([thing], [], [], []), [rule], national_calendar())
    assert duty.due_on == date(2026, 11, 18)
    assert not duty.overdue(date(2026, 11, 18)) and duty.overdue(date(2026, 11, 19))
    assert duty.due_within(TODAY, 2) and not duty.due_within(TODAY, 1)
    seen = [Seen("portal", "1.1", TODAY, True, "a")]
    [done] = duties(Facts([thing], [], [], seen), [rule], national_calendar())
    assert done.gap is None and not done.overdue(date(2027, 1, 1)) and not done.due_within(TODAY, 9)


def test_what_was_abolished_has_to_be_gone_where_it_was_seen_last() -> None:
    gone = Thing("cũ", date(2026, 11, 10), "1.1")
    seen = [Seen("one_stop", "1.1", date(2026, 11, 1), True), Seen("website", "1.1", TODAY, False)]
    [duty] = duties(Facts([], [], [gone], seen), [EACH], national_calendar())
    assert (duty.place, duty.gap, duty.due_on) == ("one_stop", Gap.STILL, date(2026, 11, 10))


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2026, 11, 16)])
def test_the_rules_name_their_source_and_how_sure_it_is(day: date) -> None:
    rules = posting_rules(day)
    assert all(rule.source and rule.note and rule.certainty_text for rule in rules)
    assert {place for rule in rules for place in rule.places} == set(PLACES)
    keys = {rule.key for rule in rules}
    assert ("anywhere" in keys) == (day.year == 2026)
    assert keys >= {"parts", "portal", "fees", "staff", "feedback", "hours"}
