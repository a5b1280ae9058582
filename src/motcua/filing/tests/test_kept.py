"""Forms whose subjects cannot tell their past: frozen with the facts behind them, and counted from those."""

import io
import zipfile
from datetime import date
from uuid import UUID

import pytest

from motcua.catalogue.models import Offering
from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.tests.world import World
from motcua.figures.forms import FORMS
from motcua.filing.actions import correct
from motcua.filing.asked import tells_its_past
from motcua.filing.document import sha256_of
from motcua.filing.integrity import problems
from motcua.filing.kept import Kept
from motcua.filing.keptlist import COUNTED, LEFT, changes
from motcua.filing.models import Report
from motcua.filing.proof import KEPT, REPORT, proof_of, verify_proof
from motcua.filing.queries import cell_ids, moved_ids, things_of
from motcua.filing.rerun import rerun
from motcua.filing.signing import COUNTED_FROM_KEPT, paper_for
from motcua.filing.tests.stage import corrected, draft, frozen, signed
from motcua.journal import hashing
from motcua.organisation.desks import DeskFacts, record_desk
from motcua.organisation.models import Agency

QUARTER = {"first": date(2026, 8, 15), "last": date(2026, 11, 14), "grouping": ""}
NOT_TELLING = [code for code, form in FORMS.items() if not tells_its_past(form)]
DESK = DeskFacts(date(2026, 8, 1), 1, 2, 1, 0, True, True, True, False, "Biên bản kiểm kê (mẫu)")


def desk_of(world: World) -> Agency:
    return Agency.objects.get(code=f"{world.cast.ward.committee.code}.1")


def equipped(world: World, facts: DeskFacts = DESK) -> None:
    record_desk(world.cast.kiemsoat, desk_of(world), facts)
    world.wait(minutes=5)


def shrunk(world: World) -> None:
    """What every such form may count is different afterwards."""
    equipped(world, DeskFacts(date(2026, 8, 2), 2, 1, 0, 0, False, True, True, True, "Kiểm kê lại (mẫu)"))
    world.paper("2026-11-03 09:00")
    Offering.objects.filter(agency__in=[world.cast.ward.committee]).update(valid_to=date(2026, 8, 1))
    world.wait(minutes=5)


def test_these_are_the_statutory_forms_that_keep_their_facts() -> None:
    kept = {code for code in NOT_TELLING if FORMS[code].statutory}
    assert kept == {"03b-I", "03b-II", "08b", "08c-I", "08c-II", "II.07b"}


@pytest.mark.parametrize("code", NOT_TELLING)
def test_whatever_changes_later_a_frozen_report_comes_out_the_same(code: str, world: World) -> None:
    equipped(world)
    world.paper("2026-11-02 09:00")
    report = frozen(world, form=code, **QUARTER)
    assert rerun(report).same and not problems(report)
    shrunk(world)
    again = Report.objects.get(pk=report.pk)
    assert rerun(again).same
    for row in report.document["rows"]:
        for number, cell in row["cells"].items():
            assert len(cell_ids(report, row["key"], int(number))) == cell["count"]


@pytest.mark.parametrize("code", ["08b", "II.07b"])
def test_the_list_behind_a_cell_is_what_it_counted(code: str, world: World) -> None:
    equipped(world)
    report = frozen(world, form=code, **QUARTER)
    number = next(number for number, count in report.document["total"].items() if count)
    ids = cell_ids(report, "", int(number))
    assert len(list(things_of(report, ids))) == len(ids) == report.document["total"][number]


def test_a_signed_report_is_corrected_by_what_was_typed_later(world: World) -> None:
    equipped(world)
    report = signed(world, form="08b", **QUARTER)
    with pytest.raises(WrongState):
        correct(world.cast.kiemsoat, report, "không có gì đổi")
    shrunk(world)
    correction = corrected(world, report)
    cells = correction.document["correction"]["cells"]
    assert any(cell["in"] for cell in cells) and any(cell["out"] for cell in cells)
    assert rerun(Report.objects.get(pk=report.pk)).same and rerun(correction).same


def test_a_past_moment_is_refused_in_words(world: World) -> None:
    with pytest.raises(BadInput) as refused:
        draft(world, form="08b", known_at=world.now, **QUARTER)
    assert "thời điểm đã qua" in str(refused.value)


def test_kept_facts_that_were_touched_are_noticed(world: World) -> None:
    equipped(world)
    report = frozen(world, form="08b", **QUARTER)
    Report.objects.filter(pk=report.pk).update(
        kept=bytes(report.kept or b"").replace(b"points", b"scanners", 1)
    )
    touched = Report.objects.get(pk=report.pk)
    assert problems(touched) and not rerun(touched).same


def test_an_exported_file_is_counted_again_from_its_facts(world: World) -> None:
    equipped(world)
    report = frozen(world, form="08b", **QUARTER)
    whole = proof_of(report)
    assert any("Đếm lại từ" in said for said in verify_proof(whole, [], world.now).said)
    for change in (lambda kept: b"", lambda kept: kept.replace(b"points", b"scanners", 1)):
        finding = verify_proof(_repacked(whole, change(bytes(report.kept or b""))), [], world.now)
        assert not finding.holds and any("Dữ kiện giữ kèm" in wrong for wrong in finding.wrong)


@pytest.mark.parametrize("part", ["now", "earlier", "unusable"])
def test_facts_changed_together_with_their_digest_do_not_make_up_the_figures(world: World, part: str) -> None:
    """Whoever forges a file without a signature has to forge every figure too."""
    equipped(world)
    report = frozen(world, form="08b", **QUARTER)
    facts = hashing.parse(bytes(report.kept or b""))
    if part == "unusable":
        facts[part] = [str(UUID(int=1))]
    else:
        thing = facts["now"][0]["things"][0]
        facts[part][0]["things"] = [*facts[part][0]["things"], [str(UUID(int=4 << 64 | 999)), *thing[1:]]]
    kept = hashing.canonical(facts)
    document = report.document
    document["kept"] = {
        "sha256": sha256_of(kept),
        "things": len(facts["now"][0]["things"]),
        "bytes": len(kept),
    }
    whole = _repacked(proof_of(report), kept, hashing.canonical(document))
    finding = verify_proof(whole, [], world.now)
    assert [wrong for wrong in finding.wrong if "Dữ kiện giữ kèm" in wrong] == finding.wrong
    assert finding.wrong


def test_what_is_different_about_a_thing_is_said_in_words(world: World) -> None:
    equipped(world)
    report = signed(world, form="08b", **QUARTER)
    equipped(world, DeskFacts(date(2026, 8, 2), 2, 1, 0, 0, False, True, True, True, "Kiểm kê lại (mẫu)"))
    correction = corrected(world, report)
    ids = moved_ids(correction.document["correction"])
    assert {words for each in changes(correction, ids).values() for words in each} == {COUNTED, LEFT}
    accounts = signed(world, form="tai-khoan", **QUARTER)
    world.cast.chuyenmon.is_active = False
    world.cast.chuyenmon.save()
    correction = corrected(world, accounts)
    ids = moved_ids(correction.document["correction"])
    said = {words for each in changes(correction, ids).values() for words in each}
    assert said == {"Có tài khoản đang dùng được: trước có, nay không"}


def test_the_paper_says_that_it_was_counted_from_kept_facts(world: World) -> None:
    equipped(world)
    assert COUNTED_FROM_KEPT in paper_for(frozen(world, form="08b", **QUARTER)).reference
    assert COUNTED_FROM_KEPT not in paper_for(frozen(world)).reference


def _repacked(whole: bytes, kept: bytes, report: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name == REPORT and report:
                new.writestr(name, report)
            elif name != KEPT:
                new.writestr(name, old.read(name))
            elif kept:
                new.writestr(name, kept)
    return target.getvalue()


def test_nobody_is_named_in_kept_facts(world: World) -> None:
    equipped(world)
    report = frozen(world, form="tai-khoan", **QUARTER)
    text = bytes(report.kept or b"").decode()
    assert world.cast.kiemsoat.get_full_name() not in text and "0912" not in text


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"format": "motcua.kept/1"}', hashing.canonical({"format": "x"})]
)
def test_other_bytes_are_no_kept_facts(content: bytes) -> None:
    with pytest.raises(ValueError):
        Kept.read(content)
