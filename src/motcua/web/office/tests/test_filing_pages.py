"""The pages of stored reports: what is due, one report through all its states, its lists and differences."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.catalogue.models import Offering
from motcua.demo.cast import Cast
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.feedback.tests.stage import Stage
from motcua.filing.models import Report, State
from motcua.filing.rerun import rerun
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.filing.tests.stage import corrected, draft, frozen, signed, verbs_of
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.web.shared.tests.html import text_of

__all__ = ["everybody_has_a_key"]
TILE = re.compile(r'<td class="num"><a href="([^"]+)"[^>]*>([\d.]+)</a>')


@pytest.fixture
def world(cast: Cast) -> Iterator[World]:
    procedures.publish(cast.ward, cast.other)
    with World(cast).running() as running:
        running.receive(at="2026-11-02 09:00")
        running.goto("2026-11-16 09:00")
        yield running


def client_of(world: World, who: str) -> Client:
    client = Client()
    client.force_login(getattr(world.cast, who))
    return client


def address(report: Report, name: str = "report") -> str:
    return reverse(f"office:{name}", args=[report.pk])


def get(world: World, who: str, url: str, status: int = 200) -> HttpResponse:
    answer = client_of(world, who).get(url)
    assert isinstance(answer, HttpResponse) and answer.status_code == status
    return answer


def post(world: World, who: str, report: Report, viec: str, **typed: str) -> HttpResponse:
    answer = client_of(world, who).post(address(report), {"viec": viec, **typed})
    assert isinstance(answer, HttpResponse)
    return answer


def test_the_calendar_says_what_is_due_and_begins_a_report(world: World) -> None:
    url = reverse("office:reports")
    text = text_of(get(world, "kiemsoat", url))
    assert "07a" in text and "20/11/2026" in text and "Chưa lập" in text
    asked = {
        "bieu": "07a", "co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "2026-10-15",
        "den_ngay": "2026-11-14", "theo": "sector",
    }  # fmt: skip
    answer = client_of(world, "kiemsoat").post(url, asked)
    report = Report.objects.get()
    assert answer.status_code == 302 and answer["Location"] == address(report)
    assert "Bản thảo" in text_of(get(world, "kiemsoat", url))
    world.goto("2026-11-23 09:00")
    assert "quá hạn gửi" in text_of(get(world, "lanhdao", url))


def test_what_cannot_be_begun_is_said_and_nothing_typed_is_lost(world: World) -> None:
    asked = {
        "bieu": "07a", "co_quan": "H03.1.7", "ky": "khac", "tu_ngay": "14/11/2026", "den_ngay": "15/10/2026",
        "theo": "sector",
    }  # fmt: skip
    answer = client_of(world, "kiemsoat").post(reverse("office:reports"), asked)
    assert answer.status_code == 422
    assert "Ngày cuối kỳ" in text_of(answer) and 'value="14/11/2026"' in answer.content.decode()
    draft(world)
    again = {**asked, "tu_ngay": "15/10/2026", "den_ngay": "14/11/2026"}
    answer = client_of(world, "kiemsoat").post(reverse("office:reports"), again)
    assert answer.status_code == 409 and "Đã có báo cáo" in text_of(answer)


def test_a_report_goes_its_whole_way_on_its_page(world: World) -> None:
    report = draft(world)
    assert "Số liệu hiện nay" in text_of(get(world, "kiemsoat", address(report)))
    world.wait(minutes=2)
    assert post(world, "kiemsoat", report, "write", cuts="Đã rà soát 5 thủ tục.").status_code == 302
    assert post(world, "kiemsoat", report, "freeze").status_code == 302
    text = text_of(get(world, "lanhdao", address(report)))
    assert "Số liệu đã chốt" in text and "Đã rà soát 5 thủ tục." in text and "Ký báo cáo" in text
    assert post(world, "lanhdao", report, "sign").status_code == 302
    assert "Ghi nhận đã gửi" in text_of(get(world, "kiemsoat", address(report)))
    assert post(world, "kiemsoat", report, "send", **{"gui-to": "UBND tỉnh"}).status_code == 302
    text = text_of(get(world, "thanhtra", address(report)))
    assert "Đã gửi UBND tỉnh" in text and "Phạm Văn Mẫu Soát" in text
    assert verbs_of(report)[-1] == "report_sent"


def test_a_refusal_stands_on_the_page_with_what_was_typed(world: World) -> None:
    report = signed(world)
    answer = post(world, "kiemsoat", report, "correct", **{"dc-reason": "Nhập nhầm (mẫu)"})
    assert answer.status_code == 409
    assert "không có gì để đính chính" in text_of(answer)
    assert "Nhập nhầm (mẫu)" in answer.content.decode()
    answer = post(world, "kiemsoat", report, "correct", **{"dc-reason": " "})
    assert answer.status_code == 422 and "Ghi lý do" in text_of(answer)
    assert post(world, "tiepnhan", report, "send", **{"gui-to": "x"}).status_code == 403
    assert post(world, "kiemsoat", report, "drop").status_code == 400


def tiles(answer: HttpResponse) -> list[tuple[str, int]]:
    found = TILE.findall(answer.content.decode())
    return [(unescape(url), int(number.replace(".", ""))) for url, number in found]


@pytest.mark.parametrize("make", [draft, signed])
def test_kill_20_every_number_of_a_report_opens_a_list_of_that_many(world: World, make: Any) -> None:
    world.receive()
    world.paper("2026-11-03 09:00")
    report = make(world)
    world.receive()
    linked = tiles(get(world, "kiemsoat", address(report)))
    assert len(linked) > 5
    for url, number in linked:
        listed = client_of(world, "kiemsoat").get(url).context["page"]
        assert listed.paginator.count == number == len(listed.object_list)


def test_the_list_shows_what_was_frozen_and_marks_what_was_touched_since(world: World) -> None:
    dossier = world.receive(at="2026-11-03 09:00")
    world.goto("2026-11-16 09:00")
    report = signed(world)
    url = f"{address(report, 'report-cell')}?dong=&cot=3"
    assert "Đã có thao tác" not in text_of(get(world, "kiemsoat", url))
    world.do("tiepnhan", dossier, "hand_over")
    world.do("tiepnhan", dossier, "withdraw")
    text = text_of(get(world, "kiemsoat", url))
    assert text.count("Đã có thao tác") == 1 and text.count("Không đổi") == 1
    assert "Công dân yêu cầu rút" not in text and "012345678901" not in text


@pytest.mark.parametrize("wrong", ["dong=&cot=99", "dong=KHONG-CO&cot=3", "dong=&cot=x", "dong="])
def test_a_cell_that_is_not_there_is_not_found(world: World, wrong: str) -> None:
    get(world, "kiemsoat", f"{address(signed(world), 'report-cell')}?{wrong}", 404)


def test_a_correction_shows_which_dossiers_moved_and_why(world: World) -> None:
    report = signed(world)
    late = world.paper("2026-11-03 09:00")
    world.wait(minutes=1)
    correction = corrected(world, report)
    text = text_of(get(world, "lanhdao", address(report)))
    assert "đã có bản đính chính" in text.lower()
    text = text_of(get(world, "kiemsoat", address(correction, "report-difference")))
    assert late.code in text and f"Tiếp nhận hồ sơ {late.code}" in text and "+1" in text
    get(world, "kiemsoat", address(report, "report-difference"), 404)


def test_files_are_given_out_as_kept(world: World) -> None:
    report = frozen(world)
    url = reverse("office:report-file", args=[report.pk, "chung-minh"])
    answer = get(world, "thanhtra", url)
    assert answer.content.startswith(b"PK") and "attachment" in answer["Content-Disposition"]
    for kind in ("goi", "xyz"):
        get(world, "kiemsoat", reverse("office:report-file", args=[report.pk, kind]), 404)


@pytest.mark.parametrize("name", ["report", "report-cell", "report-difference"])
def test_a_report_out_of_scope_does_not_exist(world: World, name: str) -> None:
    report = frozen(world)
    for who in ("tiepnhan_khac", "lanhdao_khac", "chuyenmon", "quantri", "congan"):
        get(world, who, f"{address(report, name)}?dong=&cot=3", 404)
    file = reverse("office:report-file", args=[report.pk, "chung-minh"])
    get(world, "lanhdao_khac", file, 404)
    get(world, "kiemsoat", reverse("office:report", args=[uuid4()]), 404)
    assert post(world, "lanhdao_khac", report, "sign").status_code == 404
    assert Report.objects.get().state == State.FROZEN
    assert Client().get(address(report, name)).status_code == 302


def test_a_discarded_report_is_out_of_the_list_and_still_readable(world: World) -> None:
    report = draft(world)
    assert post(world, "kiemsoat", report, "discard", **{"bo-reason": "Chọn nhầm kỳ"}).status_code == 302
    assert report.title not in text_of(get(world, "kiemsoat", reverse("office:reports"))).lower()
    assert "Chọn nhầm kỳ" in text_of(get(world, "kiemsoat", address(report)))


def test_a_contradiction_is_red_and_cannot_be_signed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.figures.identities.Identity.holds", lambda self, cells: self.total != 9)
    report = frozen(world)
    monkeypatch.undo()
    answer = get(world, "lanhdao", address(report))
    assert "tự mâu thuẫn" in text_of(answer) and 'value="sign"' not in answer.content.decode()
    assert "identity-broken" in answer.content.decode()


def test_kill_19_pages_ask_the_same_of_few_and_of_many(world: World) -> None:
    def asked(url: str) -> int:
        client = client_of(world, "kiemsoat")
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    def all_asked(report: Report) -> list[int]:
        urls = [reverse("office:reports"), address(report), f"{address(report, 'report-cell')}?dong=&cot=3"]
        return [asked(url) for url in urls]

    few = all_asked(signed(world))
    for _ in range(12):
        world.receive()
    many = all_asked(signed(world, grouping="procedure"))
    assert few == many and max(many) <= 16


def test_a_report_of_reflections_keeps_their_list_and_what_moved(world: World) -> None:
    """Biểu 06a counts no dossiers: its lists and differences are those of its own subject."""
    book = Stage(world.cast, world.now)
    first = book.register()
    world.wait(minutes=1)
    report = signed(world, form="06a", first=date(2026, 11, 1), last=date(2026, 11, 16))
    url = f"{address(report, 'report-cell')}?dong=&cot=3"
    assert first.code in text_of(get(world, "kiemsoat", url))
    world.goto("2026-11-17 09:00")
    second = book.register(received_at="10:00 15/11/2026")
    world.wait(minutes=1)
    correction = corrected(world, report)
    text = text_of(get(world, "kiemsoat", address(correction, "report-difference")))
    assert second.code in text and first.code not in text
    assert "phản ánh, kiến nghị đã đếm" in text_of(get(world, "kiemsoat", url))
    assert rerun(Report.objects.get(pk=report.pk)).same


KEPT: dict[str, Any] = {"form": "08b", "first": date(2026, 8, 15), "last": date(2026, 11, 14)}


def inventory(world: World, points: int) -> None:
    facts = DeskFacts(date(2026, 8, 1), points, 1, 0, 0, True, True, True, False, "Kiểm kê (mẫu)")
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, facts)
    world.wait(minutes=5)


def test_a_report_of_kept_facts_says_so_and_its_correction_names_what_moved(world: World) -> None:
    inventory(world, 1)
    report = signed(world, **KEPT, grouping="desk")
    said = text_of(get(world, "lanhdao", address(report)))
    assert "Chạy lại hay kiểm chứng là đếm lại từ các dữ kiện đó, không dựng lại từ nhật ký" in said
    inventory(world, 2)
    correction = corrected(world, report)
    shown = text_of(get(world, "lanhdao", address(correction, "report-difference")))
    assert "Nay mới thuộc diện đếm" in shown and "Nay không còn thuộc diện đếm" in shown
    assert "điểm tiếp nhận" in shown.lower() and "đến hạn trong thời gian" not in shown


def test_a_list_says_how_many_of_its_things_are_no_more(world: World) -> None:
    report = signed(world, form="II.07b", first=date(2026, 1, 1), last=date(2026, 7, 31), grouping="sector")
    url = f"{address(report, 'report-cell')}?dong=&cot=1"
    assert "không còn dòng nào" not in text_of(get(world, "lanhdao", url))
    Offering.objects.filter(agency=world.cast.ward.committee).order_by("pk")[0].delete()
    assert "1 thủ tục đã đếm nay không còn dòng nào trong hệ thống" in text_of(get(world, "lanhdao", url))


def test_the_pages_of_kept_facts_ask_the_same_number_of_queries(world: World) -> None:
    def queries(report: Report, name: str, more: str = "") -> int:
        with CaptureQueriesContext(connection) as captured:
            get(world, "lanhdao", address(report, name) + more)
        return len(captured)

    inventory(world, 1)
    few = signed(world, **KEPT, grouping="desk")
    inventory(world, 2)
    less = corrected(world, few)
    inventory(world, 40)
    more = corrected(world, less)
    cell = "?dong=&cot=3"
    assert queries(more, "report-cell", cell) == queries(few, "report-cell", cell)
    assert queries(more, "report-difference") == queries(less, "report-difference")
