"""Taking on, reporting, verifying, reopening...: permission, stage and journal of each."""

from datetime import date, timedelta

import pytest

from motcua.assignments.actions import ACTIONS, available, perform
from motcua.assignments.listing import stage_is
from motcua.assignments.models import Assignment, AssignmentReport
from motcua.assignments.models import Stage as At
from motcua.assignments.queries import reports_of
from motcua.assignments.tests.stage import GIVEN, WAY, Stage, everything
from motcua.assignments.visibility import visible_to
from motcua.attachments.models import Attachment
from motcua.attachments.tests.files import EICAR, clamd, upload
from motcua.demo.cast import PEOPLE
from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.journal import reading
from motcua.journal.models import Event
from motcua.journal.queries import personal_of
from motcua.journal.verifier import verify

GIVING = {"kiemsoat", "lanhdao"}
CHECKING = {"kiemsoat", "lanhdao", "thanhtra"}
MAY = {
    "nhan": (At.GIVEN, {"chuyenmon"}),
    "bao-cao": (At.ACCEPTED, {"chuyenmon"}),
    "xac-nhan": (At.REPORTED, CHECKING),
    "tra-lai": (At.REPORTED, CHECKING),
    "mo-lai": (At.VERIFIED, CHECKING),
    "gia-han": (At.ACCEPTED, GIVING),
    "doi-nguoi": (At.ACCEPTED, GIVING),
    "rut-tep": (At.REPORTED, {"chuyenmon"} | GIVING),
    "huy": (At.ACCEPTED, GIVING),
}
OPEN = {At.GIVEN, At.ACCEPTED, At.RETURNED}
FITTING = {
    "nhan": {At.GIVEN},
    "bao-cao": OPEN,
    "xac-nhan": {At.REPORTED},
    "tra-lai": {At.REPORTED},
    "mo-lai": {At.VERIFIED},
    "gia-han": OPEN,
    "doi-nguoi": OPEN,
    "rut-tep": {At.REPORTED, At.RETURNED},
    "huy": OPEN | {At.REPORTED},
}


def test_every_action_is_tried_here() -> None:
    assert set(MAY) == set(FITTING) == set(GIVEN) | {"rut-tep"} == set(ACTIONS)


@pytest.mark.parametrize("name", ACTIONS)
def test_everybody_else_is_refused_and_nothing_is_written(stage: Stage, name: str) -> None:
    item = stage.at(MAY[name][0])
    before = everything()
    for who in sorted(PEOPLE.keys() - MAY[name][1]):
        with pytest.raises(NotPermitted):
            stage.do(item, name, who)
        assert everything() == before, who


@pytest.mark.parametrize(("name", "who"), [(name, who) for name in MAY for who in sorted(MAY[name][1])])
def test_whoever_stands_on_the_right_side_may(stage: Stage, name: str, who: str) -> None:
    item = stage.at(MAY[name][0])
    assert name in {action.name for action in available(stage.user(who), item)}
    event = Event.objects.filter(chain=stage.do(item, name, who).pk).latest("seq")
    assert (event.verb, event.actor) == (ACTIONS[name].verb, who)


@pytest.mark.parametrize(
    ("name", "at"), [(name, at) for name in ACTIONS for at in At if at not in FITTING[name]]
)
def test_in_any_other_stage_it_is_refused(stage: Stage, name: str, at: At) -> None:
    item = stage.at(at)
    before = everything()
    with pytest.raises(WrongState):
        stage.do(item, name)
    assert everything() == before


@pytest.mark.parametrize("at", At)
def test_a_stage_is_asked_of_the_database_as_it_is_read_off_the_moments(stage: Stage, at: At) -> None:
    made = stage.at(at)
    found = [each for each in At if Assignment.objects.filter(stage_is(each), pk=made.pk).exists()]
    assert found == [at] == [Assignment.objects.get().stage]


def test_the_whole_way_stands_in_a_chain_that_verifies(stage: Stage) -> None:
    item = stage.at(At.RETURNED)
    for name in ("gia-han", "bao-cao", "xac-nhan", "mo-lai", "bao-cao", "xac-nhan"):
        item = stage.do(item, name)
    verbs = [
        event.verb.removeprefix("assignment_")
        for event in Event.objects.filter(chain=item.pk).order_by("seq")
    ]
    assert verbs == [
        "given", "accepted", "reported", "returned", "extended", "reported", "verified", "reopened",
        "reported", "verified",
    ]  # fmt: skip
    assert not verify(lambda: reading.records(reading.Scope("H03.1.7"), personal=True)).problems
    assert (item.returned, item.reopened, item.stage) == (1, 1, At.VERIFIED)
    assert (item.first_due_on, item.due_on) == (date(2026, 12, 4), date(2026, 12, 18))


def test_what_was_done_is_told_beside_the_chain_and_its_files_by_digest(stage: Stage) -> None:
    item = stage.at(At.REPORTED)
    event = Event.objects.filter(chain=item.pk).latest("seq")
    file = Attachment.objects.get()
    assert event.payload["files"][0]["digest"] == file.digest and event.payload["count"] == 1
    assert "12 thủ tục" not in str(event.payload) and "Biên bản" not in str(event.payload)
    assert (personal_of(item.pk)[event.seq] or {})["text"] == GIVEN["bao-cao"]["text"]
    ((report, files),) = reports_of(item)
    assert report.reported_by == stage.cast.chuyenmon and files == [file]


def test_nobody_verifies_what_is_his_own(stage: Stage) -> None:
    """The control officer leads the book of the giver, but here the task is his."""
    item = stage.give("lanhdao", agency=stage.cast.ward.committee, owner=stage.cast.kiemsoat)
    item = stage.do(item, "bao-cao", "kiemsoat")
    for name in ("xac-nhan", "tra-lai", "huy"):
        with pytest.raises(NotPermitted, match="không tự"):
            stage.do(item, name, "kiemsoat")
    assert stage.do(item, "xac-nhan", "lanhdao").stage is At.VERIFIED


def test_nobody_verifies_what_he_reported_for_another(stage: Stage) -> None:
    item = stage.give(agency=stage.cast.ward.committee, owner=None, post_title="Chủ tịch UBND phường")
    item = stage.do(item, "bao-cao", "lanhdao")
    with pytest.raises(NotPermitted, match="không tự"):
        stage.do(item, "xac-nhan", "lanhdao")
    assert stage.do(item, "xac-nhan", "thanhtra").stage is At.VERIFIED


def test_nobody_extends_his_own_term(stage: Stage) -> None:
    item = stage.give("lanhdao", agency=stage.cast.ward.committee, owner=stage.cast.kiemsoat)
    with pytest.raises(NotPermitted, match="không tự"):
        stage.do(item, "gia-han", "kiemsoat")


def test_a_named_verifier_sees_and_verifies_that_one_only(stage: Stage) -> None:
    outsider = stage.cast.tiepnhan_khac
    mine, other = stage.at(At.REPORTED, verifiers=[outsider]), stage.at(At.REPORTED)
    assert set(visible_to(outsider)) == {mine}
    assert {each.name for each in available(outsider, mine)} == {"xac-nhan", "tra-lai"}
    with pytest.raises(NotPermitted):
        stage.do(other, "xac-nhan", "tiepnhan_khac")
    assert stage.do(mine, "xac-nhan", "tiepnhan_khac").stage is At.VERIFIED


def test_a_closed_account_sees_nothing(stage: Stage) -> None:
    stage.give(verifiers=[stage.cast.thanhtra])
    for user in (stage.cast.chuyenmon, stage.cast.thanhtra):
        user.is_active = False
        assert not visible_to(user).exists()


def test_where_only_a_post_is_named_whoever_takes_it_on_is_the_owner(stage: Stage) -> None:
    item = stage.give(owner=None, post_title="Công chức tư pháp - hộ tịch")
    item = stage.do(item, "nhan", "chuyenmon")
    assert item.owner == stage.cast.chuyenmon
    assert Event.objects.filter(chain=item.pk).latest("seq").payload == {"owner": "chuyenmon"}


def test_a_product_that_is_a_file_needs_one_with_each_report(stage: Stage) -> None:
    item = stage.give(needs_file=True)
    with pytest.raises(BadInput) as refused:
        stage.do(item, "bao-cao")
    assert "files" in refused.value.fields
    item = stage.do(item, "bao-cao", uploads=[upload()])
    stage.do(item, "rut-tep")
    with pytest.raises(BadInput, match="không còn tệp"):
        stage.do(item, "xac-nhan")


def test_a_file_at_fault_leaves_nothing_behind(stage: Stage) -> None:
    item = stage.give()
    before = everything()
    with pytest.raises(BadInput, match="Đuôi tên tệp"):
        stage.do(item, "bao-cao", uploads=[upload(), upload("a.jpg")])
    with pytest.raises(BadInput, match="không kèm tệp"):
        stage.do(item, "huy", uploads=[upload()])
    assert everything() == before


def test_nobody_without_the_right_stores_a_file(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.assignments.actions.performing.receive_all", pytest.fail)
    item = stage.give()
    for who in ("tiepnhan_khac", "thanhtra"):
        with pytest.raises(NotPermitted):
            stage.do(item, "bao-cao", who, uploads=[upload()])
    with pytest.raises(BadInput):
        stage.do(item, "bao-cao", uploads=[upload()], text="")


def test_an_infected_file_is_refused(stage: Stage, settings: object) -> None:
    item = stage.give()
    with clamd() as settings.SCANNER, pytest.raises(BadInput, match="mã độc"):  # type: ignore[attr-defined]
        stage.do(item, "bao-cao", uploads=[upload("a.txt", EICAR)])


def test_a_withdrawn_file_is_journalled_and_once_verified_its_owner_takes_none_back(stage: Stage) -> None:
    item = stage.do(stage.at(At.REPORTED), "rut-tep")
    event = Event.objects.filter(chain=item.pk).latest("seq")
    assert event.payload["file"]["digest"] == Attachment.objects.get().digest
    with pytest.raises(BadInput, match="đã được rút"):
        stage.do(item, "rut-tep")
    verified = stage.at(At.VERIFIED)
    with pytest.raises(WrongState):
        stage.do(verified, "rut-tep")
    assert stage.do(verified, "rut-tep", "lanhdao").stage is At.VERIFIED


@pytest.mark.parametrize("file", ["", "khong-co", "019a0000-0000-7000-8000-000000000000"])
def test_a_file_of_something_else_is_not_withdrawn(stage: Stage, file: str) -> None:
    item = stage.at(At.REPORTED)
    with pytest.raises(BadInput):
        stage.do(item, "rut-tep", file=file)


def test_a_file_of_another_assignment_is_not_withdrawn(stage: Stage) -> None:
    item, other = stage.at(At.REPORTED), stage.at(At.REPORTED)
    with pytest.raises(BadInput):
        stage.do(item, "rut-tep", **stage.file_of(other))


@pytest.mark.parametrize("due_on", ["04/12/2026", "01/12/2026", "15/11/2026"])
def test_an_extension_goes_forward(stage: Stage, due_on: str) -> None:
    item = stage.give()
    with pytest.raises(BadInput) as refused:
        stage.do(item, "gia-han", due_on=due_on)
    assert "due_on" in refused.value.fields


def test_a_new_owner_takes_it_on_anew(stage: Stage) -> None:
    item = stage.do(stage.at(At.ACCEPTED), "doi-nguoi")
    assert (item.owner, item.post_title, item.stage) == (None, "Công chức tư pháp", At.GIVEN)
    for wrong in ({"owner": "chuyenmon_khac"}, {"owner": "không có"}, {"post_title": ""}):
        with pytest.raises(BadInput):
            stage.do(item, "doi-nguoi", uploads=(), **wrong)


def test_the_head_of_the_owing_agency_reassigns_too(stage: Stage) -> None:
    item = stage.give(
        "lanhdao_tinh", giver=stage.cast.province, agency=stage.cast.ward.committee, owner=stage.cast.kiemsoat
    )
    assert {each.name for each in available(stage.cast.lanhdao, item)} == {"nhan", "bao-cao", "doi-nguoi"}
    item = stage.do(item, "doi-nguoi", "lanhdao", owner="lanhdao", post_title="")
    assert item.owner == stage.cast.lanhdao


def test_a_verdict_that_was_taken_back_stays_on_the_report(stage: Stage) -> None:
    item = stage.do(stage.at(At.VERIFIED), "mo-lai")
    report = AssignmentReport.objects.get()
    assert report.verified_at and report.reopened_at and report.judged_by == stage.cast.kiemsoat
    assert (item.verified_at, item.reported_at, item.stage) == (None, None, At.RETURNED)


def test_default_deny(stage: Stage) -> None:
    item = stage.give()
    seen = {name for name in PEOPLE if visible_to(stage.user(name)).filter(pk=item.pk).exists()}
    assert seen == {"kiemsoat", "chuyenmon", "lanhdao", "thanhtra", "lanhdao_tinh", "kiemsoat_tp"}
    with pytest.raises(NotPermitted, match="Không tìm thấy"):
        perform(stage.cast.lanhdao_khac, item.pk, "huy", GIVEN["huy"])


def test_who_only_administers_accounts_sees_no_task_of_his_own_unit(stage: Stage) -> None:
    item = stage.give(agency=stage.cast.ward.committee, owner=stage.cast.lanhdao)
    assert not visible_to(stage.cast.quantri).exists()
    assert visible_to(stage.cast.lanhdao).get() == item


def test_an_owner_who_left_his_post_sees_his_task_no_more(stage: Stage) -> None:
    item = stage.give()
    stage.cast.chuyenmon.posts.update(valid_to=stage.now.date())
    assert visible_to(stage.cast.chuyenmon).get() == item
    stage.now += timedelta(days=1)
    assert not visible_to(stage.cast.chuyenmon).exists()


def test_an_unknown_action_is_refused(stage: Stage) -> None:
    with pytest.raises(BadInput):
        perform(stage.cast.kiemsoat, stage.give().pk, "xoa", {})


def test_every_stage_is_reached_here() -> None:
    assert set(WAY) == set(At)
