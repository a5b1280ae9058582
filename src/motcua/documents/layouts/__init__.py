"""The official layouts, by the code of their form."""

from collections.abc import Mapping

from motcua.documents.layouts.desks import FORM_08B, FORM_08C_I, FORM_08C_II, FORM_II_07B
from motcua.documents.layouts.dossiers import FORM_07A, FORM_07B, FORM_II_06A
from motcua.documents.layouts.layout import Layout
from motcua.documents.layouts.others import FORM_03B_I, FORM_03B_II, FORM_06A

LAYOUTS: Mapping[str, Layout] = {
    layout.code: layout
    for layout in (
        FORM_07A,
        FORM_07B,
        FORM_06A,
        FORM_08B,
        FORM_08C_I,
        FORM_08C_II,
        FORM_03B_I,
        FORM_03B_II,
        FORM_II_06A,
        FORM_II_07B,
    )
}
