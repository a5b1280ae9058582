"""motcua token: a new API token for an account, shown once; or the end of those it has."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.api import tokens
from motcua.api.models import Token
from motcua.organisation.models import User
from motcua.terms import clock

LONGEST = 3650  # days


class Command(BaseCommand):
    help = "Cấp một khóa API mới cho tài khoản và in ra một lần duy nhất; --revoke để thu hồi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--days", type=int, help="số ngày khóa còn dùng được; bỏ trống: đến khi thu hồi")

        parser.add_argument("--revoke", action="store_true", help="thu hồi mọi khóa đang dùng của tài khoản")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["revoke"]:
            self._revoke(options["username"])
        else:
            self._issue(options)

    def _revoke(self, username: str) -> None:
        """Also for an account that is closed."""
        held = Token.objects.filter(user__username=username, revoked_at=None).select_related("user")
        for token in held:
            tokens.revoke(token)
            self.stdout.write(f"Đã thu hồi khóa {token}.")
        if not held:
            raise CommandError(f"Tài khoản “{username}” không có khóa nào đang dùng.")

    def _issue(self, options: dict[str, Any]) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"Không có tài khoản “{options['username']}” đang hoạt động.")
        days = options["days"]
        if days is not None and not 1 <= days <= LONGEST:
            raise CommandError(f"Số ngày phải từ 1 đến {LONGEST}.")
        self.stdout.write(tokens.issue(user, clock.now() + timedelta(days=days) if days else None))
