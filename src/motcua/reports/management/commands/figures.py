"""motcua figures: a report form over dossiers, as a table or as JSON."""

import json
import sys
from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from motcua.figures.forms import FORMS
from motcua.figures.period import ZONE, last_instant
from motcua.organisation.models import Agency, Level
from motcua.reports.comparison import Comparison, compare
from motcua.reports.errors import ReportError
from motcua.reports.queries import compute
from motcua.reports.result import Result
from motcua.reports.subjects import groupings
from motcua.reports.text import as_text, compared_as_text

USAGE = "motcua figures --form 07a --agency MÃ --from NĂM-THÁNG-NGÀY --to NĂM-THÁNG-NGÀY [--json]"


class _Parser(CommandParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"Tham số chưa đúng ({message}). Cách dùng: {USAGE}\n")
        sys.exit(2)


class Command(BaseCommand):
    help = "Tính số liệu của một biểu báo cáo cho một cơ quan và các cơ quan trực thuộc (tính cả hai ngày)."
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = _Parser(prog=f"motcua {subcommand}", description=self.help)
        self.add_base_argument(parser, "--traceback", action="store_true", help="Hiện chi tiết lỗi")
        parser.set_defaults(
            verbosity=1, settings=None, pythonpath=None, no_color=True, force_color=False, skip_checks=True
        )
        self.add_arguments(parser)
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--form", metavar="BIỂU", help=f"mã biểu: {', '.join(FORMS)}")
        parser.add_argument("--agency", metavar="MÃ", help="mã định danh cơ quan, ví dụ H26.1")
        parser.add_argument("--from", dest="first", metavar="NGÀY", help="ngày đầu kỳ, ví dụ 2025-12-15")
        parser.add_argument("--to", dest="last", metavar="NGÀY", help="ngày cuối kỳ, tính cả ngày này")
        parser.add_argument("--by", default="", help=f"dòng: {', '.join(groupings())}")
        parser.add_argument("--level", help=f"chỉ các cơ quan ở một cấp: {', '.join(Level.values)}")
        parser.add_argument(
            "--known-on",
            metavar="LÚC",
            help="theo dữ liệu biết đến lúc đó, ví dụ 2026-03-20T17:00; chỉ ghi ngày là đến hết ngày",
        )
        parser.add_argument("--compare-from", metavar="NGÀY", help="so với kỳ trước đó, bắt đầu từ ngày này")
        parser.add_argument("--compare-to", metavar="NGÀY", help="ngày cuối của kỳ so sánh, tính cả ngày này")
        parser.add_argument("--json", action="store_true", help="in JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = _computed(options)
            compared = _compared(result, options)
        except ReportError as error:
            self.stderr.write(error.message)
            sys.exit(2)
        if result.unusable:
            self.stderr.write(
                f"Có {result.unusable} {result.question.form.unit} không đủ dữ liệu, chưa tính vào bảng."
            )
        if options["json"]:
            self.stdout.write(json.dumps((compared or result).as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(compared_as_text(compared) if compared else as_text(result))


def _compared(result: Result, options: dict[str, Any]) -> Comparison | None:
    """Beside an earlier period where one is named."""
    first, last = options["compare_from"], options["compare_to"]
    if not first and not last:
        return None
    if not (first and last):
        raise ReportError("Kỳ so sánh cần đủ cả --compare-from và --compare-to.")
    return compare(result.question, _day(first, "--compare-from"), _day(last, "--compare-to"), now=result)


def _computed(options: dict[str, Any]) -> Result:
    for name, option in (("form", "--form"), ("agency", "--agency"), ("first", "--from"), ("last", "--to")):
        if not options[name]:
            raise ReportError(f"Thiếu tham số {option}. Cách dùng: {USAGE}")
    first, last = _day(options["first"], "--from"), _day(options["last"], "--to")
    agency = _agency(options["agency"])
    known_at = known_until(options["known_on"]) if options["known_on"] else None
    return compute(options["form"], agency, first, last, options["by"], options["level"], known_at=known_at)


def _agency(code: str) -> Agency:
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise ReportError(f"Không có cơ quan mã “{code}”. Xem danh sách bằng lệnh: motcua agencies")
    return agency


def known_until(text: str) -> datetime:
    """The instant up to which is known: local unless an offset says otherwise; of a day, its end."""
    try:
        if len(text) == len("2026-03-20"):
            return last_instant(date.fromisoformat(text))
        at = datetime.fromisoformat(text)
    except ValueError:
        message = f"Tham số --known-on “{text}” không phải là thời điểm. Viết như 2026-03-20T17:00."
        raise ReportError(message) from None
    return at if at.tzinfo else at.replace(tzinfo=ZONE)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"Tham số {option} “{text}” không phải là ngày. Viết dạng năm-tháng-ngày, ví dụ 2026-12-14."
        raise ReportError(message) from None
