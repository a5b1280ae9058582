"""The draw follows from the seed alone, holds nothing twice, and each stratum stands on its own."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.sampling import samplefile, seed
from motcua.sampling.drawing import Replacement, draw, in_order, next_of
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import Rule, Stratum, Total
from motcua.sampling.tests import plans

seeds = st.binary(min_size=32, max_size=32).map(bytes.hex)
strata = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), st.integers(1, 30), min_size=1, max_size=6
)
some = settings(max_examples=60, deadline=None)


@some
@given(strata, seeds, st.integers(1, 60), st.randoms())
def test_the_draw_is_without_repetition_and_of_the_sizes_allocated(
    sizes: dict[Stratum, int], seed_: str, total: int, chance: random.Random
) -> None:
    units = plans.units(sizes)
    plan = plans.plan(units, Rule(("sector", "channel"), Total(total)))
    parts = draw(plan, seed_)
    drawn = [id for part in parts for id in part.ids]
    assert len(set(drawn)) == len(drawn) == sum(part.size for part in parts)
    assert {unit.id: unit.stratum for unit in units} == {id: p.stratum for p in parts for id in p.order}
    assert all(len(part.ids) == part.size for part in parts)
    shuffled = plans.plan(chance.sample(units, len(units)), plan.rule)
    assert draw(shuffled, seed_) == parts


@some
@given(strata, strata, seeds)
def test_another_stratum_does_not_change_the_order_of_one(
    sizes: dict[Stratum, int], others: dict[Stratum, int], seed_: str
) -> None:
    alone = {part.stratum: part.order for part in draw(plans.plan(plans.units(sizes)), seed_)}
    more = plans.plan(plans.units({**others, **sizes}))
    together = {part.stratum: part.order for part in draw(more, seed_)}
    assert all(together[stratum] == order for stratum, order in alone.items())


def test_every_dossier_is_drawn_about_as_often_as_any_other() -> None:
    ids = [f"HS{number}" for number in range(10)]
    times = dict.fromkeys(ids, 0)
    for number in range(2000):
        for id in in_order(f"{number:064x}", ("a",), ids)[:3]:
            times[id] += 1
    expected = 600
    chi_square = sum((count - expected) ** 2 / (expected * 0.7) for count in times.values()) * 0.9
    assert chi_square < 27.9  # 9 degrees of freedom, one in a thousand


def test_one_seed_orders_two_strata_in_unrelated_ways() -> None:
    ids = [f"HS{number}" for number in range(20)]
    assert in_order("ab" * 32, ("a",), ids) != in_order("ab" * 32, ("b",), ids)


def test_the_seed_hangs_on_each_of_its_parts() -> None:
    source, nonce, public = plans.plan().source, plans.nonce(), plans.public()
    seeds = [
        seed.seed_of("aa", source, public, nonce),
        seed.seed_of("ab", source, public, nonce),
        seed.seed_of("aa", replace(source, name="khác"), public, nonce),
        seed.seed_of("aa", replace(source, known_from=plans.DRAWN), public, nonce),
        seed.seed_of("aa", source, plans.public("48214"), nonce),
        seed.seed_of("aa", source, public, plans.nonce("mot so bi mat khac hoan toan")),
    ]
    assert len(set(seeds)) == len(seeds)


def test_a_disclosure_in_order_has_no_fault() -> None:
    assert plans.drawn_file().parts
    assert sum(part.size for part in plans.drawn_file().parts) == 20


def test_a_population_frozen_after_the_public_value_is_refused() -> None:
    with pytest.raises(SamplingError, match="Cam kết phải được chốt trước"):
        samplefile.frozen(plans.plan(), plans.KNOWN_FROM)


EARLY = plans.COMMITTED - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("nonce", "public", "drawn_at", "sentence"),
    [
        (replace(plans.nonce(), committed_at=plans.KNOWN_FROM), plans.public(), plans.DRAWN, "phải được nộp"),
        (replace(plans.nonce(), committed_at=EARLY), plans.public(), plans.DRAWN, "trước khi chốt"),
        (replace(plans.nonce(), value="doi sau khi biet ket qua"), plans.public(), plans.DRAWN, "không khớp"),
        (plans.nonce("ngan"), plans.public(), plans.DRAWN, "quá ngắn"),
        (replace(plans.nonce(), value=""), plans.public(), plans.DRAWN, "Chưa có số bí mật"),
        (
            plans.nonce(),
            replace(plans.public(), obtained_at=plans.NONCE_AT),
            plans.DRAWN,
            "được ghi nhận trước",
        ),
        (plans.nonce(), plans.public(""), plans.DRAWN, "Chưa ghi giá trị"),
        (plans.nonce(), plans.public(), plans.KNOWN_FROM, "sớm hơn"),
    ],
)
def test_a_disclosure_out_of_order_draws_nothing(
    nonce: seed.Nonce, public: seed.PublicValue, drawn_at: object, sentence: str
) -> None:
    frozen = samplefile.frozen(plans.plan(), plans.COMMITTED)
    with pytest.raises(SamplingError, match=sentence):
        samplefile.drawn(frozen, nonce, public, drawn_at)  # type: ignore[arg-type]


def test_a_lost_dossier_is_replaced_by_the_next_of_its_stratum() -> None:
    parts = draw(plans.plan(), "cd" * 32)
    part = parts[0]
    first = next_of(parts, part.ids[0], [])
    assert first == part.reserve[0]
    before = [Replacement(part.ids[0], first, "mất", "2026-12-01T09:00:00+07:00")]
    assert next_of(parts, part.ids[1], before) == part.reserve[1]
    assert next_of(parts, first, before) == part.reserve[1]  # the substitute may be lost too


def test_where_the_stratum_is_used_up_nothing_replaces() -> None:
    parts = draw(plans.plan(rule=Rule(("sector", "channel"), Total(1000))), "cd" * 32)
    assert next_of(parts, parts[0].ids[0], []) == ""


def test_what_is_not_in_the_sample_or_was_replaced_before_is_not_replaced() -> None:
    parts = draw(plans.plan(), "cd" * 32)
    lost = parts[0].ids[0]
    with pytest.raises(SamplingError, match="không nằm trong mẫu"):
        next_of(parts, parts[0].reserve[3], [])
    with pytest.raises(SamplingError, match="đã được thay"):
        next_of(parts, lost, [Replacement(lost, parts[0].reserve[0], "mất", "")])
