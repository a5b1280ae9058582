"""``motcua journal export | verify | seal``."""

import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from motcua.database.sql import snapshot
from motcua.journal import exporting, reading, sealing
from motcua.journal.verifier import Report, records_in, verify
from motcua.journal.verifier.words import lines_of


class Command(BaseCommand):
    help = "Nhật ký: xuất, kiểm tra tính nguyên vẹn, niêm phong theo ngày."
    requires_system_checks: list[str] = []  # verifying a file needs no database, no migrations
    suppressed_base_arguments = {"--version"}

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(required=True, metavar="LỆNH")
        export = commands.add_parser("export", help="xuất nhật ký của một cơ quan và các cơ quan trực thuộc")
        export.add_argument("--agency", required=True, metavar="CODE", help="mã cơ quan, ví dụ H26.1")
        export.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp JSON lines")
        export.set_defaults(run=self._export)
        check = commands.add_parser("verify", help="kiểm tra nhật ký; có --file thì không cần cơ sở dữ liệu")
        check.add_argument("--file", type=Path, metavar="FILE", help="tệp do lệnh export tạo ra")
        check.set_defaults(run=self._verify)
        seal = commands.add_parser("seal", help="niêm phong các ngày đã qua")
        seal.add_argument("--through", type=_day, metavar="DATE", help="đến hết ngày này (mặc định: hôm qua)")
        seal.set_defaults(run=self._seal)

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def _export(self, agency: str, out: Path, **options: Any) -> None:
        try:
            written = exporting.export(agency, out)
        except exporting.NothingToExport as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {error.strerror}.") from error
        self.stdout.write(f"Đã xuất {written} dòng ra {out} (không có dữ liệu cá nhân).")

    def _verify(self, file: Path | None, **options: Any) -> None:
        report = _verify_file(file) if file else _verify_database()
        for line in lines_of(report):
            self.stdout.write(line)
        if not report.intact:
            sys.exit(1)

    def _seal(self, through: date | None, **options: Any) -> None:
        last = sealing.last_sealable_day()
        if through is not None and through > last:
            raise CommandError(f"Chỉ niêm phong được đến hết ngày {last:%d/%m/%Y}: ngày sau đó chưa qua hẳn.")
        made = sealing.seal_through(None, through or last)
        self.stdout.write(f"Đã lập {made} niêm phong, đến hết ngày {(through or last):%d/%m/%Y}.")


def _verify_file(path: Path) -> Report:
    try:
        return verify(lambda: records_in(path))
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {path}: {error.strerror}.") from error


def _verify_database() -> Report:
    try:
        with snapshot():
            return verify(lambda: reading.records(reading.Scope(), personal=True))
    except DatabaseError as error:
        raise CommandError(f"Không đọc được cơ sở dữ liệu, tệp có thể đã hỏng: {error}.") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” không phải là ngày; hãy ghi theo dạng 2026-11-20") from error
