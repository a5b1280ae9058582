"""``motcua report_package export | receive``: reports between installations, as files."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.dossiers.errors import ActionRefused
from motcua.filing.actions import receive_package
from motcua.filing.models import Report
from motcua.filing.signing import package_of
from motcua.organisation.models import User
from motcua.terms import clock


class Command(BaseCommand):
    help = "Gói báo cáo đã ký: xuất để gửi sang hệ thống khác, nhận của cơ quan cấp dưới."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(required=True, metavar="LỆNH")
        export = commands.add_parser("export", help="xuất gói của một báo cáo đã ký")
        export.add_argument("id", metavar="MÃ", help="mã báo cáo, xem: motcua report list")
        export.add_argument("--out", required=True, type=Path, metavar="FILE")
        export.set_defaults(run=self._export)
        receive = commands.add_parser("receive", help="kiểm tra rồi nhận gói của cơ quan cấp dưới")
        receive.add_argument("file", type=Path, metavar="FILE")
        receive.add_argument("--user", required=True, metavar="TÊN", help="tài khoản của người nhận")
        receive.set_defaults(run=self._receive)

    def handle(self, *args: Any, **options: Any) -> None:
        options["run"](**options)

    def _export(self, id: str, out: Path, **options: Any) -> None:
        report = _signed(id)
        try:
            out.write_bytes(package_of(report))
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {out}: {error.strerror}.") from error
        self.stdout.write(f"Đã xuất {report.title} vào {out}; mã kiểm chứng {report.sha256}")

    def _receive(self, file: Path, user: str, **options: Any) -> None:
        who = User.objects.filter(username=user).first()
        if who is None:
            raise CommandError(f"Không có tài khoản “{user}”.")
        try:
            received = receive_package(who, file.read_bytes(), file.name)
        except OSError as error:
            raise CommandError(f"Không đọc được tệp {file}: {error.strerror}.") from error
        except ActionRefused as refusal:
            raise CommandError(refusal.message) from refusal
        signed = clock.local(received.signed_at)
        self.stdout.write(
            f"Đã nhận {received.title}, do {received.signer} ký lúc {signed:%H:%M %d/%m/%Y}; "
            f"mã kiểm chứng {received.sha256}"
        )


def _signed(id: str) -> Report:
    """Raises CommandError for a report that is not there or that nobody signed with a key."""
    try:
        found = Report.objects.filter(pk=UUID(id)).first()
    except ValueError:
        found = None
    if found is None or not found.signature:
        raise CommandError(f"Không có báo cáo đã ký mang mã “{id}”. Xem danh sách: motcua report list")
    return found
