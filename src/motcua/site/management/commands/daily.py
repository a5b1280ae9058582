"""motcua daily: what falls due by itself. Safe to run at any time and as often as one likes."""

import logging
import os
import time
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from motcua.api.tokens import forget_intake_keys
from motcua.assignments.actions import climb
from motcua.attachments.actions import scan_waiting
from motcua.dossiers.actions import stop_unsupplemented
from motcua.dossiers.sums import fold_all as fold_sums
from motcua.forecast.errors import ForecastError
from motcua.journal.sealing import last_sealable_day, seal_through
from motcua.pace.promises import at_agency
from motcua.reports.publishing import published, publishing_agencies
from motcua.terms import clock

logger = logging.getLogger(__name__)
PAUSE = 1800  # seconds
KEPT = 7  # days in which a request with the same key is known as a retry


class Command(BaseCommand):
    help = (
        "Việc hằng ngày: dừng hồ sơ hết hạn bổ sung, niêm phong nhật ký của những ngày đã qua, gộp phần mới "
        "ghi vào tổng tính sẵn, tính trước dữ liệu mở và thời gian thực tế của mỗi cơ quan, dự báo lại nơi "
        "đã có mô hình, nhắc nhiệm vụ sắp đến hạn và quá hạn, quét mã độc các tệp đang chờ."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repeat", action="store_true", help="lặp lại mỗi nửa giờ cho đến khi bị dừng")
        parser.add_argument("--parent", type=int, help="thôi lặp khi tiến trình cha có số này không còn")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["repeat"]:
            self._do()
            return
        while options["parent"] in (None, os.getppid()):
            self._try()
            time.sleep(PAUSE)
            close_old_connections()

    def _try(self) -> None:
        """A database that is away for a while does not end the duties of all days to come."""
        try:
            self._do()
        except DatabaseError:
            logger.exception("Việc hằng ngày chưa xong, sẽ làm lại sau %d phút.", PAUSE // 60)

    def _do(self) -> None:
        stopped, sealed = stop_unsupplemented(), seal_through(None, last_sealable_day())
        forget_intake_keys(clock.now() - timedelta(days=KEPT))
        climb()
        scan_waiting()
        fold_sums()
        _reckon_what_is_public()
        _forecast()
        if stopped or sealed:
            self.stdout.write(f"Dừng {len(stopped)} hồ sơ hết hạn bổ sung; niêm phong {sealed} ngày.")


def _forecast() -> None:
    """Once a day, where a model was learned; an agency without dossiers does not end the duties."""
    from motcua.forecast.actions import forecast_again  # numpy only where it is used
    from motcua.forecast.models import Trained

    if not Trained.objects.exists():
        return
    try:
        forecast_again()
    except ForecastError as error:
        logger.warning("Chưa dự báo lại được: %s", error)


def _reckon_what_is_public() -> None:
    """So that the first visitor of a day does not wait; once reckoned, it is kept for the day."""
    for agency in publishing_agencies():
        published(agency)
        at_agency(agency)
