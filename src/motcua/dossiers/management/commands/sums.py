"""motcua sums: build, check or give up the sums that report forms are read off."""

import sys
from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand

from motcua.database.sql import refresh_statistics
from motcua.dossiers import sums

SHOWN = 50


class Command(BaseCommand):
    help = (
        "Tổng tính sẵn cho biểu số liệu. rebuild: tính lại từ hồ sơ; check: đối chiếu với hồ sơ (mã thoát 1 "
        "khi lệch); fold: gộp phần mới ghi; drop: thôi dùng."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["rebuild", "check", "fold", "drop"])

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['what']}")()

    def _rebuild(self) -> None:
        count = sums.rebuild(self.stdout.write)
        refresh_statistics()
        self.stdout.write(f"Đã tính tổng từ {count} hồ sơ. Từ nay biểu số liệu lấy từ tổng.")

    def _check(self) -> None:
        if not sums.are_built():
            self.stdout.write("Chưa có tổng tính sẵn. Tạo bằng lệnh: motcua sums rebuild")
            return
        differences = sums.check(self.stdout.write)
        shown = list(islice(differences, SHOWN))
        for one in shown:
            self.stderr.write(str(one))
        if not shown:
            self.stdout.write("Tổng tính sẵn khớp với hồ sơ.")
            return
        rest = sum(1 for _ in differences)
        self.stderr.write(f"Lệch {len(shown) + rest} chỗ. Tính lại bằng lệnh: motcua sums rebuild")
        sys.exit(1)

    def _fold(self) -> None:
        self.stdout.write(f"Đã gộp {sums.fold_all()} dòng mới ghi.")

    def _drop(self) -> None:
        sums.drop()
        self.stdout.write("Đã bỏ tổng tính sẵn; biểu số liệu đếm thẳng từ hồ sơ.")
