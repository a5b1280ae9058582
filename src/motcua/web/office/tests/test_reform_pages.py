"""The pages of reform: one page for every register, refusals with the difference, out of scope, files."""

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from python_calamine import CalamineWorkbook

from motcua.conftest import local
from motcua.demo.cast import Cast
from motcua.reform.actions import add, draft
from motcua.reform.models import Entry, Narrative, Plan, Sent
from motcua.reform.registers import REGISTERS
from motcua.reform.tests.stage import DIALOGUE, EXCHANGE, PLAN, WARD, report_003
from motcua.terms import clock
from motcua.web.desk.tests.stage import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
ASKED = f"?co-quan={WARD}&nam=2026"


@pytest.fixture
def ward(cast: Cast) -> Iterator[Cast]:
    with clock.clock_at(lambda: local("2026-11-20 09:00")):
        yield cast


def client_of(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    return client


def words(shown: str) -> str:
    """What stands on a page, without its markup."""
    return " ".join(strip_tags(shown.replace("</t", " </t")).split())


def address(name: str, *args: Any) -> str:
    return reverse(f"office:reform-{name}", args=args) + ASKED


def test_a_sum_that_does_not_hold_comes_back_with_what_was_typed(ward: Cast) -> None:
    client = client_of(ward, "kiemsoat")
    answer = client.post(address("add", "exchange"), EXCHANGE | {"rest": "0"})
    assert answer.status_code == 422
    assert "là 40" in text_of(answer) and 'value="337"' in answer.content.decode()
    assert client.post(address("add", "exchange"), EXCHANGE).status_code == 302
    shown = text_of(client.get(address("register", "exchange")))
    assert "598" in shown and "Cộng" in shown


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_has_its_page_and_form(ward: Cast, key: str) -> None:
    client = client_of(ward, "kiemsoat")
    assert REGISTERS[key].title.lower() in text_of(client.get(address("register", key)))
    form = text_of(client.get(address("add", key)))
    assert all(spec.label in form for spec in REGISTERS[key].fields)


def test_a_correction_starts_from_the_old_line(ward: Cast) -> None:
    old = add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    client, place = client_of(ward, "lanhdao"), reverse("office:reform-correct", args=[old.pk])
    assert 'value="598"' in client.get(place).content.decode()
    typed = EXCHANGE | {"total": "599", "rest": "41"}
    assert client.post(place, typed).status_code == 422
    assert client.post(place, typed | {"reason": "Đếm lại (mẫu)."}).status_code == 302
    assert client.post(place, typed | {"reason": "Đếm lại (mẫu)."}).status_code == 409
    assert Entry.objects.count() == 2


def test_missing_dialogue_and_questions_not_written_down_are_shown(ward: Cast) -> None:
    client = client_of(ward, "kiemsoat")
    shown = text_of(client.get(address("register", "dialogue")))
    assert "6 tháng đầu năm 2026: không có cuộc nào" in shown
    assert "6 tháng cuối năm 2026: chưa có cuộc nào, phải tổ chức trước hết ngày 31/12/2026" in shown
    add(ward.kiemsoat, "dialogue", WARD, DIALOGUE)
    shown = text_of(client.get(address("register", "dialogue")))
    assert "ghi 1 câu đã trả lời, 1 câu chưa; sổ hỏi đáp đối thoại có 0 và 0" in shown


TRAINING = {"occurred_on": "02/03/2026", "subject": "=1+1", "field": "x", "people": "18"}


def test_a_workbook_holds_the_lines_and_no_formula(ward: Cast) -> None:
    add(ward.kiemsoat, "training", WARD, TRAINING)
    answer = client_of(ward, "thanhtra").get(address("register-file", "training") + "&dinh_dang=xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue())).get_sheet_by_index(0).to_python()
    assert [date(2026, 3, 2), "=1+1", "x", 18] in [row[:4] for row in sheet]


def test_a_register_as_csv_and_json_and_no_other(ward: Cast) -> None:
    add(ward.kiemsoat, "training", WARD, TRAINING)
    client, place = client_of(ward, "thanhtra"), address("register-file", "training")
    assert "02/03/2026,'=1+1,x,18,," in client.get(f"{place}&dinh_dang=csv").getvalue().decode()
    narrow = client.get(f"{place}&dinh_dang=json&tu=2026-03-03&den=2026-03-31").getvalue()
    assert json.loads(narrow)["rows"] == []
    assert client.get(f"{place}&dinh_dang=doc").status_code == 404


def test_numbers_of_a_report_open_the_lines_and_tasks_that_they_count(ward: Cast) -> None:
    """The report year begins on 15 December: its lines are not those of the calendar year."""
    report_003(ward)
    line = {"kind": "plan", "number": "1/KH (mẫu)", "subject": "Kế hoạch (mẫu)"}
    for day, kind in (("20/12/2025", "plan"), ("05/01/2026", "plan"), ("05/01/2026", "letter")):
        add(ward.kiemsoat, "directive", WARD, line | {"occurred_on": day, "kind": kind})
    item = draft(ward.kiemsoat, {"agency": WARD, "year": "2026", "month": "12"})
    client = client_of(ward, "kiemsoat")
    shown = client.get(reverse("office:reform-narrative", args=[item.pk]))
    counted = 0
    for told, place in shown.context["numbers"]:
        if told.asked.key.startswith(("so:", "ke-hoach:")) and told.text.isdecimal():
            answer = client.get(place)
            assert answer.context["page"].paginator.count == int(told.text), told.asked.token
            counted += 1
    assert counted > 10


def test_a_plan_is_shown_as_it_stood(ward: Cast) -> None:
    place = reverse("office:reform-plan", args=[report_003(ward).pk])
    answer = client_of(ward, "kiemsoat").get(f"{place}?tinh=done&ngay=2026-01-01")
    assert "tính đến hết ngày 01/01/2026" in text_of(answer)
    assert answer.context["page"].paginator.count == 0


def test_the_plan_shows_what_is_counted(ward: Cast) -> None:
    plan = report_003(ward)
    shown = text_of(client_of(ward, "kiemsoat").get(reverse("office:reform-plan", args=[plan.pk])))
    assert "95,83%" in shown and "Nhiệm vụ cụ thể 24 23 0 1 0 0" in words(shown)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("loai=specific&tinh=in_time", 23),
        ("loai=specific&tinh=open", 1),
        ("tinh=done", 23),
        ("tinh=open", 8),
        ("loai=general", 7),
        ("tinh=overdue", 0),
        ("tinh=bay", 31),
    ],
)
def test_a_count_of_the_plan_is_as_long_as_its_list(ward: Cast, asked: str, count: int) -> None:
    place = reverse("office:reform-plan", args=[report_003(ward).pk])
    answer = client_of(ward, "kiemsoat").get(f"{place}?{asked}")
    assert answer.context["page"].paginator.count == count


def test_a_plan_is_recorded_from_its_page(ward: Cast) -> None:
    client, place = client_of(ward, "lanhdao"), reverse("office:reform-plan-new")
    assert client.post(place, PLAN | {"year": "26"}).status_code == 422
    assert client.post(place, PLAN).status_code == 302
    assert Plan.objects.get().number == PLAN["number"]


def test_a_report_is_recorded_as_sent(ward: Cast) -> None:
    client, place = client_of(ward, "kiemsoat"), address("send", "cchc", "2026-06-14")
    assert "Quá hạn, chưa gửi" in text_of(client.get(address("duties")))
    assert client.post(place, {"number": "", "sent_on": "19/06/2026"}).status_code == 422
    assert client.post(place, {"number": "7/BC (mẫu)", "sent_on": "19/06/2026"}).status_code == 302
    assert Sent.objects.get().duty == "cchc"
    assert client.get(address("send", "cchc", "2026-06-15")).status_code == 404


def test_the_narrative_is_shown_edited_and_given_out(ward: Cast) -> None:
    add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    item = draft(ward.kiemsoat, {"agency": WARD, "year": "2026", "month": "12"})
    client, place = client_of(ward, "kiemsoat"), reverse("office:reform-narrative", args=[item.pk])
    assert "598 văn bản đi" in words(text_of(client.get(place)))
    typed = {"subject": "Kết quả (mẫu)", "body": "Có {tong:exchange.total} văn bản."}
    assert client.post(f"{place}sua/", typed | {"body": "{so:x}"}).status_code == 422
    assert client.post(f"{place}sua/", typed).status_code == 302
    assert Narrative.objects.get().body == typed["body"]
    assert client.get(f"{place}tep/docx/").content.startswith(b"PK")
    assert client.get(f"{place}tep/pdf/").content.startswith(b"%PDF")


def test_another_ward_learns_nothing(ward: Cast) -> None:
    plan, line = report_003(ward), add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    item = draft(ward.kiemsoat, {"agency": WARD, "year": "2026", "month": "12"})
    client = client_of(ward, "lanhdao_khac")
    for name, id in (("plan", plan.pk), ("correct", line.pk), ("narrative", item.pk)):
        assert client.get(reverse(f"office:reform-{name}", args=[id])).status_code == 404
    assert "598" not in text_of(client.get(address("register", "exchange")))
    assert client_of(ward, "chuyenmon").get(address("add", "exchange")).status_code == 403
