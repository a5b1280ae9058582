"""Pure: which 764 dossiers the ward had in ten months of 2022."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FIRST, LAST = date(2022, 1, 1), date(2022, 10, 31)
SOFTWARE, PAPER, ONLINE, POST = 244, 520, 9, 13

# The fields in which the report found the software used: justice, culture and society; land stayed on paper.
ON_SOFTWARE = (
    "2.000635", "1.001193", "1.000656", "1.004873", "2.000884", "1.004859",
    "1.001653", "1.010833", "1.011607",
)  # fmt: skip
ON_PAPER = ("2.000815", "2.000884", "2.001035", "1.004873", "2.000635", "1.013979", "1.012812")


@dataclass(frozen=True)
class Planned:
    procedure: str
    source: str
    channel: str
    typed_by: str


def dossiers(draw: random.Random) -> Sequence[Planned]:
    """244 through the software (9 of them online), 520 on paper (13 by post), in the order they come."""
    channels = ["online"] * ONLINE + ["counter"] * (SOFTWARE - ONLINE)
    software = [
        Planned(
            draw.choice(ON_SOFTWARE), "software", channel, "citizen" if channel == "online" else "officer"
        )
        for channel in channels
    ]
    ways = ["post"] * POST + ["counter"] * (PAPER - POST)
    paper = [Planned(draw.choice(ON_PAPER), "paper", way, "officer") for way in ways]
    planned = [*software, *paper]
    draw.shuffle(planned)
    return planned
