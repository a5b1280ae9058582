"""The pages of a cell's list, found by the sums: how many dossiers, and on which days those of a page are.

Without sums a list is counted and sliced by the database, which looks at every dossier of the period.
"""

from motcua.reports.drill.order import order_of
from motcua.reports.drill.pages import Pages, pages

__all__ = ["Pages", "order_of", "pages"]
