"""What the rows of a table are. Every way parts the whole: what fits no row falls into ``UNCLASSIFIED``."""

from motcua.reports.grouping.agency import ByAgency
from motcua.reports.grouping.base import UNCLASSIFIED, Asked, Grouping, Label, is_row
from motcua.reports.grouping.choice import ByChoice
from motcua.reports.grouping.holder import ByHolder
from motcua.reports.grouping.model import ByModel
from motcua.reports.grouping.month import ByMonth
from motcua.reports.grouping.sectioned import Sectioned

__all__ = [
    "UNCLASSIFIED",
    "Asked",
    "ByAgency",
    "ByChoice",
    "ByHolder",
    "ByModel",
    "ByMonth",
    "Grouping",
    "Label",
    "Sectioned",
    "is_row",
]
