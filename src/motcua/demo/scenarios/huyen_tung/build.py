"""The ward's ten months of 2022 in the bulk path, then a living desk for today through the real actions."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.catalogue.models import Offering
from motcua.catalogue.queries import version_on
from motcua.database.sql import fast_load
from motcua.demo import people
from motcua.demo.cast import PLACE, Cast, build_cast
from motcua.demo.flow import Desk, resolve, step
from motcua.demo.password import demo_password
from motcua.demo.scenarios.huyen_tung import (
    assignments,
    beside,
    catalogue_control,
    inspected,
    plan,
    reconciliation,
    reform,
    scoring,
    simplification,
)
from motcua.demo.scenarios.huyen_tung.filed import file_reports
from motcua.demo.scenarios.huyen_tung.today import fill_desk
from motcua.demo.scenarios.huyen_tung.year import fill_year
from motcua.demo.scenarios.registry import Say
from motcua.dossiers.actors import actor_of
from motcua.dossiers.bulk import Bulk, collecting
from motcua.dossiers.case import Case
from motcua.dossiers.setting import Setting
from motcua.forecast.actions import forecast, train
from motcua.journal.sealing import seal_through
from motcua.terms import Calendar, after_working_time, clock, working_time

LAST_CALL = time(16, 0)
CLOSED = datetime(2022, 10, 31, 17, 0, tzinfo=clock.VN)
SEED = 2022


def build(say: Say) -> None:
    cast = build_cast(demo_password())
    say(f"  {cast.ward.committee.name}: {plan.SOFTWARE + plan.PAPER} hồ sơ của năm 2022")
    with fast_load():
        with collecting() as bulk:
            play_2022(bulk, cast, random.Random(SEED))
        say(f"  Mười bốn tháng gần đây: {fill_year(cast)} hồ sơ mẫu")
        say("  Bàn làm việc hôm nay")
        fill_desk(cast)
        say("  Quyết định công bố, Bộ phận Một cửa, phản ánh kiến nghị")
        beside.fill(cast)
        say("  Danh mục: quyết định đã thực hiện, niêm yết, ủy quyền")
        catalogue_control.fill(cast)
        say("  Nhiệm vụ được giao, có nhắc việc, tệp chứng minh và xác nhận")
        assignments.fill(cast)
        say("  Báo cáo đã ký, đã đính chính và chờ ký")
        signed = len(file_reports(cast)) > 1
        say("  Cuộc kiểm tra cải cách hành chính tháng 11/2022 và việc thực hiện kiến nghị")
        inspected.fill(cast, signing=signed)
        inspected.begin_today(cast)
        say("  Đối chiếu danh mục")
        reconciliation.fill(cast)
        say("  Rà soát, đơn giản hóa thủ tục")
        simplification.fill(cast)
        say("  Chấm điểm chỉ số cải cách hành chính")
        scoring.fill(cast)
        say("  Kế hoạch, sổ và báo cáo cải cách hành chính")
        reform.fill(cast)
        say("  Dự báo của phường")
        _forecast(cast)
    seal_through(None, clock.today() - timedelta(days=1))


def _forecast(cast: Cast) -> None:
    """Learned from all but the last week, so that what is open now was never seen."""
    last = clock.today() - timedelta(days=7)
    train(cast.ward.committee, last - timedelta(days=400), last)
    forecast(cast.ward.committee)


def play_2022(bulk: Bulk, cast: Cast, draw: random.Random) -> None:
    settings, desk = _settings(cast), _desk(cast)
    calendar = next(iter(settings.values())).calendar
    planned = plan.dossiers(draw)
    moments = sorted(_moment(draw, calendar) for _ in planned)
    for at, one in zip(moments, planned, strict=True):
        _play(bulk, desk, settings[one.procedure], one, at, draw)


def _play(
    bulk: Bulk, desk: Desk, setting: Setting, one: plan.Planned, at: datetime, draw: random.Random
) -> None:
    typed_at = _typed_at(at, draw, setting) if one.source == "paper" else at
    case = bulk.receive(_intake(one, at, draw), setting, desk.receiver, at, typed_at)
    resolved_at = _in_time(case, draw)
    if one.source == "paper":
        _copy_from_book(bulk, case, desk, resolved_at, typed_at)
    else:
        resolve(bulk, case, desk, resolved_at)
        step(bulk, case, desk, _collected(case, resolved_at, draw))


def _copy_from_book(bulk: Bulk, case: Case, desk: Desk, resolved_at: datetime, typed_at: datetime) -> None:
    """Received, resolved and handed out then; typed together on the day of retro-entry."""
    typed_at = max(typed_at, resolved_at)
    bulk.perform(case, desk.receiver, "record_result", {"outcome": "granted"}, resolved_at, typed_at)
    bulk.perform(case, desk.receiver, "return_result", {}, resolved_at, typed_at)


def _intake(one: plan.Planned, at: datetime, draw: random.Random) -> dict[str, Any]:
    data: dict[str, Any] = {
        "procedure": one.procedure,
        "source": one.source,
        "channel": one.channel,
        "typed_by": one.typed_by,
        **people.person(draw, PLACE).intake(),
    }
    return data | ({"occurred_at": at} if one.source == "paper" else {})


def _desk(cast: Cast) -> Desk:
    users = (cast.tiepnhan, cast.chuyenmon, cast.lanhdao)
    return Desk(*(actor_of(user, plan.FIRST) for user in users))


def _settings(cast: Cast) -> dict[str, Setting]:
    codes = {*plan.ON_SOFTWARE, *plan.ON_PAPER}
    offerings = Offering.objects.filter(agency=cast.ward.committee, procedure__code__in=codes)
    settings = {}
    for offering in offerings.select_related("procedure__sector", "office"):
        version = version_on(offering.procedure, plan.FIRST)
        if version is None:
            raise LookupError(f"no version of {offering.procedure.code} in 2022")
        version.procedure = offering.procedure
        settings[offering.procedure.code] = Setting(cast.ward.committee, version, offering)
    return settings


def _moment(draw: random.Random, calendar: Calendar) -> datetime:
    """A minute in working hours of a working day, early enough for a same-day result."""
    days = (plan.LAST - plan.FIRST).days + 1
    while True:
        day = plan.FIRST + timedelta(days=draw.randrange(days))
        if calendar.is_working(day):
            return _minute(draw, day, calendar)


def _minute(draw: random.Random, day: date, calendar: Calendar) -> datetime:
    latest = time(14, 0) if day == plan.LAST else LAST_CALL
    opens = calendar.open_of(day)
    span = int((datetime.combine(day, latest, clock.VN) - opens).total_seconds() // 60)
    at = after_working_time(opens, timedelta(minutes=draw.randrange(1, span)), calendar)
    return min(at, datetime.combine(day, latest, clock.VN))


def _in_time(case: Case, draw: random.Random) -> datetime:
    """Some working minute between receipt and the due date, and within the ten months."""
    calendar = case.setting.calendar
    latest = min(case.dossier.due_at or CLOSED, CLOSED)
    length = working_time(case.at, latest, calendar) * (0.2 + 0.75 * draw.random())
    return min(latest, after_working_time(case.at, length, calendar))


def _typed_at(at: datetime, draw: random.Random, setting: Setting) -> datetime:
    """Paper is typed some days later: the lag the inspection complained of."""
    return after_working_time(at, timedelta(minutes=450 * draw.randrange(4, 15)), setting.calendar)


def _collected(case: Case, resolved_at: datetime, draw: random.Random) -> datetime:
    return after_working_time(resolved_at, timedelta(minutes=draw.randrange(10, 600)), case.setting.calendar)
