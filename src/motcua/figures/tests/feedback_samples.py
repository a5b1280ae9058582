"""Reflections around the edges of one period, for the naive reference and for the database alike."""

from hypothesis import strategies as st

from motcua.figures.facts.feedback import FeedbackCode, FeedbackFacts
from motcua.figures.tests.samples import instants, maybe_instants

#: Any reflection that the table can hold: dates missing where they may be, contradicting ones included.
any_feedback: st.SearchStrategy[FeedbackFacts] = st.builds(
    FeedbackFacts,
    received_at=instants,
    transferred_at=maybe_instants,
    due_at=instants,
    resolved_at=maybe_instants,
    published_at=maybe_instants,
    kind=st.sampled_from(sorted(map(str, FeedbackCode.KIND.meanings))),
    channel=st.sampled_from(sorted(map(str, FeedbackCode.CHANNEL.meanings))),
)
