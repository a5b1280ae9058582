"""The console command ``motcua``: every subcommand is a Django management command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")
    execute_from_command_line(["motcua", *sys.argv[1:]])


if __name__ == "__main__":
    main()
