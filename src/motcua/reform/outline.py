"""The first draft of a narrative report: headings of reform reports, sentences with live numbers.

The outline (chỉ đạo điều hành; sáu nội dung; đánh giá; phương hướng; kiến nghị): from memory.
"""

from pathlib import Path
from string import Template

FILE = Path(__file__).parent / "data" / "outline.txt"


def body_of(year: int) -> str:
    return Template(FILE.read_text("utf-8")).substitute(year=year)
