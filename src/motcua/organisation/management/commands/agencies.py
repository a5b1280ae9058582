"""`motcua agencies [--json]`: every agency with its code, name, parent and level."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.organisation.models import Agency

_COLUMNS = ("code", "name", "parent", "level")


class Command(BaseCommand):
    help = "Liệt kê cơ quan: mã, tên, cơ quan cấp trên, cấp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Agency.objects.order_by("code").values_list("code", "name", "parent__code", "level")
        agencies = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        if options["json"]:
            self.stdout.write(json.dumps(agencies, ensure_ascii=False, indent=1))
            return
        for agency in agencies:
            self.stdout.write(
                "\t".join(str(agency[key] or "-") for key in ("code", "name", "parent", "level"))
            )
