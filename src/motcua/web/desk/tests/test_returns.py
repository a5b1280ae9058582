"""The return desk: a scanned receipt opens the dossier; what cannot be returned says why."""

from typing import Any

import pytest
from django.urls import reverse

from motcua.web.desk.tests.stage import Stage, text_of

RETURNS = reverse("desk:returns")


@pytest.mark.parametrize("form", ["{code}", "https://motcua.example/tra-cuu/?ma={code}", " {low} "])
def test_scan_of_receipt_offers_the_return(stage: Stage, signed: Any, form: str) -> None:
    code = stage.resolved().code
    response = signed("tiepnhan").get(RETURNS, {"ma": form.format(code=code, low=code.lower())})
    assert response.context["ready"]
    assert "Xác nhận đã trả kết quả" in text_of(response)


def test_confirming_returns_and_waits_for_the_next_scan(stage: Stage, signed: Any) -> None:
    dossier = stage.resolved()
    response = signed("tiepnhan").post(
        RETURNS, {"ma": dossier.code, "delivery": "counter", "recipient": "Người nhà mẫu"}, follow=True
    )
    dossier.refresh_from_db()
    assert dossier.status == 10
    assert f"Đã trả kết quả hồ sơ {dossier.code}" in text_of(response)


def test_wrong_state_says_why(stage: Stage, signed: Any) -> None:
    client = signed("tiepnhan")
    running, returned = stage.running(), stage.returned()
    page = text_of(client.get(RETURNS, {"ma": running.code}))
    assert "Hồ sơ đang được giải quyết, chưa có kết quả." in page
    assert "Xác nhận đã trả kết quả" not in page
    assert "Kết quả của hồ sơ này đã được trả." in text_of(client.get(RETURNS, {"ma": returned.code}))


def test_returning_twice_is_refused_and_keeps_what_was_typed(stage: Stage, signed: Any) -> None:
    dossier = stage.returned()
    response = signed("tiepnhan").post(RETURNS, {"ma": dossier.code, "recipient": "Người nhà mẫu"})
    assert response.status_code in (403, 409)
    assert "Kết quả của hồ sơ này đã được trả." in text_of(response)


def test_unknown_code_says_what_to_do(stage: Stage, signed: Any) -> None:
    for text in ("H03.1.7-261120-9999", stage.elsewhere().code, "https://example.org/"):
        assert "Không tìm thấy hồ sơ" in text_of(signed("tiepnhan").get(RETURNS, {"ma": text}))


def test_list_shows_results_that_wait(stage: Stage, signed: Any) -> None:
    waiting, returned = stage.resolved(), stage.returned()
    page = text_of(signed("tiepnhan").get(RETURNS))
    assert waiting.code in page
    assert returned.code not in page


def test_way_of_return_is_chosen_beforehand_and_not_optional(stage: Stage, signed: Any) -> None:
    code = stage.resolved(delivery="post").code
    form = signed("tiepnhan").get(reverse("desk:returns"), {"ma": code}).context["form"]
    assert form["delivery"].value() == "post"
    assert form.fields["delivery"].required
    assert "" not in dict(form.fields["delivery"].choices)
