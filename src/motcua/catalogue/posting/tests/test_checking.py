"""Looks at posting: permission, proof, journal; gaps that follow, in a constant number of queries."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.attachments.actions import receive
from motcua.attachments.models import Attachment
from motcua.attachments.queries import files_of
from motcua.catalogue.actions import Draft, publish_version
from motcua.catalogue.errors import CatalogueError, NotAllowed
from motcua.catalogue.models import Offering, PostingCheck, PostingLine, Procedure
from motcua.catalogue.posting.checking import KIND, Answer, CheckDraft, record_check
from motcua.catalogue.posting.duties import Duty, Gap
from motcua.catalogue.posting.reading import duties_of
from motcua.catalogue.queries import version_on
from motcua.demo.cast import PEOPLE, Cast
from motcua.journal.models import Event
from motcua.terms import VN, clock

NOW = datetime(2026, 11, 16, 9, tzinfo=VN)
TODAY = NOW.date()
BIRTH, DEATH, MARRIAGE = "1.001193", "1.000656", "1.000894"


@pytest.fixture
def draft(cast: Cast) -> CheckDraft:
    return CheckDraft(
        agency=cast.ward.committee,
        place="website",
        checked_on=TODAY,
        answers={BIRTH: "current", DEATH: "old", MARRIAGE: "absent", "item:fees": "current"},
        page_address="https://huyentung.mau.vn/tthc",
        note="Xem trên trang của phường (mẫu)",
    )


def at(found: list[Duty], key: str, place: str = "website") -> Duty:
    return next(duty for duty in found if (duty.thing.key, duty.place) == (key, place))


def everything() -> list[Any]:
    models = (PostingCheck, PostingLine, Attachment, Event)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_a_look_says_how_each_thing_stands(cast: Cast, draft: CheckDraft) -> None:
    with clock.clock_at(NOW):
        check = record_check(cast.kiemsoat, draft)
    found = duties_of(cast.ward.committee, TODAY)
    gaps = {key: at(found, key).gap for key in draft.answers}
    assert gaps == {BIRTH: None, DEATH: Gap.OLD, MARRIAGE: Gap.ABSENT, "item:fees": None}
    assert at(found, BIRTH, "one_stop").gap is Gap.NEVER
    seen = at(found, BIRTH).seen
    assert seen is not None and seen.check_id == str(check.pk)
    event = Event.objects.get(verb="posting_checked")
    assert (event.actor, event.agency, event.payload["current"]) == ("kiemsoat", "H03.1.7", 2)
    assert event.payload["answers"][DEATH] == "old"


def test_a_new_version_makes_what_was_right_old(cast: Cast, draft: CheckDraft) -> None:
    with clock.clock_at(NOW):
        record_check(cast.kiemsoat, draft)
    procedure = Procedure.objects.get(code=BIRTH)
    former = version_on(procedure, TODAY)
    assert former is not None
    publish_version(Draft(procedure, former.content | {"notes": "mới (mẫu)"}, date(2026, 12, 1)))
    assert at(duties_of(cast.ward.committee, date(2026, 11, 30)), BIRTH).gap is None
    later = at(duties_of(cast.ward.committee, date(2026, 12, 2)), BIRTH)
    assert (later.gap, later.due_on, later.overdue(date(2026, 12, 2))) == (Gap.OLD, date(2026, 12, 1), True)


def test_what_ended_has_to_be_taken_down_until_seen_gone(cast: Cast, draft: CheckDraft) -> None:
    ward = cast.ward.committee
    with clock.clock_at(NOW):
        record_check(cast.kiemsoat, draft)
        Offering.objects.filter(agency=ward, procedure__code=BIRTH).update(valid_to=date(2026, 11, 9))
        duty = at(duties_of(ward, TODAY), BIRTH)
        assert (duty.gap, duty.due_on) == (Gap.STILL, date(2026, 11, 10))
        record_check(cast.kiemsoat, replace(draft, answers={BIRTH: Answer.ABSENT}, page_address=""))
    assert BIRTH not in {each.thing.key for each in duties_of(ward, TODAY)}


def test_the_latest_look_counts_and_rows_are_never_changed(cast: Cast, draft: CheckDraft) -> None:
    with clock.clock_at(NOW):
        record_check(cast.kiemsoat, draft)
        earlier = replace(draft, checked_on=date(2026, 11, 1), answers={MARRIAGE: "current"})
        first = record_check(cast.kiemsoat, earlier)
        assert at(duties_of(cast.ward.committee, TODAY), MARRIAGE).gap is Gap.ABSENT
        record_check(cast.kiemsoat, replace(draft, answers={MARRIAGE: Answer.CURRENT}))
    assert at(duties_of(cast.ward.committee, TODAY), MARRIAGE).gap is None
    for row in (first, first.lines.get()):
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()


def test_a_photo_is_proof_and_stands_with_the_look(cast: Cast, draft: CheckDraft) -> None:
    photo = receive(SimpleUploadedFile("bang.txt", "Bảng niêm yết (mẫu)".encode()))
    with clock.clock_at(NOW):
        check = record_check(cast.kiemsoat, replace(draft, page_address="", files=(photo,)))
        page = record_check(cast.kiemsoat, replace(draft, files=(photo,)))
    assert [each.digest for each in files_of(KIND, check.pk)] == [photo.digest]
    assert (check.snapshot, page.snapshot) == ("", photo.digest)
    assert Event.objects.filter(verb="posting_checked").first().payload["files"][0]["digest"] == photo.digest  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place": "moon"}, "place"),
        ({"checked_on": date(2026, 11, 17)}, "checked_on"),
        ({"answers": {}}, "answers"),
        ({"answers": {BIRTH: "colour"}}, "answers"),
        ({"answers": {"9.9": "current"}}, "answers"),
        ({"answers": {"item:moon": "current"}}, "answers"),
        ({"page_address": "trang của phường"}, "page_address"),
        ({"page_address": "javascript:alert(1)"}, "page_address"),
        ({"page_address": ""}, "files"),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    cast: Cast, draft: CheckDraft, wrong: dict[str, Any], field: str
) -> None:
    before = everything()
    with clock.clock_at(NOW), pytest.raises(CatalogueError) as refused:
        record_check(cast.kiemsoat, replace(draft, **wrong))
    assert set(refused.value.fields) == {field}
    assert everything() == before


def test_only_the_control_officer_of_the_authority_records(cast: Cast, draft: CheckDraft) -> None:
    before = everything()
    with clock.clock_at(NOW):
        for name in sorted(PEOPLE.keys() - {"kiemsoat", "kiemsoat_tp"}):
            with pytest.raises(NotAllowed):
                record_check(getattr(cast, name), draft)
        for agency in (cast.other.committee, cast.province, cast.ward.one_stop):
            with pytest.raises(NotAllowed):
                record_check(cast.kiemsoat, replace(draft, agency=agency))
    assert everything() == before


@pytest.mark.parametrize("many", [1, 50, 182])
def test_the_number_of_queries_does_not_grow(cast: Cast, draft: CheckDraft, many: int) -> None:
    ward = cast.ward.committee
    Offering.objects.filter(agency=ward).delete()
    codes = list(Procedure.objects.order_by("code")[:many])
    Offering.objects.bulk_create(
        Offering(agency=ward, procedure=each, valid_from=date(2020, 1, 1)) for each in codes
    )
    with clock.clock_at(NOW):
        record_check(cast.kiemsoat, replace(draft, answers={each.code: "old" for each in codes}))
    duties_of(ward, TODAY)
    with CaptureQueriesContext(connection) as queries:
        found = duties_of(ward, TODAY)
    assert len([duty for duty in found if duty.thing.code]) == 3 * many
    assert len(queries) == 4  # nothing ended: no days of an end to be read
    if many > 1:
        Offering.objects.filter(agency=ward, procedure__in=codes[: many // 2]).update(valid_to=TODAY)
        with CaptureQueriesContext(connection) as queries:
            left = duties_of(ward, date(2026, 11, 17))
        gone = [duty for duty in left if duty.gap is Gap.STILL]
        assert (len(gone), len(queries)) == (many // 2, 5)
