"""Receiving over the API: the same checks, permissions and messages as the desk."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.api.models import IntakeKey
from motcua.api.tests.caller import DOSSIERS, Caller, intake, refusal
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, local


def test_a_dossier_is_received_with_code_and_due_date(world: World, tiepnhan: Caller) -> None:
    response = tiepnhan.receive()
    body = response.json()
    assert response.status_code == 201
    assert body["code"] == "H03.1.7-261116-0001"
    assert body["due_at"] == "2026-11-19T17:00:00+07:00"
    assert body["status_text"] == "Được tiếp nhận"
    world.verified()


def test_the_answer_masks_personal_data(tiepnhan: Caller) -> None:
    applicant = tiepnhan.receive().json()["applicant"]
    assert applicant["id_number"] == "012••••••901"
    assert set(applicant) == {"kind", "full_name", "id_number", "phone"}


def test_who_is_no_receiver_is_refused_and_nothing_is_written(world: World) -> None:
    assert refusal(Caller.of(world.cast.chuyenmon).receive()) == (403, "permission")
    assert not Dossier.objects.exists()


def test_another_wards_agency_is_refused(world: World, tiepnhan: Caller) -> None:
    assert refusal(tiepnhan.receive(agency=world.cast.other.committee.code)) == (403, "permission")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"full_name": " "}, "full_name"),
        ({"full_name": "x" * 151}, "full_name"),
        ({"phone": "12"}, "phone"),
        ({"birth_date": "2026-13-01"}, "birth_date"),
        ({"birth_date": 19900101}, "birth_date"),
        ({"copies": 3 * 10**27}, "copies"),
        ({"copies": 3e27}, "copies"),
        ({"fee": -1}, "fee"),
        ({"fee": "8000"}, "fee"),
        ({"channel": "fax"}, "channel"),
        ({"nonsense": 1}, "nonsense"),
        ({"note": "a\0b"}, "note"),
        ({"components": [{"name": "Tờ khai"}]}, "components"),
        ({"components": [{"original": 1}]}, "components.0.name"),
        ({"components": [{"name": "Tờ khai", "copy": 100}]}, "components.0.copy"),
        ({"occurred_at": "2026-11-16T07:00:00+07:00"}, "occurred_at"),
    ],
)
def test_bad_input_is_named_by_field(tiepnhan: Caller, more: dict, field: str) -> None:
    response = tiepnhan.receive(**more)
    assert refusal(response) == (422, "input")
    assert field in response.json()["fields"]
    assert not Dossier.objects.exists()


def test_a_procedure_not_offered_says_what_to_do(tiepnhan: Caller) -> None:
    response = tiepnhan.receive(procedure="0.000000")
    assert refusal(response) == (422, "input")
    assert "hướng dẫn công dân" in response.json()["fields"]["procedure"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1]", b'{"procedure": NaN}', b"\xff\xfe", b'{"full_name": "\\ud800"}']
)
def test_what_is_no_json_object_is_refused(tiepnhan: Caller, body: bytes) -> None:
    assert tiepnhan.post(DOSSIERS, body).status_code in (400, 422)


def test_kill_08_half_past_twelve_stays_half_past_twelve(world: World, tiepnhan: Caller) -> None:
    at = "2026-11-13T12:30:00+07:00"
    body = tiepnhan.receive(source="paper", occurred_at=at).json()
    assert body["received_at"] == at
    assert tiepnhan.get(f"{DOSSIERS}/{body['code']}").json()["received_at"] == at
    assert Dossier.objects.get().received_at == local("2026-11-13 12:30")


@pytest.mark.parametrize(
    "at", ["2026-11-13T12:30:00", "12:30 13/11/2026", "0001-01-01T00:00:00Z", 1763011800]
)
def test_kill_08_an_instant_needs_its_zone(tiepnhan: Caller, at: object) -> None:
    response = tiepnhan.receive(source="paper", occurred_at=at)
    assert refusal(response) == (422, "input")
    assert "ISO 8601" in response.json()["fields"]["occurred_at"]


def test_kill_08_another_zone_is_the_same_instant(tiepnhan: Caller) -> None:
    body = tiepnhan.receive(source="paper", occurred_at="2026-11-13T05:30:00Z").json()
    assert datetime.fromisoformat(body["received_at"]) == local("2026-11-13 12:30")


def test_a_retry_gets_the_dossier_of_the_first_try(world: World, tiepnhan: Caller) -> None:
    first, again = tiepnhan.receive(key="abc"), tiepnhan.receive(key="abc")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Dossier.objects.count() == 1


def test_a_retry_is_answered_even_when_it_would_now_be_refused(world: World, tiepnhan: Caller) -> None:
    code = tiepnhan.receive(key="abc").json()["code"]
    world.cast.tiepnhan.posts.update(valid_to="2026-11-15")
    assert tiepnhan.receive(key="abc").json()["code"] == code
    assert refusal(tiepnhan.receive(key="new")) == (403, "permission")


def test_a_key_belongs_to_one_content_and_one_token(tiepnhan: Caller, khac: Caller) -> None:
    tiepnhan.receive(key="abc")
    assert refusal(tiepnhan.receive(key="abc", note="khác")) == (422, "input")
    assert khac.receive(key="abc").status_code == 201
    assert IntakeKey.objects.count() == Dossier.objects.count() == 2


def test_a_refused_intake_leaves_its_key_free(tiepnhan: Caller) -> None:
    assert tiepnhan.receive(key="abc", phone="12").status_code == 422
    assert tiepnhan.receive(key="abc").status_code == 201


@pytest.mark.parametrize("key", ["x" * 101, "có dấu cách"])
def test_a_key_is_bounded(tiepnhan: Caller, key: str) -> None:
    assert refusal(tiepnhan.post(DOSSIERS, intake(), **{"Idempotency-Key": key})) == (422, "input")


def test_intake_takes_a_constant_number_of_statements(
    tiepnhan: Caller, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tiepnhan.receive()
    with django_assert_max_num_queries(14):  # 3 to look up, 7 rows, savepoints of the test; nothing by row
        tiepnhan.receive()


def test_a_body_too_large_is_refused_in_words_and_nothing_is_kept_by_a_cache(tiepnhan: Caller) -> None:
    answer = tiepnhan.post(DOSSIERS, b'{"note": "' + b"x" * 3_000_000 + b'"}')
    assert refusal(answer) == (413, "too_large")
    assert answer["Cache-Control"] == "no-store"
