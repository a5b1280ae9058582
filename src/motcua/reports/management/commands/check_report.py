"""motcua check-report: reads reports and says which of their figures contradict each other."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from motcua.checker import checking, readers
from motcua.checker.checking import Report
from motcua.checker.readers import Unreadable
from motcua.checker.shown import as_text
from motcua.organisation.models import Agency
from motcua.reports.errors import ReportError
from motcua.reports.stated import compared

USAGE = "motcua check-report TỆP... [--json] [--agency MÃ --from NĂM-THÁNG-NGÀY --to NĂM-THÁNG-NGÀY]"


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"Tham số chưa đúng ({message}). Cách dùng: {USAGE}\n")
        sys.exit(2)


class Command(BaseCommand):
    help = "Đọc báo cáo (TXT, DOCX, PDF, XLSX) và chỉ ra những con số mâu thuẫn với nhau hoặc với phần mềm."
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = _Parser(prog="motcua check-report", description=self.help)
        self.add_base_argument(parser, "--traceback", action="store_true", help="Hiện chi tiết lỗi")
        parser.set_defaults(
            verbosity=1, settings=None, pythonpath=None, no_color=True, force_color=False, skip_checks=True
        )
        self.add_arguments(parser)
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp báo cáo")
        parser.add_argument("--json", action="store_true", help="in JSON")
        parser.add_argument("--agency", metavar="MÃ", help="đối chiếu với số liệu của cơ quan này")
        parser.add_argument("--from", dest="first", metavar="NGÀY", help="ngày đầu kỳ, ví dụ 2025-12-15")
        parser.add_argument("--to", dest="last", metavar="NGÀY", help="ngày cuối kỳ, tính cả ngày này")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with 1 when figures are contradicted or unaccounted for, with 2 when a file cannot be read."""
        try:
            question = _question(options)
        except ReportError as error:
            self.stderr.write(error.message)
            sys.exit(2)
        reports, unread = [], False
        for name in options["files"]:
            try:
                reports.append(_checked(name, question))
            except (Unreadable, ReportError) as error:
                self.stderr.write(f"{name}: {error.message}")
                unread = True
        if reports:
            self.stdout.write(_as_json(reports) if options["json"] else "\n\n".join(map(as_text, reports)))
        if unread or any(report.alarms for report in reports):
            sys.exit(2 if unread else 1)


def _checked(name: str, question: tuple[Agency, date, date] | None) -> Report:
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise Unreadable("Không mở được tệp. Hãy kiểm tra tên tệp và quyền đọc.") from error
    report = checking.check(readers.read(name, content))
    if question is None:
        return report
    return replace(report, relations=(*report.relations, *compared(report, *question)))


def _as_json(reports: list[Report]) -> str:
    shown = [
        {"file": report.document.name, "relations": [relation.as_json() for relation in report.relations]}
        for report in reports
    ]
    return json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False, indent=2)


def _question(options: dict[str, Any]) -> tuple[Agency, date, date] | None:
    """Raises ReportError where the three options do not come together or are wrong."""
    given = [options[name] for name in ("agency", "first", "last")]
    if not any(given):
        return None
    if not all(given):
        raise ReportError(f"--agency, --from và --to phải đi cùng nhau. Cách dùng: {USAGE}")
    agency = Agency.objects.filter(code=given[0]).first()
    if agency is None:
        raise ReportError(f"Không có cơ quan mã “{given[0]}”. Xem danh sách bằng lệnh: motcua agencies")
    return agency, _day(given[1], "--from"), _day(given[2], "--to")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"Tham số {option} “{text}” không phải là ngày. Viết dạng năm-tháng-ngày, ví dụ 2026-12-14."
        raise ReportError(message) from None
