"""The pages of inspections: what each reader finds, what is refused with everything typed, what is noted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.api.tokens import issue
from motcua.attachments.models import Attachment
from motcua.dossiers.visibility import visible_to
from motcua.journal.models import Event
from motcua.organisation.models import User
from motcua.oversight.actions.planning import add_line
from motcua.oversight.actions.planning import issue as issue_plan
from motcua.oversight.criteria import of_kind
from motcua.oversight.models import Inspection, InspectionPlan
from motcua.oversight.tests.stage import DECISION, RECOMMENDATION, SHORTCOMING, Examined
from motcua.web.desk.tests.stage import text_of

PLAN: Mapping[str, Any] = {
    "year": "2026", "number": "12/KH-UBND", "issued_on": "05/01/2026", "issuer": "Chủ tịch UBND",
}  # fmt: skip
LINE: Mapping[str, Any] = {
    "kind": "control", "content": "Kiểm tra phường (mẫu)", "units": ["H03.1.7"],
    "month_from": "3", "month_to": "4",
}  # fmt: skip


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    return client


def address(name: str, *args: Any, **query: str) -> str:
    asked = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"oversight:{name}", args=args) + (f"?{asked}" if asked else "")


def looks(item: Inspection) -> list[str]:
    return [event.payload["path"] for event in Event.objects.filter(chain=item.pk, verb="inspection_look")]


def of_today() -> set[str]:
    return {each.code for each in of_kind("control", date(2026, 11, 16))}


def test_a_decision_is_typed_and_a_wrong_one_keeps_everything(examined: Examined) -> None:
    client = signed_in(examined.organiser)
    page = client.post(address("decide"), {**DECISION, "ends_on": "01/11/2026"})
    assert page.status_code == 422
    text = text_of(page)
    assert "215/QĐ-UBND" in text and "Ngày kết thúc phải sau ngày bắt đầu." in text
    assert 'value="H03.1.7"' in text and "checked" in text
    page = client.post(address("decide"), DECISION)
    item = Inspection.objects.get()
    assert page.status_code == 302 and page["Location"] == address("inspection", item.pk)
    assert signed_in(examined.cast.tiepnhan).get(address("decide")).status_code == 403


def test_a_page_out_of_scope_is_not_there(examined: Examined) -> None:
    item = examined.on_site()
    pages = [
        address("inspection", item.pk), address("criteria", item.pk), address("criterion", item.pk, "HS1N"),
        address("behind", item.pk, "07a:3"), address("findings", item.pk), address("log", item.pk),
    ]  # fmt: skip
    for who in ("lanhdao_khac", "tiepnhan", "quantri", "chuyenmon_khac"):
        client = signed_in(getattr(examined.cast, who))
        assert {client.get(page).status_code for page in pages} == {404}, who
        assert item.code not in text_of(client.get(address("home")))
    unit = signed_in(examined.unit)
    assert [unit.get(page).status_code for page in pages] == [200, 404, 404, 404, 200, 404]


def test_the_unit_reads_findings_once_they_were_sent(examined: Examined) -> None:
    found = examined.found()
    page = address("findings", found.inspection_id)
    assert SHORTCOMING["text"] not in text_of(signed_in(examined.unit).get(page))
    assert SHORTCOMING["text"] in text_of(signed_in(examined.member).get(page))
    examined.step(found.inspection, "minutes", examined.member)
    examined.step(found.inspection, "draft", examined.member)
    assert SHORTCOMING["text"] in text_of(signed_in(examined.unit).get(page))


def test_every_look_of_a_member_is_on_the_inspections_log_and_nobody_elses(examined: Examined) -> None:
    examined.dossiers()
    item = examined.on_site()
    dossier = visible_to(examined.member).first()
    assert dossier is not None
    member = signed_in(examined.member)
    opened = [
        address("inspection", item.pk),
        reverse("desk:dossier", args=[dossier.code]),
        reverse("desk:book"),
    ]
    for page in opened:
        assert member.get(page).status_code == 200, page
    assert looks(item) == opened
    signed_in(examined.organiser).get(opened[0])
    token = issue(examined.member)
    api = f"/api/v1/dossiers/{dossier.code}"
    assert Client().get(api, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert looks(item) == [*opened, api]
    log = text_of(signed_in(examined.organiser).get(address("log", item.pk, xem="luot-xem")))
    assert dossier.code in log and "Cao Thị Mẫu Viên" in log


def test_what_was_searched_for_stays_beside_the_chain(examined: Examined) -> None:
    item = examined.on_site()
    signed_in(examined.member).get(address("home", ten="Nguyen-Van-Mau"))
    event = Event.objects.get(chain=item.pk, verb="inspection_look")
    assert "Nguyen" not in str(event.payload)
    assert event.personal.data == {"query": "ten=Nguyen-Van-Mau"}


def test_at_midnight_the_pages_close(examined: Examined) -> None:
    item = examined.on_site()
    client = signed_in(examined.member)
    examined.goto("2026-11-27 23:59")
    assert client.get(address("inspection", item.pk)).status_code == 200
    assert "Kiểm tra, giám sát" in text_of(client.get(address("home")))
    examined.goto("2026-11-28 00:00")
    assert client.get(address("inspection", item.pk)).status_code == 404


def test_a_number_of_evidence_opens_the_list_it_counts(examined: Examined) -> None:
    examined.dossiers(4)
    item = examined.on_site()
    client = signed_in(examined.member)
    page = text_of(client.get(address("criterion", item.pk, "HS1N")))
    assert address("behind", item.pk, "07a:3") in page
    behind = text_of(client.get(address("behind", item.pk, "07a:3")))
    codes = visible_to(examined.member).values_list("code", flat=True)
    assert len(codes) == 4 and all(code in behind for code in codes)
    for wrong in ("07a:99", "khong:1", "ho-so:khong", "07a:x"):
        assert client.get(address("behind", item.pk, wrong)).status_code == 404


@pytest.mark.parametrize(
    "code", ["HS1N", "HS2N", "HS3N", "HS4N", "HS5N", "HS6N", "HS7N", "CK3", "MC1N", "PA1", "CD1", "CD3"]
)
def test_every_number_of_every_criterion_opens_a_list(examined: Examined, code: str) -> None:
    examined.dossiers(2)
    item = examined.on_site()
    client = signed_in(examined.organiser)
    page = client.get(address("criterion", item.pk, code))
    items = page.context["items"]
    assert items
    for line in items:
        if line.key:
            behind = client.get(address("behind", item.pk, line.key))
            assert behind.status_code == 200
            assert str(behind.context["page"].paginator.count) == line.value.replace(".", ""), line


def test_a_criterion_is_judged_with_a_photo(examined: Examined) -> None:
    item = examined.on_site()
    client = signed_in(examined.member)
    photo = SimpleUploadedFile("niem-yet.png", PNG, "image/png")
    where = address("criterion", item.pk, "CK2")
    wrong = client.post(
        where, {"unit": "H03.1.7", "criterion": "CK2", "judgement": "unmet", "note": "", "files": photo}
    )
    assert wrong.status_code == 422 and "Chọn lại tệp" in text_of(wrong)
    photo.seek(0)
    done = client.post(
        where,
        {
            "unit": "H03.1.7",
            "criterion": "CK2",
            "judgement": "unmet",
            "note": "Không niêm yết",
            "files": photo,
        },
    )
    assert done.status_code == 302
    page = text_of(client.get(where))
    assert "niem-yet.png" in page and "Không niêm yết" in page
    file = reverse("oversight:file", args=[item.pk, Attachment.objects.get().pk])
    assert client.get(file).getvalue() == PNG
    assert signed_in(examined.unit).get(file).status_code == 404
    assert signed_in(examined.cast.lanhdao_khac).get(file).status_code == 404


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300"
    "05fe02fea72d9b480000000049454e44ae426082"
)


def test_a_refused_action_keeps_what_was_typed(examined: Examined) -> None:
    item = examined.on_site()
    client = signed_in(examined.member)
    page = client.post(address("act", item.pk, "nhan-xet"), {**SHORTCOMING, "unit": "H03.1.7", "cause": ""})
    assert page.status_code == 422
    text = text_of(page)
    assert SHORTCOMING["text"] in text and "Chưa nhập nguyên nhân." in text
    assert client.get(address("act", item.pk, "nhan-xet")).status_code == 302
    assert client.post(address("act", item.pk, "tieu-chi"), {}).status_code == 404
    assert (
        client.post(
            address("act", item.pk, "buoc"), {"stage": "conclusion", "happened_on": "20/11/2026"}
        ).status_code
        == 403
    )


def test_a_conclusion_is_followed_up_until_it_is_verified(examined: Examined) -> None:
    item = examined.concluded()
    for who, seen in (("organiser", True), ("unit", True)):
        page = text_of(signed_in(getattr(examined, who)).get(address("followup")))
        assert (item.code in page) is seen, who
    other = text_of(signed_in(examined.cast.lanhdao_khac).get(address("followup")))
    assert item.code not in other and "Chưa có kiến nghị nào" in other
    done = text_of(signed_in(examined.organiser).get(address("followup", nam="2026", ket_qua="in_time")))
    assert "Không có kiến nghị nào khớp bộ lọc" in done
    page = text_of(signed_in(examined.organiser).get(address("followup", nam="2026", ket_qua="open")))
    assert RECOMMENDATION["text"] in page


def test_a_plan_says_what_became_of_each_line(examined: Examined) -> None:
    client = signed_in(examined.organiser)
    assert client.post(address("plans"), {**PLAN, "year": "1"}).status_code == 422
    assert client.post(address("plans"), PLAN).status_code == 302
    plan = InspectionPlan.objects.get()
    assert client.post(address("plans"), PLAN).status_code == 422
    assert client.post(address("plan", plan.pk), {**LINE, "month_to": "2"}).status_code == 422
    assert client.post(address("plan", plan.pk), LINE).status_code == 302
    line = plan.lines.get()
    item = examined.decided(plan_line=str(line.pk))
    page = text_of(client.get(address("plan", plan.pk)))
    assert item.code in page and "năm 2026" in page
    stopped = client.post(address("plan", plan.pk), {"line": str(line.pk), "reason": "Trùng"})
    assert stopped.status_code == 409
    assert signed_in(examined.cast.lanhdao_khac).get(address("plan", plan.pk)).status_code == 404
    assert signed_in(examined.cast.lanhdao_tinh).post(address("plan", plan.pk), LINE).status_code == 403


def test_the_number_of_queries_does_not_grow(examined: Examined, django_assert_max_num_queries: Any) -> None:
    item = examined.recommended().inspection
    plan = issue_plan(examined.organiser, PLAN)
    add_line(examined.organiser, plan.pk, LINE)
    for number in range(6):
        examined.do(examined.member, item, "nhan-xet", **SHORTCOMING)
        found = item.findings.latest("pk")
        examined.do(examined.member, item, "kien-nghi", finding=str(found.pk), **RECOMMENDATION)
        add_line(examined.organiser, plan.pk, LINE)
        examined.decided(decision_number=f"{number}/QĐ", plan_line=str(plan.lines.latest("number").pk))
    client = signed_in(examined.organiser)
    for page, most in (
        (address("home"), 12), (address("inspection", item.pk), 24), (address("findings", item.pk), 30),
        (address("criteria", item.pk), 12), (address("plan", plan.pk), 14), (address("plans"), 12),
        (address("followup"), 14), (address("log", item.pk), 12),
    ):  # fmt: skip
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200, page
