"""The stage of these tests: the cast, the procedures made for tests, a clock that moves, and short cuts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models

from motcua.demo.cast import Cast
from motcua.dossiers.actions import perform, receive, submit
from motcua.dossiers.models import Applicant, CodeCounter, Dossier, Standing, Status, Task
from motcua.dossiers.tests import procedures
from motcua.journal import reading
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.journal.verifier import verify
from motcua.organisation.actions import create_post
from motcua.organisation.models import CalendarOverride, Role, User
from motcua.terms import VN, clock

MONDAY = "2026-11-16 08:00"
"""No day off until Tuesday 24 November 2026, a holiday."""
KEPT: tuple[type[models.Model], ...] = (
    Dossier, Applicant, Task, Standing, CodeCounter, Chain, Event, PersonalRecord, CalendarOverride,
)  # fmt: skip


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that an action may write, whole."""
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in KEPT}


def shown(at: datetime | None) -> str | None:
    """The local minute, for comparing with what was worked out by hand."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else None


def events_of(dossier: Dossier) -> list[Event]:
    return list(Event.objects.filter(chain=dossier.pk).order_by("seq"))


@dataclass
class World:
    cast: Cast
    now: datetime = field(default_factory=lambda: local(MONDAY))

    @contextmanager
    def running(self) -> Iterator["World"]:
        with clock.clock_at(lambda: self.now):
            yield self

    def goto(self, moment: str | datetime) -> None:
        self.now = local(moment) if isinstance(moment, str) else moment

    def wait(self, **length: float) -> None:
        self.now += timedelta(**length)

    def intake(self, procedure: str = procedures.LONG, **more: Any) -> dict[str, Any]:
        """What an officer types; every name here is made up."""
        return {
            "procedure": procedure,
            "full_name": "Nguyễn Thị Mẫu Đơn",
            "id_number": "012345678901",
            "phone": "0990000001",
            "address": "Tổ 3 (mẫu)",
            **more,
        }

    def receive(self, procedure: str = procedures.LONG, *, at: str | None = None, **more: Any) -> Dossier:
        if at:
            self.goto(at)
        return receive(self.cast.tiepnhan, self.intake(procedure, **more))

    def submit(self, procedure: str = procedures.LONG, **more: Any) -> Dossier:
        agency = self.cast.ward.committee.code
        return submit(None, self.intake(procedure, agency=agency, **more))

    def paper(self, occurred_at: str, procedure: str = procedures.LONG, **more: Any) -> Dossier:
        return self.receive(procedure, source="paper", occurred_at=local(occurred_at), **more)

    def do(
        self,
        who: str | None,
        dossier: Dossier,
        verb: str,
        data: Mapping[str, Any] | None = None,
        at: str | None = None,
    ) -> Dossier:
        """``who`` by the cast's name, None: the system. ``at`` moves the clock; ten minutes pass after."""
        if at:
            self.goto(at)
        user: User | None = getattr(self.cast, who) if who else None
        done = perform(user, dossier, verb, SAMPLE[verb] if data is None else data)
        self.wait(minutes=10)
        return done

    def along(self, way: list[str]) -> Dossier:
        """A dossier brought there the regular way: how it came in, then "who verb" each."""
        first, *steps = way
        dossier: Dossier = self._come_in(first)
        for each in steps:
            who, verb = each.split(" ")
            self.do(who, dossier, verb)
        return Dossier.objects.get(pk=dossier.pk)

    def _come_in(self, how: str) -> Dossier:
        if how == "paper":
            return self.paper(f"{self.now - timedelta(hours=1):%Y-%m-%d %H:%M}")
        if how == "owing":
            return self.receive(fee="10000")
        return self.submit() if how == "submit" else self.receive()

    def verified(self) -> None:
        """The independent verifier finds nothing wrong with the ward's journal, personal data included."""
        scope = reading.Scope(self.cast.ward.committee.code)
        report = verify(lambda: reading.records(scope, personal=True))
        assert report.problems == []


_RECEIVED = ["receive"]
_RUNNING = [*_RECEIVED, "tiepnhan hand_over"]
_VERIFYING = [*_RUNNING, "chuyenmon hand_over"]
_SIGNING = [*_VERIFYING, "congan decide"]
_ISSUING = [*_SIGNING, "lanhdao sign_off"]
_RESOLVED = [*_ISSUING, "chuyenmon publish_result"]

WAYS: Mapping[Status, list[str]] = {
    Status.SUBMITTED: ["submit"],
    Status.RECEIVED: _RECEIVED,
    Status.NOT_ACCEPTED: ["submit", "tiepnhan not_accept"],
    Status.IN_PROGRESS: _RUNNING,
    Status.SUPPLEMENT: [*_RUNNING, "chuyenmon request_supplement"],
    Status.PAYMENT: [*_RUNNING, "chuyenmon request_payment"],
    Status.WITHDRAWN: [*_RUNNING, "tiepnhan withdraw"],
    Status.STOPPED: [*_RUNNING, "lanhdao stop"],
    Status.RESOLVED: _RESOLVED,
    Status.RETURNED: [*_RESOLVED, "tiepnhan return_result"],
}
"""How a dossier of the long procedure comes to each status."""

READY: Mapping[str, tuple[list[str], tuple[str, ...]]] = {
    "accept": (["submit"], ("tiepnhan",)),
    "not_accept": (["submit"], ("tiepnhan",)),
    "request_supplement": (_RUNNING, ("tiepnhan", "chuyenmon")),
    "take_supplement": (WAYS[Status.SUPPLEMENT], ("tiepnhan",)),
    "request_payment": (_RUNNING, ("chuyenmon",)),
    "confirm_payment": (WAYS[Status.PAYMENT], ("tiepnhan",)),
    "extend": (_RUNNING, ("lanhdao",)),
    "refuse": (_RUNNING, ("lanhdao",)),
    "withdraw": (_RUNNING, ("tiepnhan",)),
    "stop": (_RUNNING, ("lanhdao",)),
    "hand_over": (_RUNNING, ("chuyenmon",)),
    "send_back": (_VERIFYING, ("congan",)),
    "consult": (_RUNNING, ("chuyenmon",)),
    "answer": ([*_RUNNING, "chuyenmon consult"], ("congan",)),
    "decide": (_VERIFYING, ("congan",)),
    "sign_off": (_SIGNING, ("lanhdao",)),
    "publish_result": (_ISSUING, ("chuyenmon",)),
    "return_result": (_RESOLVED, ("tiepnhan",)),
    "correct": (_RECEIVED, ("tiepnhan", "kiemsoat")),
    "record_result": (["paper"], ("tiepnhan",)),
    "record_payment": (["owing"], ("tiepnhan",)),
    "fail_payment": (["owing"], ("tiepnhan",)),
    "digitise": (_RECEIVED, ("tiepnhan",)),
}
"""Where each verb may be done, and by whom alone."""

REASON = {"reason": "Lý do thử"}
SAMPLE: Mapping[str, dict[str, Any]] = {
    "accept": {},
    "not_accept": REASON,
    "request_supplement": {"missing": ["Bản sao giấy tờ"], **REASON},
    "take_supplement": {"received": ["Bản sao giấy tờ"]},
    "request_payment": {"amount": 1_000_000, **REASON},
    "confirm_payment": {"document": "CT-01"},
    "extend": {"until": "2026-12-15", **REASON},
    "refuse": REASON,
    "withdraw": REASON,
    "stop": {"ground": "applicant", **REASON},
    "hand_over": {},
    "send_back": REASON,
    "consult": {"agency": "H03.1.7.5", "question": "Có cư trú không?"},
    "answer": {"text": "Có cư trú."},
    "decide": {"decision": "granted"},
    "sign_off": {},
    "publish_result": {"number": "12/QĐ"},
    "return_result": {},
    "correct": {"phone": "0990000002", **REASON},
    "record_result": {"outcome": "granted"},
    "record_payment": {"method": "online", "document": "GD-01"},
    "fail_payment": REASON,
    "digitise": {"state": "scanned"},
}
"""Inputs with which each verb goes through."""


def strangers(world: World) -> dict[str, User]:
    """People who may do nothing here: without a post, with one that ended or has not begun, or locked out."""
    cast, today = world.cast, world.now.date()
    people = {
        name: User.objects.create(username=name, is_active=name != "nghi_viec", synthetic=True)
        for name in ("chua_co_vi_tri", "het_vi_tri", "sap_co_vi_tri", "nghi_viec")
    }
    people["quan_tri_he_thong"] = User.objects.create(username="quan_tri_he_thong", is_superuser=True)
    spans: dict[str, tuple[date, date | None]] = {
        "het_vi_tri": (date(2020, 1, 1), today - timedelta(days=1)),
        "sap_co_vi_tri": (today + timedelta(days=1), None),
        "nghi_viec": (date(2020, 1, 1), None),
    }
    units = ((Role.RECEIVER, cast.ward.one_stop), (Role.SPECIALIST, cast.ward.culture),
             (Role.SPECIALIST, cast.ward.police), (Role.LEADER, cast.ward.committee),
             (Role.CONTROL, cast.ward.committee))  # fmt: skip
    for name, (first, last) in spans.items():
        for role, unit in units:
            create_post(people[name], unit, role, valid_from=first, valid_to=last)
    return people
