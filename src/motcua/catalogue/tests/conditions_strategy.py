"""Arbitrary conditions and answers for property tests."""

from hypothesis import strategies as st

from motcua.catalogue.forms import All, AnyOf, Condition, Equals, IsFilled, Not, OneOf

NAMES = st.sampled_from(["a", "b", "c"])
SCALARS = st.one_of(st.sampled_from(["", "x", "y"]), st.integers(0, 2), st.booleans())
ANSWERS = st.dictionaries(NAMES, SCALARS)

LEAVES: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Equals, NAMES, SCALARS),
    st.builds(OneOf, NAMES, st.lists(SCALARS, min_size=1, max_size=3).map(tuple)),
    st.builds(IsFilled, NAMES),
)


def _combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, parts), st.builds(All, several), st.builds(AnyOf, several))


CONDITIONS = st.recursive(LEAVES, _combined, max_leaves=8)
