"""Registers: sums that hold, corrections that keep the old line, who may, what the journal says."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.demo.cast import Cast
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted, WrongState
from motcua.journal.models import Event
from motcua.journal.queries import sentence_of
from motcua.reform.actions import add, correct
from motcua.reform.models import Entry
from motcua.reform.queries import halves_missing, standing_in, totals
from motcua.reform.registers import REGISTERS, Sum
from motcua.reform.tests.stage import EXCHANGE, OTHER, WARD

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


def test_a_half_year_without_dialogue_is_named() -> None:
    dialogue, today = REGISTERS["dialogue"], date(2026, 11, 20)
    assert halves_missing(dialogue, [date(2026, 5, 5)], 2026, today) == ["6 tháng cuối năm 2026"]
    assert halves_missing(dialogue, [date(2026, 5, 5)], 2026, date(2026, 6, 30)) == []
    assert halves_missing(REGISTERS["training"], [], 2026, today) == []


@pytest.mark.parametrize("key", REGISTERS)
def test_every_declaration_names_its_own_fields(key: str) -> None:
    register = REGISTERS[key]
    summed = (register.sum.whole, *register.sum.parts) if register.sum else ()
    bound = [name for rule in register.bounds for name in (rule.less, rule.more)]
    kinds = {spec.name: spec.kind for spec in register.fields}
    assert {kinds[name] for name in (*summed, *bound, *register.totals)} <= {"count", "money"}
