"""Runs a motcua command as if it had been started at a given moment; from there on time goes by.

python -m tools.moment 2026-11-19T09:40:00+07:00 demo --no-serve

For pictures that are the same whenever they are taken, and for looking at a desk on another day. Works within
one process only: serve with ``runserver --noreload``.
"""

import os
import sys
from contextvars import ContextVar
from datetime import UTC, datetime

from django.core.management import execute_from_command_line

from motcua.terms import clock


def start_at(moment: datetime) -> None:
    """Put the clock of every thread of this process to ``moment``."""
    shift = moment - datetime.now(UTC)
    clock._clock = ContextVar("motcua_clock", default=lambda: datetime.now(UTC) + shift)


def main(arguments: list[str]) -> None:
    start_at(clock.from_text(arguments[0]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")
    execute_from_command_line(["motcua", *arguments[1:]])


if __name__ == "__main__":
    main(sys.argv[1:])
