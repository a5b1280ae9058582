"""The ward's reports of 2022: signed and sent, one corrected by a signed difference, and one that waits for
the leader. Each step is the real action, at the clock of its day."""

from datetime import datetime, timedelta

from motcua.demo.cast import Cast
from motcua.demo.keys import make_keys
from motcua.figures.cutoffs import months
from motcua.figures.period import Period
from motcua.filing.actions import Wanted, correct, freeze, prepare, send, sign, write_narrative
from motcua.filing.models import Report
from motcua.journal.sealing import seal_through
from motcua.terms import clock

FORM = "II.06a"
TO = "UBND thành phố Bắc Kạn (mẫu)"
REASON = "Nhập bổ sung hồ sơ từ sổ giấy sau khi báo cáo đã ký."
WORDS = {
    "cuts": "Trong kỳ phường chưa đề xuất cắt giảm thủ tục (nội dung mẫu).",
    "proposals": "Đề nghị trang bị thêm máy quét cho Bộ phận Một cửa (nội dung mẫu).",
}


def file_reports(cast: Cast) -> list[Report]:
    """Needs the year 2022 in the journal.

    Keys of that year are made for its signatures. Where the installation keeps keys of its own, none are
    made, and only the report that waits is there.
    """
    with clock.clock_at(_at("2022-01-04 08:00")):
        made = make_keys("mo-phong-2022.pem")
    signed = _signed(cast) if made else []
    return [*signed, _waiting(cast, months(2022, 7, 9), _at("2022-09-16 10:00"))]


def _signed(cast: Cast) -> list[Report]:
    first = _sent(cast, months(2022, 1, 3), _at("2022-03-17 08:30"))
    correction = _corrected(cast, first, _at("2022-04-25 14:00"))
    return [first, correction, _sent(cast, months(2022, 4, 6), _at("2022-06-16 09:00"))]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=clock.VN)


def _waiting(cast: Cast, period: Period, at: datetime) -> Report:
    """Prepared and frozen; the journal of the days before is sealed."""
    with clock.clock_at(at):
        seal_through(cast.ward.committee.code, at.date() - timedelta(days=1))
        report = prepare(cast.kiemsoat, Wanted(FORM, cast.ward.committee, period.first, period.last))
        write_narrative(cast.kiemsoat, report, WORDS)
    with clock.clock_at(at + timedelta(minutes=20)):
        return freeze(cast.kiemsoat, report)


def _sent(cast: Cast, period: Period, at: datetime) -> Report:
    """Signed and sent on the next day."""
    report = _waiting(cast, period, at)
    with clock.clock_at(at + timedelta(days=1)):
        sign(cast.lanhdao, report)
    with clock.clock_at(at + timedelta(days=1, hours=1)):
        return send(cast.kiemsoat, report, TO)


def _corrected(cast: Cast, report: Report, at: datetime) -> Report:
    """What was typed from the paper book after the report was signed."""
    with clock.clock_at(at):
        correction = correct(cast.kiemsoat, report, REASON)
        freeze(cast.kiemsoat, correction)
    with clock.clock_at(at + timedelta(hours=2)):
        return sign(cast.lanhdao, correction)
