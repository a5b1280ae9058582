"""What ranks a procedure: slack of its term, visits beyond the least, copies asked for."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from motcua.simplification.potential import ENOUGH, Potential, Real, Weights, potential, spare_visits

WEIGHTS = Weights(Decimal(8), Decimal("1.5"), Decimal("0.5"))
REAL = Real(dossiers=100, at_counter=60, visits=150, term=5000, median=2000, p90=3500)
reals = st.builds(
    Real, dossiers=st.integers(0, 5000), at_counter=st.integers(0, 5000), visits=st.integers(0, 9000),
    term=st.integers(0, 60_000), median=st.integers(0, 60_000), p90=st.integers(0, 60_000),
)  # fmt: skip


def test_by_hand() -> None:
    found = potential(REAL, "partial", 2, WEIGHTS)
    assert found == Potential(time=Decimal(1200), visits=Decimal(75), papers=Decimal(100))
    assert found.hours == 1375
    assert found.worth(40_000) == 55_000_000


def test_online_all_the_way_needs_no_visit() -> None:
    assert spare_visits(REAL, "full") == 150 and spare_visits(REAL, "direct") == 50
    assert spare_visits(replace(REAL, visits=80), "direct") == 0


def test_a_late_procedure_has_no_slack() -> None:
    assert replace(REAL, p90=5000).slack == replace(REAL, p90=7000).slack == 0


def test_few_dossiers_say_nothing_about_time() -> None:
    few = replace(REAL, dossiers=ENOUGH - 1)
    assert few.slack == 0 and potential(few, "direct", 1, WEIGHTS).time == 0
    assert replace(REAL, dossiers=ENOUGH).slack == 1500


@given(reals, st.sampled_from(["full", "partial", "direct"]), st.integers(0, 20), st.integers(0, 1_000_000))
def test_never_negative_and_worth_what_its_hours_are(real: Real, level: str, copies: int, wage: int) -> None:
    found = potential(real, level, copies, WEIGHTS)
    assert min(found.time, found.visits, found.papers) >= 0
    assert abs(found.worth(wage) - found.hours * wage) <= Decimal("0.5")


@given(reals, st.integers(0, 20), st.integers(1, 500))
def test_more_copies_and_more_visits_never_rank_lower(real: Real, copies: int, more: int) -> None:
    base = potential(real, "direct", copies, WEIGHTS).hours
    assert potential(real, "direct", copies + more, WEIGHTS).hours >= base
    assert potential(replace(real, visits=real.visits + more), "direct", copies, WEIGHTS).hours >= base
