"""``python -m motcua.journal.verifier FILE``: verify an export with nothing but Python."""

import sys
from pathlib import Path

from motcua.journal.verifier import records_in, verify
from motcua.journal.verifier.words import lines_of


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Cách dùng: python -m motcua.journal.verifier TỆP", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    report = verify(lambda: records_in(path))
    print("\n".join(lines_of(report)))
    return 0 if report.intact else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
