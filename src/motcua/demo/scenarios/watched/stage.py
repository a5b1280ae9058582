"""The places and people of an inspection, and dossiers of a period through the bulk path."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.catalogue.models import Offering
from motcua.catalogue.queries import version_on
from motcua.demo import people
from motcua.demo.cast import SINCE, Ward, build_ward
from motcua.demo.flow import Desk, resolve, step
from motcua.demo.password import demo_password
from motcua.dossiers.actors import actor_of
from motcua.dossiers.bulk import Bulk, collecting
from motcua.dossiers.case import Case
from motcua.dossiers.setting import Setting
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.models import Agency, AgencyKind, Level, Role, User
from motcua.organisation.queries import calendar_of
from motcua.terms import Calendar, after_working_time, clock, working_time

MIX = ("2.000635", "1.001193", "2.000815", "2.000884", "1.004873", "1.000656", "1.001612", "1.001653")


@dataclass(frozen=True)
class Plan:
    """How many dossiers of a place, in which days (both included), how many of them online, late, or typed
    into the book days afterwards."""

    first: date
    last: date
    count: int
    online: int = 0
    late: int = 0
    typed_late: int = 0


@dataclass(frozen=True)
class Staffed:
    ward: Ward
    receiver: User
    specialist: User
    leader: User

    def desk(self, on: date) -> Desk:
        return Desk(*(actor_of(user, on) for user in (self.receiver, self.specialist, self.leader)))


def committee(code: str, name: str, level: Level, parent: Agency | None) -> Agency:
    return create_agency(code, name, AgencyKind.COMMITTEE, level, parent, valid_from=SINCE, synthetic=True)


def council(code: str, name: str, level: Level, parent: Agency) -> Agency:
    return create_agency(code, name, AgencyKind.COUNCIL, level, parent, valid_from=SINCE, synthetic=True)


def person(username: str, full_name: str, agency: Agency | None, role: Role | None, title: str = "") -> User:
    """A made-up person with the demonstration's password; with a post where one is given."""
    user = User(username=username, full_name=full_name, synthetic=True)
    user.set_password(demo_password())
    user.save()
    if agency is not None and role is not None:
        create_post(user, agency, role, valid_from=SINCE, title=title)
    return user


def staffed(code: str, name: str, parent: Agency, key: str) -> Staffed:
    """A ward with a receiving officer, a specialist at its justice office, and a leader."""
    ward = build_ward(code, name, parent, None)
    specialist = person(f"cm.{key}", "Trần Thị Mẫu Môn", ward.justice, Role.SPECIALIST, "Công chức tư pháp")
    for office in (ward.land_desk, ward.culture):
        create_post(specialist, office, Role.SPECIALIST, valid_from=SINCE, title="Công chức chuyên môn")
    return Staffed(
        ward,
        person(f"tn.{key}", "Nguyễn Văn Mẫu Tiếp", ward.one_stop, Role.RECEIVER, "Công chức tiếp nhận"),
        specialist,
        person(f"ld.{key}", "Lê Văn Mẫu Đạo", ward.committee, Role.LEADER, "Chủ tịch UBND phường"),
    )


def fill(place: Staffed, plan: Plan, seed: int) -> None:
    """Play the dossiers in the order they come; all are resolved and returned within the period."""
    draw = random.Random(f"{seed}-{place.ward.committee.code}")
    settings = _settings(place.ward, plan.first)
    calendar = calendar_of(place.ward.committee)
    moments = sorted(_moment(draw, plan, calendar) for _ in range(plan.count))
    online = set(draw.sample(range(plan.count), plan.online))
    others = [number for number in range(plan.count) if number not in online]
    late = set(draw.sample(range(plan.count), plan.late))
    typed = set(draw.sample(others, plan.typed_late))
    desk = place.desk(plan.first)
    with collecting() as bulk:
        for number, at in enumerate(moments):
            channel = ("online", "citizen") if number in online else ("counter", "officer")
            after = 450 * draw.randrange(3, 9) if number in typed else 0
            setting = draw.choice(settings)
            written = after_working_time(at, timedelta(minutes=after), calendar) if after else at
            data = {
                "procedure": setting.version.procedure.code, "channel": channel[0], "typed_by": channel[1],
                "source": "paper" if after else "software", "fee": 0,
                **people.person(draw, place.ward.committee.name.removeprefix("UBND ")).intake(),
            }  # fmt: skip
            case = bulk.receive(data, setting, desk.receiver, at, written)
            _finish(bulk, case, desk, number in late, written if after else None, draw)
            bulk.flush_if_full()


def _finish(
    bulk: Bulk, case: Case, desk: Desk, late: bool, written: datetime | None, draw: random.Random
) -> None:
    assert case.dossier.due_at is not None
    calendar = case.setting.calendar
    if late:
        hours = timedelta(hours=draw.randrange(4, 30))
        ready = after_working_time(case.dossier.due_at, hours, calendar)
    else:
        length = working_time(case.at, case.dossier.due_at, calendar) * (0.2 + 0.7 * draw.random())
        ready = min(case.dossier.due_at, after_working_time(case.at, length, calendar))
    if written is not None:
        typed = max(written, ready)
        bulk.perform(case, desk.receiver, "record_result", {"outcome": "granted"}, ready, typed)
        bulk.perform(case, desk.receiver, "return_result", {}, ready, typed)
        return
    resolve(bulk, case, desk, ready)
    step(bulk, case, desk, after_working_time(ready, timedelta(minutes=30), calendar))


def _settings(ward: Ward, on: date) -> Sequence[Setting]:
    rows = Offering.objects.filter(agency=ward.committee, procedure__code__in=MIX)
    found = []
    for offering in rows.select_related("procedure__sector", "office").order_by("procedure__code"):
        version = version_on(offering.procedure, on)
        if version is not None:
            version.procedure = offering.procedure
            found.append(Setting(ward.committee, version, offering))
    return found


def _moment(draw: random.Random, plan: Plan, calendar: Calendar) -> datetime:
    """A minute in working hours, early enough to be resolved within the period."""
    span = (plan.last - plan.first).days - 25
    while True:
        day = plan.first + timedelta(days=draw.randrange(span))
        if calendar.is_working(day):
            opens = calendar.open_of(day)
            at = after_working_time(opens, timedelta(minutes=draw.randrange(1, 400)), calendar)
            return min(at, datetime.combine(day, time(16, 0), clock.VN))
