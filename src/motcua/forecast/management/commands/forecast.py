"""motcua forecast: which open dossiers may come late and what desks will have to do; tested on the past."""

import sys
from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand

from motcua.forecast.errors import ForecastError
from motcua.organisation.models import Agency
from motcua.terms import clock

MEMORY = timedelta(days=400)  # what is learned from when nothing is said: a year and a bit
USAGE = "motcua forecast backtest|train|run --agency MÃ [--from NGÀY --to NGÀY] [--at NGÀY]"


class Command(BaseCommand):
    help = "Dự báo hồ sơ có thể trễ hạn và lượng việc của từng bàn, kiểm chứng trên quá khứ."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            choices=["backtest", "train", "run"],
            help="backtest: kiểm chứng, không ghi gì; train: học và giữ mô hình; run: dự báo hồ sơ đang mở",
        )
        parser.add_argument("--agency", metavar="MÃ", help="mã định danh cơ quan, ví dụ H26")
        parser.add_argument(
            "--from",
            dest="first",
            metavar="NGÀY",
            help="ngày tiếp nhận đầu tiên (mặc định: 400 ngày trước --to)",
        )
        parser.add_argument(
            "--to", dest="last", metavar="NGÀY", help="ngày cuối cùng, tính cả ngày này (mặc định: hôm qua)"
        )
        parser.add_argument("--at", metavar="NGÀY", help="dự báo như vào 10 giờ ngày này (mặc định: bây giờ)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            agency = _agency(options["agency"])
            {"backtest": self._backtest, "train": self._train, "run": self._run}[options["what"]](
                agency, options
            )
        except ForecastError as error:
            self.stderr.write(str(error))
            sys.exit(2)

    def _backtest(self, agency: Agency, options: dict[str, Any]) -> None:
        from motcua.forecast.actions import backtest  # numpy and scikit-learn only where they are used
        from motcua.forecast.text import HEAD, backtest_lines, fold_line

        first, last = _period(options)
        self.stdout.write(HEAD)
        tested = backtest(agency, first, last, lambda fold: self.stdout.write(fold_line(fold)))
        for line in backtest_lines(tested):
            self.stdout.write(line)

    def _train(self, agency: Agency, options: dict[str, Any]) -> None:
        from motcua.forecast.actions import train
        from motcua.forecast.record import backtest_from_json
        from motcua.forecast.text import HEAD, backtest_lines

        trained = train(agency, *_period(options))
        self.stdout.write(HEAD)
        for line in backtest_lines(backtest_from_json(trained.backtest)):
            self.stdout.write(line)

    def _run(self, agency: Agency, options: dict[str, Any]) -> None:
        from motcua.forecast.actions import forecast
        from motcua.forecast.text import run_lines

        at = _day(options["at"], "--at") if options["at"] else None
        made = forecast(agency, datetime.combine(at, time(10), clock.VN) if at else None)
        for line in run_lines(made):
            self.stdout.write(line)


def _agency(code: str | None) -> Agency:
    if not code:
        raise ForecastError(f"Thiếu tham số --agency. Cách dùng: {USAGE}")
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise ForecastError(f"Không có cơ quan mã “{code}”. Xem danh sách: motcua agencies")
    return agency


def _period(options: dict[str, Any]) -> tuple[date, date]:
    """Both days included; without them the last 400 days, to yesterday."""
    last = _day(options["last"], "--to") if options["last"] else clock.today() - timedelta(days=1)
    first = _day(options["first"], "--from") if options["first"] else last - MEMORY
    if last < first:
        raise ForecastError("Ngày --to phải bằng hoặc sau ngày --from.")
    return first, last


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ForecastError(f"{option}: “{text}” không phải ngày. Hãy ghi theo dạng 2019-12-15.") from None
