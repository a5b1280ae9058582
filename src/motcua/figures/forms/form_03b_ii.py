"""Biểu 03b, part II: procedures laid down by the province itself; adds the number of legal texts.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified that part II adds the number of
legal texts; that it stands before the others and moves their numbers by one is uncertain.
"""

from datetime import date

from motcua.figures import announcements as a
from motcua.figures.cutoffs import MONTH_AND_LONGER
from motcua.figures.facts.announcement import ANNOUNCEMENT
from motcua.figures.form import Form

ORIGIN = "local"

FORM = Form(
    code="03b-II",
    title="Công bố, công khai thủ tục hành chính do địa phương ban hành",
    source="Biểu 03b/BTP/KSTT phần II, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=a.universe(ORIGIN),
    columns=(a.legal_texts(ORIGIN, 3), *a.columns(ORIGIN, 4)),
    identities=a.identities(4),
    subject=ANNOUNCEMENT,
    others=a.others(ORIGIN),
    periods=MONTH_AND_LONGER,
)
