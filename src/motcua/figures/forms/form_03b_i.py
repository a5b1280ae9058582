"""Biểu 03b, part I: procedures laid down by the centre, announced and posted in a province.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified: columns 3-10. That 4 = 5 + 6 + 7
follows from every line having one change; column 10 is the total under authority on the last day.
"""

from datetime import date

from motcua.figures import announcements as a
from motcua.figures.cutoffs import MONTH_AND_LONGER
from motcua.figures.facts.announcement import ANNOUNCEMENT
from motcua.figures.form import Form

ORIGIN = "central"

FORM = Form(
    code="03b-I",
    title="Công bố, công khai thủ tục hành chính do trung ương ban hành",
    source="Biểu 03b/BTP/KSTT phần I, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=a.universe(ORIGIN),
    columns=a.columns(ORIGIN, 3),
    identities=a.identities(3),
    subject=ANNOUNCEMENT,
    others=a.others(ORIGIN)[:1],
    periods=MONTH_AND_LONGER,
)
