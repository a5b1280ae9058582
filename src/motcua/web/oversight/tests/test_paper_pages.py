"""Pages of papers: numbers lead to lists, what is refused keeps what was typed, files are as signed."""

import io
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.urls import reverse
from pypdf import PdfReader

from motcua.filing.tests.keys import everybody_has_a_key
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role, User
from motcua.oversight.models import Paper
from motcua.oversight.papers.actions import EDIT, draft, perform
from motcua.oversight.tests.stage import Examined
from motcua.web.desk.tests.stage import text_of
from motcua.web.oversight.tests.test_inspection_pages import signed_in

__all__ = ["everybody_has_a_key"]


def address(name: str, id: UUID, *more: str, so: str = "") -> str:
    return reverse(f"oversight:{name}", args=[id, *more]) + (f"?so={quote(so)}" if so else "")


def typed(paper: Paper, **changes: str) -> dict[str, str]:
    values = {spec.name: getattr(paper, spec.name) for spec in EDIT.fields}
    lines = {name: "\n".join(value) for name, value in values.items() if isinstance(value, list)}
    return {**values, **lines, **changes}


def conclusion(examined: Examined) -> Paper:
    examined.dossiers()
    return draft(examined.organiser, examined.concluded().pk, "conclusion")


def leader(examined: Examined) -> User:
    user, district = examined.cast.lanhdao_tinh, examined.cast.district
    create_post(user, district, Role.LEADER, valid_from=date(2016, 1, 1))
    return user


def do(examined: Examined, paper: Paper, name: str, **data: Any) -> Paper:
    return perform(examined.organiser, paper.pk, name, data)


def test_a_paper_is_begun_from_the_page_of_its_inspection(examined: Examined) -> None:
    item = examined.on_site()
    client = signed_in(examined.member)
    assert "Soạn biên bản" in text_of(client.get(address("papers", item.pk)))
    page = client.post(address("papers", item.pk), {"kind": "minutes"})
    paper = Paper.objects.get()
    assert page["Location"] == address("paper", paper.pk)
    page = client.post(address("papers", item.pk), {"kind": "supervision"})
    assert page.status_code == 409 and "Chỉ giám sát của Hội đồng nhân dân" in text_of(page)
    assert signed_in(examined.unit).post(address("papers", item.pk), {"kind": "minutes"}).status_code == 404
    assert Paper.objects.count() == 1


def test_a_number_leads_to_a_list_as_long(examined: Examined) -> None:
    paper = conclusion(examined)
    client = signed_in(examined.organiser)
    page = text_of(client.get(address("paper", paper.pk)))
    assert f'href="{address("paper-number", paper.pk, so="07a:3")}">3</a>' in page
    listed = text_of(client.get(address("paper-number", paper.pk, so="07a:3")))
    assert listed.count('<tr><th scope="row">') == 3
    ratio = text_of(client.get(address("paper-number", paper.pk, so="07a:tl1")))
    assert "Tỷ lệ này được tính từ" in ratio
    assert client.get(address("paper-number", paper.pk, so="07a:99")).status_code == 404


def test_who_sees_no_dossier_learns_only_how_many_are_hidden(examined: Examined) -> None:
    paper = conclusion(examined)
    do(examined, paper, "sua", **typed(paper, number="31/KL"))
    do(examined, paper, "chot")
    perform(leader(examined), paper.pk, "ky", {})
    member = signed_in(examined.member)
    assert member.get(address("paper-number", paper.pk, so="07a:3")).status_code == 200
    examined.goto("2026-11-28 08:00")
    assert member.get(address("paper-number", paper.pk, so="07a:3")).status_code == 404


def test_what_was_typed_stays_when_it_is_refused(examined: Examined) -> None:
    paper = conclusion(examined)
    client = signed_in(examined.organiser)
    wrong = typed(paper, body="Câu mới với {07a:99}", number="31/KL")
    page = client.post(address("paper-edit", paper.pk), wrong)
    assert page.status_code == 422
    assert "Câu mới với {07a:99}" in text_of(page) and "Không có số liệu" in text_of(page)
    right = typed(paper, body="Câu mới với {07a:3} hồ sơ", number="31/KL")
    assert client.post(address("paper-edit", paper.pk), right).status_code == 302
    assert "Câu mới với" in text_of(client.get(address("paper", paper.pk)))


def test_a_paper_is_frozen_and_signed_from_its_page(examined: Examined) -> None:
    paper = conclusion(examined)
    client, head = signed_in(examined.organiser), signed_in(leader(examined))
    page = client.post(address("paper-act", paper.pk, "chot"))
    assert page.status_code == 409 and "Chưa có số, ký hiệu" in text_of(page)
    do(examined, paper, "sua", **typed(paper, number="31/KL"))
    assert client.post(address("paper-act", paper.pk, "chot")).status_code == 302
    assert client.post(address("paper-act", paper.pk, "ky"), {"reason": ""}).status_code == 403
    assert client.get(address("paper-edit", paper.pk)).status_code == 302
    assert head.post(address("paper-act", paper.pk, "ky"), {"reason": ""}).status_code == 302
    content = head.get(address("paper-file", paper.pk, "pdf")).content
    assert "CHƯA KÝ" not in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert head.get(address("paper-file", paper.pk, "docx")).content[:2] == b"PK"
    assert head.get(address("paper-file", paper.pk, "xlsx")).status_code == 404
    assert "Văn bản đã ký" in text_of(client.get(address("paper", paper.pk)))


def test_a_draft_is_there_for_nobody_outside(examined: Examined) -> None:
    paper = conclusion(examined)
    pages = [
        address("paper", paper.pk), address("paper-edit", paper.pk), address("paper-file", paper.pk, "pdf"),
        address("paper-number", paper.pk, so="07a:3"), address("paper-act", paper.pk, "chot"),
    ]  # fmt: skip
    for who in ("lanhdao", "lanhdao_khac", "tiepnhan", "quantri"):
        client = signed_in(getattr(examined.cast, who))
        assert {client.get(page).status_code for page in pages} == {404}, who
        assert client.post(pages[-1]).status_code == 404
