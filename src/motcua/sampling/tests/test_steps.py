"""A file goes from the commitment through the digest to the draw, and to what replaces a lost dossier."""

from dataclasses import replace

import pytest

from motcua.sampling import samplefile, steps
from motcua.sampling.errors import SamplingError
from motcua.sampling.samplefile import SampleFile
from motcua.sampling.tests import plans
from motcua.sampling.verifier import verify


def frozen() -> SampleFile:
    return samplefile.frozen(plans.plan(), plans.COMMITTED)


def bound() -> SampleFile:
    return steps.bound(frozen(), replace(plans.nonce(), value=""))


def test_the_way_step_by_step_ends_in_the_same_file() -> None:
    file = steps.disclosed(bound(), plans.SECRET, plans.public(), plans.DRAWN)
    assert file == plans.drawn_file()


def test_the_sizes_told_at_the_commitment_are_those_drawn() -> None:
    parts = plans.drawn_file().parts
    told = steps.sizes_of(plans.plan())
    assert told == [(part.stratum, part.population, part.size) for part in parts]


@pytest.mark.parametrize("digest", ["", "ab", "g" * 64, "a" * 65])
def test_what_is_no_digest_binds_nobody(digest: str) -> None:
    with pytest.raises(SamplingError, match="64 ký tự"):
        steps.bound(frozen(), replace(plans.nonce(), value="", digest=digest))


def test_a_digest_that_comes_with_the_public_value_is_too_late() -> None:
    with pytest.raises(SamplingError, match="phải được nộp trước"):
        steps.bound(frozen(), replace(plans.nonce(), value="", committed_at=plans.KNOWN_FROM))


def test_without_a_digest_nothing_is_disclosed() -> None:
    with pytest.raises(SamplingError, match="Chưa có dấu băm"):
        steps.disclosed(frozen(), plans.SECRET, plans.public(), plans.DRAWN)


def test_a_replacement_is_written_into_the_file_and_verifies() -> None:
    file = plans.drawn_file()
    after, by = steps.replaced(file, file.parts[0].ids[0], "Thất lạc (mẫu)", plans.DRAWN)
    assert by and by not in file.parts[0].ids
    assert all(check.agrees for check in verify(after))


def test_whoever_has_the_commitment_file_and_both_numbers_draws_the_same_list() -> None:
    assert steps.redrawn(bound(), "48213", plans.SECRET) == plans.drawn_file().parts
    assert steps.redrawn(bound(), "48214", plans.SECRET) != plans.drawn_file().parts


def test_another_secret_or_another_population_is_not_drawn_from() -> None:
    with pytest.raises(SamplingError, match="không khớp dấu băm"):
        steps.redrawn(bound(), "48213", plans.SECRET + "x")
    other = plans.plan(plans.units({**plans.SIZES, ("Đất đai", "Trực tiếp"): 11}))
    with pytest.raises(SamplingError, match="Mã cam kết"):
        steps.redrawn(replace(bound(), plan=other), "48213", plans.SECRET)


def test_an_outline_is_read_without_the_population() -> None:
    source = plans.drawn_file().as_json()
    source["plan"]["population"] = "không đọc đến"
    outline = samplefile.outline_of(source)
    assert (outline.rule, outline.seed) == (plans.plan().rule, plans.drawn_file().seed)
