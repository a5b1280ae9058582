"""Two rounds of the reform index: last year's, published, with an objection and a task; this year's, in which
the ward has handed in and is half appraised. Every step is the real action, at the clock of its day."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile

from motcua.demo.cast import Cast
from motcua.scoring.actions import appraise, open_round, perform, prove, publish, save, take_figures
from motcua.scoring.actions.doing import numbered
from motcua.scoring.actions.inputs import name
from motcua.scoring.loading import load_frames
from motcua.scoring.models import Frame, Round, Sheet
from motcua.terms import clock

FRAME = "Bộ tiêu chí mẫu của phần mềm cho cấp xã"
LATE_PLAN = "Kế hoạch ký ngày 12/4, sau quý I (mẫu)."
NO_SUCH = "Phường không được phân cấp, ủy quyền nội dung này trong năm (mẫu)."
ANSWERS: dict[str, dict[str, Any]] = {
    "1.1": {"key": "1"}, "1.2": {"numerator": "23", "denominator": "24"}, "1.3": {"number": "0"},
    "1.4": {"numerator": "11", "denominator": "12"}, "1.5": {"key": "2"}, "1.6": {"key": "2"},
    "2.1": {"waived": True, "words": "Trong năm phường không ban hành văn bản quy phạm pháp luật (mẫu)."},
    "2.2": {"numerator": "4", "denominator": "5"}, "2.3": {"key": "1"},
    "3.1": {"numerator": "143", "denominator": "150"}, "3.3": {"numerator": "2", "denominator": "3"},
    "4.1": {"key": "1"}, "4.2": {"key": "1"}, "4.3": {"waived": True, "words": NO_SUCH},
    "5.1": {"numerator": "17", "denominator": "18"}, "5.2": {"numerator": "14", "denominator": "16"},
    "5.3": {"number": "1"}, "6.1": {"key": "1"}, "6.2": {"numerator": "96", "denominator": "100"},
    "6.3": {"numerator": "3", "denominator": "3"}, "7.5": {"numerator": "598", "denominator": "612"},
    "8.2": {"numerator": "13", "denominator": "14"},
}  # fmt: skip
"""What the ward claims by hand; the rest is counted by the system or by a survey."""
TAKEN: dict[str, tuple[str, str]] = {
    "1.1": ("1", LATE_PLAN),
    "1.5": ("0", "Quyết định công nhận sáng kiến là của năm trước (mẫu)."),
    "3.1": ("3", "Hai điểm tiếp nhận chưa niêm yết bốn thủ tục hộ tịch (mẫu)."),
}
PROVEN = ("1.1", "1.5", "3.1")
AGREED = "Chứng từ kèm theo, số 45/BC-UBND (mẫu)"


def fill(cast: Cast) -> None:
    """Needs the fourteen months before today."""
    load_frames()
    _last_year(cast)
    today = clock.today()
    opened = today - timedelta(days=21)
    with _at(opened):
        round = _open(cast, opened.year, opened, today - timedelta(days=3), today + timedelta(days=14))
    sheet = _handed_in(cast, round, opened + timedelta(days=9))
    with _at(today - timedelta(days=2)):
        _judge(cast, sheet, [number for number, leaf in numbered(round.tree) if leaf.code < "4"])
    other = Sheet.objects.get(round=round, agency=cast.other.committee)
    with _at(today - timedelta(days=5)):
        save(cast.lanhdao_khac, other.pk, _claims(round, ("1.1", "1.2", "1.3")))


def _last_year(cast: Cast) -> None:
    """Ended some months ago, so that its remedy is due now."""
    opened = clock.today() - timedelta(days=200)
    due, heard = opened + timedelta(days=15), opened + timedelta(days=40)
    with _at(opened):
        round = _open(cast, opened.year - 1, opened, due, heard)
    sheet = _handed_in(cast, round, due - timedelta(days=2))
    with _at(due + timedelta(days=10)):
        _judge(cast, sheet, [number for number, _ in numbered(round.tree)])
        perform(cast.lanhdao_tinh, sheet.pk, "xong", {})
    with _at(heard - timedelta(days=5)):
        claim = {"criterion": "1.1", "points": "2", "words": "Kế hoạch ký ngày 12/3, có dấu đến (mẫu)."}
        perform(cast.lanhdao, sheet.pk, "kien-nghi", claim)
    with _at(heard):
        decision = {"criterion": "1.1", "points": "2", "reason": "Dấu đến ghi ngày 14/3 (mẫu)."}
        perform(cast.lanhdao_tinh, sheet.pk, "quyet-dinh", decision)
        perform(cast.lanhdao, sheet.pk, "thong-nhat", {})
        other = Sheet.objects.get(round=round, agency=cast.other.committee)
        perform(cast.lanhdao_tinh, other.pk, "khong-nop", {})
        publish(cast.lanhdao_tinh, round.pk)
    with _at(heard + timedelta(days=4)):
        perform(cast.lanhdao, sheet.pk, "khac-phuc", {
            "criterion": "3.1", "title": "Niêm yết đủ thủ tục hộ tịch tại hai điểm tiếp nhận",
            "product": "Ảnh bảng niêm yết tại hai điểm tiếp nhận (mẫu)", "unit": cast.ward.justice.code,
            "owner": "chuyenmon", "due_on": f"{heard + timedelta(days=60):%d/%m/%Y}",
        })  # fmt: skip


def _open(cast: Cast, year: int, opened: date, due: date, heard: date) -> Round:
    frame = Frame.objects.get(name=FRAME)
    data: dict[str, Any] = {
        "agency": cast.province.code,
        "frame": str(frame.pk),
        "name": f"Chỉ số cải cách hành chính cấp xã năm {year} (mẫu)",
        "year": str(year),
        "agencies": [cast.ward.committee.code, cast.other.committee.code],
        "self_due_on": f"{due:%d/%m/%Y}",
        "dispute_due_on": f"{heard:%d/%m/%Y}",
    }
    return open_round(cast.lanhdao_tinh, data)


def _handed_in(cast: Cast, round: Round, day: date) -> Sheet:
    sheet = Sheet.objects.get(round=round, agency=cast.ward.committee)
    with _at(day):
        save(cast.kiemsoat, sheet.pk, _claims(round, tuple(ANSWERS)))
        for code in PROVEN:
            text = f"Tài liệu kiểm chứng tiêu chí {code} (mẫu)\n".encode()
            prove(cast.kiemsoat, sheet.pk, code, [ContentFile(text, name=f"Kiểm chứng {code} (mẫu).txt")])
        take_figures(cast.kiemsoat, sheet.pk)
        return perform(cast.lanhdao, sheet.pk, "nop", {})


def _claims(round: Round, codes: tuple[str, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for number, leaf in numbered(round.tree):
        if leaf.code in codes:
            data |= {name(number, field): value for field, value in ANSWERS[leaf.code].items()}
            data[name(number, "links")] = AGREED
    return data


def _judge(cast: Cast, sheet: Sheet, numbers: list[int]) -> None:
    data: dict[str, Any] = {}
    for number, leaf in numbered(sheet.round.tree):
        if number not in numbers or leaf.survey:
            continue
        if leaf.code in TAKEN:
            points, reason = TAKEN[leaf.code]
            data |= {name(number, "points"): points, name(number, "reason"): reason}
        else:
            data[name(number, "agree")] = True
    appraise(cast.lanhdao_tinh, sheet.pk, data)


def _at(day: date) -> AbstractContextManager[None]:
    return clock.clock_at(datetime.combine(day, time(9, 0), clock.VN))
