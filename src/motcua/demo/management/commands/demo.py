"""``motcua demo``: build a scenario in the configured database, compare its figures, serve it."""

import os
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from motcua.database.sql import refresh_statistics
from motcua.demo.keys import make_keys
from motcua.demo.password import demo_password
from motcua.demo.scenarios import SCENARIOS, Scenario
from motcua.dossiers.models import Dossier
from motcua.organisation.models import Agency, User
from motcua.terms import clock

DEFAULT = "huyen-tung-2022"
SIGN_INS = (
    ("tiepnhan", "tiếp nhận và trả kết quả"),
    ("chuyenmon", "chuyên môn thụ lý"),
    ("lanhdao", "lãnh đạo ký duyệt"),
    ("kiemsoat", "đầu mối kiểm soát TTHC"),
    ("thanhtra", "thanh tra của phường"),
    ("kiemsoat_tp", "người tổ chức kiểm tra của thành phố"),
    ("doanvien", "thành viên đoàn kiểm tra, quyền xem theo quyết định"),
    ("quantri", "quản trị"),
)


MARKED = (Dossier, Agency, User)  # rows of each say whether they are synthetic


def _refuse_real_data() -> None:
    """A demo empties the database that it builds in. Raises CommandError when anything there is real."""
    if any(model.objects.filter(synthetic=False).exists() for model in MARKED):
        raise CommandError(
            "Cơ sở dữ liệu có hồ sơ, cơ quan hoặc tài khoản thật; không dựng dữ liệu mẫu lên trên. "
            "Hãy đặt MOTCUA_DATA hoặc DATABASE_URL đến nơi khác rồi chạy lại."
        )


class Command(BaseCommand):
    help = "Dựng dữ liệu mẫu theo một kịch bản, đối chiếu với số liệu đã công bố, rồi chạy hệ thống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scenario", default=DEFAULT, choices=sorted(SCENARIOS))
        parser.add_argument("--no-serve", action="store_true", help="chỉ dựng dữ liệu")
        parser.add_argument("--keep", action="store_true", help="giữ cơ sở dữ liệu đã dựng, nếu có")

    def handle(self, *args: Any, **options: Any) -> None:
        scenario = SCENARIOS[options["scenario"]]
        call_command("migrate", verbosity=0)
        _refuse_real_data()
        kept = options["keep"] and Dossier.objects.exists()
        if not kept:
            self._build(scenario)
        self._compare(scenario)
        if scenario.name == DEFAULT:
            self._sign_ins(kept)
        if not options["no_serve"]:
            call_command("serve")

    def _build(self, scenario: Scenario) -> None:
        started = clock.now()
        if any(model.objects.exists() for model in MARKED):
            call_command("flush", interactive=False, verbosity=0)
        self.stdout.write(f"Kịch bản: {scenario.title}\nNguồn số liệu: {scenario.source}")
        call_command("load", stdout=self.stdout)
        scenario.build(self.stdout.write)
        make_keys()
        refresh_statistics()
        self.stdout.write(f"Dựng xong trong {(clock.now() - started).total_seconds():.1f} giây.")

    def _compare(self, scenario: Scenario) -> None:
        self.stdout.write(f"{'Chỉ tiêu':<50}{'Công bố':>12}{'Hệ thống':>12}")
        lines = scenario.published()
        for line in lines:
            sign = "hơn " if line.at_least else ""
            verdict = "khớp" if line.holds else "LỆCH"
            self.stdout.write(f"{line.text:<50}{sign + str(line.printed):>12}{line.ours:>12}  {verdict}")
        if not all(line.holds for line in lines):
            raise CommandError("Số liệu của kịch bản không khớp số liệu đã công bố.")

    def _sign_ins(self, kept: bool) -> None:
        self.stdout.write(f"\nĐịa chỉ: http://127.0.0.1:{settings.PORT}/   (bàn làm việc: /ban-lam-viec/)")
        self.stdout.write("Tài khoản mẫu:")
        for name, meaning in SIGN_INS:
            self.stdout.write(f"  {name:<12} {meaning}")
        if kept:
            self.stdout.write("Mật khẩu chung: như đã in khi dựng dữ liệu này.")
            return
        given = "MOTCUA_DEMO_PASSWORD" in os.environ
        self.stdout.write(
            f"Mật khẩu chung: {demo_password()}" + (" (theo MOTCUA_DEMO_PASSWORD)" if given else "")
        )
