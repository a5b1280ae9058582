"""Runs in the database: who may, what is kept, what becomes of a difference."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from motcua.assignments.models import Source
from motcua.catalogue.content import digest
from motcua.catalogue.models import Offering, ProcedureVersion
from motcua.conftest import local
from motcua.demo.annexes.pair import TRUTH
from motcua.demo.cast import PEOPLE, Cast
from motcua.demo.scenarios.huyen_tung.reconciliation import annexes
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.models import Dossier
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.reconciliation import queries, sources
from motcua.reconciliation.actions import decide, run
from motcua.reconciliation.models import Line, Run
from motcua.reconciliation.visibility import visible_to
from motcua.rosters.comparing import Kind
from motcua.terms import clock
from motcua.web.desk.tests.stage import COPY, EXTRACT, SINGLE, Stage

LOCAL = {"agency": "H03.1.7", "title": "Danh mục (mẫu)", "a": "local", "b": "processed"}


@pytest.fixture
def ward(cast: Cast) -> Iterator[Cast]:
    with clock.clock_at(lambda: local("2026-11-20 09:00")):
        yield cast


def test_the_pair_is_kept_line_by_line(ward: Cast) -> None:
    made = annexes(ward)
    counts = queries.counts(made)
    found = {kind: counts[kind] for kind in (Kind.MISSING, Kind.FOREIGN, Kind.CHANGED, Kind.RENAMED)}
    assert found == {Kind.MISSING: 12, Kind.FOREIGN: 7, Kind.CHANGED: 9, Kind.RENAMED: 5}
    assert counts["waiting"] == 33 == made.lines.count()
    missing = {".".join(line.code.split(".")[:2]) for line in queries.lines(made, Kind.MISSING)}
    assert missing == TRUTH.missing
    assert queries.files(made).count() == 2
    assert "Thiếu 12" in sentence_of(Event.objects.get(chain=made.pk))


def test_what_was_never_offered_is_foreign_with_its_dossiers(ward: Cast) -> None:
    stage = Stage(ward)
    stage.receive(EXTRACT), stage.receive(COPY)
    Offering.objects.filter(agency=ward.ward.committee, procedure__code=EXTRACT).delete()
    line = run(ward.kiemsoat, LOCAL, {}).lines.get(kind=Kind.FOREIGN)
    assert line.code == EXTRACT and queries.dossiers(ward.kiemsoat, line).count() == 1


def test_what_is_offered_no_more_and_still_processed_is_abolished_with_its_later_dossiers(ward: Cast) -> None:
    stage = Stage(ward)
    with clock.clock_at(local("2026-10-30 09:00")):
        stage.receive(EXTRACT)  # in force until 1 November
    stage.receive(EXTRACT), stage.receive(EXTRACT), stage.receive(COPY)
    stage.elsewhere()
    Offering.objects.filter(agency=ward.ward.committee, procedure__code=EXTRACT).update(
        valid_to=date(2026, 11, 1)
    )
    made = run(ward.kiemsoat, LOCAL, {})
    line = made.lines.get(kind=Kind.ABOLISHED)
    assert line.code == EXTRACT and queries.ended_on(line) == date(2026, 11, 1)
    assert queries.dossiers(ward.kiemsoat, line).count() == 2
    assert not queries.dossiers(ward.lanhdao_khac, line).exists()
    offered = {entry.code for entry in sources.local(ward.ward.committee, date(2026, 11, 20)).in_force}
    assert EXTRACT not in offered
    assert COPY in offered


def test_the_published_list_holds_terms_fees_and_papers_of_the_authoritys_level_only(ward: Cast) -> None:
    day = date(2026, 11, 20)
    held = {entry.code: entry for entry in sources.national(ward.ward.committee, day).in_force}
    levels = set(
        ProcedureVersion.objects.filter(procedure__code__in=held, valid_to=None).values_list(
            "level", flat=True
        )
    )
    assert levels == {"commune", "commune_intake"}
    entry = held[EXTRACT]
    assert entry.term is not None and entry.term.spans and entry.fee is not None and 8000 in entry.fee.amounts
    assert sum(entry.term is not None for entry in held.values()) > 140


def test_a_version_of_another_term_is_a_difference_between_offered_and_published(ward: Cast) -> None:
    """What a ward's dossiers were handled by differs from what is published since: field by field."""
    Stage(ward).receive(SINGLE)
    version = Dossier.objects.get().version
    told = with_term(version.content, 9)
    ProcedureVersion.objects.filter(pk=version.pk).update(content=told, digest=digest(told))
    changed = ProcedureVersion.objects.get(pk=version.pk)
    again = with_term(version.content, 3)
    ProcedureVersion.objects.create(
        procedure=changed.procedure, number=99, content=again, digest=digest(again), name=changed.name,
        level=changed.level, service_level=changed.service_level, confidence=changed.confidence,
        valid_from=changed.valid_from, published_at=clock.now(),
    )  # fmt: skip
    made = run(ward.kiemsoat, {**LOCAL, "a": "national"}, {})
    line = made.lines.get(kind=Kind.CHANGED)
    assert [each["field"] for each in line.finding["differences"]] == ["term"]


def with_term(content: dict[str, Any], days: int) -> dict[str, Any]:
    return {**content, "term": {**content["term"], "value": days, "text": f"{days} ngày làm việc"}}


def test_three_lists(ward: Cast) -> None:
    made = run(ward.kiemsoat, {**LOCAL, "a": "national", "b": "local", "c": "processed"}, {})
    assert len(made.data["lists"]) == 3 and len(made.data["comparisons"]) == 3


@pytest.mark.parametrize(
    "who", sorted(PEOPLE.keys() - {"kiemsoat", "lanhdao", "thanhtra", "kiemsoat_tp", "lanhdao_tinh"})
)
def test_nobody_else_reconciles_or_reads(ward: Cast, who: str) -> None:
    made = run(ward.kiemsoat, LOCAL, {})
    user = getattr(ward, who)
    with pytest.raises(NotPermitted):
        run(user, LOCAL, {})
    assert not visible_to(user).filter(pk=made.pk).exists()
    assert Run.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "files", "field"),
    [
        ({"a": "file"}, {}, "a_file"),
        ({"a": "file"}, {"a": b"khong phai bang"}, "a_file"),
        ({"first": "02/11/2026", "last": "01/11/2026"}, {}, "last"),
        ({"b": ""}, {}, "b"),
        ({"title": ""}, {}, "title"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    ward: Cast, changes: dict[str, Any], files: dict[str, bytes], field: str
) -> None:
    before = Event.objects.count()
    sent = {name: ContentFile(content, "danh-muc.txt") for name, content in files.items()}
    with pytest.raises(BadInput) as refused:
        run(ward.kiemsoat, {**LOCAL, **changes}, sent)
    assert field in refused.value.fields
    assert not Run.objects.exists() and Event.objects.count() == before


def test_a_difference_is_answered_with_a_reason_or_becomes_a_task(ward: Cast) -> None:
    line = annexes(ward).lines.filter(kind=Kind.CHANGED).order_by("number")[0]
    for data, field in (({"verdict": "answered"}, "reason"), ({"verdict": "adopted"}, "due_on")):
        with pytest.raises(BadInput) as refused:
            decide(ward.kiemsoat, line.pk, data)
        assert field in refused.value.fields
    decide(ward.kiemsoat, line.pk, {"verdict": "answered", "reason": "Tỉnh quy định ngắn hơn"})
    decide(ward.lanhdao, line.pk, {"verdict": "adopted", "due_on": "30/11/2026"})
    line.refresh_from_db()
    assert line.task is not None and line.task.source == Source.CATALOGUE and line.task.source_id == line.pk
    with pytest.raises(WrongState):
        decide(ward.kiemsoat, line.pk, {"verdict": "answered", "reason": "x"})
    said = [sentence_of(event) for event in Event.objects.filter(chain=line.run_id).order_by("seq")][1:]
    assert said[0].startswith("Giữ nguyên") and said[1].startswith("Sửa theo")


def test_only_the_authority_itself_decides(ward: Cast) -> None:
    line = annexes(ward).lines.all()[0]
    data = {"verdict": "answered", "reason": "x"}
    for who, error in (("thanhtra", NotPermitted), ("kiemsoat_tp", NotPermitted), ("lanhdao_khac", NotFound)):
        with pytest.raises(error):
            decide(getattr(ward, who), line.pk, data)
    assert Line.objects.get(pk=line.pk).verdict == ""
