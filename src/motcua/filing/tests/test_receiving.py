"""Reports of other installations: taken in when everything about them can be verified, refused in words."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid5

import pytest

from motcua.documents.local_authority import make_authority
from motcua.documents.signing import sign_bytes
from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.dossiers.tests.world import World
from motcua.filing.actions import receive_package
from motcua.filing.actions.receiving import BOOKS
from motcua.filing.models import ReceivedReport, Report, ReportFile, StoredRow
from motcua.filing.package import Package
from motcua.filing.signing import package_of
from motcua.filing.tests import stage
from motcua.filing.tests.keys import ISSUED, authority, key_of
from motcua.journal import hashing
from motcua.journal.models import Event
from motcua.organisation.models import User
from motcua.terms import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def above(world: World) -> User:
    """The control officer of the city that the ward belongs to."""
    return world.cast.kiemsoat_tp


@pytest.fixture
def sent(world: World) -> bytes:
    """The ward's package, and a system in which the ward has made no report: as if it worked elsewhere."""
    world.receive(at="2026-11-02 09:00")
    world.goto("2026-11-16 08:00")
    data = package_of(stage.signed(world))
    for model in (ReportFile, StoredRow, Report):
        model.objects.all().delete()
    return data


def told(world: World) -> list[tuple[str, dict[str, Any]]]:
    events = Event.objects.filter(verb__in=("report_received", "report_refused")).order_by("seq")
    return list(events.values_list("verb", "payload"))


def test_a_verified_report_is_kept_as_received(world: World, above: User, sent: bytes) -> None:
    found = receive_package(above, sent, "phuong.json")
    assert found.agency == world.cast.ward.committee
    assert (found.form, found.first, found.last) == ("07a", stage.FIRST, stage.LAST)
    assert (found.signer, found.received_by) == (world.cast.lanhdao.full_name, "kiemsoat_tp")
    assert found.document["total"]["3"] == 1
    assert not Report.objects.exists()
    ((verb, payload),) = told(world)
    assert verb == "report_received"
    assert payload["sha256"] == found.sha256


def test_a_report_is_taken_in_once(above: User, sent: bytes) -> None:
    receive_package(above, sent, "phuong.json")
    with pytest.raises(WrongState, match="đã được nhận"):
        receive_package(above, sent, "phuong.json")
    assert ReceivedReport.objects.count() == 1


def test_a_refusal_is_journalled_with_its_reason(world: World, above: User) -> None:
    with pytest.raises(BadInput, match="không phải là gói báo cáo") as refusal:
        receive_package(above, b"%PDF", "nham.pdf")
    assert "goi" in refusal.value.fields
    ((verb, payload),) = told(world)
    assert verb == "report_refused"
    assert payload["file"] == "nham.pdf"
    assert "không phải là gói" in payload["reason"]
    assert not ReceivedReport.objects.exists()


def test_the_book_of_receipts_is_a_chain_of_the_authority(world: World, above: User, sent: bytes) -> None:
    for data in (b"", sent, b""):
        try:
            receive_package(above, data, "x")
        except BadInput:
            continue
    assert [verb for verb, _ in told(world)] == ["report_refused", "report_received", "report_refused"]
    assert {event.agency for event in Event.objects.filter(verb__startswith="report_re")} >= {"H03.1"}
    assert Event.objects.get(verb="report_received").chain == uuid5(BOOKS, "H03.1")


@pytest.mark.parametrize("who", ["kiemsoat", "lanhdao", "tiepnhan", "thanhtra", "quantri"])
def test_others_take_in_nothing(world: World, sent: bytes, who: str) -> None:
    """The ward's own control officer receives from nobody: there is nothing below."""
    with pytest.raises((NotPermitted, BadInput)):
        receive_package(getattr(world.cast, who), sent, "x")
    assert not ReceivedReport.objects.exists()


def signed_anew(
    data: bytes,
    world: World,
    change: Callable[[dict[str, Any]], None] = lambda _: None,
    signer: Any = None,
) -> bytes:
    """The package with its figures changed and signed as well as anybody can."""
    document = json.loads(data)["report"]
    change(document)
    content = hashing.canonical(document)
    signer = signer or key_of("Người Ký", world.cast.ward.committee.name)
    return Package(content, sign_bytes(content, signer, clock.now())).packed()


def test_figures_signed_by_the_agency_s_own_people_are_taken(world: World, above: User, sent: bytes) -> None:
    assert receive_package(above, signed_anew(sent, world), "x").signer == "Người Ký"


def test_figures_changed_after_signing_are_refused(world: World, above: User, sent: bytes) -> None:
    document = json.loads(sent)
    document["report"]["total"]["3"] += 1
    document["sha256"] = Package(hashing.canonical(document["report"]), b"").sha256
    with pytest.raises(BadInput, match="đã bị sửa sau khi ký"):
        receive_package(above, json.dumps(document).encode(), "x")


def test_a_signer_of_an_unknown_root_is_refused(world: World, above: User, sent: bytes) -> None:
    stranger = key_of("Người Lạ", world.cast.ward.committee.name, make_authority("Gốc lạ", ISSUED))
    with pytest.raises(BadInput, match="không tin cậy"):
        receive_package(above, signed_anew(sent, world, signer=stranger), "x")


def test_a_trusted_signer_of_another_agency_is_refused(world: World, above: User, sent: bytes) -> None:
    other = key_of("Người Khác", world.cast.other.committee.name, authority())
    with pytest.raises(BadInput, match="không phải của"):
        receive_package(above, signed_anew(sent, world, signer=other), "x")


def zero_cell(document: dict[str, Any]) -> None:
    document["rows"][0]["cells"]["3"]["count"] += 1


def broken_identity(document: dict[str, Any]) -> None:
    document["rows"][0]["cells"]["9"]["count"] += 1
    document["total"]["9"] += 1


def put(*path: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (zero_cell, "tổng số không bằng tổng các dòng"),
        (broken_identity, "tự mâu thuẫn"),
        (put("format", value="motcua.report/9"), "Dạng số liệu"),
        (put("total", "3", value="1"), "Dạng số liệu"),
        (put("total", "3", value=1.0), "Dạng số liệu"),
        (put("total", "3", value=-1), "Dạng số liệu"),
        (put("rows", value={}), "Dạng số liệu"),
        (put("total", value={"3": 1}), "Các cột"),
        (put("form", "code", value="99z"), "Không có biểu mẫu"),
        (put("form", "code", value="II.06a"), "Các cột"),
        (put("agency", "code", value="H01"), "H01"),
        (put("agency", "code", value="H\0"), "thiếu thông tin"),
        (put("agency", value="H01"), "thiếu thông tin"),
        (put("period", "last", value="2026-11-31"), "không phải là ngày"),
        (put("period", "last", value="2026-12-14"), "chưa kết thúc"),
        (put("running", value=True), "chưa kết thúc"),
        (put("period", "last", value="2026-10-14"), "chưa kết thúc"),
        (put("columns", 0, "group", value=[1]), "Dạng số liệu"),
        (put("identities", value=[{}]), "Dạng số liệu"),
        (put("rows", 0, "key", value=None), "Dạng số liệu"),
        (put("grouping", value=["x"]), "Dạng số liệu"),
        (put("grouping", value="khac"), "Cách chia dòng"),
        (put("level", value="x" * 99), "Dạng số liệu"),
    ],
)
def test_a_report_that_cannot_be_one_of_ours_is_refused(
    world: World, above: User, sent: bytes, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        receive_package(above, signed_anew(sent, world, change), "x")
    assert not ReceivedReport.objects.exists()
    assert told(world)[0][0] == "report_refused"


def test_an_agency_that_reports_here_is_not_taken_from_a_file(world: World, above: User, sent: bytes) -> None:
    stage.signed(world)
    with pytest.raises(WrongState, match="ngay trong hệ thống này"):
        receive_package(above, sent, "x")


def test_another_report_of_the_period_is_taken_only_as_a_correction(
    world: World, above: User, sent: bytes
) -> None:
    first = receive_package(above, sent, "x")
    other = signed_anew(sent, world, put("known_at", value="2026-11-20T00:00:00.000000+00:00"))
    with pytest.raises(WrongState, match="bản đính chính"):
        receive_package(above, other, "x")
    correction = {"corrects": first.sha256, "cells": [], "reasons": {}}
    second = receive_package(above, signed_anew(sent, world, put("correction", value=correction)), "x")
    first.refresh_from_db()
    assert (first.current, second.current) == (False, True)
