"""`motcua load`: bring the seed data of every room into the database. Doing it again changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from motcua.organisation.seeds import all_seeds


class Command(BaseCommand):
    help = "Nạp dữ liệu nền: đơn vị hành chính, danh mục thủ tục... Chạy lại không làm thay đổi gì."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, load in all_seeds().items():
            self.stdout.write(f"{name}: {load()}")
