"""Pure: how the published totals are spread over 19 authorities, channels and ends. Unit: dossiers."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

FIRST, LAST = date(2018, 12, 16), date(2019, 12, 15)
RECEIVED, ON_TIME, OVERDUE, OPEN = 153_455, 153_222, 57, 176
DISTRICT_RECEIVED = 20_455
DISTRICT_OPEN = 96
DISTRICT_ONLINE, DISTRICT_HOME = 5_281, 3_750  # "hơn 70 %" typed at home: 71.01 %
WARD_ONLINE, WARD_HOME = 11_001, 2_750  # "khoảng 25 %": 25.00 %
DISTRICT_PROCEDURES, DISTRICT_BEFORE, WARD_PROCEDURES = 241, 280, 138
WARDS = 18


@dataclass(frozen=True, slots=True)
class Share:
    """One authority's part of the totals."""

    received: int
    overdue: int
    open: int
    online: int
    home: int

    def dossiers(self, draw: random.Random) -> Iterator[tuple[str, str]]:
        """A pair for each dossier: its fate (on_time, overdue, open), its typist (home, helped, counter)."""
        fates = ["overdue"] * self.overdue + ["open"] * self.open
        fates += ["on_time"] * (self.received - len(fates))
        typed = ["home"] * self.home + ["helped"] * (self.online - self.home)
        typed += ["counter"] * (self.received - len(typed))
        draw.shuffle(fates)
        draw.shuffle(typed)
        return zip(fates, typed, strict=True)


def spread(total: int, parts: int) -> list[int]:
    """``total`` in ``parts`` whole numbers that differ by one at most."""
    base, rest = divmod(total, parts)
    return [base + (1 if index < rest else 0) for index in range(parts)]


def shares(codes: Sequence[str]) -> list[Share]:
    """The district's share first, then each ward's; their sums are the published totals.

    ``codes``: of the district and its wards, in that order; what comes late stands in the plan of rushes.
    """
    from motcua.demo.scenarios.hoan_kiem.plants import late_of

    late = [late_of(code) for code in codes]
    district = Share(DISTRICT_RECEIVED, late[0], DISTRICT_OPEN, DISTRICT_ONLINE, DISTRICT_HOME)
    columns = (
        spread(RECEIVED - DISTRICT_RECEIVED, WARDS),
        late[1:],
        spread(OPEN - DISTRICT_OPEN, WARDS),
        spread(WARD_ONLINE, WARDS),
        spread(WARD_HOME, WARDS),
    )
    return [district, *(Share(*row) for row in zip(*columns, strict=True))]
