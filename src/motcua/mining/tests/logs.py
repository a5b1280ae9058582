"""Event logs made by hand, minute by minute over a plain calendar."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from motcua.mining.log import Activity, Event, Trace
from motcua.terms import VN, Calendar, WorkingScale, after_working_time

MONDAY = datetime(2019, 4, 1, 8, 0, tzinfo=VN)
CALENDAR = Calendar()
SCALE = WorkingScale(CALENDAR)
PATH = (
    Activity("receive"),
    Activity("hand_over", "Tiếp nhận"),
    Activity("decide", "Thẩm định"),
    Activity("sign_off", "Ký"),
    Activity("return_result", "Trả"),
)
_numbers = count(1)
STEP_OF = {activity.verb: place - 1 for place, activity in enumerate(PATH) if place}


def event(
    verb: str, after: float = 0, *, start: datetime = MONDAY, term: float = 2250, **given: object
) -> Event:
    """``after`` working minutes from ``start``; the term is ``term`` working minutes long."""
    at = after_working_time(start, timedelta(minutes=after), CALENDAR)
    begun = SCALE.minute(start)
    index = STEP_OF.get(verb)
    values: dict[str, object] = {
        "activity": Activity(verb, PATH[index + 1].step if index is not None else ""),
        "at": at,
        "minute": SCALE.minute(at),
        "actor": "cm.mau",
        "office": "H1.2",
        "index": index,
        "due": begun + term,
        "start": begun,
        "resolves": verb == "sign_off",
    }
    return Event(**{**values, **given})  # type: ignore[arg-type]


def back(step: int, after: float = 0) -> Event:
    """Sent back from the step numbered so."""
    name = PATH[step + 1].step
    return event("send_back", after, activity=Activity("send_back", name), index=step)


def trace(events: Sequence[Event], **given: object) -> Trace:
    values: dict[str, object] = {
        "code": f"H1-190401-{next(_numbers):04}",
        "agency": "H1",
        "procedure": "1.000001",
        "path": PATH,
        "calendar": CALENDAR,
        "events": events,
    }
    return Trace(**{**values, **given})  # type: ignore[arg-type]


def straight(start: datetime = MONDAY, every: float = 60) -> list[Event]:
    return [event(activity.verb, place * every, start=start) for place, activity in enumerate(PATH)]
