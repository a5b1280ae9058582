"""Biểu 07b: handling of dossiers in a whole province, unit: dossiers.

TT 09/2026/TT-BTP (15/6/2026, in force from 1/8/2026), form read, verified: section I is what the province's
own agencies handle, section II the sum of its communes, both in the columns of 07a. Districts ended on
30/6/2025; what one of them handled in an earlier period stands in a section of its own, never left out.
"""

from datetime import date

from motcua.figures import dossiers as d
from motcua.figures.cutoffs import MONTH_AND_LONGER
from motcua.figures.facts import Code
from motcua.figures.form import Form, Section
from motcua.figures.forms.form_07a import CARRIED_OVER, COLUMNS, IDENTITIES, RATIOS
from motcua.figures.predicates import equals

FORM = Form(
    code="07b",
    title="Tình hình, kết quả giải quyết thủ tục hành chính trên địa bàn tỉnh, thành phố",
    source="Biểu 07b/BTP/KSTT, Thông tư 09/2026/TT-BTP ngày 15/6/2026",
    valid_from=date(2026, 8, 1),
    valid_to=None,
    universe=d.USABLE_OF_PERIOD,
    columns=COLUMNS,
    identities=IDENTITIES,
    ratios=RATIOS,
    carried_over=CARRIED_OVER,
    periods=MONTH_AND_LONGER,
    sections=(
        Section("I", "Thủ tục do các cơ quan cấp tỉnh giải quyết", equals(Code.LEVEL, "province")),
        Section("II", "Thủ tục do Ủy ban nhân dân cấp xã giải quyết", equals(Code.LEVEL, "commune")),
    ),
)
