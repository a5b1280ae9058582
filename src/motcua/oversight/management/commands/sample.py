"""``motcua sample verify | draw FILE``: recompute a sample anywhere, without a database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.sampling import steps
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import name_of
from motcua.sampling.samplefile import SampleFile, read
from motcua.sampling.verifier import lines_of, verify


class Command(BaseCommand):
    help = "Mẫu kiểm tra: tính lại từ tệp, không cần cơ sở dữ liệu."
    requires_system_checks: list[str] = []  # a file needs no database, no migrations
    suppressed_base_arguments = {"--version"}

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(required=True, metavar="LỆNH")
        check = commands.add_parser("verify", help="tính lại cam kết, số khởi tạo và danh sách")
        check.add_argument("file", type=Path, metavar="FILE", help="tệp mẫu tải từ trang của cuộc kiểm tra")
        check.add_argument("--commitment", default="", metavar="HASH", help="mã cam kết đã công bố")
        check.set_defaults(run=self._verify)
        redraw = commands.add_parser("draw", help="chọn hồ sơ từ tệp cam kết và hai số được công bố")
        redraw.add_argument("file", type=Path, metavar="FILE", help="tệp mẫu, kể cả khi chưa chọn hồ sơ")
        redraw.add_argument("--public", required=True, metavar="VALUE", help="giá trị công khai")
        redraw.add_argument("--nonce", required=True, metavar="TEXT", help="số bí mật bên kia công bố")
        redraw.set_defaults(run=self._draw)

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def _draw(self, file: Path, public: str, nonce: str, **options: Any) -> None:
        """The list alone, so that two machines' output can be compared as it is."""
        try:
            parts = steps.redrawn(_read(file), public, nonce)
        except SamplingError as error:
            raise CommandError(str(error)) from error
        for part in parts:
            for place, code in enumerate(part.ids, start=1):
                self.stdout.write(f"{name_of(part.stratum)}\t{place}\t{code}")

    def _verify(self, file: Path, commitment: str, **options: Any) -> None:
        sample = _read(file)
        checks = verify(sample, commitment)
        for line in lines_of(sample, checks, commitment):
            self.stdout.write(line)
        if not all(check.agrees for check in checks):
            sys.exit(1)


def _read(file: Path) -> SampleFile:
    try:
        return read(file)
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {file}: {error.strerror}.") from error
    except SamplingError as error:
        raise CommandError(f"Mẫu KHÔNG đúng như cam kết: {error}") from error
