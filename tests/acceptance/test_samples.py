"""Acceptance 2: two machines with different databases draw the same list from one commitment file.

Sizes against the published table are held by ``sampling/tests/test_sizes.py``; that intervals cover the true
number in at least 93 of 100 inspections, by ``sampling/tests/test_estimating.py``: what is reckoned there
is called here through what the pages and papers read, and not simulated a second time.
"""

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import motcua
from motcua.demo.cast import Cast
from motcua.oversight.actions.sample_drawing import perform
from motcua.oversight.models import Sample, SampledDossier
from motcua.oversight.samples.files import text_of
from motcua.oversight.samples.queries import summaries_of
from motcua.oversight.samples.results import items_of
from motcua.oversight.tests.samples import SECRET, Field
from motcua.sampling import samplefile
from motcua.sampling.estimating import Count, estimate
from motcua.sampling.tests.test_sizes import ROWS

pytestmark = pytest.mark.django_db
PUBLIC = "48213"


@pytest.fixture
def elsewhere(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine with a database of its own, which knows no dossier at all."""
    folder = tmp_path / "another machine"
    folder.mkdir()
    source = str(Path(motcua.__file__).parents[1])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "PG"))}
    return {**kept, "PYTHONPATH": source, "MOTCUA_DATA": str(folder)}


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "motcua.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def write(sample: Sample, path: Path) -> str:
    path.write_text(text_of(Sample.objects.get(pk=sample.pk)), "utf-8")
    return str(path)


def drawn_codes(sample: Sample) -> list[str]:
    rows = SampledDossier.objects.filter(sample=sample).order_by("stratum", "place")
    return list(rows.values_list("dossier__code", flat=True))


def test_another_machine_draws_the_same_list_from_the_commitment_file(
    cast: Cast, tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    """It gets the file before the draw, and both numbers when they are known; there is no dossier there."""
    field = Field(cast)
    with field.running():
        sample = field.bound(by_channel=True, by_risk=True)
        committed = write(sample, tmp_path / "committed.json")
        field.goto("2026-11-26 19:00")
        perform(field.member, sample.pk, "chon", {"public": PUBLIC, "nonce": SECRET})
    there = run(elsewhere, "sample", "draw", committed, "--public", PUBLIC, "--nonce", SECRET)
    codes = [line.split("\t")[2] for line in there.stdout.splitlines()]
    assert there.returncode == 0, there.stderr
    assert codes == drawn_codes(sample) and len(codes) == 6
    other = run(elsewhere, "sample", "draw", committed, "--public", "48214", "--nonce", SECRET)
    assert {line.split("\t")[2] for line in other.stdout.splitlines()} != set(codes)


def test_two_databases_in_another_order_of_rows_commit_to_the_same(cast: Cast, tmp_path: Path) -> None:
    """The same dossiers in a second database, put in backwards, make the same commitment and list."""
    field = Field(cast)
    with field.running():
        sample = field.drawn(by_channel=True)
    file = samplefile.from_json(json.loads(text_of(Sample.objects.get(pk=sample.pk))))
    with sqlite3.connect(tmp_path / "second.sqlite3") as second:
        second.execute("CREATE TABLE unit (id TEXT, stratum TEXT)")
        rows = [(unit.id, json.dumps(unit.stratum)) for unit in file.plan.units]
        second.executemany("INSERT INTO unit VALUES (?, ?)", reversed(rows))
        read = second.execute("SELECT id, stratum FROM unit").fetchall()
    assert [id for id, _ in read] != [unit.id for unit in file.plan.units]
    units = tuple(type(file.plan.units[0]).of(id, json.loads(stratum)) for id, stratum in read)
    plan = replace(file.plan, units=units)
    assert plan.commitment() == sample.commitment
    assert file.nonce and file.public and file.drawn_at
    again = samplefile.drawn(
        samplefile.frozen(plan, file.committed_at), file.nonce, file.public, file.drawn_at
    )
    assert [code for part in again.parts for code in part.ids] == drawn_codes(sample)


def test_the_file_handed_out_is_confirmed_elsewhere_and_one_changed_id_is_found(
    cast: Cast, tmp_path: Path, elsewhere: dict[str, str]
) -> None:
    field = Field(cast)
    with field.running():
        sample = field.drawn()
    path = tmp_path / "sample.json"
    text = Path(write(sample, path)).read_text("utf-8")
    good = run(elsewhere, "sample", "verify", str(path), "--commitment", sample.commitment)
    assert good.returncode == 0 and "Mẫu đúng như cam kết: 6 hồ sơ" in good.stdout
    undrawn = next(code for code in all_codes(text) if code not in drawn_codes(sample))
    path.write_text(text.replace(undrawn, undrawn[:-1] + "X"), "utf-8")
    bad = run(elsewhere, "sample", "verify", str(path), "--commitment", sample.commitment)
    assert bad.returncode == 1 and "Mã cam kết: KHÔNG khớp." in bad.stdout


def all_codes(text: str) -> list[str]:
    return [unit.id for unit in samplefile.from_json(json.loads(text)).plan.units]


@pytest.mark.parametrize("at", range(0, 12, 3))
def test_changing_one_id_changes_the_commitment(cast: Cast, at: int) -> None:
    field = Field(cast)
    with field.running():
        sample = field.freeze()
    plan = samplefile.from_json(sample.file).plan
    unit = plan.units[at]
    changed = [*plan.units[:at], replace(unit, id=unit.id + "0"), *plan.units[at + 1 :]]
    assert plan.commitment() == sample.commitment != replace(plan, units=tuple(changed)).commitment()


def test_the_size_of_a_frozen_sample_is_that_of_the_published_table(cast: Cast) -> None:
    """The first rows of Krejcie and Morgan's table hold for as few dossiers as a test can make."""
    field = Field(cast)
    with field.running():
        sample = field.freeze(basis="margin", by_sector=False, number="")
    published = {row[0]: row[1] for row in ROWS}
    assert published[10] <= sample.size <= published[15] and sample.population == 12


def test_what_papers_read_is_the_estimate_of_what_the_sheets_say(cast: Cast) -> None:
    field = Field(cast)
    with field.running():
        sample = field.drawn(by_sector=False)
        for number, item in enumerate(items_of(sample)):
            field.fill(item, "fault" if number < 2 else "met", "met")
        [summary] = summaries_of(field.inspection)
    row, expected = summary.results.rows[0], estimate([Count(12, 6, 2)])
    assert row.estimate == expected
    assert (row.total, row.rate) == (4, "33,33%") and expected.low <= 4 <= expected.high
