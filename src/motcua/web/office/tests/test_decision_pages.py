"""Announcing decisions in the office: recorded, completed, posted; nothing typed is lost."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from motcua.catalogue.decision_loading import load_decisions
from motcua.catalogue.models import Decision, DecisionEntry
from motcua.demo.cast import Cast
from motcua.terms import VN, clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST, RECORD = "office:decisions", "office:decision-record"
GIVEN = {
    "number": "2686/QĐ-UBND (mẫu)",
    "origin": "local",
    "agency": "H03",
    "issued_by": "Chủ tịch UBND tỉnh (mẫu)",
    "signed_on": "03/09/2026",
    "effective_on": "03/09/2026",
    "new": "1.001193\n1.000894",
    "abolished": "2.000815",
    "legal_texts": "12/2026/NQ-HĐND (mẫu)",
}


@pytest.fixture(autouse=True)
def monday(cast: Cast) -> Iterator[None]:
    with clock.clock_at(datetime(2026, 11, 16, 8, tzinfo=VN)):
        yield


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    return client


def test_a_recorded_decision_stands_on_its_page_and_is_posted_there(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    assert client.post(reverse(RECORD), GIVEN).status_code == 302
    made = Decision.objects.get()
    changes = dict(made.entries.values_list("procedure__code", "change"))
    assert changes == {"1.001193": "new", "1.000894": "new", "2.000815": "abolished"}
    assert [text.number for text in made.legal_texts.all()] == [GIVEN["legal_texts"]]
    page = reverse("office:decision", args=[made.pk])
    assert "Ghi ngày công khai" in text_of(client.get(page))
    assert client.post(page, {"public_on": "02/09/2026"}).status_code == 422
    assert client.post(page, {"public_on": "05/09/2026"}).status_code == 302
    assert not DecisionEntry.objects.filter(public_on=None).exists()
    assert "Ghi ngày công khai" not in text_of(client.get(page))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"number": ""}, "Hãy nhập số quyết định."),
        ({"new": "9.999999"}, "Danh mục không có thủ tục mã 9.999999"),
        ({"amended": "2.000815"}, "đã ghi ở nhóm khác"),
        ({"new": "", "abolished": ""}, "Ghi ít nhất một thủ tục"),
        ({"signed_on": "17/11/2026"}, "Ngày ký ở tương lai"),
        ({"signed_on": "hôm qua"}, "ngày/tháng/năm"),
        ({"origin": "moon"}, "Hãy chọn thủ tục do trong danh sách"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(cast: Cast, wrong: dict[str, str], says: str) -> None:
    answer = signed_in(cast, "kiemsoat").post(reverse(RECORD), GIVEN | wrong)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert GIVEN["issued_by"] in answer.content.decode()
    assert not Decision.objects.exists()


def test_what_is_known_by_number_alone_is_listed_and_completed(cast: Cast) -> None:
    load_decisions()
    client = signed_in(cast, "kiemsoat")
    assert "38 quyết định chỉ biết số" in text_of(client.get(reverse(LIST)))
    known = Decision.objects.get(number="163/QĐ-BTP")
    form = client.get(reverse(RECORD), {"qd": known.pk})
    assert "Bổ sung quyết định 163/QĐ-BTP" in text_of(form) and "1.001193" in form.content.decode()
    given = GIVEN | {"number": "163/QĐ-BTP", "agency": "bo-nganh", "origin": "central"}
    assert client.post(reverse(RECORD), given).status_code == 302
    known.refresh_from_db()
    assert known.signed_on is not None and known.agency is None
    assert "37 quyết định chỉ biết số" in text_of(client.get(reverse(LIST)))


def test_only_a_control_officer_records_and_nobody_without_a_post_reads(cast: Cast) -> None:
    signed_in(cast, "kiemsoat").post(reverse(RECORD), GIVEN)
    made = Decision.objects.get()
    page = reverse("office:decision", args=[made.pk])
    for who in ("lanhdao", "thanhtra", "tiepnhan"):
        client = signed_in(cast, who)
        assert client.get(reverse(RECORD)).status_code == 403
        assert client.get(page).status_code == 200
        assert client.post(page, {"public_on": "05/09/2026"}).status_code == 403
    cast.thanhtra.posts.all().delete()
    assert signed_in(cast, "thanhtra").get(page).status_code == 404
    assert not DecisionEntry.objects.exclude(public_on=None).exists()


def decided(cast: Cast, **given: str) -> Decision:
    plain = {name: value for name, value in GIVEN.items() if name not in ("new", "abolished")}
    answer = signed_in(cast, "kiemsoat").post(reverse(RECORD), plain | {"effective_on": "20/11/2026"} | given)
    assert answer.status_code == 302
    return Decision.objects.get()


def test_effects_are_foreseen_and_carried_out_by_one_button(cast: Cast) -> None:
    made = decided(cast, abolished="2.000815", amended="1.000656")
    client, page = signed_in(cast, "kiemsoat"), reverse("office:decision-effects", args=[made.pk])
    foreseen = text_of(client.get(page))
    assert "Thôi tiếp nhận" in foreseen and "Chưa ghi nội dung sửa đổi" in foreseen
    assert "quyết định chưa cập nhật xong vào danh mục" in text_of(client.get(reverse(LIST)))
    amend = reverse("office:decision-amend", args=[made.pk, "1.000656"])
    assert client.post(amend, {"term_unit": "working_day"}).status_code == 422
    assert client.post(amend, {"term_unit": "working_day", "term_days": "3"}).status_code == 302
    assert client.post(page).status_code == 302
    assert "đã cập nhật xong" in text_of(client.get(page))
    assert "chưa cập nhật xong" not in text_of(client.get(reverse(LIST)))


def test_a_replaced_code_is_written_with_the_code_in_whose_place_it_comes(cast: Cast) -> None:
    made = decided(cast, replaced="1.000894 thay 1.001193")
    entry = made.entries.select_related("procedure", "replaces").get()
    assert entry.replaces is not None
    assert (entry.procedure.code, entry.replaces.code) == ("1.000894", "1.001193")
    page = signed_in(cast, "kiemsoat").get(reverse("office:decision", args=[made.pk]))
    assert "thay cho 1.001193" in text_of(page)


def test_nobody_else_carries_out_and_no_other_authority_is_found(cast: Cast) -> None:
    made = decided(cast, abolished="2.000815")
    page = reverse("office:decision-effects", args=[made.pk])
    for who in ("lanhdao", "thanhtra", "tiepnhan"):
        assert signed_in(cast, who).post(page).status_code == 403
        assert "Cập nhật danh mục của" not in text_of(signed_in(cast, who).get(page))
    other = {"co_quan": cast.other.committee.code}
    assert signed_in(cast, "kiemsoat").get(page, other).status_code == 404
    cast.thanhtra.posts.all().delete()
    assert signed_in(cast, "thanhtra").get(page).status_code == 404
