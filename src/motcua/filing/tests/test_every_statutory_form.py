"""Every statutory form of both periods goes the whole way: frozen, signed, run again after later changes,
corrected by a difference that names what moved, proved to a stranger."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.catalogue.models import Offering
from motcua.dossiers.errors import WrongState
from motcua.dossiers.tests.world import World, local
from motcua.feedback.actions import register
from motcua.figures.forms import FORMS
from motcua.filing import keyring
from motcua.filing.actions import freeze, prepare, send, sign
from motcua.filing.models import Report, State
from motcua.filing.proof import proof_of, verify_proof
from motcua.filing.queries import moved, moved_ids, things_of
from motcua.filing.rerun import rerun
from motcua.filing.tests.stage import corrected, frozen, signed, wanted
from motcua.organisation.actions import create_post
from motcua.organisation.desks import record_desk
from motcua.organisation.models import Role
from motcua.reports.tests.life import DESK, MARRIAGE, live

STATUTORY = [code for code, form in FORMS.items() if form.statutory]
OLD = {"first": date(2026, 1, 1), "last": date(2026, 7, 31)}
NEW = {"first": date(2026, 10, 15), "last": date(2026, 12, 14)}


def days_of(code: str) -> Mapping[str, date]:
    return OLD if FORMS[code].valid_to else NEW


def late_dossier(world: World) -> None:
    world.paper("2026-11-10 09:00")
    world.paper("2026-07-20 09:00")


def late_reflection(world: World) -> None:
    heard = local("2026-12-01 09:00")
    register(
        world.cast.kiemsoat,
        {"kind": "act", "channel": "box", "summary": "Nhập sau (mẫu)", "received_at": heard},
    )


def late_decision(world: World) -> None:
    draft = DecisionDraft(
        number="3/QĐ-UBND (mẫu)",
        signed_on=date(2026, 11, 9),
        effective_on=date(2026, 11, 9),
        origin="central",
        issued_by="UBND tỉnh (mẫu)",
        changes={MARRIAGE: "new"},
        agency=world.cast.province,
        public_on=date(2026, 11, 10),
    )
    record_decision(world.cast.kiemsoat, draft)
    record_decision(
        world.cast.kiemsoat,
        DecisionDraft(**{**vars(draft), "number": "4/QĐ-UBND (mẫu)", "origin": "local"}),
    )


def counted_anew(world: World) -> None:
    facts = {**vars(DESK), "valid_from": date(2026, 8, 2), "points": 5, "reason": "Kiểm kê lại (mẫu)"}
    record_desk(world.cast.kiemsoat, world.cast.ward.one_stop, type(DESK)(**facts))


def authority_ended(world: World) -> None:
    some = Offering.objects.filter(agency=world.cast.ward.committee).order_by("pk").first()
    assert some is not None
    Offering.objects.filter(procedure=some.procedure).update(valid_to=date(2026, 7, 1))


LATER: Mapping[str, Callable[[World], None]] = {
    "dossier": late_dossier,
    "feedback": late_reflection,
    "announcement": late_decision,
    "desk": counted_anew,
    "procedure": authority_ended,
}


@pytest.fixture
def lived(world: World) -> World:
    """A ward with something to count in every form, half a year of it typed in late; its control officer
    and leader serve the province too."""
    world.paper("2026-07-06 09:00")
    live(world)
    create_post(world.cast.kiemsoat, world.cast.province, Role.CONTROL, valid_from=date(2026, 1, 1))
    create_post(world.cast.lanhdao, world.cast.province, Role.LEADER, valid_from=date(2026, 1, 1))
    world.goto("2026-12-20 09:00")
    return world


@pytest.mark.parametrize("code", STATUTORY)
@pytest.mark.parametrize("where", ["ward", "province"])
def test_a_statutory_form_is_signed_run_again_and_corrected(lived: World, code: str, where: str) -> None:
    agency = lived.cast.ward.committee if where == "ward" else lived.cast.province
    report = signed(lived, form=code, agency=agency, grouping="", **days_of(code))
    content = report.content
    assert any(report.document["total"].values()), "nothing to count in this form"
    report = send(lived.cast.kiemsoat, report, "UBND cấp trên (mẫu)")
    assert report.state == State.SENT

    lived.wait(minutes=5)
    LATER[FORMS[code].subject.key](lived)
    lived.wait(minutes=5)
    again = Report.objects.get(pk=report.pk)
    assert rerun(again).same and again.content == content

    correction = corrected(lived, again)
    assert correction.document["correction"]["corrects"] == report.sha256
    names_what_moved(correction)
    for each in (Report.objects.get(pk=report.pk), correction):
        assert rerun(each).same
        finding = verify_proof(proof_of(each), keyring.trusted_roots(), lived.now)
        assert finding.holds, finding.wrong


def names_what_moved(correction: Report) -> None:
    """Each thing by itself, with its columns and with why: the journal's events, or the facts that differ."""
    ids = moved_ids(correction.document["correction"])
    told = moved(correction, list(things_of(correction, ids)))
    assert ids and len(told) == len(ids)
    for each in told:
        assert each.came or each.went
        assert each.happened or each.changed


@pytest.mark.parametrize("code", ["03b-I", "03b-II", "08c-I", "II.07b"])
def test_facts_that_contradict_each_other_are_kept_but_never_signed(
    lived: World, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.figures.identities.AtMost.holds", lambda self, cells: False)
    report = frozen(lived, form=code, grouping="", **days_of(code))
    monkeypatch.undo()
    with pytest.raises(WrongState, match="tự mâu thuẫn"):
        sign(lived.cast.lanhdao, report)
    finding = verify_proof(proof_of(report), [], lived.now)
    assert not finding.holds and any("không khớp" in wrong for wrong in finding.wrong)


def test_a_thing_whose_row_is_gone_is_missed_in_the_list_and_not_in_the_count(lived: World) -> None:
    report = signed(lived, form="II.07b", grouping="", **OLD)
    ids = [id for row in report.rows.all() for id in row.members().of(1)]
    Offering.objects.filter(agency=lived.cast.ward.committee).update(valid_to=date(2026, 7, 1))
    assert len(things_of(report, ids)) == len(ids)
    Offering.objects.filter(agency=lived.cast.ward.committee).order_by("pk")[0].delete()
    assert len(things_of(report, ids)) == len(ids) - 1
    assert rerun(report).same


def test_a_report_with_kept_facts_is_run_again_from_them_whatever_its_subject_learns_later(
    lived: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = freeze(lived.cast.kiemsoat, prepare(lived.cast.kiemsoat, wanted(lived, form="08b", **NEW_DESK)))
    counted_anew(lived)
    monkeypatch.setattr("motcua.filing.building.tells_its_past", lambda form: True)
    assert rerun(Report.objects.get(pk=report.pk)).same


NEW_DESK = {**NEW, "grouping": "desk"}
