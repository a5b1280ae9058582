"""motcua mine: the process as it really went, against the declared one; ``mine xes``: the log as a file."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from motcua.catalogue.models import Procedure, Sector
from motcua.figures.period import Period, PeriodError
from motcua.mining.errors import MiningError
from motcua.mining.names import activity_name
from motcua.mining.question import Question, mine
from motcua.mining.reading import traces
from motcua.mining.text import as_text
from motcua.mining.xes import as_xes
from motcua.organisation.models import Agency

USAGE = "motcua mine [xes] --agency MÃ --from NĂM-THÁNG-NGÀY --to NĂM-THÁNG-NGÀY [--out TỆP]"


class Command(BaseCommand):
    help = "Quy trình thực tế của một cơ quan và các cơ quan trực thuộc, so với quy trình đã công bố."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=["xes"], help="xes: xuất nhật ký sự kiện ra tệp XES")
        parser.add_argument("--agency", metavar="MÃ", help="mã định danh cơ quan, ví dụ H26.2")
        parser.add_argument("--from", dest="first", metavar="NGÀY", help="ngày tiếp nhận đầu tiên")
        parser.add_argument("--to", dest="last", metavar="NGÀY", help="ngày tiếp nhận cuối cùng, tính cả")
        parser.add_argument("--procedure", metavar="MÃ", help="chỉ một thủ tục")
        parser.add_argument("--sector", metavar="MÃ", help="chỉ một lĩnh vực")
        parser.add_argument("--out", metavar="TỆP", help="tệp XES cần ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            question = _question(options)
            if options["what"] == "xes":
                self._export(question, options["out"])
            else:
                self.stdout.write(as_text(mine(question)), ending="")
        except MiningError as error:
            self.stderr.write(str(error))
            sys.exit(2)

    def _export(self, question: Question, out: str | None) -> None:
        if not out:
            raise MiningError(f"Thiếu tham số --out. Cách dùng: {USAGE}")
        count = 0
        try:
            with Path(out).open("w", encoding="utf-8") as file:
                for piece in as_xes(traces(question.dossiers()), question.agency.name, activity_name):
                    file.write(piece)
                    count += piece.startswith("  <trace>")
        except OSError as error:
            raise MiningError(f"Không ghi được tệp {out} ({error.strerror}). Hãy chọn nơi khác.") from error
        self.stdout.write(f"Đã ghi {count} hồ sơ vào {out}.")


def _question(options: dict[str, Any]) -> Question:
    for name, option in (("agency", "--agency"), ("first", "--from"), ("last", "--to")):
        if not options[name]:
            raise MiningError(f"Thiếu tham số {option}. Cách dùng: {USAGE}")
    try:
        period = Period(_day(options["first"], "--from"), _day(options["last"], "--to"))
    except PeriodError as error:
        raise MiningError(str(error)) from error
    agency = Agency.objects.filter(code=options["agency"]).first()
    if agency is None:
        raise MiningError(f"Không có cơ quan mã “{options['agency']}”. Xem danh sách: motcua agencies")
    procedure, sector = (
        _named(model, options[name], word)
        for model, name, word in ((Procedure, "procedure", "thủ tục"), (Sector, "sector", "lĩnh vực"))
    )
    return Question(agency, period, procedure, sector)


def _named(model: Any, code: str | None, word: str) -> Any:
    if not code:
        return None
    found = model.objects.filter(code=code).first()
    if found is None:
        raise MiningError(f"Không có {word} mã “{code}”. Hãy kiểm tra lại mã.")
    return found


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MiningError(f"{option}: “{text}” không phải ngày. Hãy ghi theo dạng 2019-12-15.") from None
