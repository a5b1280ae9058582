"""Tracking: code and four digits together, one answer to every wrong try, nothing personal on the page."""

from datetime import datetime

import pytest
from django.test import Client

from motcua.dossiers.models import Status
from motcua.dossiers.queries import Tracking
from motcua.terms import VN, Term, Unit, clock_at, due, national_calendar
from motcua.web.portal.views import track as view
from motcua.web.shared.tests.html import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/tra-cuu/"
CODE, DIGITS = "H26.1.2-261120-0001", "0789"
RECEIVED = datetime(2026, 11, 20, 9, 30, tzinfo=VN)
NOT_FOUND = "Không tìm thấy hồ sơ có mã và 4 số cuối này."


def tracking(**changes: object) -> Tracking:
    deadline = due(Term(2, Unit.WORKING_DAY), RECEIVED, national_calendar())
    usual: dict[str, object] = {
        "code": CODE,
        "procedure_code": "1.001193",
        "procedure_name": "Đăng ký khai sinh",
        "agency_name": "Ủy ban nhân dân phường Mẫu",
        "status": int(Status.IN_PROGRESS),
        "status_label": "Đang xử lý",
        "submitted_at": RECEIVED,
        "received_at": RECEIVED,
        "due_at": deadline.at,
        "waiting": False,
        "reappointed": False,
        "steps": (("Tiếp nhận hồ sơ", "done"), ("Thụ lý", "current"), ("Ký duyệt", "ahead")),
        "trace": deadline.trace,
        "missing": (),
        "resolved_at": None,
        "returned_at": None,
        "next_text": "Cơ quan đang giải quyết. Bạn chưa phải làm gì.",
    }
    return Tracking(**{**usual, **changes})  # type: ignore[arg-type]


@pytest.fixture
def one_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, tracking())


def _stand_in(monkeypatch: pytest.MonkeyPatch, found: Tracking) -> None:
    def track(code: str, digits: str) -> Tracking | None:
        return found if (code, digits) == (CODE, DIGITS) else None

    monkeypatch.setattr(view, "find_dossier", track)


def ask(client: Client, code: str = CODE, digits: str = DIGITS) -> str:
    return text_of(client.post(ADDRESS, {"code": code, "digits": digits}))


def test_code_and_digits_show_state_steps_and_due_date_with_its_reason(
    client: Client, one_dossier: None, friday: datetime
) -> None:
    page = ask(client)
    for wanted in (
        "Đăng ký khai sinh",
        "Đang xử lý",
        "09:30 ngày 20/11/2026",
        "17:00 ngày 25/11/2026",
        "chưa đến hạn",
        "Tiếp nhận hồ sơ Đã xong",
        "Bạn chưa phải làm gì.",
        "Thứ Ba 24/11/2026 Không tính nghỉ lễ",
    ):
        assert wanted in page, wanted


def test_small_letters_and_spaces_from_copying_are_forgiven(client: Client, one_dossier: None) -> None:
    assert "Đăng ký khai sinh" in ask(client, f" {CODE.lower()} ", " 0789 ")


def test_unknown_code_and_wrong_digits_get_the_same_answer(client: Client, one_dossier: None) -> None:
    wrong_digits = ask(client, digits="1111")
    unknown_code = ask(client, code="H26.1.2-261120-9999")
    assert NOT_FOUND in wrong_digits
    assert wrong_digits == unknown_code


@pytest.mark.parametrize(
    ("code", "digits", "message"),
    [
        ("", DIGITS, "Hãy nhập mã hồ sơ."),
        ("abc", DIGITS, "Mã hồ sơ chưa đúng dạng."),
        (CODE, "", "Hãy nhập 4 số cuối"),
        (CODE, "789", "Hãy nhập đúng 4 chữ số cuối"),
        (CODE, "٠٧٨٩", "Hãy nhập đúng 4 chữ số cuối"),
        ("H26\0", DIGITS, "Ô mã hồ sơ có ký tự không đọc được."),
    ],
)
def test_bad_input_says_what_to_do(
    client: Client, one_dossier: None, code: str, digits: str, message: str
) -> None:
    page = ask(client, code, digits)
    assert message in page and page.startswith("Lỗi: ")


def test_what_was_typed_is_kept_after_an_error(client: Client, one_dossier: None) -> None:
    html = client.post(ADDRESS, {"code": CODE, "digits": "12"}).content.decode()
    assert f'value="{CODE}"' in html and 'value="12"' in html


def test_qr_of_the_receipt_fills_in_the_code_but_shows_nothing(client: Client, one_dossier: None) -> None:
    answer = client.get(ADDRESS, {"ma": CODE})
    assert f'value="{CODE}"' in answer.content.decode()
    assert "Đăng ký khai sinh" not in text_of(answer)


def test_guessing_the_digits_of_one_code_is_stopped_from_any_address(
    client: Client, one_dossier: None
) -> None:
    for guess in range(view.WRONG_TRIES):
        assert NOT_FOUND in text_of(
            client.post(ADDRESS, {"code": CODE, "digits": f"{guess:04}"}, REMOTE_ADDR=f"10.0.0.{guess}")
        )
    for digits in ("5555", DIGITS):
        answer = client.post(ADDRESS, {"code": CODE, "digits": digits}, REMOTE_ADDR="10.0.1.1")
        assert answer.status_code == 429
        assert "Bạn thử quá nhiều lần" in text_of(answer)


def test_one_address_may_not_try_without_end(client: Client, one_dossier: None) -> None:
    answers = [client.post(ADDRESS, {"code": "", "digits": ""}).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    assert client.post(ADDRESS, {"code": "", "digits": ""}, REMOTE_ADDR="10.9.9.9").status_code == 200


def test_waiting_dossier_says_what_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tracking(
        status=int(Status.SUPPLEMENT),
        status_label="Yêu cầu bổ sung giấy tờ",
        waiting=True,
        due_at=None,
        missing=("Giấy chứng sinh",),
    )
    _stand_in(monkeypatch, found)
    page = ask(client)
    assert "đang tạm dừng tính thời hạn" in page and "Giấy chứng sinh" in page


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 25, 8, 0, tzinfo=VN), "đến hạn hôm nay"),
        (datetime(2026, 11, 25, 17, 0, tzinfo=VN), "đến hạn hôm nay"),
        (datetime(2026, 11, 25, 17, 1, tzinfo=VN), "đã quá hạn"),
    ],
)
def test_due_words_follow_the_clock(client: Client, one_dossier: None, moment: datetime, words: str) -> None:
    with clock_at(moment):
        page = ask(client)
    assert words in page
    assert ("phải gửi văn bản xin lỗi" in page) == (words == "đã quá hạn")


def test_answer_is_never_kept_by_a_cache(client: Client, one_dossier: None) -> None:
    answer = client.post(ADDRESS, {"code": CODE, "digits": DIGITS})
    assert "no-store" in answer["Cache-Control"]
