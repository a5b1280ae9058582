"""``python -m motcua.sampling.verifier FILE``: recompute a sample with nothing but Python."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from motcua.sampling.errors import SamplingError
from motcua.sampling.samplefile import read
from motcua.sampling.verifier import lines_of, verify


def main(arguments: Sequence[str]) -> int:
    """0 where all agrees, 1 at any difference, 2 for a file that cannot be read."""
    parser = argparse.ArgumentParser(
        "motcua.sampling.verifier", description="Tính lại một mẫu từ tệp của nó."
    )
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument("--commitment", default="", metavar="MÃ", help="mã cam kết đã công bố")
    options = parser.parse_args(arguments)
    try:
        file = read(options.file)
    except OSError as error:
        print(f"Không đọc được tệp {options.file}: {error.strerror}.", file=sys.stderr)
        return 2
    except SamplingError as error:
        print(f"Mẫu KHÔNG đúng như cam kết: {error}")
        return 1
    checks = verify(file, options.commitment)
    print("\n".join(lines_of(file, checks, options.commitment)))
    return 0 if all(check.agrees for check in checks) else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
