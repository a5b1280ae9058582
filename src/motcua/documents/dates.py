"""Dates and times as official papers write them, in the time zone of Việt Nam.

NĐ 30/2020/NĐ-CP, Phụ lục I (from memory): days below 10 and the months 1 and 2 get a leading zero.
"""

from __future__ import annotations

from datetime import date, datetime

from motcua.terms.clock import VN


def long_date(day: date) -> str:
    """ngày 05 tháng 02 năm 2026"""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_moment(moment: datetime) -> str:
    """08 giờ 05 phút, ngày 05 tháng 02 năm 2026; any zone in, local time out. ValueError when naive."""
    if moment.tzinfo is None:
        raise ValueError("moment must be aware")
    local = moment.astimezone(VN)
    return f"{local:%H} giờ {local:%M} phút, {long_date(local.date())}"
