"""From a row of the seed data to the content of versions, one for each period of the row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from motcua.catalogue.errors import CatalogueError
from motcua.catalogue.fee_records import fees_of
from motcua.catalogue.forms.library import form_for
from motcua.catalogue.processes import default_steps
from motcua.organisation.areas import REFORM
from motcua.texts.fold import fold

Row = Mapping[str, Any]

ONE_STOP_FROM = date(2018, 6, 21)
"""NĐ 61/2018 in force (memory): the earliest day of a version carried back."""
_BEGUN_LATER = {"2.002621": date(2024, 7, 1), "2.002622": date(2024, 7, 1)}  # NĐ 63/2024 (memory)
_SERVICE_LEVELS = {"toan_trinh": "full", "mot_phan": "partial", "truc_tiep": "direct", None: "direct"}
_CHANNELS = {"counter": "counter", "online": "online", "postal": "post"}
_CARRIED_BACK = (
    "Phiên bản trước 01/7/2025 được suy ngược từ dữ liệu hiện hành, chỉ đổi cấp giải quyết; chưa đối chiếu."
)


@dataclass(frozen=True)
class Period:
    """A content and the days, both included, on which it is in force."""

    content: dict[str, Any]
    valid_from: date
    valid_to: date | None


def periods_of(row: Row) -> list[Period]:
    """The versions a row stands for: before the district level ended (carried back, unchecked), and since.

    Raises CatalogueError for a level or unit of time the catalogue does not know.
    """
    ends = date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None
    periods = []
    if row["level_before_2025_07"]:
        begun = _BEGUN_LATER.get(row["code"], ONE_STOP_FROM)
        periods.append(Period(_carried_back(row), begun, REFORM - timedelta(days=1)))
    if ends is None or ends >= REFORM:
        periods.append(Period(content_of(row), REFORM, ends))
    return periods


def content_of(row: Row) -> dict[str, Any]:
    """The content as of today."""
    return {
        "code": row["code"],
        "name": row["name"],
        "name_official": row.get("name_official") or "",
        "sector": sector_of(row["field"]),
        "ministry": row["ministry"] or "",
        "level": row["level"],
        "level_before_2025_07": row["level_before_2025_07"] or "",
        "term": _term(row["time"]),
        "components": list(row["documents"] or ()),
        "fees": fees_of(row["code"], row["fee_text"] or "", row["fee_vnd"]),
        "fee_text": row["fee_text"] or "",
        "channels": [_CHANNELS[channel] for channel in row["channels"] or ("counter",)],
        "result": row["result"] or "",
        "result_codes": list(row["result_codes"] or ()),
        "service_level": _SERVICE_LEVELS[row["service_level"]],
        "decision": row["decision"] or "",
        "confidence": row["confidence"],
        "source": row["source"] or "",
        "notes": row["notes"] or "",
        "steps": default_steps(row["level"], row["field"] or ""),
        "form": form_for(row["code"]).to_json(),
    }


def sector_of(name: str | None) -> dict[str, str] | None:
    """A sector, its code made from its name (the data has no national code); None: unclassified."""
    if not name:
        return None
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name)).split()
    return {"code": "-".join(words)[:40], "name": name}


def old_level(text: str) -> str:
    """The level of before July 2025 ("xã", "huyện", "xã/huyện/tỉnh", "xã→Sở"): the lowest one named."""
    if "→" in text:
        return "commune_intake"
    for word, level in (("xã", "commune"), ("huyện", "district_legacy"), ("tỉnh", "province")):
        if word in text:
            return level
    raise CatalogueError(f"Cấp giải quyết “{text}” không nhận ra được. Hãy ghi xã, huyện hoặc tỉnh.")


def _carried_back(row: Row) -> dict[str, Any]:
    content = content_of(row)
    level = old_level(row["level_before_2025_07"])
    notes = " ".join(filter(None, (content["notes"], _CARRIED_BACK)))
    steps = default_steps(level, row["field"] or "")
    return content | {"level": level, "confidence": "low", "notes": notes, "decision": "", "steps": steps}


def _term(time: Row | None) -> dict[str, Any]:
    """What the data does not know is "unknown"; hours by the clock are "at once", never later than that."""
    if time is None:
        return {
            "value": None,
            "unit": "unknown",
            "text": "Nguồn dữ liệu không ghi thời hạn",
            "same_day_cutoff": None,
        }
    unit, value = time["unit"], time["value"]
    if unit == "hour":
        unit, value = ("working_hour", value) if value <= 8 else ("immediate", None)
    if unit not in {"working_day", "calendar_day", "working_hour", "immediate", "staged", "periodic"}:
        raise CatalogueError(f"Đơn vị thời hạn “{unit}” không nhận ra được.")
    cutoff = time["same_day_cutoff"]
    return {"value": value, "unit": unit, "text": time["text"] or "", "same_day_cutoff": cutoff}
