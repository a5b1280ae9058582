"""The narrative report: text that is kept, numbers that are live, files that open."""

import pytest

from motcua.demo.cast import Cast
from motcua.documents.live_text import joined
from motcua.documents.official_paper import OfficialTable
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted
from motcua.journal.models import Event
from motcua.reform.actions import add, draft, edit
from motcua.reform.making import narrative_file
from motcua.reform.models import Narrative
from motcua.reform.telling import Teller, compose, known
from motcua.reform.tests.stage import EXCHANGE, WARD, report_003

YEAR = {"agency": WARD, "year": "2026", "month": "12"}


def words(item: Narrative) -> str:
    blocks = [block for each in compose(item.body, Teller(item)) for block in each.blocks]
    return "\n".join(joined(each) for each in blocks if not isinstance(each, OfficialTable))


def test_it_is_assembled_from_the_records_of_the_year(ward: Cast) -> None:
    report_003(ward)
    made = draft(ward.kiemsoat, YEAR)
    assert "giao 7 nhiệm vụ chung, 24 nhiệm vụ cụ thể" in words(made)
    assert "23 nhiệm vụ cụ thể (95,83%)" in words(made)
    assert "0 văn bản đi" in words(made)
    add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    assert "598 văn bản đi" in words(made) and "221 văn bản gửi liên thông, 337" in words(made)


def test_text_is_kept_and_unknown_numbers_are_refused(ward: Cast) -> None:
    made = draft(ward.kiemsoat, YEAR)
    typed = {"number": "9/BC-UBND", "subject": "Kết quả năm (mẫu)", "addressed_to": "",
             "body": "Ngoài ra có {so:team} tổ."}  # fmt: skip
    edit(ward.lanhdao, made.pk, typed)
    made.refresh_from_db()
    assert words(made) == "Ngoài ra có 0 tổ."
    for wrong in ("{so:khac}", "{07a:999}", "{ke-hoach:x}", "{so:directive|loai=x}", "{", "{bang:khac}"):
        with pytest.raises(BadInput) as refused:
            edit(ward.lanhdao, made.pk, typed | {"body": wrong})
        assert "body" in refused.value.fields
    assert Event.objects.filter(chain=made.pk).count() == 2


def test_every_key_on_offer_tells_something(ward: Cast) -> None:
    made = draft(ward.kiemsoat, YEAR)
    made.body = "\n".join(f"{{{key}}}" for key, _ in known())
    assert len([each for section in compose(made.body, Teller(made)) for each in section.blocks]) == len(
        known()
    )


def test_who_may(ward: Cast) -> None:
    with pytest.raises(NotPermitted):
        draft(ward.chuyenmon, YEAR)
    made = draft(ward.kiemsoat, YEAR)
    with pytest.raises(BadInput, match="đã soạn"):
        draft(ward.kiemsoat, YEAR)
    with pytest.raises(NotFound):
        edit(ward.lanhdao_khac, made.pk, {"subject": "x", "body": "y"})
    with pytest.raises(BadInput, match="chưa bắt đầu"):
        draft(ward.kiemsoat, YEAR | {"year": "2027", "month": "9"})


def test_it_is_given_out_as_word_and_pdf(ward: Cast) -> None:
    made = draft(ward.kiemsoat, YEAR)
    assert narrative_file(made, "pdf").startswith(b"%PDF")
    assert narrative_file(made, "docx").startswith(b"PK")
