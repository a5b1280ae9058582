"""Papers: drafted from records with live numbers, edited, frozen, signed; who may, when, and the journal."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from motcua.documents.signature_checks import signatures_of
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.filing import keyring
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.organisation.actions import create_post
from motcua.organisation.models import Role, User
from motcua.oversight.actions.planning import add_line, issue
from motcua.oversight.models import Inspection, Paper, PaperFile, PaperKind, PaperState
from motcua.oversight.papers.about import About
from motcua.oversight.papers.actions import ACTIONS, EDIT, available, draft, perform
from motcua.oversight.papers.composing import numbers_in
from motcua.oversight.papers.kinds import KINDS, possible
from motcua.oversight.papers.making import composed, official, preview
from motcua.oversight.papers.queries import behind, number
from motcua.oversight.papers.visibility import visible_to
from motcua.oversight.tests.stage import Examined
from motcua.terms import clock

__all__ = ["everybody_has_a_key"]

OF_INSPECTION = ("announcement", "minutes", "conclusion", "follow_up")


def last(paper: Paper) -> Event:
    return Event.objects.filter(chain=paper.pk).latest("pk")


def fields_of(paper: Paper, **changes: Any) -> dict[str, Any]:
    return {spec.name: getattr(paper, spec.name) for spec in EDIT.fields} | changes


def conclusion(examined: Examined) -> Paper:
    examined.dossiers()
    return draft(examined.organiser, examined.concluded().pk, "conclusion")


def numbered(examined: Examined, paper: Paper, **changes: Any) -> Paper:
    return perform(examined.organiser, paper.pk, "sua", fields_of(paper, number="31/KL-UBND", **changes))


def frozen(examined: Examined) -> Paper:
    return perform(examined.organiser, numbered(examined, conclusion(examined)).pk, "chot", {})


def leader(examined: Examined) -> User:
    """The cast has no leader of the district: the one of the province holds that post too."""
    user, district = examined.cast.lanhdao_tinh, examined.cast.district
    if not user.posts.filter(agency=district).exists():
        create_post(user, district, Role.LEADER, valid_from=date(2016, 1, 1))
    return user


def signed(examined: Examined) -> Paper:
    return perform(leader(examined), frozen(examined).pk, "ky", {})


def words(paper: Paper) -> str:
    made = official(paper, composed(paper))
    return "\n".join(block for section in made.sections for block in section.blocks if isinstance(block, str))


def test_every_kind_is_drafted_from_the_records(examined: Examined) -> None:
    examined.dossiers()
    item = examined.concluded()
    for kind in OF_INSPECTION:
        paper = draft(examined.organiser, item.pk, kind)
        assert item.decision_number in (words(paper) + " ".join(paper.bases))
        assert "{" not in words(paper)
        assert sentence_of(last(paper)).startswith("Soạn ")
    assert "Tổng số nhiệm vụ được giao là 1 nhiệm vụ" in words(paper)
    assert {each.kind for each in possible(About(inspection=item))} == set(OF_INSPECTION)


def test_numbers_live_until_the_paper_is_frozen(examined: Examined) -> None:
    paper = conclusion(examined)
    assert "tổng số hồ sơ phải giải quyết là 3 hồ sơ" in words(paper)
    paper = perform(examined.organiser, numbered(examined, paper).pk, "chot", {})
    now = examined.now
    examined.goto("2026-11-18 09:00")
    examined.dossiers(2)
    examined.now = now
    assert paper.inspection_id is not None
    other = draft(examined.organiser, paper.inspection_id, "conclusion")
    assert "tổng số hồ sơ phải giải quyết là 5 hồ sơ" in words(other)
    assert "tổng số hồ sơ phải giải quyết là 3 hồ sơ" in words(Paper.objects.get(pk=paper.pk))


def test_every_number_has_a_list_as_long_as_it_says(examined: Examined) -> None:
    paper = frozen(examined)
    reader = examined.cast.kiemsoat_tp
    assert paper.figures.count() > 15
    for each in paper.figures.all():
        found = number(paper, each.token)
        assert found is not None
        if found.parts:
            continue
        assert found.text == str(found.counted)
        page = behind(reader, paper, found, 0, 50)
        assert len(page.rows) + page.hidden == found.counted
        assert page.hidden == 0


@pytest.mark.parametrize("kind", ["announcement", "minutes", "follow_up"])
def test_so_it_is_with_the_other_kinds_while_they_are_written(examined: Examined, kind: str) -> None:
    examined.dossiers()
    paper = draft(examined.organiser, examined.concluded().pk, kind)
    for asked in numbers_in(composed(paper)):
        found = number(paper, asked.token)
        assert found is not None
        if not found.parts:
            page = behind(examined.organiser, paper, found, 0, 50)
            assert (found.text, page.hidden) == (str(len(page.rows)), 0), asked
            assert all(shown.value(row) is not None for row in page.rows for shown in page.columns[:1])
            assert [shown.value(row) for row in page.rows for shown in page.columns] or found.text == "0"


def test_a_ratio_is_reckoned_from_numbers_that_have_lists(examined: Examined) -> None:
    found = number(frozen(examined), "07a:tl1")
    assert found is not None and found.text == "–"  # nothing was finished in the period
    assert [token for token, _, _ in found.parts] == ["07a:10", "07a:11", "07a:9"]


def test_only_the_team_and_the_organisers_write(examined: Examined) -> None:
    item = examined.on_site()
    paper = draft(examined.member, item.pk, "minutes")
    for who in (examined.unit, examined.cast.lanhdao_khac, examined.cast.tiepnhan):
        with pytest.raises(NotFound):
            draft(who, item.pk, "minutes")
        with pytest.raises(NotFound):
            perform(who, paper.pk, "chot", {})
    with pytest.raises(NotPermitted):  # sees it from above, and only that
        perform(examined.cast.lanhdao_tinh, paper.pk, "chot", {})
    assert Paper.objects.get(pk=paper.pk).state == PaperState.DRAFT


def test_a_leader_signs_and_nobody_else(examined: Examined) -> None:
    paper = frozen(examined)
    for who in (examined.organiser, examined.member):
        with pytest.raises(NotPermitted):
            perform(who, paper.pk, "ky", {})
    done = perform(leader(examined), paper.pk, "ky", {})
    assert done.state == PaperState.SIGNED and done.signed_by == leader(examined).username
    assert sentence_of(last(done)) == "Ký kết luận số 31/KL-UBND của KT-H03.1-2026-01"


def test_the_head_of_the_team_signs_the_minutes(examined: Examined) -> None:
    item = examined.on_site()
    paper = draft(examined.organiser, item.pk, "minutes")
    perform(examined.organiser, paper.pk, "sua", fields_of(paper, number="01/BB-ĐKT"))
    perform(examined.organiser, paper.pk, "chot", {})
    with pytest.raises(NotPermitted):
        perform(leader(examined), paper.pk, "ky", {})
    assert perform(examined.member, paper.pk, "ky", {}).state == PaperState.SIGNED


def test_the_signed_file_bears_the_signature_and_stays(examined: Examined) -> None:
    paper = signed(examined)
    content = bytes(paper.files.get(kind="pdf").content)
    (found,) = signatures_of(content, keyring.trusted_roots(), clock.now() + timedelta(minutes=1))
    assert found.good and found.signer == leader(examined).get_full_name()
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert "KẾT LUẬN" in text and "31/KL-UBND" in text and "CHƯA KÝ" not in text
    assert "tổng số hồ sơ phải giải quyết là 3 hồ sơ" in text
    assert paper.files.filter(kind="docx").exists()


def test_a_draft_is_marked_as_one(examined: Examined) -> None:
    pdf = preview(conclusion(examined), "pdf")  # type: ignore[arg-type]
    assert "BẢN DỰ THẢO, CHƯA KÝ" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize("action", ["sua", "chot", "ky", "mo-lai", "bo"])
def test_a_signed_paper_stays_as_it_is(examined: Examined, action: str) -> None:
    paper = signed(examined)
    data = fields_of(paper) if action == "sua" else {} if action in ("chot", "ky") else {"reason": "thử"}
    who = leader(examined) if action == "ky" else examined.organiser
    with pytest.raises(WrongState):
        perform(who, paper.pk, action, data)
    assert available(examined.organiser, paper) == {}


@pytest.mark.parametrize(
    ("action", "state"), [("ky", "draft"), ("mo-lai", "draft"), ("sua", "frozen"), ("chot", "frozen")]
)
def test_what_comes_too_early_or_too_late_is_refused(examined: Examined, action: str, state: str) -> None:
    paper = conclusion(examined) if state == "draft" else frozen(examined)
    data = {"sua": fields_of(paper), "mo-lai": {"reason": "thử"}}.get(action, {})
    who = leader(examined) if action == "ky" else examined.organiser
    with pytest.raises(WrongState):
        perform(who, paper.pk, action, data)
    assert Paper.objects.get(pk=paper.pk).state == state


def test_a_number_that_does_not_exist_is_refused_when_it_is_typed(examined: Examined) -> None:
    paper = conclusion(examined)
    for body in (
        "Có {07a:99} hồ sơ",
        "Có {07a:3|don-vi=H99} hồ sơ",
        "{bang:la}",
        "{cuoc:la}",
        "lẻ {",
        "## Mục {07a:3}",
    ):
        with pytest.raises(BadInput) as refused:
            perform(examined.organiser, paper.pk, "sua", fields_of(paper, body=body))
        assert "body" in refused.value.fields
    assert Paper.objects.get(pk=paper.pk).body == paper.body


def test_text_that_contradicts_the_numbers_is_signed_only_with_a_reason(examined: Examined) -> None:
    paper = conclusion(examined)
    wrong = "Tổng số hồ sơ là {07a:3} hồ sơ, trong đó: 2 hồ sơ đúng hạn, 4 hồ sơ quá hạn."
    numbered(examined, paper, body=wrong)
    paper = perform(examined.organiser, paper.pk, "chot", {})
    assert any(each["alarms"] for each in paper.checked)
    with pytest.raises(BadInput) as refused:
        perform(leader(examined), paper.pk, "ky", {})
    assert "reason" in refused.value.fields and not PaperFile.objects.exists()
    assert perform(leader(examined), paper.pk, "ky", {"reason": "Đơn vị báo cáo như vậy"}).sign_reason


def test_the_drafted_words_do_not_alarm_the_checker(examined: Examined) -> None:
    examined.dossiers()
    item = examined.concluded()
    for kind in OF_INSPECTION:
        paper = draft(examined.organiser, item.pk, kind)
        perform(examined.organiser, paper.pk, "sua", fields_of(paper, number="1/X"))
        paper = perform(examined.organiser, paper.pk, "chot", {})
        assert [each for each in paper.checked if each["alarms"]] == [], kind


def test_a_paper_changed_behind_the_journal_is_not_signed(examined: Examined) -> None:
    paper = frozen(examined)
    paper.figures.filter(token="07a:3").update(value="300")
    with pytest.raises(WrongState, match="không còn như lúc chốt"):
        perform(leader(examined), paper.pk, "ky", {})


def test_reopening_makes_the_numbers_live_again(examined: Examined) -> None:
    paper = perform(examined.organiser, frozen(examined).pk, "mo-lai", {"reason": "Sửa câu chữ"})
    assert paper.state == PaperState.DRAFT and not paper.figures.exists() and paper.tables == {}
    assert sentence_of(last(paper)).endswith("Sửa câu chữ")


def test_without_a_number_of_its_own_nothing_is_frozen(examined: Examined) -> None:
    with pytest.raises(WrongState, match="số, ký hiệu"):
        perform(examined.organiser, conclusion(examined).pk, "chot", {})


def test_the_unit_reads_only_what_was_signed(examined: Examined) -> None:
    paper = frozen(examined)
    assert not visible_to(examined.unit).exists()
    perform(leader(examined), paper.pk, "ky", {})
    assert [each.pk for each in visible_to(examined.unit)] == [paper.pk]
    assert not visible_to(examined.cast.lanhdao_khac).exists()
    assert not visible_to(examined.cast.tiepnhan).exists()


def test_what_cannot_be_written_now_says_why(examined: Examined) -> None:
    item = examined.on_site()
    for kind in ("follow_up", "supervision", "plan"):
        with pytest.raises(WrongState):
            draft(examined.organiser, item.pk, kind)
    with pytest.raises(BadInput):
        draft(examined.organiser, item.pk, "tho")
    assert not Paper.objects.exists()


def test_the_plan_of_the_year_is_a_paper(examined: Examined) -> None:
    plan = issue(
        examined.organiser, {"year": 2026, "number": "12/KH", "issued_on": "05/01/2026", "issuer": "Chủ tịch"}
    )
    with pytest.raises(WrongState, match="chưa có dòng"):
        draft(examined.organiser, plan.pk, "plan")
    line = {
        "kind": "control",
        "content": "Kiểm tra {phường}",
        "units": ["H03.1.7"],
        "month_from": 3,
        "month_to": 4,
    }
    add_line(examined.organiser, plan.pk, line)
    paper = draft(examined.organiser, plan.pk, "plan")
    assert "thực hiện 1 cuộc" in words(paper)
    assert visible_to(examined.organiser).get() == paper
    perform(examined.organiser, paper.pk, "sua", fields_of(paper, number="12/KH-UBND"))
    perform(examined.organiser, paper.pk, "chot", {})
    assert perform(leader(examined), paper.pk, "ky", {}).state == PaperState.SIGNED


def test_a_discarded_paper_is_kept_with_its_reason(examined: Examined) -> None:
    paper = conclusion(examined)
    perform(examined.organiser, paper.pk, "bo", {"reason": "Soạn nhầm"})
    assert Paper.objects.get(pk=paper.pk).state == PaperState.DISCARDED
    assert "Soạn nhầm" in sentence_of(last(paper))
    with pytest.raises(BadInput):
        perform(examined.organiser, paper.pk, "la", {})


def test_every_kind_has_its_module() -> None:
    assert set(KINDS) == set(PaperKind.values)
    assert set(ACTIONS) == {"sua", "chot", "ky", "mo-lai", "bo"}
    assert Inspection._meta.get_field("papers")
