"""Two installations with databases, data folders and keys of their own: a ward signs, a city takes it in."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

STAGE = """
import django
django.setup()
from datetime import date, timedelta
from django.core.management import call_command
from motcua.conftest import set_the_stage
from motcua.demo.cast import find_cast
from motcua.demo.keys import make_keys
from motcua.figures.cutoffs import months, report_month
from motcua.terms import clock

call_command("migrate", verbosity=0)
set_the_stage()
make_keys()
cast = find_cast()
ended = months(*report_month(clock.today()), report_month(clock.today())[1]).first - timedelta(days=1)
period = months(*report_month(ended), report_month(ended)[1])
FIRST, LAST = period.first, period.last
"""
WARD = """
from motcua.dossiers.actions import receive
from motcua.dossiers.tests import procedures
from motcua.filing.actions import Wanted, freeze, prepare, sign

procedures.publish(cast.ward, cast.other)
typed = {"procedure": procedures.LONG, "full_name": "Nguyễn Thị Mẫu", "id_number": "012345678901",
         "phone": "0990000001", "address": "Tổ 3 (mẫu)"}
with clock.clock_at(lambda: period.start + timedelta(days=6, hours=10)):
    receive(cast.tiepnhan, typed)
    receive(cast.tiepnhan, typed)
report = prepare(cast.kiemsoat, Wanted("07a", cast.ward.committee, FIRST, LAST))
print("MÃ", sign(cast.lanhdao, freeze(cast.kiemsoat, report)).pk)
"""
CITY = """
from motcua.filing.rollup import roll_up

found = roll_up(cast.kiemsoat_tp, "07a", cast.district, FIRST, LAST).reconciliation
line = found.lines[0]
print("TỔNG", line.here, line.imported, line.whole, line.parent, len(found.missing))
"""


class Installation:
    """A data folder and its SQLite database; each command runs in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
        kept.pop("DATABASE_URL", None)
        self.env = {
            **kept,
            "MOTCUA_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "motcua.site.settings",
            "PYTHONPATH": os.pathsep.join(each for each in sys.path if each),
        }

    def run(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.env, capture_output=True, text=True, check=False
        )
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def python(self, code: str) -> str:
        return self.run("-c", STAGE + code)

    def motcua(self, *arguments: str, fails: bool = False) -> str:
        return self.run("-m", "motcua.cli", *arguments, fails=fails)

    @property
    def root(self) -> Path:
        return self.folder / "keys" / "trusted" / "mo-phong.pem"


def totals(text: str) -> list[int]:
    line = next(each for each in text.splitlines() if each.startswith("TỔNG"))
    return [int(number) for number in line.split()[1:]]


def test_a_signed_report_travels_from_one_installation_to_another(tmp_path: Path) -> None:
    ward, city = Installation(tmp_path / "phuong"), Installation(tmp_path / "thanh-pho")
    made = ward.python(WARD)
    found = re.search(r"MÃ (\S+)", made)
    assert found is not None
    file = tmp_path / "bao-cao.json"
    exported = ward.motcua("report_package", "export", found[1], "--out", str(file))
    sha256 = exported.split()[-1]

    assert totals(city.python(CITY)) == [0, 0, 0, 0, 2]
    receive = ("report_package", "receive", str(file), "--user", "kiemsoat_tp")
    assert "không tin cậy" in city.motcua(*receive, fails=True)  # the ward's root is not known there yet
    trusted = city.root.with_name("phuong.pem")
    trusted.write_bytes(ward.root.read_bytes())
    taken = city.motcua(*receive)
    assert sha256 in taken and "Lê Thị Mẫu Đạo (mô phỏng)" in taken
    assert "đã được nhận" in city.motcua(*receive, fails=True)
    assert totals(city.run("-c", STAGE.replace("make_keys()", "") + CITY)) == [0, 2, 2, 0, 1]

    text = file.read_text(encoding="utf-8")
    changed = tmp_path / "sua.json"
    changed.write_text(text.replace('"count":2', '"count":3'), encoding="utf-8")
    refused = city.motcua("report_package", "receive", str(changed), "--user", "kiemsoat_tp", fails=True)
    assert "đã bị sửa" in refused
    checked = city.motcua("journal", "verify")
    assert "SAI" not in checked
