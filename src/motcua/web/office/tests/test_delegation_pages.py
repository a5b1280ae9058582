"""Delegation in the office: recorded with its scan, conflicts shown, ended, guidance side by side; scope."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.catalogue.models import Delegation, Guidance, Offering
from motcua.demo.cast import Cast
from motcua.terms import VN, clock
from motcua.web.shared.tests.html import text_of

BACKEND = "motcua.organisation.backends.AccountBackend"
LIST, RECORD, GUIDE = "office:delegations", "office:delegation-record", "office:guidance-record"
CODE = "1.004873"
GIVEN = {
    "number": "77/QĐ-UBND (mẫu)",
    "kind": "authorised",
    "giver": "H03",
    "taker": "H03.1.7",
    "signed_on": "02/11/2026",
    "valid_from": "02/11/2026",
    "valid_to": "31/12/2026",
    "basis": "Luật 72/2025/QH15",
    "codes": f"{CODE}\n1.000656",
}
TOLD = {
    "agency": "H03",
    "number": "10/HD-SCT (mẫu)",
    "issued_by": "Sở Công Thương (mẫu)",
    "signed_on": "03/11/2026",
    "says": f"{CODE}; 10; 1.100.000\n1.000656; 3",
}


@pytest.fixture(autouse=True)
def monday(cast: Cast) -> Iterator[None]:
    with clock.clock_at(datetime(2026, 11, 16, 8, tzinfo=VN)):
        yield


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, who), backend=BACKEND)
    return client


def test_an_act_is_recorded_with_its_scan_shown_and_ended(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    scan = SimpleUploadedFile("quyet-dinh.txt", "Quyết định (mẫu)".encode())
    assert client.post(reverse(RECORD), GIVEN | {"proof": scan}).status_code == 302
    act = Delegation.objects.get()
    page = reverse("office:delegation", args=[act.pk])
    shown = client.get(page)
    assert "2 thủ tục được giao" in text_of(shown) and "quyet-dinh.txt" in text_of(shown)
    file = reverse("office:delegation-file", args=[act.pk, shown.context["files"][0].pk])
    assert client.get(file).status_code == 200
    assert signed_in(cast, "lanhdao_khac").get(file).status_code == 404
    assert "Không thấy mâu thuẫn nào" in text_of(client.get(reverse(LIST)))
    assert client.post(page, {"last_day": "01/11/2026", "reason": "Thu hồi"}).status_code == 422
    assert client.post(page, {"last_day": "15/11/2026", "reason": "Thu hồi"}).status_code == 302
    assert "Hết hiệu lực" in text_of(client.get(page))
    assert client.get(reverse("office:delegation-dossiers", args=[act.pk])).status_code == 200


def test_conflicts_are_shown_with_their_acts_and_what_to_do(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    client.post(reverse(RECORD), GIVEN)
    client.post(reverse(RECORD), GIVEN | {"number": "78/QĐ (mẫu)", "taker": "H03.1.7.3", "codes": CODE})
    Offering.objects.filter(agency=cast.ward.committee, procedure__code="1.000656").delete()
    shown = text_of(client.get(reverse(LIST)))
    assert "Hai nơi cùng được giao một thủ tục" in shown
    assert "Bên nhận chưa mở tiếp nhận" in shown
    assert "3 mâu thuẫn" in shown  # two delegates; the ward for one code, its office for the other


def test_guidance_is_read_by_line_and_set_beside_other_texts(cast: Cast) -> None:
    client = signed_in(cast, "kiemsoat")
    client.post(reverse(RECORD), GIVEN)
    assert client.post(reverse(GUIDE), TOLD).status_code == 302
    other = TOLD | {"number": "55/UBND (mẫu)", "says": f"{CODE}; 7"}
    assert client.post(reverse(GUIDE), other).status_code == 302
    text = Guidance.objects.get(number="55/UBND (mẫu)")
    assert [(line.term_days, line.fee) for line in text.lines.all()] == [(7, None)]
    page = text_of(client.get(reverse("office:guidance", args=[text.pk])))
    assert "10/HD-SCT (mẫu): 10 ngày làm việc, 1.100.000 đ" in page and "khác" in page
    assert "Văn bản hướng dẫn không thống nhất" in text_of(client.get(reverse(LIST)))


@pytest.mark.parametrize(
    ("name", "given", "wrong", "says"),
    [
        (RECORD, GIVEN, {"number": ""}, "Hãy nhập số, ký hiệu"),
        (RECORD, GIVEN, {"codes": "9.9"}, "Danh mục không có thủ tục mã 9.9"),
        (RECORD, GIVEN, {"valid_to": "01/11/2026"}, "Ngày kết thúc phải từ ngày bắt đầu"),
        (RECORD, GIVEN, {"giver": "H03.1.7"}, "Cơ quan nhận phải khác cơ quan giao"),
        (RECORD, GIVEN, {"taker": "H99"}, "trong danh sách"),
        (GUIDE, TOLD, {"says": f"{CODE}; mười"}, "sau mã là số ngày và số tiền"),
        (GUIDE, TOLD, {"says": f"{CODE}; 1\n{CODE}; 2"}, "ghi hai lần"),
        (GUIDE, TOLD, {"says": "9.9; 1"}, "Danh mục không có thủ tục mã 9.9"),
        (GUIDE, TOLD, {"says": CODE}, "phải có thời hạn"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(
    cast: Cast, name: str, given: dict[str, str], wrong: dict[str, str], says: str
) -> None:
    answer = signed_in(cast, "kiemsoat").post(reverse(name), given | wrong)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert given["signed_on"] in answer.content.decode()
    assert not Delegation.objects.exists() and not Guidance.objects.exists()


def test_only_a_control_officer_records_and_another_ward_finds_nothing(cast: Cast) -> None:
    signed_in(cast, "kiemsoat").post(reverse(RECORD), GIVEN)
    act = Delegation.objects.get()
    page = reverse("office:delegation", args=[act.pk])
    for who in ("lanhdao", "thanhtra", "tiepnhan"):
        client = signed_in(cast, who)
        assert client.get(reverse(RECORD)).status_code == client.get(reverse(GUIDE)).status_code == 403
        assert client.get(page).status_code == 200
        assert client.post(page, {"last_day": "20/11/2026", "reason": "Thu hồi"}).status_code == 403
    other = signed_in(cast, "lanhdao_khac")
    assert other.get(page).status_code == 404
    assert act.number not in text_of(other.get(reverse(LIST)))
    assert signed_in(cast, "lanhdao_tinh").get(page).status_code == 200
