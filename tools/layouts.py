"""The official layouts as pictures, to be looked at beside the column lists that they follow.

python -m tools.layouts FOLDER     one PNG a page of each form, filled with made-up numbers that add up
"""

import sys
from pathlib import Path

from motcua.documents.layouts import LAYOUTS
from motcua.documents.rendering import pictures
from motcua.documents.report_pdf import report_fields
from motcua.documents.tests.report_samples import WORDS, sample

PPI = 90


def drawn(code: str) -> list[bytes]:
    """The pages of the form as PNG; with the words of a commune for 07a."""
    paper = sample(code, base=1234, narrative=WORDS if code == "07a" else None)
    return pictures("report", report_fields(paper), PPI)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for code, layout in LAYOUTS.items():
        for number, page in enumerate(drawn(code), start=1):
            path = folder / f"{code}-{number}.png"
            path.write_bytes(page)
            print(f"{path}  {layout.sign}: columns {layout.columns_are}, headings {layout.headings_are}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "layouts"))
