"""Acceptance 1 of oversight: from the decision to a task that somebody else verified, in browsers; the access
of the team ends at midnight of the last day, and nothing outside its scope is seen in any way."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import FilePayload, Locator, Page, expect
from pytest_django import Settings

from motcua.api.tokens import issue
from motcua.assignments.models import Assignment
from motcua.attachments.tests.files import PDF
from motcua.demo.cast import Cast
from motcua.documents.signature_checks import signatures_of
from motcua.dossiers.models import Dossier
from motcua.filing import keyring
from motcua.journal.models import Event
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role, User
from motcua.oversight.models import Inspection, PaperFile, Sample
from motcua.sampling.canonical import text_digest
from motcua.terms import clock
from motcua.web.desk.tests.stage import EXTRACT, Stage
from tests.acceptance.moment import Moment
from tools.pytest_browser import OpenPage

BACKEND = "motcua.organisation.backends.AccountBackend"
SECRET = "so bi mat cua phuong 2026"


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path / "media", None


@pytest.mark.slow
def test_from_the_decision_to_the_task_that_somebody_else_verified(
    town: str, cast: Cast, the_clock: Moment, page_at: OpenPage, everybody_has_a_key: None
) -> None:
    ours, theirs = dossiers(cast, the_clock)
    leader = cast.lanhdao_tinh
    create_post(leader, cast.district, Role.LEADER, valid_from=date(2016, 1, 1), title="Chủ tịch")
    the_clock.goto("2026-11-20 09:00")
    organiser = signed_in(page_at(1366, 768), town, cast.kiemsoat_tp)
    decide(organiser, town)
    item = Inspection.objects.get()
    one = f"{town}/giam-sat/{item.pk}/"
    do(organiser, "Ghi bước đã làm", stage="announce", happened_on="20/11/2026", number="12/TB-UBND")

    member = signed_in(page_at(1366, 768), town, cast.doanvien)
    sampled(member, one, the_clock)
    only_the_scope(member, town, item, ours, theirs)
    the_clock.goto("2026-11-25 09:00")
    member.goto(one)
    do(member, "Ghi bước đã làm", stage="on_site", happened_on="24/11/2026")
    judged(member, one)
    found(member, one)
    member.goto(one)
    do(member, "Ghi bước đã làm", stage="minutes", happened_on="25/11/2026")
    do(member, "Ghi bước đã làm", stage="draft", happened_on="25/11/2026")

    the_clock.goto("2026-11-27 23:59")
    expect_status(member, one, 200)
    the_clock.goto("2026-11-28 00:00")
    nothing_any_more(member, town, one, ours, cast.doanvien)

    the_clock.goto("2026-11-30 09:00")
    organiser.goto(one)
    do(organiser, "Ghi bước đã làm", stage="conclusion", happened_on="30/11/2026", number="31/KL-UBND")
    concluded(organiser, signed_in(page_at(1366, 768), town, leader), one)
    followed(organiser, page_at, town, cast, the_clock)


def dossiers(cast: Cast, the_clock: Moment) -> tuple[list[str], str]:
    """Six of the ward, one of another; their codes."""
    stage = Stage(cast)
    for day in (9, 10, 11):
        the_clock.goto(f"2026-11-{day:02} 08:30")
        stage.receive(EXTRACT), stage.returned()
    theirs = stage.elsewhere().code
    return list(Dossier.objects.exclude(code=theirs).values_list("code", flat=True)), theirs


def signed_in(page: Page, town: str, user: User) -> Page:
    client = Client()
    client.force_login(user, backend=BACKEND)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": town}])
    return page


def put(place: Locator, name: str, value: str) -> None:
    """One field by its name, whatever it is."""
    control = place.locator(f"[name={name}]")
    kind = control.first.evaluate("it => it.tagName + ':' + it.type")
    if kind.startswith("SELECT"):
        control.select_option(value)
    elif kind in ("INPUT:radio", "INPUT:checkbox"):
        place.locator(f"[name={name}][value='{value}']").check()
    else:
        control.fill(value)


def do(page: Page, label: str, **fields: str) -> None:
    """An action that stands folded on the page: open it, fill it, send it."""
    fold = page.locator("details", has=page.locator("summary", has_text=label)).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    for name, value in fields.items():
        put(fold, name, value)
    fold.get_by_role("button", name=label).click()
    page.wait_for_load_state()
    expect(page.get_by_role("main")).to_contain_text("Đã ghi")


def decide(page: Page, town: str) -> None:
    page.goto(f"{town}/giam-sat/")
    page.get_by_role("link", name="Lập quyết định kiểm tra").first.click()
    form = page.get_by_role("main")
    for name, value in {
        "kind": "control", "title": "Kiểm tra việc giải quyết thủ tục tại phường (mẫu)",
        "decision_number": "215/QĐ-UBND", "decided_on": "20/11/2026", "issuer": "Chủ tịch UBND thành phố",
        "units": "H03.1.7", "starts_on": "20/11/2026", "ends_on": "27/11/2026",
        "examined_from": "01/11/2026", "examined_to": "19/11/2026",
    }.items():  # fmt: skip
        put(form, name, value)
    page.get_by_role("button", name="Lập cuộc kiểm tra").click()
    expect(page.get_by_role("main")).to_contain_text("KT-H03.1-2026-01")
    do(page, "Thêm thành viên đoàn", username="doanvien", role="head", title="Chuyên viên")


def sampled(page: Page, one: str, the_clock: Moment) -> None:
    """Frozen, bound by the ward's hidden number, drawn by the public one, each dossier checked."""
    page.goto(f"{one}mau/")
    page.get_by_role("link", name="Chốt tổng thể để chọn mẫu").click()
    form = page.get_by_role("main")
    for name, value in {
        "title": "Hồ sơ tháng 11 (mẫu)", "criteria": "Thành phần hồ sơ đúng quy định", "basis": "total",
        "confidence": "95", "number": "3", "source": "Giải đặc biệt xổ số miền Bắc 23/11/2026",
        "known_from": "18:30 23/11/2026",
    }.items():  # fmt: skip
        put(form, name, value)
    page.get_by_role("button", name="Chốt tổng thể").click()
    expect(form).to_contain_text("Mã cam kết")
    the_clock.goto("2026-11-23 09:00")
    page.reload()
    send(page, party="UBND phường (mẫu)", digest=text_digest(SECRET))
    the_clock.goto("2026-11-24 08:00")
    page.reload()
    send(page, public="48213", nonce=SECRET)
    sample = Sample.objects.get()
    assert sample.drawn.count() == 3
    for number, drawn in enumerate(sample.drawn.all()):
        page.goto(f"{one}mau/{sample.pk}/")
        page.get_by_role("link", name=f"Ghi phiếu hồ sơ {drawn.dossier.code}").click()
        put(page.get_by_role("main"), "answer_1", "fault" if number == 0 else "met")
        page.get_by_role("button", name="Ghi phiếu").click()
    page.goto(f"{one}mau/{sample.pk}/")
    expect(page.get_by_role("main")).to_contain_text("Đã kiểm tra 3 trên 3 hồ sơ")


def send(page: Page, **fields: str) -> None:
    """The form of the page that has these fields."""
    first = next(iter(fields))
    form = page.locator("form", has=page.locator(f"[name={first}]")).first
    for name, value in fields.items():
        put(form, name, value)
    form.get_by_role("button").click()
    page.wait_for_load_state()


def only_the_scope(page: Page, town: str, item: Inspection, ours: list[str], theirs: str) -> None:
    """By list, search, guessed address, export and API: the ward's dossiers, and nobody else's."""
    page.goto(f"{town}{reverse('desk:book')}?tu_ngay=01/11/2026&den_ngay=30/11/2026")
    book = page.content()
    assert ours[0] in book and theirs not in book
    for code, status in ((ours[0], 200), (theirs, 404)):
        expect_status(page, town + reverse("desk:dossier", args=[code]), status)
    page.goto(town + reverse("desk:find") + "?" + urlencode({"q": theirs}))
    assert reverse("desk:dossier", args=[theirs]) not in page.content()
    days = {"tu_ngay": "01/11/2026", "den_ngay": "30/11/2026"}
    where = {"bieu": "07a", "co_quan": "H03.1.8", "ky": "khac", **days}
    for name in ("office:table-file", "office:cell"):
        asked = urlencode({**where, "dinh_dang": "csv", "dong": "", "cot": "3"})
        assert page.request.get(f"{town}{reverse(name)}?{asked}").status in (403, 404)
    behind = page.request.get(f"{town}/giam-sat/{item.pk}/so-lieu/07a:3/?don-vi=H03.1.8")
    assert behind.status == 404
    list_file = page.request.get(f"{town}/giam-sat/{item.pk}/mau/{Sample.objects.get().pk}/danh-sach/")
    assert list_file.status == 200
    token = {"Authorization": f"Bearer {issue(User.objects.get(username='doanvien'))}"}
    listed = page.request.get(f"{town}/api/v1/dossiers", headers=token)
    assert theirs not in listed.text()
    for code, status in ((ours[0], 200), (theirs, 404)):
        assert page.request.get(f"{town}/api/v1/dossiers/{code}", headers=token).status == status
    looked = {event.payload["path"] for event in Event.objects.filter(chain=item.pk, verb="inspection_look")}
    assert reverse("desk:dossier", args=[ours[0]]) in looked
    assert f"/api/v1/dossiers/{ours[0]}" in looked


def nothing_any_more(page: Page, town: str, one: str, ours: list[str], user: User) -> None:
    for address in (one, f"{one}tieu-chi/", f"{one}mau/", f"{one}nhan-xet/", f"{one}van-ban/"):
        expect_status(page, address, 404)
    expect_status(page, town + reverse("desk:dossier", args=[ours[0]]), 404)
    page.goto(f"{town}{reverse('desk:book')}?tu_ngay=01/11/2026&den_ngay=30/11/2026")
    assert ours[0] not in page.content()
    token = {"Authorization": f"Bearer {issue(user)}"}
    assert page.request.get(f"{town}/api/v1/dossiers/{ours[0]}", headers=token).status == 404
    listed = page.request.get(f"{town}/api/v1/dossiers", headers=token)
    assert not [code for code in ours if code in json.dumps(listed.json())]


def expect_status(page: Page, address: str, status: int) -> None:
    answer = page.goto(address)
    assert answer is not None and answer.status == status, (address, answer and answer.status)


def judged(page: Page, one: str) -> None:
    page.goto(f"{one}tieu-chi/")
    page.get_by_role("link", name="Ghi chép, cập nhật sổ theo dõi hồ sơ đầy đủ, kịp thời").click()
    expect(page.get_by_role("main")).to_contain_text("Số liệu của hệ thống")
    form = page.get_by_role("main")
    put(form, "judgement", "partly")
    put(form, "note", "Sổ ghi thiếu điện thoại (mẫu).")
    photo = FilePayload(name="so.pdf", mimeType="application/pdf", buffer=PDF)
    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_role("button", name="Ghi kết quả tiêu chí").click()
    expect(page.get_by_role("main")).to_contain_text("Đã ghi 1 trong")


def found(page: Page, one: str) -> None:
    page.goto(f"{one}nhan-xet/")
    do(
        page, "Ghi nhận xét", kind="shortcoming", text="Sổ theo dõi ghi thiếu thông tin (mẫu).",
        legal_basis="Nghị định 118/2025/NĐ-CP", cause="Chưa phân công.", post_title="Công chức tiếp nhận",
        severity="minor",
    )  # fmt: skip
    finding = Inspection.objects.get().findings.get()
    do(
        page, "Ghi kiến nghị", direction="to_unit", finding=str(finding.pk),
        text="Phân công người ghi sổ (mẫu).", product="Văn bản phân công", due_on="15/12/2026",
    )  # fmt: skip


def concluded(organiser: Page, leader: Page, one: str) -> None:
    """The paper drafted, numbered, frozen; signed by the leader; the PDF as it is handed out."""
    organiser.goto(f"{one}van-ban/")
    organiser.get_by_role("button", name="Soạn kết luận").click()
    paper = organiser.url
    organiser.get_by_role("link", name="Sửa văn bản").first.click()
    put(organiser.get_by_role("main"), "number", "31/KL-UBND")
    organiser.locator("main form").first.get_by_role("button").last.click()
    organiser.goto(paper)
    organiser.get_by_role("button", name="Chốt để ký").click()
    leader.goto(paper)
    leader.get_by_role("button", name="Ký văn bản").click()
    leader.goto(paper)
    with leader.expect_download() as download:
        leader.get_by_role("link", name="Tải PDF đã ký số").click()
    content = Path(download.value.path()).read_bytes()
    assert content == bytes(PaperFile.objects.get(kind="pdf").content)
    assert len(signatures_of(content, keyring.trusted_roots(), clock.now())) == 1


def followed(organiser: Page, page_at: OpenPage, town: str, cast: Cast, the_clock: Moment) -> None:
    """The task: the ward reports with proof, the city verifies, the follow-up page says so."""
    task = Assignment.objects.get()
    address = town + reverse("office:assignment", args=[task.pk])
    ward = signed_in(page_at(390, 844), town, cast.lanhdao)
    the_clock.goto("2026-12-08 09:00")
    ward.goto(address)
    ward.get_by_role("button", name="Nhận nhiệm vụ").click()
    ward.get_by_label("Kết quả thực hiện").fill("Đã ban hành văn bản phân công (mẫu).")
    proof = FilePayload(name="phan-cong.pdf", mimeType="application/pdf", buffer=PDF)
    ward.locator("input[type=file]").first.set_input_files(proof)
    ward.get_by_role("button", name="Báo cáo hoàn thành").click()
    expect(ward.get_by_role("main")).to_contain_text("phan-cong.pdf")
    assert ward.get_by_role("button", name="Xác nhận hoàn thành").count() == 0
    the_clock.goto("2026-12-10 09:00")
    organiser.goto(address)
    organiser.get_by_label("Ý kiến kiểm tra").fill("Đã xem văn bản (mẫu).")
    organiser.get_by_role("button", name="Xác nhận hoàn thành").click()
    organiser.goto(f"{town}/giam-sat/theo-doi/?nam=2026&ket_qua=in_time")
    expect(organiser.get_by_role("main")).to_contain_text(task.code)
    expect(organiser.get_by_role("main")).to_contain_text("đã xác nhận")
