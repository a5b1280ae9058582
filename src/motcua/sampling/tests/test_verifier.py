"""Anybody with the file draws the same list; whatever is changed in it is found and named."""

import copy
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import motcua
from motcua.sampling import samplefile
from motcua.sampling.drawing import Replacement, draw, next_of
from motcua.sampling.errors import SamplingError
from motcua.sampling.samplefile import SampleFile
from motcua.sampling.tests import plans
from motcua.sampling.verifier import verify
from motcua.sampling.verifier.__main__ import main


def whole_file() -> SampleFile:
    """With one dossier replaced."""
    file = plans.drawn_file()
    parts = draw(file.plan, file.seed)
    lost = parts[0].ids[1]
    one = Replacement(lost, next_of(parts, lost, []), "Hồ sơ giấy thất lạc", "2026-12-01T09:00:00+07:00")
    return replace(file, replacements=(one,))


def faults(file: SampleFile, published: str = "") -> dict[str, tuple[str, ...]]:
    return {check.name: check.faults for check in verify(file, published) if not check.agrees}


def test_a_file_as_handed_out_agrees() -> None:
    file = whole_file()
    assert faults(file) == {}
    assert faults(file, file.commitment) == {}
    assert len(verify(file)) == 6


def test_a_file_before_the_draw_agrees_too() -> None:
    assert faults(samplefile.frozen(plans.plan(), plans.COMMITTED)) == {}


def test_a_population_swapped_after_publication_is_found() -> None:
    published = whole_file().commitment
    other = plans.drawn_file(plans.plan(plans.units({**plans.SIZES, ("Đất đai", "Trực tiếp"): 11})))
    assert list(faults(other, published)) == ["Mã cam kết"]


def changed(**changes: Any) -> SampleFile:
    return replace(whole_file(), **changes)


def test_a_foreign_dossier_in_the_list_is_named() -> None:
    file = whole_file()
    part = file.parts[0]
    other = draw(file.plan, file.seed)[0].reserve[4]
    swapped = replace(part, ids=(other, *part.ids[1:]))
    sentences = faults(replace(file, parts=(swapped, *file.parts[1:])))["Danh sách hồ sơ"]
    assert [part.ids[0] in sentences[0], other in sentences[1], len(sentences)] == [True, True, 2]


def test_a_list_in_another_order_or_with_a_repetition_is_found() -> None:
    file = whole_file()
    part = file.parts[0]
    for ids in (part.ids[::-1], (*part.ids, part.ids[0])):
        parts = (replace(part, ids=ids), *file.parts[1:])
        assert "Danh sách hồ sơ" in faults(replace(file, parts=parts))


def test_sizes_and_strata_that_do_not_follow_from_the_rule_are_named() -> None:
    file = whole_file()
    part = file.parts[0]
    assert "Cỡ mẫu từng nhóm" in faults(replace(file, parts=file.parts[1:]))
    smaller = replace(part, size=part.size - 1, ids=part.ids[:-1])
    sentence = faults(replace(file, parts=(smaller, *file.parts[1:])))["Cỡ mẫu từng nhóm"][0]
    assert "“Hộ tịch · Trực tiếp”" in sentence or "“Đất đai · Trực tiếp”" in sentence
    assert f"tính lại được {part.size}" in sentence


@pytest.mark.parametrize("change", [{"by": "H03.khac"}, {"by": ""}, {"reason": " "}, {"id": "H03.khac"}])
def test_a_replacement_against_the_rule_is_found(change: dict[str, str]) -> None:
    file = whole_file()
    one = replace(file.replacements[0], **change)
    assert list(faults(replace(file, replacements=(one,)))) == ["Hồ sơ thay thế"]


def test_another_seed_public_value_or_secret_is_found() -> None:
    assert list(faults(changed(seed="00" * 32))) == ["Số khởi tạo"]
    assert "Số khởi tạo" in faults(changed(public=plans.public("00000")))
    secret = replace(plans.nonce(), value="mot so bi mat khac hoan toan")
    assert {"Thứ tự công bố", "Số khởi tạo"} <= faults(changed(nonce=secret)).keys()
    assert "Danh sách hồ sơ" in faults(changed(nonce=None))
    assert "Danh sách hồ sơ" in faults(changed(public=None))


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [place for key, item in value.items() for place in _places(item, (*path, key))]
    if isinstance(value, list):
        return [place for at, item in enumerate(value) for place in _places(item, (*path, at))]
    return [path]


WHOLE = whole_file().as_json()
# Words of the team, from which nothing follows: moment and reason of a replacement, the party's name.
FREE = {("replacements", 0, "at"), ("replacements", 0, "reason"), ("nonce", "party")}
MOMENTS = {("nonce", "committed_at"), ("public", "obtained_at")}  # others of these may be in order too
PLACES = [place for place in _places(WHOLE) if place not in FREE | MOMENTS]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PLACES), st.sampled_from(["0", "x", 7, None, [], True]))
def test_any_change_of_any_value_is_found(tmp_path: Path, place: tuple[Any, ...], value: Any) -> None:
    source = copy.deepcopy(WHOLE)
    target: Any = source
    for step in place[:-1]:
        target = target[step]
    if target[place[-1]] == value:
        return
    target[place[-1]] = value
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(source), "utf-8")
    assert main([str(path), "--commitment", WHOLE["commitment"]]) == 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff", b'{"format": "motcua.sample.1"}', b"[" * 99_999]
)
def test_a_file_that_is_no_sample_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.json"
    path.write_bytes(content)
    with pytest.raises(SamplingError):
        samplefile.read(path)
    assert main([str(path)]) == 1
    assert "KHÔNG đúng như cam kết" in capsys.readouterr().out


def test_half_a_letter_is_refused(tmp_path: Path) -> None:
    source = {**WHOLE, "plan": {**WHOLE["plan"], "title": "\ud800"}}
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(source), "utf-8")
    with pytest.raises(SamplingError):
        samplefile.read(path)


def test_a_missing_file_is_told_apart(tmp_path: Path) -> None:
    assert main([str(tmp_path / "none.json")]) == 2


def test_the_lines_name_what_agrees_and_what_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.json"
    path.write_text(samplefile.text_of(changed(seed="00" * 32)), "utf-8")
    assert main([str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "Mã cam kết: khớp." in lines
    assert "Số khởi tạo: KHÔNG khớp." in lines
    assert lines[-1] == "Mẫu KHÔNG đúng như cam kết."
    assert any("Chưa so với mã đã công bố" in line for line in lines)


# A bare Python: no packages, no Django, no database, its own hash seed, zone and language.
MACHINES = [
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
]
REDRAW = """
import json, pathlib, sys
from motcua.sampling import samplefile, drawing
assert "django" not in sys.modules and "scipy" not in sys.modules
file = samplefile.read(pathlib.Path(sys.argv[1]))
print(json.dumps([part.order for part in drawing.draw(file.plan, file.seed)]))
"""


def _on(machine: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    source = str(Path(motcua.__file__).parents[1])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": source, **machine}
    command = [sys.executable, "-S", *arguments]  # -S: without site-packages
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize("machine", MACHINES)
def test_another_machine_verifies_with_nothing_but_python(tmp_path: Path, machine: dict[str, str]) -> None:
    path = tmp_path / "sample.json"
    path.write_text(samplefile.text_of(whole_file()), "utf-8")
    done = _on(machine, "-m", "motcua.sampling.verifier", str(path), "--commitment", whole_file().commitment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mẫu đúng như cam kết: 20 hồ sơ trong 3 nhóm." in done.stdout


def test_two_machines_draw_the_same_list(tmp_path: Path) -> None:
    """The population listed the other way round, as another database might give it."""
    file = whole_file()
    turned = replace(file, plan=replace(file.plan, units=file.plan.units[::-1]))
    lists = []
    for number, (one, machine) in enumerate(zip((file, turned), MACHINES, strict=True)):
        path = tmp_path / f"{number}.json"
        source = one.as_json()
        source["plan"]["population"] = [[unit.id, list(unit.stratum)] for unit in one.plan.units]
        path.write_text(json.dumps(source, ensure_ascii=bool(number)), "utf-8")
        done = _on(machine, "-c", REDRAW, str(path))
        assert done.returncode == 0, done.stderr
        lists.append(json.loads(done.stdout))
    assert lists[0] == lists[1] == [list(part.order) for part in draw(file.plan, file.seed)]
