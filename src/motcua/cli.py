"""The console command ``motcua``: every subcommand is a Django management command.

Modules cannot have dashes in their names, commands may: ``motcua check-report`` runs ``check_report``.
"""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.site.settings")
    execute_from_command_line(["motcua", *_with_module_name(sys.argv[1:])])


def _with_module_name(arguments: list[str]) -> list[str]:
    """The first argument with underscores, unless it is an option such as --help."""
    if not arguments or arguments[0].startswith("-"):
        return arguments
    return [arguments[0].replace("-", "_"), *arguments[1:]]


if __name__ == "__main__":
    main()
