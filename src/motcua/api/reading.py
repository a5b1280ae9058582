"""What is read from a request: JSON, days, instants, texts. All bounded; nothing is guessed."""

from datetime import date, datetime
from typing import Annotated, Any

import orjson
from django.http import HttpRequest
from ninja.parser import Parser
from pydantic import BeforeValidator, Field, StringConstraints

from motcua.terms import clock
from motcua.terms.errors import TermsError

FIRST_YEAR, LAST_YEAR = 1900, 2200


class StrictParser(Parser):
    """JSON as the standard has it: no NaN, no broken UTF-8."""

    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


def _day(raw: Any) -> date:
    try:
        day = date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("Ghi ngày dạng 2026-11-22, từ năm 1900 đến năm 2200.")
    return day


def _instant(raw: Any) -> datetime:
    """ISO 8601 with an offset; 24 hours (kill list 8). The same instant in Vietnamese time."""
    try:
        if isinstance(raw, str) and FIRST_YEAR < int(raw[:4]) <= LAST_YEAR:
            return clock.from_text(raw)
    except (ValueError, TermsError):
        pass
    raise ValueError("Ghi thời điểm theo ISO 8601 có múi giờ, ví dụ 2026-11-22T12:30:00+07:00.")


NO_NUL = r"^[^\x00]*$"  # no database keeps that character
Storable = Annotated[str, StringConstraints(pattern=NO_NUL)]
Name = Annotated[str, StringConstraints(pattern=NO_NUL, max_length=60)]
Long = Annotated[str, StringConstraints(pattern=NO_NUL, max_length=5000)]
Key = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,100}$")]
Day = Annotated[date, BeforeValidator(_day)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Amount = Annotated[int, Field(strict=True, ge=0, le=2_000_000_000)]
