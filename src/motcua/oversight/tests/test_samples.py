"""A sample from the frozen population to the sheets: who may, in which order, and what the journal keeps."""

import json
from datetime import timedelta
from typing import Any

import pytest

from motcua.dossiers.errors import ActionRefused, BadInput, NotFound, NotPermitted, WrongState
from motcua.dossiers.models import Dossier
from motcua.journal import verbs
from motcua.journal.models import Event
from motcua.oversight.actions.sample_drawing import available, perform
from motcua.oversight.actions.sample_freezing import freeze
from motcua.oversight.actions.sample_sheets import fill
from motcua.oversight.models import Inspection, Sample, SampledDossier, SampleState, Sheet
from motcua.oversight.samples.files import text_of
from motcua.oversight.tests.samples import DIGEST, FREEZE, SECRET, Field
from motcua.sampling import samplefile
from motcua.sampling.verifier import verify
from motcua.sampling.verifier.run import is_drawn

pytestmark = pytest.mark.django_db


def last_event(field: Field) -> Event:
    return Event.objects.filter(chain=field.inspection.pk).order_by("-seq")[0]


def items(sample: Sample) -> list[SampledDossier]:
    return list(SampledDossier.objects.filter(sample=sample).select_related("dossier"))


def file_of(sample: Sample) -> samplefile.SampleFile:
    return samplefile.from_json(json.loads(text_of(Sample.objects.get(pk=sample.pk))))


def agrees(sample: Sample) -> bool:
    return all(check.agrees for check in verify(file_of(sample), sample.commitment))


def test_the_population_is_what_the_mandate_opens(field: Field) -> None:
    sample = field.freeze()
    ward = Dossier.objects.filter(agency=field.cast.ward.committee, linked=False)
    frozen = {unit.id for unit in file_of(sample).plan.units}
    assert frozen == set(ward.values_list("code", flat=True)) and len(frozen) == sample.population == 12
    assert [population for _, population, _ in sample.strata] and sample.size == 6
    assert agrees(sample) and not is_drawn(file_of(sample))


def test_a_dossier_that_came_after_the_period_is_not_in_it(field: Field) -> None:
    from motcua.web.desk.tests.stage import Stage

    late = Stage(field.cast).receive()
    assert late.code not in {unit.id for unit in file_of(field.freeze()).plan.units}


def test_freezing_publishes_the_commitment_in_the_journal(field: Field) -> None:
    sample = field.freeze()
    event = last_event(field)
    assert (event.verb, event.payload["commitment"]) == ("sample_frozen", sample.commitment)
    assert sample.commitment in verbs.sentence(event.verb, event.payload)


def test_strata_are_those_chosen(field: Field) -> None:
    sample = field.freeze(by_channel=True, by_outcome=True, by_risk=True)
    assert file_of(sample).plan.rule.fields == ("sector", "channel", "outcome", "risk")
    assert {unit.stratum[2] for unit in file_of(sample).plan.units} == {"Chưa có kết quả"}
    assert {unit.stratum[3] for unit in file_of(sample).plan.units} <= {
        "Rủi ro cao",
        "Rủi ro vừa",
        "Rủi ro thấp",
    }
    assert file_of(field.freeze(by_sector=False, title="Khác")).plan.rule.fields == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"known_from": "07:00 25/11/2026"}, "trước lúc giá trị công khai"),
        ({"basis": "total", "number": ""}, "Nhập số hồ sơ"),
        ({"basis": "margin", "margin": "abc"}, "Sai số cho phép"),
        ({"factor": "3"}, "phân nhóm theo rủi ro"),
        ({"criteria": ""}, "tiêu chí"),
        ({"source": ""}, "giá trị công khai"),
    ],
)
def test_a_rule_that_cannot_be_followed_freezes_nothing(
    field: Field, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        field.freeze(**change)
    assert not Sample.objects.exists()


def test_the_list_follows_from_what_both_sides_disclosed(field: Field) -> None:
    sample = field.drawn()
    assert sample.state == SampleState.DRAWN and len(items(sample)) == 6 == sample.size
    assert agrees(sample)
    assert [item.dossier.code for item in items(sample)] == [
        code for part in file_of(sample).parts for code in part.ids
    ]
    assert last_event(field).verb == "sample_drawn"


def test_nothing_is_drawn_before_the_public_value_is_known(field: Field) -> None:
    sample = field.bound()
    with pytest.raises(BadInput, match="trước lúc nó có thể được biết"):
        perform(field.member, sample.pk, "chon", {"public": "48213", "nonce": SECRET})
    assert not items(sample)


def test_a_secret_other_than_the_one_bound_draws_nothing(field: Field) -> None:
    sample = field.bound()
    field.goto("2026-11-26 19:00")
    with pytest.raises(BadInput, match="không khớp dấu băm"):
        perform(field.member, sample.pk, "chon", {"public": "48213", "nonce": SECRET + "x"})
    assert Sample.objects.get(pk=sample.pk).state == SampleState.BOUND


def test_a_digest_after_the_public_value_is_refused(field: Field) -> None:
    sample = field.freeze()
    field.goto("2026-11-26 18:30")
    with pytest.raises(BadInput, match="phải được nộp trước"):
        perform(field.member, sample.pk, "so-bi-mat", {"party": "Phường", "digest": DIGEST})


@pytest.mark.parametrize("digest", ["abc", "z" * 64])
def test_what_is_no_digest_is_refused(field: Field, digest: str) -> None:
    sample = field.freeze()
    with pytest.raises(BadInput, match="64 ký tự"):
        perform(field.member, sample.pk, "so-bi-mat", {"party": "Phường", "digest": digest})


def test_a_lost_dossier_stays_and_the_next_of_its_stratum_comes_in(field: Field) -> None:
    sample = field.drawn()
    lost = items(sample)[0]
    perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Thất lạc (mẫu)"})
    lost.refresh_from_db()
    assert lost.lost_reason == "Thất lạc (mẫu)" and lost.replaced_by is not None
    assert lost.replaced_by.stratum == lost.stratum and lost.replaced_by.place > lost.place
    assert len(items(sample)) == 7 and agrees(sample)
    assert last_event(field).payload["by"] == lost.replaced_by.dossier.code
    with pytest.raises(BadInput, match="đã được thay"):
        perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Lần nữa"})


def test_where_none_is_left_the_lost_one_is_told(field: Field) -> None:
    sample = field.drawn(number="12")
    lost = items(sample)[0]
    perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Thất lạc (mẫu)"})
    lost.refresh_from_db()
    assert (lost.replaced_by, lost.lost_reason) == (None, "Thất lạc (mẫu)")
    event = last_event(field)
    assert "không còn hồ sơ" in verbs.sentence(event.verb, event.payload)


def test_a_dossier_outside_the_sample_or_with_a_sheet_is_not_replaced(field: Field) -> None:
    sample = field.drawn()
    first = items(sample)[0]
    field.fill(first, "met", "met")
    with pytest.raises(WrongState, match="đã có phiếu"):
        perform(field.member, sample.pk, "thay", {"code": first.dossier.code, "reason": "Muộn"})
    with pytest.raises(BadInput, match="không nằm trong mẫu"):
        perform(field.member, sample.pk, "thay", {"code": "H03.khac", "reason": "Lạ"})


def test_a_correction_keeps_what_stood_before(field: Field) -> None:
    item = items(field.drawn())[0]
    field.fill(item, "met", "fault", note="Chậm 2 ngày")
    assert last_event(field).payload["faults"] == 1
    with pytest.raises(BadInput, match="lý do sửa"):
        field.fill(item, "met", "met")
    with pytest.raises(BadInput, match="không có gì khác"):
        field.fill(item, "met", "fault", note="Chậm 2 ngày", reason="Nhầm")
    field.fill(item, "met", "met", reason="Đã có thư xin lỗi")
    assert [sheet.answers for sheet in Sheet.objects.filter(drawn=item)] == [["met", "fault"], ["met", "met"]]
    assert last_event(field).verb == "sheet_corrected"


def test_a_sheet_answers_every_criterion(field: Field) -> None:
    item = items(field.drawn())[0]
    with pytest.raises(BadInput) as refused:
        field.fill(item, "met")
    assert refused.value.fields == {"answer_2": "Chọn kết quả cho tiêu chí “Thư xin lỗi khi quá hạn”."}
    with pytest.raises(BadInput):
        field.fill(item, "met", "perhaps")
    assert not Sheet.objects.exists()


def test_a_replaced_dossier_gets_no_sheet(field: Field) -> None:
    sample = field.drawn()
    lost = items(sample)[0]
    perform(field.member, sample.pk, "thay", {"code": lost.dossier.code, "reason": "Thất lạc"})
    with pytest.raises(WrongState, match="đã được thay"):
        field.fill(lost, "met", "met")


def _everything(field: Field, user: Any, sample: Sample) -> list[Any]:
    item = items(sample)[0]
    answers = {"answer_1": "met", "answer_2": "met"}
    return [
        lambda: freeze(user, field.inspection, FREEZE | {"known_from": "18:30 30/11/2026"}),
        lambda: perform(user, sample.pk, "so-bi-mat", {"party": "Phường", "digest": DIGEST}),
        lambda: perform(user, sample.pk, "chon", {"public": "1", "nonce": SECRET}),
        lambda: perform(user, sample.pk, "thay", {"code": item.dossier.code, "reason": "x"}),
        lambda: fill(user, sample.pk, item.pk, answers),
    ]


def test_nobody_else_works_on_a_sample(field: Field) -> None:
    sample = field.drawn()
    events = Event.objects.count()
    for user, refusal in ((field.organiser, NotPermitted), (field.cast.lanhdao_khac, NotFound)):
        for action in _everything(field, user, sample):
            with pytest.raises(refusal):
                action()
        assert available(user, sample) == []
    assert Event.objects.count() == events


def test_a_unit_that_was_told_of_the_inspection_does_not_read_its_samples(field: Field) -> None:
    sample = field.drawn()
    Inspection.objects.filter(pk=field.inspection.pk).update(told_at=field.now)
    for action in _everything(field, field.cast.lanhdao, sample):
        with pytest.raises(NotFound):
            action()


def test_after_the_last_midnight_a_member_does_nothing_more(field: Field) -> None:
    sample = field.drawn()
    assert [action.name for action in available(field.member, sample)] == ["thay"]
    field.goto("2026-11-28 00:00")
    for action in _everything(field, field.member, sample):
        with pytest.raises(NotFound):
            action()
    assert available(field.member, sample) == []


@pytest.mark.parametrize("closed", ["concluded_at", "cancelled_at"])
def test_a_closed_inspection_draws_and_checks_nothing_more(field: Field, closed: str) -> None:
    sample = field.drawn()
    Inspection.objects.filter(pk=field.inspection.pk).update(**{closed: field.now})
    for action in _everything(field, field.member, sample):
        with pytest.raises(WrongState, match="Cuộc kiểm tra đã"):
            action()
    assert available(field.member, Sample.objects.get(pk=sample.pk)) == []


def test_each_step_waits_for_the_one_before(field: Field) -> None:
    sample = field.freeze()
    for name in ("chon", "thay"):
        with pytest.raises(WrongState):
            perform(field.member, sample.pk, name, {})
    with pytest.raises(ActionRefused):
        perform(field.member, sample.pk, "khac", {})


def test_the_public_value_is_not_taken_down_in_the_future(field: Field) -> None:
    sample = field.bound()
    field.goto("2026-11-26 19:00")
    later = {"public": "48213", "nonce": SECRET, "obtained_at": field.now + timedelta(hours=1)}
    with pytest.raises(BadInput, match="tương lai"):
        perform(field.member, sample.pk, "chon", later)
