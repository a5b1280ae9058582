"""The tracking book (Mẫu 07): range with both days, both time axes, channel and source."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from motcua.terms import VN
from motcua.web.desk.tests.stage import SINGLE, Stage, text_of

BOOK = reverse("desk:book")
TODAY = {"tu_ngay": "20/11/2026", "den_ngay": "20/11/2026"}


def test_both_days_of_the_range_are_in(stage: Stage, signed: Any) -> None:
    dossier = stage.receive()
    client = signed("tiepnhan")
    assert dossier.code in text_of(client.get(BOOK, TODAY))
    assert dossier.code not in text_of(client.get(BOOK, {"tu_ngay": "21/11/2026", "den_ngay": "30/11/2026"}))
    assert dossier.code in text_of(client.get(BOOK))


def test_paper_dossier_shows_when_it_happened_and_when_it_was_typed(stage: Stage, signed: Any) -> None:
    stage.receive(SINGLE, source="paper", occurred_at=datetime(2026, 11, 2, 14, 5, tzinfo=VN))
    page = text_of(signed("kiemsoat").get(BOOK))
    assert "14:05<br>02/11/2026" in page
    assert "nhập 20/11/2026" in page
    assert "sổ giấy" in page


def test_columns_are_those_of_the_form(stage: Stage, signed: Any) -> None:
    stage.receive()
    page = text_of(signed("tiepnhan").get(BOOK))
    places = [page.index(f'scope="col"{extra}>{name}<') for name, extra in COLUMNS]
    assert places == sorted(places)
    assert "0990000123" not in page


COLUMNS = [
    ("STT", ' class="num"'), ("Mã hồ sơ", ""), ("Thủ tục, nội dung", ""), ("Số bộ", ' class="num"'),
    ("Chủ hồ sơ; địa chỉ, điện thoại", ""), ("Cơ quan chủ trì", ""), ("Ngày nhận", ""), ("Ngày hẹn trả", ""),
    ("Ngày trả", ""), ("Cách nhận kết quả", ""), ("Ký nhận", ""), ("Ghi chú", ""),
]  # fmt: skip


def test_unreadable_or_reversed_range_says_what_to_do(signed: Any) -> None:
    client = signed("tiepnhan")
    wrong = client.get(BOOK, {"tu_ngay": "hôm nay", "den_ngay": "20/11/2026"})
    assert wrong.status_code == 422
    assert 'value="hôm nay"' in text_of(wrong)
    reversed_range = client.get(BOOK, {"tu_ngay": "20/11/2026", "den_ngay": "01/11/2026"})
    assert "Ngày cuối phải từ ngày đầu trở đi" in text_of(reversed_range)


def test_long_book_has_pages_and_a_printing_version(stage: Stage, signed: Any) -> None:
    for _ in range(51):
        stage.receive()
    client = signed("tiepnhan")
    assert len(client.get(BOOK, TODAY).context["rows"]) == 50
    second = client.get(BOOK, TODAY | {"trang": "2"})
    assert len(second.context["rows"]) == 1
    assert '<td class="num">51</td>' in text_of(second)
    assert len(client.get(BOOK, TODAY | {"in": "1"}).context["rows"]) == 51


def test_province_chooses_one_of_its_agencies(stage: Stage, signed: Any) -> None:
    mine, other = stage.receive(), stage.elsewhere()
    client = signed("lanhdao_tinh")
    everything = text_of(client.get(BOOK, TODAY))
    assert mine.code in everything
    assert other.code in everything
    one = text_of(client.get(BOOK, TODAY | {"co_quan": stage.cast.other.committee.code}))
    assert mine.code not in one
    assert other.code in one
