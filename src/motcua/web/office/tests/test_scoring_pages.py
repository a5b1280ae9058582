"""The index on pages: an unsupported score is refused there too, nothing typed is lost, default deny."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from motcua.attachments.queries import files_of
from motcua.demo.cast import PEOPLE, Cast
from motcua.organisation.models import Agency
from motcua.scoring.models import Entry, Frame, Round, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.tests.stage import DECISION, DISPUTE, OWN, PDF, REMEDY, Stage, everything, local
from motcua.terms import clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"


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


def address(name: str, *args: Any) -> str:
    return reverse(f"office:scoring-{name}", args=args)


def step(stage: Stage, who: str, sheet: Sheet, name: str, **data: Any) -> Any:
    return signed_in(stage, who).post(address("step", sheet.pk, name), data)


def test_an_unsupported_score_is_refused_on_the_page_with_a_link_to_each_criterion(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.save(sheet, c1_key="1")
    before = everything()
    answer = step(stage, "lanhdao", sheet, "nop")
    assert answer.status_code == 422
    page = text_of(answer)
    assert "3 tiêu chí chưa đủ căn cứ" in page
    assert "1.1 Kế hoạch: chưa có tài liệu kiểm chứng" in page
    for number in (1, 2, 4):
        assert f"{address('score', sheet.pk)}#c{number}" in answer.content.decode()
    assert everything() == before
    stage.scored(sheet)
    assert step(stage, "lanhdao", sheet, "nop").status_code == 302
    assert Sheet.objects.get(pk=sheet.pk).stage == At.SUBMITTED


def test_nothing_typed_into_the_long_form_is_lost_and_nothing_is_kept(stage: Stage) -> None:
    sheet = stage.sheet()
    before = everything()
    typed = {**OWN, "c2_numerator": "21", "c1_words": "Đã ký trong <quý I>", "revision": "0"}
    answer = signed_in(stage, "kiemsoat").post(address("score", sheet.pk), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Số đạt không thể lớn hơn tổng số" in page and 'href="#id_c2_numerator"' in page
    for kept in (
        'value="21"',
        "Đã ký trong &lt;quý I&gt;",
        "Kế hoạch 12/KH-UBND",
        '<option value="1" selected',
    ):
        assert kept in page
    assert everything() == before


def test_what_another_saved_meanwhile_is_told_and_what_was_typed_can_be_sent_again(stage: Stage) -> None:
    sheet = stage.sheet()
    stage.save(sheet)
    client = signed_in(stage, "lanhdao")
    answer = client.post(address("score", sheet.pk), {**OWN, "c1_key": "3", "revision": "0"})
    assert answer.status_code == 422 and "người khác lưu" in text_of(answer)
    assert 'name="revision" value="1"' in answer.content.decode()
    again = client.post(address("score", sheet.pk), {**OWN, "c1_key": "3", "revision": "1"})
    assert again.status_code == 302
    assert Entry.objects.get(sheet=sheet, code="1.1").own_points == 0


def test_saving_leads_on_to_the_figures_or_to_the_files_of_a_criterion(stage: Stage) -> None:
    sheet = stage.sheet()
    client = signed_in(stage, "kiemsoat")
    answer = client.post(address("score", sheet.pk), {**OWN, "then": "2"})
    assert answer.headers["Location"] == address("criterion", sheet.pk, 2)
    client.post(address("score", sheet.pk), {**OWN, "then": "figures"})
    assert Entry.objects.get(sheet=sheet, code="3").figure


def test_a_file_is_brought_handed_out_and_withdrawn_on_its_criterion(stage: Stage) -> None:
    sheet = stage.sheet()
    client = signed_in(stage, "kiemsoat")
    refused = client.post(address("prove", sheet.pk, 1), {"note": "Bản có dấu"})
    assert refused.status_code == 422 and 'value="Bản có dấu"' in refused.content.decode()
    client.post(address("prove", sheet.pk, 1), {"files": SimpleUploadedFile("Kế hoạch.pdf", PDF)})
    entry = Entry.objects.get(sheet=sheet, code="1.1")
    file = files_of("scoring", entry.pk).get()
    assert "Kế hoạch.pdf" in text_of(client.get(address("criterion", sheet.pk, 1)))
    got = client.get(address("file", sheet.pk, 1, file.pk))
    assert b"".join(got.streaming_content) == PDF  # type: ignore[attr-defined]
    assert client.get(address("file", sheet.pk, 2, file.pk)).status_code == 404
    assert signed_in(stage, "lanhdao_khac").get(address("file", sheet.pk, 1, file.pk)).status_code == 404
    assert client.post(address("unprove", sheet.pk, 1), {"file": str(file.pk)}).status_code == 422
    assert client.post(address("unprove", sheet.pk, 1), {"file": "x", "reason": "Nhầm"}).status_code == 404
    client.post(address("unprove", sheet.pk, 1), {"file": str(file.pk), "reason": "Nhầm tệp"})
    assert client.get(address("file", sheet.pk, 1, file.pk)).status_code == 409


def test_an_appraisal_without_its_reason_keeps_what_was_typed(stage: Stage) -> None:
    sheet = stage.at(At.SUBMITTED)
    client = signed_in(stage, "lanhdao_tinh")
    answer = client.post(address("judge", sheet.pk), {"c1_points": "1", "c2_agree": "on"})
    assert answer.status_code == 422
    assert "1.1: ghi lý do trừ điểm" in text_of(answer) and 'value="1"' in answer.content.decode()
    again = {"c1_points": "1", "c1_reason": "Ban hành chậm", "c2_agree": "on", "c4_agree": "on"}
    assert client.post(address("judge", sheet.pk), again).status_code == 302
    assert Entry.objects.get(sheet=sheet, code="1.1").points == 1000


def test_the_agency_learns_the_points_only_when_the_appraisal_is_finished(stage: Stage) -> None:
    sheet = stage.appraise(stage.at(At.SUBMITTED))
    reason = "Kế hoạch ban hành sau quý I"
    for name, args in (("sheet", ()), ("criterion", (1,))):
        assert reason not in text_of(signed_in(stage, "lanhdao").get(address(name, sheet.pk, *args)))
        assert reason in text_of(signed_in(stage, "lanhdao_tinh").get(address(name, sheet.pk, *args)))
    stage.do(sheet, "xong", "lanhdao_tinh")
    assert reason in text_of(signed_in(stage, "lanhdao").get(address("sheet", sheet.pk)))


def test_a_dispute_and_its_decision_are_made_on_the_criterion(stage: Stage) -> None:
    sheet = stage.at(At.APPRAISED)
    wrong = step(stage, "lanhdao", sheet, "kien-nghi", **{**DISPUTE, "points": "1"})
    assert wrong.status_code == 422 and DISPUTE["words"] in wrong.content.decode()
    assert step(stage, "lanhdao", sheet, "kien-nghi", **DISPUTE).headers["Location"] == address(
        "criterion", sheet.pk, 1
    )
    assert "chờ quyết định về kiến nghị" in text_of(
        signed_in(stage, "lanhdao").get(address("sheet", sheet.pk))
    )
    step(stage, "lanhdao_tinh", sheet, "quyet-dinh", **DECISION)
    page = text_of(signed_in(stage, "lanhdao").get(address("criterion", sheet.pk, 1)))
    assert "2 điểm: Đã đối chiếu dấu đến" in page


def test_the_result_shows_places_to_all_judged_and_sheets_to_their_own(stage: Stage) -> None:
    sheet = stage.published()
    answer = signed_in(stage, "lanhdao_khac").get(address("round", sheet.round_id))
    page, source = text_of(answer), answer.content.decode()
    assert "9,999" in page and "UBND phường Huyền Tụng" in page
    assert address("sheet", sheet.pk) not in source
    answer = step(stage, "lanhdao", sheet, "khac-phuc", **REMEDY)
    assert answer.status_code == 302
    page = text_of(signed_in(stage, "lanhdao").get(address("criterion", sheet.pk, 2)))
    assert "Hoàn thành ba nhiệm vụ còn lại" in page and "Thêm 1 việc đạt thì được thêm 0,167 điểm" in page


def test_while_it_runs_nobody_sees_a_neighbours_line(stage: Stage) -> None:
    round = stage.open()
    stage.at(At.SUBMITTED, round)
    page = text_of(signed_in(stage, "lanhdao_khac").get(address("round", round.pk)))
    assert "UBND phường Mẫu Bên" in page and "UBND phường Huyền Tụng" not in page


def test_publishing_says_what_stands_in_the_way(stage: Stage) -> None:
    round = stage.open()
    stage.at(At.ACCEPTED, round)
    client = signed_in(stage, "lanhdao_tinh")
    answer = client.post(address("publish", round.pk))
    assert answer.status_code == 409 and "UBND phường Mẫu Bên: đang tự chấm" in text_of(answer)
    stage.now = local("2026-11-30 08:00")
    stage.do(stage.sheet(round, "H03.1.8"), "khong-nop", "lanhdao_tinh")
    assert client.post(address("publish", round.pk)).status_code == 302
    assert Round.objects.get(pk=round.pk).published_at


def test_opening_refused_keeps_what_was_typed_and_takes_all_agencies_at_once(stage: Stage) -> None:
    frame = stage.frame()
    client = signed_in(stage, "lanhdao_tinh")
    typed = {
        "agency": "H03", "frame": str(frame.pk), "name": "Kỳ thử", "year": "2026", "all": "on",
        "self_due_on": "20/11/2026", "dispute_due_on": "19/11/2026",
    }  # fmt: skip
    answer = client.post(address("open"), typed)
    assert answer.status_code == 422 and 'value="Kỳ thử"' in answer.content.decode()
    assert client.post(address("open"), {**typed, "dispute_due_on": "27/11/2026"}).status_code == 302
    codes = Sheet.objects.values_list("agency__code", flat=True)
    assert sorted(codes) == ["H03.1.7", "H03.1.8"]
    assert signed_in(stage, "kiemsoat").get(address("open")).status_code == 403


def test_a_guessed_address_is_not_found_for_whoever_may_not_see(stage: Stage) -> None:
    sheet = stage.sheet()
    seeing = {"lanhdao", "kiemsoat", "thanhtra", "lanhdao_tinh", "kiemsoat_tp"}
    for who in sorted(PEOPLE.keys() - seeing):
        client = signed_in(stage, who)
        for name, args in (("sheet", ()), ("criterion", (1,)), ("score", ()), ("judge", ())):
            assert client.get(address(name, sheet.pk, *args)).status_code == 404, (who, name)
    for who in ("chuyenmon", "tiepnhan"):
        assert signed_in(stage, who).get(address("round", sheet.round_id)).status_code == 404
        assert signed_in(stage, who).get(address("frames")).status_code == 403
        assert address("frames") not in signed_in(stage, who).get(reverse("office:scoring")).content.decode()
    assert signed_in(stage, "kiemsoat").get(address("criterion", sheet.pk, 99)).status_code == 404
    assert signed_in(stage, "thanhtra").get(address("score", sheet.pk)).status_code == 403
    assert signed_in(stage, "kiemsoat").get(address("judge", sheet.pk)).status_code == 403


def test_pages_ask_as_much_of_two_agencies_as_of_many(stage: Stage) -> None:
    round = stage.open()
    stage.at(At.SUBMITTED, round)
    few = {name: _queries(stage, address(name, key)) for name, key in _pages(round)}
    for number in range(20):
        agency = Agency.objects.get(code="H03.1.8")
        agency.pk, agency.code = None, f"H03.1.{number + 20}"
        agency.save(force_insert=True)
        sheet = Sheet.objects.create(round=round, agency=agency)
        Entry.objects.bulk_create(Entry(sheet=sheet, code=leaf.code) for leaf in round.tree.leaves())
    assert {name: _queries(stage, address(name, key)) for name, key in _pages(round)} == few
    assert max(few.values()) <= 20


def _pages(round: Round) -> list[tuple[str, Any]]:
    sheet = Sheet.objects.get(round=round, agency__code="H03.1.7")
    return [("round", round.pk), ("sheet", sheet.pk), ("judge", sheet.pk)]


def _queries(stage: Stage, where: str) -> int:
    client = signed_in(stage, "lanhdao_tinh")
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(where).status_code == 200
    return len(asked)


def test_a_frame_goes_out_as_a_workbook_and_comes_back_changed(stage: Stage) -> None:
    frame = stage.frame()
    client = signed_in(stage, "lanhdao_tinh")
    book = client.get(address("frame-file", frame.pk)).content
    typed = {
        "agency": "H03", "name": "Quyết định 99/QĐ-UBND (mẫu)", "level": "commune", "certainty": "verified",
        "valid_from": "01/01/2027", "waived": "full",
    }  # fmt: skip
    refused = client.post(address("frame-load"), {**typed, "file": SimpleUploadedFile("a.xlsx", b"x")})
    assert refused.status_code == 422 and typed["name"] in refused.content.decode()
    client.post(address("frame-load"), {**typed, "file": SimpleUploadedFile("a.xlsx", book)})
    assert Frame.objects.get(name=typed["name"]).tree().roots == frame.tree().roots
    assert signed_in(stage, "kiemsoat").get(address("frame-load")).status_code == 403


def test_the_lists_behind_a_counted_figure_are_as_long_as_its_numbers(stage: Stage) -> None:
    for _ in range(3):
        stage.resolve()
    sheet = stage.take(stage.sheet())
    client = signed_in(stage, "kiemsoat")
    page = client.get(address("criterion", sheet.pk, 4)).content.decode()
    assert "3 trên 3" in page
    lists = [unescape(each) for each in re.findall(r'href="(/so-lieu/ho-so/[^"]+)"', page)]
    counts = [client.get(each).context["page"].paginator.count for each in lists]
    assert len(lists) == 3 and counts[0] + counts[1] == counts[2] == 3


def test_a_kept_figure_is_counted_again_and_one_that_was_tampered_with_is_told(stage: Stage) -> None:
    stage.resolve()
    sheet = stage.take(stage.sheet())
    stage.resolve()
    client, where = signed_in(stage, "thanhtra"), address("criterion", sheet.pk, 4) + "?dem-lai=1"
    assert "1 trên 1, khớp" in text_of(client.get(where))
    entry = Entry.objects.get(sheet=sheet, code="3")
    assert entry.figure
    entry.figure["denominator"] = 2
    entry.save()
    assert "1 trên 1, không khớp số đã giữ" in text_of(client.get(where))


def test_the_plan_of_remedies_names_every_criterion_that_lost_points_and_its_task(stage: Stage) -> None:
    sheet = stage.published()
    client = signed_in(stage, "lanhdao")
    page = text_of(client.get(address("sheet", sheet.pk)))
    plan = page.split("Kế hoạch khắc phục", 1)[1]
    assert "Chưa giao nhiệm vụ nào." in plan
    assert plan.index("1.1 Kế hoạch") < plan.index("1.2 Nhiệm vụ")  # 1 point lost, and 0.167
    stage.do(sheet, "khac-phuc", **REMEDY)
    page = text_of(client.get(address("sheet", sheet.pk)))
    assert "Đã giao 1 nhiệm vụ, hoàn thành 0." in page and REMEDY["title"] in page
