"""The pages that add up reports from below and take in those of other systems."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.dossiers.tests.world import World
from motcua.filing.models import ReceivedReport, Report, ReportFile, StoredRow
from motcua.filing.signing import package_of
from motcua.filing.tests import stage
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.organisation.models import User
from motcua.web.office.tests.test_filing_pages import world
from motcua.web.shared.tests.html import text_of

__all__ = ["everybody_has_a_key", "world"]
ASKED = {
    "bieu": "07a",
    "co_quan": "H03.1",
    "ky": "khac",
    "tu_ngay": stage.FIRST.isoformat(),
    "den_ngay": stage.LAST.isoformat(),
}
ROLLUP = "office:rollup"


@pytest.fixture
def above(world: World) -> Client:
    return client_of(world.cast.kiemsoat_tp)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def elsewhere(world: World) -> bytes:
    """The package of a ward that works in another system: nothing of the report stays here."""
    data = package_of(stage.signed(world))
    for model in (ReportFile, StoredRow, Report):
        model.objects.all().delete()
    return data


def upload(client: Client, data: bytes, name: str = "goi.json") -> object:
    file = SimpleUploadedFile(name, data, "application/json")
    return client.post(reverse("office:receive-report"), {"goi": file})


def test_missing_children_are_named_with_their_day(world: World, above: Client) -> None:
    text = text_of(above.get(reverse(ROLLUP), ASKED))
    assert "2 đơn vị chưa có báo cáo đã ký" in text
    assert "UBND phường Huyền Tụng: hạn gửi 20/11/2026" in text
    world.goto("2026-11-23 09:00")
    assert "đã quá hạn gửi" in text_of(above.get(reverse(ROLLUP), ASKED))


def test_a_difference_opens_the_dossiers_that_make_it(world: World, above: Client) -> None:
    report = stage.signed(world)
    late = world.receive(source="paper", occurred_at="2026-11-04 09:00")
    page = above.get(reverse(ROLLUP), ASKED)
    text = text_of(page)
    assert "1 đơn vị có số liệu khác báo cáo đã ký" in text
    assert "nay 2" in text
    assert reverse("office:report", args=[report.pk]) in page.content.decode()
    where = {**ASKED, "don_vi": "H03.1.7", "cot": "3"}
    shown = text_of(above.get(reverse("office:rollup-difference"), where))
    assert late.code in shown
    assert "Nay mới có" in shown


@pytest.mark.parametrize(
    "change", [{"cot": "99"}, {"cot": "x"}, {"don_vi": "H03.1.8"}, {"don_vi": "x"}, {"co_quan": "H01"}]
)
def test_a_difference_that_there_is_not_is_not_found(
    world: World, above: Client, change: dict[str, str]
) -> None:
    stage.signed(world)
    where = {**ASKED, "don_vi": "H03.1.7", "cot": "3", **change}
    assert above.get(reverse("office:rollup-difference"), where).status_code == 404


def test_who_has_nobody_below_is_told_so(world: World) -> None:
    text = text_of(client_of(world.cast.kiemsoat).get(reverse(ROLLUP)))
    assert "không có cấp dưới" in text


def test_a_form_without_agencies_is_not_offered(world: World, above: Client) -> None:
    asked = above.get(reverse(ROLLUP), {**ASKED, "bieu": "08c-I"})
    assert "Hãy chọn biểu mẫu trong danh sách" in text_of(asked)


def test_a_report_of_another_system_is_taken_in_and_marked(world: World, above: Client) -> None:
    data = elsewhere(world)
    answer = upload(above, data)
    report = ReceivedReport.objects.get()
    assert answer["Location"] == reverse("office:received-report", args=[report.pk])  # type: ignore[index]
    text = text_of(above.get(reverse("office:received-report", args=[report.pk])))
    assert "Báo cáo nhận từ hệ thống khác" in text
    assert world.cast.lanhdao.full_name in text
    assert "Nhận từ hệ thống khác" in text_of(above.get(reverse(ROLLUP), ASKED))
    back = above.get(reverse("office:received-package", args=[report.pk]))
    assert back.content == data
    assert "attachment" in back["Content-Disposition"]


def test_a_file_that_cannot_be_taken_says_why(world: World, above: Client) -> None:
    for data, words in ((b"%PDF", "không phải là gói báo cáo"), (b"", "không phải là gói báo cáo")):
        answer = upload(above, data)
        assert answer.status_code == 422  # type: ignore[attr-defined]
        assert words in text_of(answer)
    none = above.post(reverse("office:receive-report"), {})
    assert "Hãy chọn tệp gói báo cáo" in text_of(none)
    assert not ReceivedReport.objects.exists()


@pytest.mark.parametrize("who", ["kiemsoat", "lanhdao", "lanhdao_tinh", "tiepnhan", "thanhtra"])
def test_only_control_officers_above_take_in_reports(world: World, who: str) -> None:
    data = elsewhere(world)
    client = client_of(getattr(world.cast, who))
    assert client.get(reverse("office:receive-report")).status_code == 403
    assert upload(client, data).status_code == 403  # type: ignore[attr-defined]
    assert not ReceivedReport.objects.exists()


def test_received_reports_are_seen_within_scope_only(world: World, above: Client) -> None:
    upload(above, elsewhere(world))
    report = ReceivedReport.objects.get()
    for name in ("received-report", "received-package"):
        url = reverse(f"office:{name}", args=[report.pk])
        assert client_of(world.cast.lanhdao_khac).get(url).status_code == 404
        assert client_of(world.cast.kiemsoat).get(url).status_code == 200
        assert Client().get(url).status_code == 302


def test_the_number_of_queries_does_not_grow(world: World, above: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert above.get(reverse(ROLLUP), ASKED).status_code == 200
        return len(captured)

    queries()
    stage.signed(world)
    assert queries() <= 16


def test_the_list_of_reports_leads_to_the_roll_up_of_those_below(world: World, above: Client) -> None:
    url = reverse("office:reports")
    assert reverse(ROLLUP) in above.get(url).content.decode()
    assert reverse(ROLLUP) not in client_of(world.cast.kiemsoat).get(url).content.decode()


def test_what_communes_count_from_kept_facts_is_offered_and_its_difference_listed(
    world: World, above: Client
) -> None:
    choices = above.get(reverse(ROLLUP), ASKED).content.decode()
    assert 'value="08b"' in choices and 'value="08c-II"' not in choices and 'value="08c-I"' not in choices
    desk = world.cast.ward.one_stop
    facts = DeskFacts(date(2026, 8, 1), 1, 0, 0, 0, True, True, True, False, "Kiểm kê (mẫu)")
    record_desk(world.cast.kiemsoat, desk, facts)
    stage.signed(world, form="08b", grouping="desk")
    record_desk(world.cast.kiemsoat, desk, replace(facts, points=2))
    asked = {**ASKED, "bieu": "08b"}
    assert "nay 2" in text_of(above.get(reverse(ROLLUP), asked))
    where = {**asked, "don_vi": "H03.1.7", "cot": "3"}
    shown = text_of(above.get(reverse("office:rollup-difference"), where))
    assert "1 mục nay không còn ở cột này, 2 mục nay mới có" in shown
    assert "Nay không còn" in shown and desk.name in shown and "hồ sơ" not in shown.split("So báo cáo")[1]
