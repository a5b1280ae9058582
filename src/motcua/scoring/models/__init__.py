"""Frames of criteria, rounds of scoring, one agency's sheet, its entries and disputes."""

from motcua.scoring.models.dispute import Dispute
from motcua.scoring.models.entry import Entry
from motcua.scoring.models.frame import Frame
from motcua.scoring.models.round import Round
from motcua.scoring.models.sheet import Sheet, Stage

__all__ = ["Dispute", "Entry", "Frame", "Round", "Sheet", "Stage"]
