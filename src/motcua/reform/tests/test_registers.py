"""Registers: sums that hold, corrections that keep the old line, who may, what the journal says."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.demo.cast import Cast
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.figures.period import Period
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.reform.actions import add, correct
from motcua.reform.gaps import halves_missing, untold
from motcua.reform.models import Entry
from motcua.reform.queries import lines, standing_in, totals
from motcua.reform.registers import REGISTERS, Sum
from motcua.reform.tests.stage import DIALOGUE, EXCHANGE, OTHER, QUESTION, WARD

NUMBERS = st.integers(0, 10**9)
LABELS = {"a": "Tổng", "b": "Phần một", "c": "Phần hai", "d": "Phần ba"}


@given(whole=NUMBERS, parts=st.tuples(NUMBERS, NUMBERS, NUMBERS))
@settings(max_examples=60)
def test_a_sum_holds_or_is_refused_with_the_difference(whole: int, parts: tuple[int, int, int]) -> None:
    rule, values = Sum("a", ("b", "c", "d")), dict(zip("abcd", (whole, *parts), strict=True))
    rule.check(values | {"a": sum(parts)}, LABELS)
    if whole != sum(parts):
        with pytest.raises(BadInput) as refused:
            rule.check(values, LABELS)
        shown = refused.value.message.replace(".", "")
        assert f"là {abs(whole - sum(parts))}" in shown


def test_598_documents_are_their_parts(ward: Cast) -> None:
    made = add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    assert (made.whole, made.part_1, made.part_2, made.part_3) == (598, 221, 337, 40)
    assert totals(REGISTERS["exchange"], [made]) == {"total": 598, "linked": 221, "internal": 337, "rest": 40}
    assert "598" in sentence_of(Event.objects.get(chain=made.root))


def test_as_the_report_told_it_40_are_missing(ward: Cast) -> None:
    with pytest.raises(BadInput, match="= 558\\) là 40") as refused:
        add(ward.kiemsoat, "exchange", WARD, EXCHANGE | {"rest": "0"})
    assert "total" in refused.value.fields
    assert not Entry.objects.exists()


def test_the_database_holds_the_sum_too(ward: Cast) -> None:
    made = add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=made.pk).update(whole=599)


def test_a_correction_keeps_the_old_line(ward: Cast) -> None:
    old = add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    reason = {"reason": "Đếm lại sổ công văn (mẫu)."}
    new = correct(ward.lanhdao, old.pk, EXCHANGE | {"total": "600", "rest": "42"} | reason)
    old.refresh_from_db()
    assert (old.whole, old.stands, new.whole, new.corrects) == (598, False, 600, old)
    assert standing_in(old.agency, date(2026, 1, 1), date(2026, 12, 31)) == [new]
    events = [sentence_of(each) for each in Event.objects.filter(chain=old.root).order_by("seq")]
    assert len(events) == 2 and "Đếm lại sổ công văn" in events[1]
    with pytest.raises(WrongState):
        correct(ward.lanhdao, old.pk, EXCHANGE | reason)


def test_a_month_stands_once(ward: Cast) -> None:
    add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    with pytest.raises(BadInput, match="đã có dòng của tháng 10/2026"):
        add(ward.kiemsoat, "exchange", WARD, EXCHANGE | {"occurred_on": "01/10/2026"})
    add(ward.kiemsoat, "exchange", WARD, EXCHANGE | {"occurred_on": "30/09/2026"})


def test_only_keepers_of_the_authority_write(ward: Cast) -> None:
    for stranger in (ward.chuyenmon, ward.tiepnhan, ward.thanhtra, ward.lanhdao_khac):
        with pytest.raises(NotPermitted):
            add(stranger, "exchange", WARD, EXCHANGE)
    made = add(ward.kiemsoat, "exchange", WARD, EXCHANGE)
    with pytest.raises(NotFound):
        correct(ward.lanhdao_khac, made.pk, EXCHANGE | {"reason": "Thử (mẫu)."})
    with pytest.raises(NotPermitted):
        add(ward.kiemsoat, "exchange", OTHER, EXCHANGE)
    assert Entry.objects.count() == 1


def test_nothing_of_a_day_to_come_and_no_unknown_register(ward: Cast) -> None:
    with pytest.raises(BadInput):
        add(ward.kiemsoat, "exchange", WARD, EXCHANGE | {"occurred_on": "21/11/2026"})
    with pytest.raises(NotFound):
        add(ward.kiemsoat, "khac", WARD, EXCHANGE)


def test_settled_is_not_more_than_used(ward: Cast) -> None:
    line = {"occurred_on": "02/03/2026", "subject": "Máy quét (mẫu)", "estimate": "10.000.000",
            "used": "8.000.000", "left": "2.000.000", "settled": "9.000.000"}  # fmt: skip
    with pytest.raises(BadInput, match=r"là 1\.000\.000"):
        add(ward.kiemsoat, "budget", WARD, line)
    assert add(ward.kiemsoat, "budget", WARD, line | {"settled": "8.000.000"}).whole == 10_000_000


def test_a_half_year_without_dialogue_is_owed_until_it_ends_and_missing_after() -> None:
    dialogue, may = REGISTERS["dialogue"], [date(2026, 5, 5)]
    (owed,) = halves_missing(dialogue, may, 2026, date(2026, 12, 31))
    assert (owed.words, owed.last, owed.ended) == ("6 tháng cuối năm 2026", date(2026, 12, 31), False)
    assert halves_missing(dialogue, may, 2026, date(2027, 1, 1)) == [replace(owed, ended=True)]
    assert halves_missing(dialogue, may, 2026, date(2026, 6, 30)) == []
    first, second = halves_missing(dialogue, [], 2026, date(2026, 7, 1))
    assert (first.ended, second.ended) == (True, False)
    assert halves_missing(REGISTERS["training"], [], 2026, date(2026, 11, 20)) == []


def test_questions_that_were_counted_are_written_down_one_by_one(ward: Cast) -> None:
    register = REGISTERS["dialogue"]
    made = add(ward.kiemsoat, "dialogue", WARD, DIALOGUE)
    (gap,) = untold(register, [made], made.agency)
    assert (gap.day, gap.counted, gap.told) == (date(2026, 4, 22), (1, 1), (0, 0))
    add(ward.kiemsoat, "question", WARD, QUESTION)
    waiting = add(ward.kiemsoat, "question", WARD, QUESTION | {"state": "pending", "answer": ""})
    assert untold(register, [made], made.agency) == []
    late = QUESTION | {"reason": "Trả lời bằng công văn (mẫu)."}
    correct(ward.kiemsoat, waiting.pk, late)
    (gap,) = untold(register, [made], made.agency)
    assert (gap.counted, gap.told) == ((1, 1), (2, 0))
    assert untold(REGISTERS["training"], [made], made.agency) == []


def test_an_answered_question_has_its_answer(ward: Cast) -> None:
    with pytest.raises(BadInput, match="Ghi câu trả lời") as refused:
        add(ward.kiemsoat, "question", WARD, QUESTION | {"answer": " "})
    assert "answer" in refused.value.fields


def test_lines_of_some_days_and_a_kind(ward: Cast) -> None:
    line = {"occurred_on": "05/01/2026", "kind": "plan", "number": "1/KH (mẫu)", "subject": "Kế hoạch (mẫu)"}
    kept = add(ward.kiemsoat, "directive", WARD, line)
    add(ward.kiemsoat, "directive", WARD, line | {"kind": "letter"})
    add(ward.kiemsoat, "directive", WARD, line | {"occurred_on": "06/01/2026"})
    days = Period(date(2025, 12, 15), date(2026, 1, 5))
    found = lines(ward.kiemsoat, REGISTERS["directive"], kept.agency, days, "plan")
    assert list(found) == [kept]


@pytest.mark.parametrize("key", REGISTERS)
def test_every_declaration_names_its_own_fields(key: str) -> None:
    register = REGISTERS[key]
    summed = (register.sum.whole, *register.sum.parts) if register.sum else ()
    bound = [name for rule in register.bounds for name in (rule.less, rule.more)]
    kinds = {spec.name: spec.kind for spec in register.fields}
    assert {kinds[name] for name in (*summed, *bound, *register.totals)} <= {"count", "money"}
    needed = {name for rule in register.needs for name in (rule.name, rule.of)}
    assert needed <= kinds.keys() and register.told_in in ("", *REGISTERS)
