from typing import Any

from django.core.management.base import BaseCommand

from motcua.dossiers.actions import stop_unsupplemented


class Command(BaseCommand):
    help = "Dừng các hồ sơ đã hết hạn bổ sung (chạy hằng ngày)."

    def handle(self, *args: Any, **options: Any) -> None:
        for dossier in stop_unsupplemented():
            self.stdout.write(dossier.code)
