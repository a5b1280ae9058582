"""Tasks on pages: lists as long as their numbers, nothing typed is lost, files only for who may see them."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from motcua.assignments.actions import climb
from motcua.assignments.models import Assignment
from motcua.assignments.models import Stage as At
from motcua.assignments.tests.stage import Stage, local
from motcua.attachments.models import Attachment, State
from motcua.attachments.tests.files import JPEG, PDF, upload
from motcua.demo.cast import PEOPLE, Cast
from motcua.terms import clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST, GIVE = "office:assignments", "office:assignment-give"
TYPED = {
    "title": "Niêm yết lại thủ tục", "product": "Ảnh biển", "agency": "H03.1.7.2", "owner": "chuyenmon",
    "due_on": "04/12/2026",
}  # fmt: skip
_NUMBERED = re.compile(
    r'<a href="([^"]+)"[^>]*>(?:(?!</a>).)*?<(?:strong|span class="muted")>([\d.]+)</', re.DOTALL
)


@pytest.fixture
def stage(cast: Cast, settings: Settings, tmp_path: Path) -> Iterator[Stage]:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None
    stage = Stage(cast)
    with clock.clock_at(lambda: stage.now):
        yield stage


def signed_in(stage: Stage, who: str) -> Client:
    client = Client()
    client.force_login(stage.user(who), backend=BACKEND)
    return client


def page_of(item: Assignment) -> str:
    return reverse("office:assignment", args=[item.pk])


def act(stage: Stage, who: str, item: Assignment, name: str, **data: Any) -> Any:
    return signed_in(stage, who).post(reverse("office:assignment-act", args=[item.pk, name]), data)


def rows_in(client: Client, address: str) -> int:
    return len(re.findall(r'class="task-cell"', client.get(unescape(address)).content.decode()))


@pytest.mark.parametrize("who", ["kiemsoat", "chuyenmon", "lanhdao"])
def test_every_number_leads_to_a_list_of_that_length(stage: Stage, who: str) -> None:
    for at in At:
        stage.at(at)
    stage.give(agency=stage.cast.ward.culture, kind="general", source="plan", given_on=date(2025, 12, 1))
    stage.now = local("2026-12-10 09:00")
    climb()
    client = signed_in(stage, who)
    main = client.get(reverse(LIST)).content.decode().split('<ul class="state-counts"', 1)[1]
    numbered = _NUMBERED.findall(main)
    assert len(numbered) > 12
    for address, number in numbered:
        assert rows_in(client, address) == int(number), address


def test_narrowing_further_keeps_what_was_narrowed_before(stage: Stage) -> None:
    stage.give(source="plan"), stage.at(At.VERIFIED, source="plan"), stage.give()
    client = signed_in(stage, "kiemsoat")
    page = client.get(reverse(LIST), {"nguon": "plan"}).content.decode()
    assert "?ket-qua=in_time&amp;nguon=plan" in page
    assert rows_in(client, f"{reverse(LIST)}?ket-qua=in_time&nguon=plan") == 1
    text = text_of(client.get(f"{reverse(LIST)}?nguon=plan&ket-qua=in_time"))
    assert "Đang xem: hoàn thành đúng hạn; kế hoạch cải cách hành chính" in text
    assert "50,00%" in text and "100,00%" not in text  # of the list before its result narrowed it


def test_kinds_stand_apart_and_add_up(stage: Stage) -> None:
    stage.at(At.VERIFIED, kind="general"), stage.give(kind="specific"), stage.at(At.CANCELLED)
    page = signed_in(stage, "kiemsoat").get(reverse(LIST)).content.decode()
    lines = re.findall(r'<tr[^>]*><th scope="row" class="nowrap">(.*?)</th>(.*?)</tr>', page, re.DOTALL)
    told = {label: re.findall(r"<strong>(\d+)</strong>", cells) for label, cells in lines}
    assert list(told) == ["Nhiệm vụ chung", "Nhiệm vụ cụ thể", "Không phân loại", "Tất cả"]
    assert told["Tất cả"] == ["3", "1", "2", "1", "1", "1", "0", "1", "0"]
    assert told["Nhiệm vụ chung"] == ["1", "0", "1", "1", "1", "1", "0", "0", "0"]


def test_a_past_day_shows_how_things_stood_and_every_number_has_its_list_of_that_day(stage: Stage) -> None:
    for at in At:
        stage.at(at)
    stage.now = local("2026-12-20 09:00")
    for item in Assignment.objects.filter(verified_at__isnull=False):
        stage.do(item, "mo-lai")
    client = signed_in(stage, "kiemsoat")
    page = client.get(reverse(LIST), {"ngay": "16/11/2026"})
    main = page.content.decode().split('<ul class="state-counts"', 1)[1]
    numbered = _NUMBERED.findall(main)
    assert len(numbered) > 8 and all("ngay=16%2F11%2F2026" in each for each, _ in numbered)
    for address, number in numbered:
        assert rows_in(client, address) == int(number), address
    assert "hoàn thành đúng hạn" in text_of(page) and "quá hạn 10 ngày làm việc" not in text_of(page)
    assert rows_in(client, f"{reverse(LIST)}?ket-qua=done&ngay=16/11/2026") == 1
    assert rows_in(client, f"{reverse(LIST)}?ket-qua=done") == 0


@pytest.mark.parametrize("day", ["31/02/2026", "01/01/2030"])
def test_a_day_that_is_none_is_told_and_stays_typed(stage: Stage, day: str) -> None:
    stage.give()
    page = signed_in(stage, "kiemsoat").get(reverse(LIST), {"ngay": day, "nguon": "other"})
    assert f'value="{day}"' in page.content.decode() and 'class="field-error"' in page.content.decode()
    assert 'name="nguon" value="other"' in page.content.decode()


def test_what_cannot_be_read_narrows_nothing_and_nothing_is_left_is_said(stage: Stage) -> None:
    client = signed_in(stage, "kiemsoat")
    assert "Chưa có nhiệm vụ nào" in text_of(client.get(reverse(LIST)))
    stage.give()
    assert (
        rows_in(client, f"{reverse(LIST)}?xem=galaxy&buoc=x&nguon=y&ket-qua=z&loai=w&nam=MMXX&co-quan=%00")
        == 1
    )
    empty = text_of(client.get(reverse(LIST), {"co-quan": "khong-co"}))
    assert "Không có nhiệm vụ nào ở đây" in empty


def test_giving_leads_to_the_task_and_a_refusal_keeps_what_was_typed(stage: Stage) -> None:
    client = signed_in(stage, "kiemsoat")
    refused = client.post(reverse(GIVE), TYPED | {"due_on": "31/02/2026", "owner": "", "needs_file": "on"})
    page = refused.content.decode()
    assert refused.status_code == 422 and "Hạn hoàn thành: nhập ngày theo dạng" in text_of(refused)
    assert 'value="Niêm yết lại thủ tục"' in page and 'value="H03.1.7.2" selected' in page
    given = client.post(reverse(GIVE), TYPED | {"needs_file": "on"})
    item = Assignment.objects.get()
    assert (given.status_code, given["Location"]) == (302, page_of(item))
    assert item.needs_file and item.owner == stage.cast.chuyenmon


def test_whoever_gives_in_nobodys_name_cannot_give(stage: Stage) -> None:
    for who in ("chuyenmon", "tiepnhan", "quantri"):
        client = signed_in(stage, who)
        assert client.get(reverse(GIVE)).status_code == 403
        assert client.post(reverse(GIVE), TYPED).status_code == 403
        assert "Giao nhiệm vụ" not in text_of(client.get(reverse(LIST)))
    assert Client().get(reverse(GIVE)).status_code == 302
    assert not Assignment.objects.exists()


def test_nobody_outside_sees_it_by_a_guessed_address(stage: Stage) -> None:
    item = stage.at(At.REPORTED)
    file = reverse("office:assignment-file", args=[item.pk, Attachment.objects.get().pk])
    seeing = {"kiemsoat", "chuyenmon", "lanhdao", "thanhtra", "lanhdao_tinh", "kiemsoat_tp"}
    for who in PEOPLE:
        client = signed_in(stage, who)
        expected = 200 if who in seeing else 404
        assert client.get(page_of(item)).status_code == expected, who
        assert client.get(file).status_code == expected, who
    assert act(stage, "lanhdao_khac", item, "huy", reason="x").status_code == 404
    assert Client().get(file).status_code == 302


def test_a_file_of_one_task_is_not_served_by_the_page_of_another(stage: Stage) -> None:
    item, other = stage.at(At.REPORTED), stage.give()
    file = Attachment.objects.get().pk
    client = signed_in(stage, "kiemsoat")
    assert client.get(reverse("office:assignment-file", args=[other.pk, file])).status_code == 404
    served = client.get(reverse("office:assignment-file", args=[item.pk, file]))
    assert served.getvalue() == PDF and served["Content-Disposition"].startswith("attachment")


def test_a_report_with_files_is_sent_and_shown(stage: Stage) -> None:
    item = stage.at(At.ACCEPTED)
    sent = act(stage, "chuyenmon", item, "bao-cao", text="Đã xong.", files=[upload(), upload("a.jpg", JPEG)])
    assert sent.status_code == 302
    text = text_of(signed_in(stage, "kiemsoat").get(page_of(item)))
    assert "Đã xong." in text and "Biên bản.pdf" in text and "a.jpg" in text
    assert "chưa quét mã độc" in text and "Xác nhận hoàn thành" in text


def test_a_refused_report_keeps_its_text_and_says_that_files_are_to_be_chosen_anew(stage: Stage) -> None:
    item = stage.at(At.ACCEPTED)
    refused = act(stage, "chuyenmon", item, "bao-cao", text="Đã xong cả.", files=[upload("a.jpg", PDF)])
    text = text_of(refused)
    assert refused.status_code == 422 and "Đã xong cả." in text
    assert "Đuôi tên tệp không khớp" in text and "Chọn lại tệp" in text
    missing = act(stage, "chuyenmon", item, "bao-cao", text="", files=[upload()])
    assert "Chọn lại tệp" in text_of(missing) and not Attachment.objects.exists()


def test_what_was_typed_too_late_is_shown_though_the_form_is_gone(stage: Stage) -> None:
    """Somebody else was faster: the text can still be copied."""
    item = stage.at(At.REPORTED)
    refused = act(stage, "chuyenmon", item, "bao-cao", text="Đã dựng biển thứ ba.")
    text = text_of(refused)
    assert refused.status_code == 409 and "đang ở bước “chờ xác nhận”" in text
    assert "Kết quả thực hiện: Đã dựng biển thứ ba." in text


def test_only_a_scanned_photo_is_shown_within_the_page(stage: Stage) -> None:
    item = stage.do(stage.at(At.ACCEPTED), "bao-cao", uploads=[upload("a.jpg", JPEG)])
    client, file = signed_in(stage, "kiemsoat"), Attachment.objects.get()
    assert "<img" not in client.get(page_of(item)).content.decode().split("<main", 1)[1]
    Attachment.objects.update(state=State.CLEAN)
    assert 'class="proof"' in client.get(page_of(item)).content.decode()
    shown = client.get(reverse("office:assignment-file", args=[item.pk, file.pk]), {"xem": ""})
    assert shown["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize(("state", "why"), [(State.REFUSED, "có mã độc"), (State.PENDING, "chờ quét")])
def test_a_file_that_is_not_served_says_why_on_its_page(stage: Stage, state: State, why: str) -> None:
    item = stage.at(At.REPORTED)
    Attachment.objects.update(state=state)
    answer = signed_in(stage, "kiemsoat").get(
        reverse("office:assignment-file", args=[item.pk, Attachment.objects.get().pk])
    )
    assert answer.status_code == 409 and why in text_of(answer)


def test_what_can_be_done_follows_side_and_stage(stage: Stage) -> None:
    item = stage.give()
    owner = text_of(signed_in(stage, "chuyenmon").get(page_of(item)))
    giver = text_of(signed_in(stage, "kiemsoat").get(page_of(item)))
    assert "Nhận nhiệm vụ" in owner and "Gia hạn" not in owner
    assert "Gia hạn" in giver and "Nhận nhiệm vụ" not in giver
    assert "Ở bước này bạn không phải làm gì" in text_of(signed_in(stage, "thanhtra").get(page_of(item)))


def test_the_first_term_stays_in_sight_and_rungs_are_shown(stage: Stage) -> None:
    item = stage.do(stage.at(At.ACCEPTED), "gia-han")
    stage.now = local("2026-12-21 01:00")
    climb()
    text = text_of(signed_in(stage, "kiemsoat").get(page_of(item)))
    assert "hạn ban đầu 04/12/2026" in text and "Từ 04/12/2026 đến 18/12/2026" in text
    assert "quá hạn 1 ngày làm việc" in text and "Vừa quá hạn" in text and "hệ thống" in text


@pytest.mark.parametrize("day", ["2026-12-04 18:00", "2026-12-05 09:00", "2026-12-06 09:00"])
def test_the_tag_of_a_term_and_the_overdue_list_say_the_same(stage: Stage, day: str) -> None:
    stage.give()
    stage.now = local(day)
    text = text_of(signed_in(stage, "kiemsoat").get(reverse(LIST)))
    assert ("quá hạn" in text.split("NV-H03.1.7", 1)[1]) == ("Quá hạn: 1" in text)


def test_getting_an_action_or_an_unknown_one_leads_back(stage: Stage) -> None:
    item = stage.give()
    client = signed_in(stage, "kiemsoat")
    for name in ("huy", "khong-co"):
        assert client.get(reverse("office:assignment-act", args=[item.pk, name])).status_code == 302
    assert client.post(reverse("office:assignment-act", args=[item.pk, "khong-co"])).status_code == 302


def test_pages_ask_the_same_of_few_and_of_many(stage: Stage) -> None:
    items = [stage.at(at) for at in At]
    pages = [reverse(LIST), page_of(items[2])]
    client = signed_in(stage, "kiemsoat")
    few = [asked(client, page) for page in pages]
    for at in [*At, *At, *At]:
        stage.at(at)
    assert [asked(client, page) for page in pages] == few
    assert max(few) <= 20, few


def asked(client: Client, address: str) -> int:
    """With everything warm that a process keeps."""
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    return len(counted)
