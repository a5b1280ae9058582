"""``motcua report list | rerun | export | verify``."""

import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from motcua.database.sql import snapshot
from motcua.filing import keyring
from motcua.filing.models import Report, State
from motcua.filing.proof import NoProof, proof_of, verify_proof
from motcua.filing.rerun import rerun
from motcua.terms import clock


class Command(BaseCommand):
    help = "Báo cáo đã chốt: liệt kê, tính lại để đối chiếu, xuất và kiểm tra tệp chứng minh."
    requires_system_checks: list[str] = []  # verifying a file needs no database
    suppressed_base_arguments = {"--version"}

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(required=True, metavar="LỆNH")
        listing = commands.add_parser("list", help="liệt kê các báo cáo đã chốt")
        listing.set_defaults(run=self._list)
        again = commands.add_parser("rerun", help="tính lại như biết đến lúc chốt, đối chiếu từng byte")
        again.add_argument("id", metavar="MÃ", help="mã báo cáo, hoặc “all” cho mọi báo cáo đã chốt")
        again.set_defaults(run=self._rerun)
        export = commands.add_parser("export", help="xuất số liệu cùng danh sách, niêm phong, chữ ký")
        export.add_argument("id", metavar="MÃ")
        export.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp ZIP")
        export.set_defaults(run=self._export)
        check = commands.add_parser("verify", help="kiểm tra tệp của lệnh export, không cần dữ liệu")
        check.add_argument("file", type=Path, metavar="FILE")
        check.add_argument(
            "--root", type=Path, action="append", default=[], metavar="PEM", help="chứng thư gốc được tin cậy"
        )
        check.set_defaults(run=self._verify)

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def _list(self, **options: Any) -> None:
        for report in _frozen().order_by("frozen_at"):
            label = State(report.state).label
            self.stdout.write(f"{report.pk}  {report.agency.code}  {report.title} ({str(label).lower()})")

    def _rerun(self, id: str, **options: Any) -> None:
        reports = _frozen().order_by("frozen_at") if id == "all" else [_one(id)]
        same = True
        for report in reports:
            with snapshot():
                verdict = rerun(report)
            same = same and verdict.same
            self.stdout.write(f"{report.pk}  {report.title}")
            for line in (*verdict.damaged, *verdict.different):
                self.stdout.write(f"  {line}")
            self.stdout.write(
                f"  {'KHỚP từng byte' if verdict.same else 'KHÁC'}, mã kiểm chứng {report.sha256}"
            )
        if not same:
            sys.exit(1)

    def _export(self, id: str, out: Path, **options: Any) -> None:
        report = _one(id)
        try:
            out.write_bytes(proof_of(report))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {error.strerror}.") from error
        self.stdout.write(f"Đã xuất {report.title} vào {out}.")

    def _verify(self, file: Path, root: list[Path], **options: Any) -> None:
        try:
            roots = [path.read_bytes() for path in root] or keyring.trusted_roots()
            finding = verify_proof(file.read_bytes(), roots, clock.now())
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {error.filename}: {error.strerror}.") from error
        except NoProof as error:
            raise CommandError(str(error)) from error
        for line in finding.said:
            self.stdout.write(f"đúng  {line}")
        for line in finding.wrong:
            self.stdout.write(f"SAI   {line}")
        self.stdout.write(
            "Tệp chứng minh được số liệu." if finding.holds else "Tệp KHÔNG chứng minh được số liệu."
        )
        if not finding.holds:
            sys.exit(1)


def _frozen() -> QuerySet[Report]:
    return Report.objects.exclude(frozen_at=None).select_related("agency", "corrects")


def _one(id: str) -> Report:
    try:
        found = _frozen().filter(pk=UUID(id)).first()
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"Không có báo cáo đã chốt mang mã “{id}”. Xem danh sách: motcua report list")
    return found
