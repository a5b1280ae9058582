from typing import Any

from django.urls import reverse

from motcua.journal.models import Event
from motcua.web.desk.tests.stage import CARD, Stage, text_of

FIND = reverse("desk:find")


def test_scanned_receipt_opens_the_dossier(stage: Stage, signed: Any) -> None:
    code = stage.receive().code
    client = signed("tiepnhan")
    for text in (code, code.lower(), f"https://motcua.example/tra-cuu/?ma={code}"):
        assert client.get(FIND, {"q": text}).url == reverse("desk:dossier", args=[code])


def test_name_without_diacritics_and_number_and_card_find(stage: Stage, signed: Any) -> None:
    code = stage.receive(id_number="001090000017").code
    stage.receive(full_name="Trần Văn Khác", id_number="")
    client = signed("tiepnhan")
    for text in ("mau don", "001090000017", CARD):
        found = client.get(FIND, {"q": text}).context["found"]
        assert [row.dossier.code for row in found] == [code]
    assert "001090000017" not in text_of(client.get(FIND, {"q": "mau don"}))


def test_too_short_or_unknown_says_what_to_do(signed: Any) -> None:
    assert "ít nhất 3 ký tự" in text_of(signed("tiepnhan").get(FIND, {"q": "ab"}))
    assert "Không tìm thấy hồ sơ nào" in text_of(signed("tiepnhan").get(FIND, {"q": "khong co ai"}))


def test_receipt_is_a_pdf_shown_in_the_browser(stage: Stage, signed: Any) -> None:
    code = stage.receive().code
    response = signed("tiepnhan").get(reverse("desk:slip", args=[code]))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline")
    assert response.content.startswith(b"%PDF")


def test_no_receipt_before_a_dossier_is_received(stage: Stage, signed: Any) -> None:
    code = stage.submit().code
    assert signed("tiepnhan").get(reverse("desk:slip", args=[code])).status_code == 404
    assert "In giấy tiếp nhận" not in text_of(signed("tiepnhan").get(reverse("desk:dossier", args=[code])))


def test_printing_a_receipt_is_journalled_as_seeing_personal_data(stage: Stage, signed: Any) -> None:
    dossier = stage.receive()
    signed("thanhtra").get(reverse("desk:slip", args=[dossier.code]))
    last = Event.objects.filter(chain=dossier.pk).latest("seq")
    assert (last.verb, last.actor) == ("view_personal", "thanhtra")


def test_what_is_searched_never_stands_in_an_address(stage: Stage, signed: Any) -> None:
    code = stage.receive(id_number="001090000017").code
    client = signed("tiepnhan")
    answer = client.post(FIND, {"q": CARD})
    assert answer.status_code == 302 and answer.url == FIND
    shown = client.get(FIND)
    assert [row.dossier.code for row in shown.context["found"]] == [code]
    assert 'method="post" role="search"' in shown.content.decode()
    last, _ = client.post(FIND, {"q": code}, follow=True).redirect_chain[-1]
    assert last == reverse("desk:dossier", args=[code])
