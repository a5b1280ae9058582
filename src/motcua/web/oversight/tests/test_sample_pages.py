"""The pages of a sample: the way from freezing to the sheets, and nothing for those who are not members."""

import json
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from motcua.organisation.models import User
from motcua.oversight.actions.sample_drawing import perform
from motcua.oversight.models import Sample, SampledDossier, Sheet
from motcua.oversight.samples.results import items_of
from motcua.oversight.tests.samples import DIGEST, FREEZE, SECRET, Field
from motcua.sampling import samplefile
from motcua.sampling.verifier import verify
from motcua.web.desk.tests.stage import text_of

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="motcua.organisation.backends.AccountBackend")
    return client


def address(name: str, *arguments: Any) -> str:
    return reverse(f"oversight:{name}", args=arguments)


def page_of(name: str, sample: Sample, *more: Any) -> str:
    return address(name, sample.inspection_id, sample.pk, *more)


def test_the_whole_way_is_done_by_its_forms(field: Field) -> None:
    client = signed_in(field.member)
    frozen = client.post(address("sample-freeze", field.inspection.pk), FREEZE)
    sample = Sample.objects.get()
    assert frozen.url == page_of("sample", sample)  # type: ignore[attr-defined]
    assert sample.commitment in text_of(client.get(frozen.url))  # type: ignore[attr-defined]
    client.post(page_of("sample-act", sample, "so-bi-mat"), {"party": "UBND phường", "digest": DIGEST})
    field.goto("2026-11-26 19:00")
    client.post(page_of("sample-act", sample, "chon"), {"public": "48213", "nonce": SECRET})
    first = SampledDossier.objects.filter(sample=sample)[0]
    filled = {"answer_1": "fault", "answer_2": "met", "note": "Thiếu tờ khai"}
    client.post(page_of("sample-sheet", sample, first.pk), filled)
    assert Sheet.objects.get().answers == ["fault", "met"]
    page = text_of(client.get(page_of("sample", sample)))
    assert "Đã kiểm tra 1 trên 6 hồ sơ" in page


def test_a_number_of_faults_leads_to_these_dossiers(field: Field) -> None:
    sample = field.drawn()
    bad, good = items_of(sample)[0], items_of(sample)[1]
    field.fill(bad, "fault", "met"), field.fill(good, "met", "fault")
    listed = signed_in(field.member).get(page_of("sample", sample), {"tieu_chi": "1"}).context["rows"]
    assert [row["item"] for row in listed] == [bad]
    both = signed_in(field.member).get(page_of("sample", sample), {"tieu_chi": "0"}).context["rows"]
    assert [row["item"] for row in both] == [bad, good]


@pytest.mark.parametrize("typed", ["x", "99", "-1", "²", "0" * 5000])
def test_a_criterion_that_is_none_narrows_nothing(field: Field, typed: str) -> None:
    sample = field.drawn()
    assert (
        len(signed_in(field.member).get(page_of("sample", sample), {"tieu_chi": typed}).context["rows"]) == 6
    )


def test_what_was_typed_stays_when_it_is_refused(field: Field) -> None:
    typed = FREEZE | {"known_from": "hôm qua", "title": "Mẫu đợt 2"}
    page = signed_in(field.member).post(address("sample-freeze", field.inspection.pk), typed)
    assert page.status_code == 422
    assert "Mẫu đợt 2" in text_of(page) and "hôm qua" in text_of(page) and "14:05 22/11/2026" in text_of(page)
    sample = field.freeze()
    page = signed_in(field.member).post(
        page_of("sample-act", sample, "so-bi-mat"), {"party": "Phường", "digest": "1234"}
    )
    assert page.status_code == 422 and "1234" in text_of(page) and "64 ký tự" in text_of(page)


def test_the_file_verifies_and_the_list_opens(field: Field) -> None:
    sample = field.drawn()
    client = signed_in(field.member)
    source = json.loads(client.get(page_of("sample-file", sample)).content)
    assert all(check.agrees for check in verify(samplefile.from_json(source), sample.commitment))
    sent = b"".join(client.get(page_of("sample-list-file", sample)).streaming_content)  # type: ignore[attr-defined]
    rows = CalamineWorkbook.from_filelike(BytesIO(sent)).get_sheet_by_index(0).to_python()
    codes = {item.dossier.code for item in items_of(sample)}
    assert codes == {str(row[0]) for row in rows} & codes


def test_nobody_from_elsewhere_sees_anything_by_a_guessed_address(field: Field) -> None:
    sample = field.drawn()
    item = items_of(sample)[0]
    guessed = [
        address("samples", field.inspection.pk), address("sample-freeze", field.inspection.pk),
        page_of("sample", sample), page_of("sample-sheet", sample, item.pk),
        page_of("sample-file", sample), page_of("sample-list-file", sample),
    ]  # fmt: skip
    for user in (field.cast.lanhdao_khac, field.cast.quantri):
        assert {signed_in(user).get(one).status_code for one in guessed} == {404}
    assert {Client().get(one).status_code for one in guessed} == {302}


def test_a_sheet_is_found_under_its_own_sample_only(field: Field) -> None:
    first = field.freeze(title="Khác")
    item = items_of(field.drawn())[0]
    assert signed_in(field.member).get(page_of("sample-sheet", first, item.pk)).status_code == 404


def test_pages_ask_as_often_for_many_dossiers_as_for_few(field: Field) -> None:
    few, many = field.bound(number="2", title="Ít"), field.bound(number="12")
    field.goto("2026-11-26 19:00")
    client, counts = signed_in(field.member), []
    for sample in (few, many):
        perform(field.member, sample.pk, "chon", {"public": "48213", "nonce": SECRET})
        for item in items_of(sample):
            field.fill(item, "met", "fault")
        with CaptureQueriesContext(connection) as asked:
            client.get(page_of("sample", sample))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 24


def test_who_follows_the_inspection_reads_it_and_is_offered_nothing(field: Field) -> None:
    sample = field.drawn()
    item = items_of(sample)[0]
    field.fill(item, "met", "fault")
    field.goto("2026-11-30 09:00")
    client = signed_in(field.organiser)
    page = text_of(client.get(page_of("sample", sample)))
    assert "Kết quả suy rộng" in page and "Thay hồ sơ không có để kiểm tra</summary>" not in page
    assert client.get(page_of("sample-sheet", sample, item.pk)).context["may_fill"] is False
    assert client.get(page_of("sample-file", sample)).status_code == 200
    assert client.get(address("sample-freeze", field.inspection.pk)).status_code == 403
    refused = client.post(page_of("sample-sheet", sample, item.pk), {"answer_1": "met", "answer_2": "met"})
    assert refused.status_code == 403 and Sheet.objects.count() == 1


def test_before_the_draw_only_the_team_takes_the_file(field: Field) -> None:
    sample = field.bound()
    assert signed_in(field.organiser).get(page_of("sample-file", sample)).status_code == 404
    button = f'href="{page_of("sample-file", sample)}"'
    assert button not in text_of(signed_in(field.organiser).get(page_of("sample", sample)))
    member = signed_in(field.member)
    assert button in text_of(member.get(page_of("sample", sample)))
    assert member.get(page_of("sample-file", sample)).status_code == 200
