"""motcua report: run again, export, verify; and what is said when something was touched."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.filing.models import Report
from motcua.filing.proof import IDS, REPORT, SEALS, proof_of, verify_proof
from motcua.filing.tests.stage import frozen
from motcua.journal import hashing
from motcua.journal.sealing import seal_through

Parts = dict[str, bytes]


@pytest.fixture
def report(world: World) -> Report:
    world.receive(at="2026-11-02 09:00")
    world.receive()
    world.goto("2026-11-10 09:00")
    seal_through("H03.1.7", world.now.date())
    world.goto("2026-11-16 09:00")
    return frozen(world)


def run(*args: str, fails: bool = False) -> str:
    out = io.StringIO()
    if fails:
        with pytest.raises(SystemExit) as ended:
            call_command("report", *args, stdout=out)
        assert ended.value.code == 1
    else:
        call_command("report", *args, stdout=out)
    return out.getvalue()


def test_a_rerun_says_that_it_is_the_same_and_else_what_is_different(world: World, report: Report) -> None:
    world.paper("2026-11-03 09:00")
    assert "KHỚP từng byte" in run("rerun", str(report.pk))
    assert report.sha256 in run("rerun", "all")
    Dossier.objects.filter(source="software").update(channel="online")
    text = run("rerun", str(report.pk), fails=True)
    assert "KHÁC" in text and "cột 7: 2 hồ sơ" in text


def test_what_is_exported_proves_itself(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "proof.zip"
    run("export", str(report.pk), "--out", str(file))
    assert file.read_bytes() == proof_of(report)
    text = run("verify", str(file))
    assert report.sha256 in text and "1 niêm phong" in text and "Tệp chứng minh được số liệu" in text
    assert str(report.pk) in run("list")


def repacked(report: Report, change: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(proof_of(report))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def edit(name: str, change: Callable[[Any], None]) -> Callable[[Parts], None]:
    """Changes the JSON of a part, or of its first line, and leaves it in canonical form."""

    def edited(parts: Parts) -> None:
        first, end, rest = parts[name].partition(b"\n")
        value = json.loads(first)
        change(value)
        parts[name] = hashing.canonical(value) + end + rest

    return edited


def add_one(document: Any) -> None:
    """A count and all sums above it, so that no identity gives it away."""
    for cells in (document["rows"][0]["cells"], document["total"]):
        for number in ("3", "7", "13", "14"):
            if isinstance(cells[number], int):
                cells[number] += 1
            else:
                cells[number]["count"] += 1


DAMAGES: dict[str, tuple[Callable[[Parts], None], str]] = {
    "a count and its sums": (edit(REPORT, add_one), "Danh sách hồ sơ không khớp"),
    "a total": (edit(REPORT, lambda doc: doc["total"].update({"3": 9})), "tổng số không bằng"),
    "an identity": (
        edit(REPORT, lambda doc: doc["identities"][0].update(holds=False)),
        "không khớp",
    ),
    "blanks": (lambda parts: parts.update({REPORT: parts[REPORT] + b" "}), "không ở dạng chuẩn"),
    "an id left out": (edit(IDS, lambda cell: cell["ids"].pop()), "Danh sách hồ sơ không khớp"),
    "an id twice": (
        edit(IDS, lambda cell: cell["ids"].append(cell["ids"][0])),
        "Danh sách hồ sơ không khớp",
    ),
    "a seal": (edit(SEALS, lambda seal: seal.update(count=99)), "Niêm phong"),
    "another seal": (edit(REPORT, lambda doc: doc["seals"].clear()), "Niêm phong"),
    "a signature": (lambda parts: parts.update({"signature.der": b"x"}), "chữ ký"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_whatever_is_touched_in_the_file_is_found(report: Report, world: World, name: str) -> None:
    change, words = DAMAGES[name]
    finding = verify_proof(repacked(report, change), [], world.now)
    assert not finding.holds
    assert any(words in line for line in finding.wrong), finding.wrong


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_a_file_of_another_kind_is_refused_in_words(damage: bytes, tmp_path: Path, world: World) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(damage)
    with pytest.raises(CommandError, match="Tệp"):
        run("verify", str(file))


@pytest.mark.parametrize("id", ["x", "0198a000-0000-7000-8000-000000000000"])
def test_a_report_that_is_not_there_is_said_so(world: World, id: str) -> None:
    with pytest.raises(CommandError, match="Không có báo cáo"):
        run("rerun", id)
