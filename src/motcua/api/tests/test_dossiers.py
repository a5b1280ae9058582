"""Reading dossiers and acting on them over the API."""

import json
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.api.tests.caller import DOSSIERS, Caller, refusal
from motcua.dossiers.tests import procedures
from motcua.dossiers.tests.world import World
from motcua.journal.models import Event


def codes(response: Any) -> list[str]:
    return [item["code"] for item in response.json()["items"]]


def walk(caller: Caller, **query: Any) -> list[str]:
    """All codes of all pages."""
    found: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = caller.get(DOSSIERS, **query, **cursor).json()
        found += [item["code"] for item in page["items"]]
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


def test_a_dossier_shows_its_way_its_deadline_and_what_may_be_done(world: World, tiepnhan: Caller) -> None:
    code = tiepnhan.receive().json()["code"]
    body = tiepnhan.get(f"{DOSSIERS}/{code}").json()
    assert [day["ordinal"] for day in body["trace"] if day["counted"]] == [1, 2, 3]
    assert body["timeline"][0]["sentence"] == f"Tiếp nhận hồ sơ {code}"
    assert body["available"][0]["verb"] == "hand_over"
    assert body["applicant"]["id_number"] == "012••••••901"


def test_personal_data_in_full_needs_a_reason_and_is_journalled(world: World, tiepnhan: Caller) -> None:
    path = f"{DOSSIERS}/{tiepnhan.receive().json()['code']}"
    assert refusal(tiepnhan.get(path, personal="1")) == (422, "input")
    shown = tiepnhan.get(path, personal="1", reason="Gọi điện hẹn trả").json()
    assert shown["applicant"]["id_number"] == "012345678901"
    assert Event.objects.filter(verb="view_personal").count() == 1
    world.verified()


def test_a_dossier_out_of_scope_is_not_there(tiepnhan: Caller, khac: Caller) -> None:
    path = f"{DOSSIERS}/{tiepnhan.receive().json()['code']}"
    out_of_scope, unknown = khac.get(path), khac.get(f"{DOSSIERS}/H03.1.7-261116-9999")
    assert refusal(out_of_scope) == refusal(unknown) == (404, "not_found")
    assert out_of_scope.json() == unknown.json()
    assert refusal(khac.post(f"{path}/actions/withdraw", {"data": {"reason": "x"}})) == (404, "not_found")


def test_an_action_moves_the_dossier(world: World, tiepnhan: Caller) -> None:
    code = tiepnhan.receive().json()["code"]
    assert tiepnhan.do(code, "hand_over").json()["status_text"] == "Đang xử lý"
    specialist = Caller.of(world.cast.chuyenmon)
    asked = specialist.do(code, "request_supplement", missing=["Sổ hộ khẩu"], reason="Thiếu giấy tờ")
    assert (asked.json()["status"], asked.json()["waiting"], asked.json()["due_at"]) == (5, True, None)
    world.verified()


def test_refusals_have_the_status_of_their_kind(world: World, tiepnhan: Caller) -> None:
    code = tiepnhan.receive().json()["code"]
    assert refusal(Caller.of(world.cast.lanhdao).do(code, "hand_over")) == (403, "permission")
    assert refusal(tiepnhan.do(code, "take_supplement", received=["x"])) == (409, "state")
    assert refusal(tiepnhan.do(code, "no_such_verb")) == (422, "input")
    assert refusal(tiepnhan.do(code, "correct", phone="12", reason="Sửa")) == (422, "input")
    assert refusal(tiepnhan.do(code, "hand_over", nonsense="x")) == (422, "input")


def test_the_list_filters(world: World, tiepnhan: Caller) -> None:
    old = tiepnhan.receive(source="paper", occurred_at="2026-11-10T08:00:00+07:00").json()["code"]
    new = tiepnhan.receive(procedure=procedures.SHORT, full_name="Đỗ Văn Mẫu Riêng").json()["code"]
    moved = tiepnhan.receive().json()["code"]
    tiepnhan.do(moved, "hand_over")
    assert codes(tiepnhan.get(DOSSIERS)) == [moved, new, old]
    assert codes(tiepnhan.get(DOSSIERS, status=4)) == [moved]
    assert codes(tiepnhan.get(DOSSIERS, procedure=procedures.SHORT)) == [new]
    assert codes(tiepnhan.get(DOSSIERS, received_to="2026-11-10")) == [old]
    assert codes(tiepnhan.get(DOSSIERS, received_from="2026-11-11", received_to="2026-11-16")) == [moved, new]
    assert codes(tiepnhan.get(DOSSIERS, due_before="2026-11-18T17:00:00+07:00")) == [old]
    assert codes(tiepnhan.get(DOSSIERS, q="do van mau")) == [new]
    assert codes(tiepnhan.get(DOSSIERS, agency=world.cast.other.committee.code)) == []


def test_the_list_is_limited_to_the_scope(tiepnhan: Caller, khac: Caller, world: World) -> None:
    code = tiepnhan.receive().json()["code"]
    assert codes(khac.get(DOSSIERS)) == []
    assert codes(Caller.of(world.cast.lanhdao_tinh).get(DOSSIERS)) == [code]


def test_pages_neither_repeat_nor_skip_while_dossiers_come_in(tiepnhan: Caller) -> None:
    before = [tiepnhan.receive().json()["code"] for _ in range(7)]
    first = tiepnhan.get(DOSSIERS, limit=3).json()
    tiepnhan.receive()
    rest = tiepnhan.get(DOSSIERS, limit=200, cursor=first["next"]).json()
    assert rest["next"] is None
    assert [item["code"] for item in first["items"] + rest["items"]] == before[::-1]


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_the_last_page_ends_the_walk(tiepnhan: Caller, limit: int) -> None:
    made = [tiepnhan.receive().json()["code"] for _ in range(4)]
    assert walk(tiepnhan, limit=limit) == made[::-1]


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "201"},
        {"limit": "3e27"},
        {"limit": "9" * 40},
        {"status": "99999999999999999999"},
        {"status": "11"},
        {"cursor": "!!!"},
        {"cursor": "AAAA"},
        {"cursor": "x" * 41},
        {"q": "a\0b"},
        {"q": "x" * 101},
        {"received_from": "9999-12-31"},
        {"received_to": "hôm qua"},
        {"due_before": "2026-11-18T17:00:00"},
    ],
)
def test_query_values_are_bounded(tiepnhan: Caller, query: dict[str, str]) -> None:
    assert refusal(tiepnhan.get(DOSSIERS, **query)) == (422, "input")


def test_the_list_takes_two_queries_however_long(
    tiepnhan: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        tiepnhan.receive()
    with django_assert_num_queries(2):
        assert len(codes(tiepnhan.get(DOSSIERS))) == 5


def test_odd_codes_are_just_not_there(tiepnhan: Caller) -> None:
    for code in ("x" * 60, "%00", "a%00b", "..", "%F0%9F%98%80"):
        assert tiepnhan.get(f"{DOSSIERS}/{code}").status_code in (404, 422)


def test_what_comes_back_is_utf_8_json(tiepnhan: Caller) -> None:
    response = tiepnhan.receive()
    assert response["Content-Type"] == "application/json"
    assert "Nguyễn Thị Mẫu Đơn" in response.content.decode()
    assert json.loads(response.content)["applicant"]["full_name"] == "Nguyễn Thị Mẫu Đơn"
