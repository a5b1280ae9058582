"""My work: sorted by what is due, with icon, word and colour; personal data masked."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.terms import VN, clock_at
from motcua.web.desk.tests.stage import EXTRACT, Stage, text_of

HOME = reverse("desk:home")


def _at(day: int, hour: int = 9) -> Any:
    return clock_at(datetime(2026, 11, day, hour, 0, tzinfo=VN))


def test_earliest_due_stands_first(stage: Stage, signed: Any) -> None:
    later, sooner = stage.running(), stage.running(procedure=EXTRACT)
    page = text_of(signed("chuyenmon").get(HOME))
    assert page.index(sooner.code) < page.index(later.code)


def test_early_today_and_overdue_have_word_icon_and_colour(stage: Stage, signed: Any) -> None:
    stage.signing()  # to be signed by Thu 26/11 10:48
    client = signed("lanhdao")
    early = text_of(client.get(HOME))
    assert 'class="tag tag-early"' in early
    assert "<span>còn 3 ngày 1 giờ làm việc</span>" in early
    with _at(26, 7):
        today = text_of(client.get(HOME))
        assert 'class="tag tag-today"' in today
        assert "đến hạn hôm nay, còn" in today
    with _at(27, 16):
        overdue = text_of(client.get(HOME))
        assert 'class="tag tag-overdue"' in overdue
        assert "quá hạn 1 ngày" in overdue


def test_filter_shows_as_many_rows_as_it_counts(stage: Stage, signed: Any) -> None:
    stage.running(procedure=EXTRACT)
    stage.running()
    with _at(23, 9):
        response = signed("chuyenmon").get(HOME, {"xem": "qua-han"})
    [overdue] = [each for each in response.context["filters"] if each.key == "qua-han"]
    assert overdue.count == len(response.context["rows"]) == 1


def test_kill_05_result_not_yet_fetched_is_never_overdue(stage: Stage, signed: Any) -> None:
    code = stage.resolved().code
    client = signed("tiepnhan")
    with clock_at(datetime(2027, 1, 15, 9, 0, tzinfo=VN)):
        everything = client.get(HOME)
        overdue = client.get(HOME, {"xem": "qua-han"})
    assert "đã có kết quả, chờ trả" in text_of(everything)
    assert "tag-overdue" not in text_of(everything)
    assert code not in text_of(overdue)


def test_identity_numbers_are_masked(stage: Stage, signed: Any) -> None:
    stage.running()
    page = text_of(signed("chuyenmon").get(HOME))
    assert "012••••••901" in page
    assert "012345678901" not in page


def test_receiver_sees_what_was_handed_in_online_and_what_waits_for_citizens(
    stage: Stage, signed: Any
) -> None:
    online = stage.submit()
    waiting = stage.running()
    stage.do("chuyenmon", waiting, "request_supplement", {"missing": "Giấy xác nhận", "reason": "Thiếu"})
    client = signed("tiepnhan")
    assert online.code in text_of(client.get(HOME, {"xem": "truc-tuyen"}))
    page = text_of(client.get(HOME, {"xem": "cho-cong-dan"}))
    assert waiting.code in page
    assert "đang tạm dừng tính thời hạn" in page


def test_no_work_is_said_kindly_to_whoever_has_none(signed: Any) -> None:
    page = text_of(signed("lanhdao").get(HOME))
    assert "Không có việc nào ở mục này" in page
    assert "Trực tuyến chờ nhận" not in page


def test_results_on_the_shelf_stand_last_under_a_heading(stage: Stage, signed: Any) -> None:
    shelf, due = stage.resolved(procedure=EXTRACT), stage.receive()
    page = text_of(signed("tiepnhan").get(HOME))
    assert page.index(due.code) < page.index("Kết quả chờ công dân đến nhận") < page.index(shelf.code)


def test_the_duty_is_a_verb_and_the_step_stands_below_it(stage: Stage, signed: Any) -> None:
    stage.running()
    page = text_of(signed("chuyenmon").get(HOME))
    assert '<span class="cell-main">Thụ lý</span><span class="cell-sub">Công chức tư pháp' in page


def test_what_came_in_online_is_to_be_answered_within_working_hours(stage: Stage, signed: Any) -> None:
    code = stage.submit().code  # Friday at 9:30: 5.5 hours that day, 2.5 on Monday
    client = signed("tiepnhan")
    page = text_of(client.get(HOME, {"xem": "truc-tuyen"}))
    assert "Trả lời trước</span>" in page and "10:00 23/11/2026" in page
    assert "còn 1 ngày làm việc" in page
    assert "Trả lời trước</span>" in text_of(client.get(reverse("desk:dossier", args=[code])))
    with _at(24, 9):
        assert "tag-overdue" in text_of(client.get(HOME, {"xem": "truc-tuyen"}))
    stage.do("tiepnhan", Dossier.objects.get(code=code), "accept")
    assert "Trả lời trước</span>" not in text_of(client.get(reverse("desk:dossier", args=[code])))


def test_who_only_looks_begins_at_the_figures(stage: Stage, signed: Any) -> None:
    for who in ("kiemsoat", "thanhtra"):
        assert signed(who).get(HOME).url == reverse("office:overview")
    for who in ("tiepnhan", "chuyenmon", "lanhdao", "quantri"):
        assert signed(who).get(HOME).status_code == 200
