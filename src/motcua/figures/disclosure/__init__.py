"""What may be published of small counts: which cells to hide so that none can be worked out. Pure.

A published series is a tree of rows (all, sectors, procedures) of one form, month after month. Whoever reads
it knows every cell that is shown, that rows add up, that columns add up (the form's identities), and that
what is carried over is what the month before left open. ``hide`` picks the cells to hide.
"""

from motcua.figures.disclosure.hiding import Month, hide
from motcua.figures.disclosure.moves import Leaf, Move, Pattern, patterns_of
from motcua.figures.disclosure.threshold import threshold_on

__all__ = ["Leaf", "Month", "Move", "Pattern", "hide", "patterns_of", "threshold_on"]
