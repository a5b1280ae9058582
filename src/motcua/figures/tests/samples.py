"""Facts around the edges of one period, drawn at random or once and for all."""

import random
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from motcua.figures.facts import DOSSIER, Change, Facts
from motcua.figures.forms import FORMS
from motcua.figures.period import ZONE, Period

PERIOD = Period(date(2026, 10, 15), date(2026, 11, 14))
DOSSIER_FORMS = {code: form for code, form in FORMS.items() if form.subject is DOSSIER}
TICK = timedelta(microseconds=1)

INSTANTS: tuple[datetime, ...] = (
    PERIOD.start - timedelta(days=40),
    PERIOD.start - TICK,
    PERIOD.start,
    PERIOD.start + TICK,
    datetime(2026, 10, 31, 10, 0, tzinfo=ZONE),  # a Saturday
    datetime(2026, 11, 3, 23, 30, tzinfo=ZONE),
    datetime(2026, 11, 4, 0, 30, tzinfo=ZONE),
    PERIOD.end - TICK,
    PERIOD.end,
    PERIOD.end + timedelta(days=20),
)
DAYS = (date(2026, 10, 14), date(2026, 10, 15), date(2026, 11, 3), date(2026, 11, 4), date(2026, 11, 15))
CHANNELS = ("counter", "online", "post")
SOURCES = ("software", "paper")
TYPED_BY = ("officer", "citizen", "helped")
LINKED = (False, False, False, True)
PAYMENTS = ("", "none", "unpaid", "counter", "online")
DIGITISED = ("", "none", "scanned", "reused", "electronic")
RESULT_FORMS = ("", "paper", "electronic")
SERVICE_LEVELS = ("full", "partial", "direct", "level_3", "level_4")

instants = st.sampled_from(INSTANTS)
maybe_instants = st.none() | instants
maybe_days = st.none() | st.sampled_from(DAYS)
changes = st.builds(Change, at=instants, due_at=maybe_instants, waiting=st.booleans())

#: Any dossier at all: missing and contradicting dates included.
any_facts: st.SearchStrategy[Facts] = st.builds(
    Facts,
    received_at=maybe_instants,
    resolved_at=maybe_instants,
    resolved_on=maybe_days,
    returned_at=maybe_instants,
    first_due_at=maybe_instants,
    due_at=maybe_instants,
    due_on=maybe_days,
    channel=st.sampled_from(CHANNELS),
    service_level=st.sampled_from(SERVICE_LEVELS),
    status=st.integers(1, 10),
    source=st.sampled_from(SOURCES),
    typed_by=st.sampled_from(TYPED_BY),
    linked=st.sampled_from(LINKED),
    payment=st.sampled_from(PAYMENTS),
    paid_at=maybe_instants,
    payment_failed=st.booleans(),
    digitised=st.sampled_from(DIGITISED),
    digitised_at=maybe_instants,
    result_form=st.sampled_from(RESULT_FORMS),
    changes=st.lists(changes, max_size=3).map(tuple),
)


def sample(size: int) -> list[Facts]:
    """As many dossiers around the period's edges, the same at every run."""
    draw = random.Random(7).choice
    maybe, days = (None, *INSTANTS), (None, *DAYS)
    return [
        Facts(
            received_at=draw(maybe),
            resolved_at=draw(maybe),
            resolved_on=draw(days),
            returned_at=draw(maybe),
            first_due_at=draw(maybe),
            due_at=draw(maybe),
            due_on=draw(days),
            channel=draw(CHANNELS),
            service_level=draw(SERVICE_LEVELS),
            status=draw(range(1, 11)),
            source=draw(SOURCES),
            typed_by=draw(TYPED_BY),
            linked=draw(LINKED),
            payment=draw(PAYMENTS),
            paid_at=draw(maybe),
            payment_failed=draw((True, False)),
            digitised=draw(DIGITISED),
            digitised_at=draw(maybe),
            result_form=draw(RESULT_FORMS),
            changes=draw(((), (Change(draw(INSTANTS), draw(maybe), draw((True, False))),))),
        )
        for _ in range(size)
    ]
