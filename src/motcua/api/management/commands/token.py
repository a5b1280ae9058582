"""motcua token: a new API token for an account, shown once."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.api import tokens
from motcua.organisation.models import User
from motcua.terms import clock

LONGEST = 3650  # days


class Command(BaseCommand):
    help = "Cấp một khóa API mới cho tài khoản và in ra một lần duy nhất."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--days", type=int, help="số ngày khóa còn dùng được; bỏ trống: đến khi thu hồi")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}” đang hoạt động.")
        days = options["days"]
        if days is not None and not 1 <= days <= LONGEST:
            raise CommandError(f"Số ngày phải từ 1 đến {LONGEST}.")
        self.stdout.write(tokens.issue(user, clock.now() + timedelta(days=days) if days else None))
