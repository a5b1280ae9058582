"""Tables and lists as files: one module a format in ``formats``, one ``Sheet`` for all of them."""

from motcua.reports.exports.formats import FORMATS, Format, format_of
from motcua.reports.exports.lists import MOST, Listing, behind, export_list, left_out
from motcua.reports.exports.sheet import Sheet
from motcua.reports.exports.tables import compared_sheet, table_sheet

__all__ = [
    "FORMATS",
    "MOST",
    "Format",
    "Listing",
    "Sheet",
    "behind",
    "compared_sheet",
    "export_list",
    "format_of",
    "left_out",
    "table_sheet",
]
