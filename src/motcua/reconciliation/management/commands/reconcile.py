"""``motcua reconcile A B [C]``: two or three lists of procedures side by side, without a database."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.rosters.comparing import Kind, Reconciliation, reconcile
from motcua.rosters.entries import Roster
from motcua.rosters.outcome import as_data
from motcua.rosters.readers import KINDS, Unreadable, read
from motcua.rosters.report import report
from motcua.rosters.workbook import workbook

AGREE, DIFFER, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Đối chiếu hai hoặc ba danh mục thủ tục hành chính. Danh mục thứ nhất là căn cứ. "
        "Mã trả về: 0 khi khớp, 1 khi có khác biệt, 2 khi không đọc được tệp."
    )
    requires_system_checks: list[str] = []  # files need no database, no migrations
    suppressed_base_arguments = {"--version"}

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("first", type=Path, metavar="A", help=f"danh mục làm căn cứ: {KINDS}")
        parser.add_argument("second", type=Path, metavar="B", help="danh mục được đối chiếu")
        parser.add_argument("third", type=Path, metavar="C", nargs="?", help="danh mục thứ ba, nếu có")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác")
        parser.add_argument("--xlsx", type=Path, metavar="FILE", help="ghi kết quả vào tệp Excel")

    def handle(self, *args: Any, **options: Any) -> None:
        files = [each for each in (options["first"], options["second"], options["third"]) if each]
        result = reconcile([_read(file) for file in files])
        data = as_data(result)
        if options["xlsx"]:
            _write(options["xlsx"], workbook(data))
        shown = json.dumps(data, ensure_ascii=False, indent=2) + "\n" if options["json"] else report(data)
        self.stdout.write(shown, ending="")
        if not agrees(result):
            sys.exit(DIFFER)


def agrees(result: Reconciliation) -> bool:
    """Nothing but what is the same, in every comparison."""
    return all(set(finding.kinds) == {Kind.SAME} for each in result.comparisons for finding in each.findings)


def _read(file: Path) -> Roster:
    try:
        return read(file.name, file.read_bytes())
    except OSError as error:
        raise CommandError(f"Không đọc được tệp {file}: {error.strerror}.", returncode=UNREADABLE) from error
    except Unreadable as error:
        raise CommandError(f"{file}: {error}", returncode=UNREADABLE) from error


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp {file}: {error.strerror}.", returncode=UNREADABLE) from error
