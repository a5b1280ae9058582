"""Any history verifies; whatever is changed, dropped or inserted in it is found and named."""

import copy
import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.journal import hashing
from motcua.journal.tests.histories import (
    AGENCIES,
    Record,
    Step,
    check,
    day_of,
    label_of,
    recorded,
    records_of,
)
from motcua.journal.verifier import Kind, Problem

# From one minute to four days between events, so that days fall together and apart.
steps = st.builds(Step, st.integers(0, 5000), st.sampled_from(AGENCIES), st.booleans())
histories = st.lists(st.lists(steps, min_size=1, max_size=6), min_size=1, max_size=4).map(
    lambda chains: [recorded(number, chain) for number, chain in enumerate(chains)]
)
some = settings(max_examples=150, deadline=None)


def events_in(records: list[Record]) -> list[Record]:
    return [record for record in records if record["kind"] == "event"]


def seal_again(record: Record) -> None:
    record["digest"] = hashing.event_digest({name: record[name] for name in hashing.EVENT_FIELDS})


def names(problems: list[Problem], kind: Kind, label: str, seq: int, day: str) -> bool:
    """Whether a problem names dossier and event, and a day or range that holds ``day``."""
    return any(
        (problem.kind, problem.label, problem.seq) == (kind, label, seq)
        and problem.day <= day <= (problem.until or problem.day)
        for problem in problems
    )


@some
@given(histories, st.booleans())
def test_any_history_verifies(history: list[Any], sealed: bool) -> None:
    report = check(records_of(history, sealed=sealed))
    assert report.problems == []
    assert report.counts["event"] == sum(len(whole.events) for whole in history)


def changed_once(value: str, at: int) -> str:
    at %= len(value)
    return value[:at] + ("0" if value[at] != "0" else "1") + value[at + 1 :]


@some
@given(histories, st.data())
def test_one_changed_character_of_any_event_is_named(history: list[Any], data: st.DataObject) -> None:
    records = records_of(history, sealed=data.draw(st.booleans()))
    record = data.draw(st.sampled_from(events_in(records)))
    label, seq, day = record["payload"]["code"], record["seq"], day_of(record)
    fields = [
        name for name in (*hashing.EVENT_FIELDS, "digest") if name not in ("chain", "seq") and record[name]
    ]
    name = data.draw(st.sampled_from(fields))
    position = data.draw(st.integers(0, 200))
    if name == "payload":
        record[name] = {**record[name], "code": changed_once(record[name]["code"], position)}
    else:
        record[name] = changed_once(record[name], position)
    problems = check(records).problems
    if name == "recorded_at":
        assert any((p.kind, p.label, p.seq) == (Kind.ALTERED, label, seq) for p in problems)
    else:
        assert names(problems, Kind.ALTERED, label, seq, day)


@some
@given(histories, st.data())
def test_a_changed_number_or_chain_of_an_event_is_named(history: list[Any], data: st.DataObject) -> None:
    records = records_of(history, sealed=data.draw(st.booleans()))
    record = data.draw(st.sampled_from(events_in(records)))
    label, seq, day = record["payload"]["code"], record["seq"], day_of(record)
    if data.draw(st.booleans()):
        record["seq"] = data.draw(st.integers(0, 12).filter(lambda number: number != seq))
        assert any(problem.label == label for problem in check(records).problems)
        return
    record["chain"] = changed_once(record["chain"], data.draw(st.integers(0, 35)))
    problems = check(records).problems
    assert names(problems, Kind.DROPPED, label, seq, day)


@some
@given(histories, st.data())
def test_one_changed_field_of_any_chain_or_seal_is_named(history: list[Any], data: st.DataObject) -> None:
    records = records_of(history)
    record = data.draw(st.sampled_from([record for record in records if record["kind"] in ("chain", "seal")]))
    name = data.draw(st.sampled_from([name for name in record if name != "kind" and record[name] != ""]))
    before = copy.deepcopy(record)
    if isinstance(record[name], str):
        record[name] = changed_once(record[name], data.draw(st.integers(0, 200)))
    elif isinstance(record[name], int):
        record[name] += data.draw(st.sampled_from([-1, 1, 1000]))
    else:
        record[name][next(iter(record[name]))][0] += 1
    problems = check(records).problems
    if before["kind"] == "seal":
        assert any(problem.kind is Kind.ALTERED and problem.agency for problem in problems)
    elif name == "chain":
        assert any(problem.label == before["label"] for problem in problems)
    else:
        assert any(problem.chain == before["chain"] for problem in problems)


@some
@given(histories, st.data())
def test_a_dropped_event_is_named_with_its_day(history: list[Any], data: st.DataObject) -> None:
    records = records_of(history, sealed=data.draw(st.booleans()))
    gone = data.draw(st.sampled_from(events_in(records)))
    records.remove(gone)
    problems = check(records).problems
    assert names(problems, Kind.DROPPED, gone["payload"]["code"], gone["seq"], day_of(gone))
    assert {problem.label for problem in problems} == {gone["payload"]["code"]}


@some
@given(histories, st.data())
def test_an_event_inserted_with_an_earlier_date_is_named(history: list[Any], data: st.DataObject) -> None:
    """The forger knows how digests are made, and gives the row any number."""
    records = records_of(history, sealed=data.draw(st.booleans()))
    model = data.draw(st.sampled_from(events_in(records)))
    own = [record for record in events_in(records) if record["chain"] == model["chain"]]
    forged = copy.deepcopy(model)
    forged |= {"verb": "t_accept", "actor": "keGiaMao", "personal": None, "personal_digest": ""}
    forged["seq"] = data.draw(st.integers(0, len(own) + 3))
    forged["recorded_at"] = forged["occurred_at"] = "2022-03-01T02:00:00.000000+00:00"
    seal_again(forged)
    records.insert(records.index(own[-1]) + 1, forged)
    problems = check(records).problems
    assert names(problems, Kind.INSERTED, model["payload"]["code"], forged["seq"], "2022-03-01")


@some
@given(histories, st.data())
def test_a_tail_dropped_together_with_its_head_is_named_by_the_seal(
    history: list[Any], data: st.DataObject
) -> None:
    records = records_of(history)
    tails = [record for record in events_in(records) if record["seq"] > 1]
    assume(tails)
    gone = data.draw(st.sampled_from(tails))
    later = [r for r in events_in(records) if r["chain"] == gone["chain"] and r["seq"] >= gone["seq"]]
    for record in later:
        records.remove(record)
    last = next(r for r in events_in(records) if (r["chain"], r["seq"]) == (gone["chain"], gone["seq"] - 1))
    head = next(r for r in records if r["kind"] == "chain" and r["chain"] == gone["chain"])
    head |= {"length": last["seq"], "head": last["digest"], "recorded_at": last["recorded_at"]}
    problems = check(records).problems
    assert names(problems, Kind.DROPPED, gone["payload"]["code"], gone["seq"], day_of(gone))


def two_days() -> list[Record]:
    day = 24 * 60
    return records_of([recorded(n, [Step(n), Step(60), Step(day), Step(day)]) for n in range(3)])


def test_a_whole_dossier_dropped_is_named_by_its_sealed_label() -> None:
    records = two_days()
    chain = events_in(records)[4]["chain"]
    left = [record for record in records if record.get("chain") != chain]
    problems = check(left).problems
    assert {problem.label for problem in problems} == {label_of(1)}
    assert names(problems, Kind.DROPPED, label_of(1), 1, "2022-03-07")


@pytest.mark.parametrize("place", [11, 16, -1])  # among the chains, after them, after the seals
def test_a_whole_forged_dossier_in_a_sealed_day_is_named(place: int) -> None:
    records = two_days()
    forged = records_of([recorded(9, [Step(30)])], sealed=False)[1:-1]
    records[place:place] = forged
    problems = check(records).problems
    assert names(problems, Kind.INSERTED, label_of(9), 1, "2022-03-07")
    assert len(problems) == 1


def test_a_forged_dossier_on_a_day_that_has_no_seal_is_named() -> None:
    records = two_days()
    forged = records_of([recorded(9, [Step(-24 * 60)])], sealed=False)[1:-1]
    records[1:1] = forged
    assert names(check(records).problems, Kind.INSERTED, label_of(9), 1, "2022-03-06")


def test_a_chain_rewritten_with_right_digests_is_named_once_on_the_first_day() -> None:
    records = two_days()
    own = events_in(records)[:4]
    own[0]["actor"] = "nguoiKhac"
    for before, after in zip([None, *own], own, strict=False):
        if before:
            after["previous"] = before["digest"]
        seal_again(after)
    records[1]["head"] = own[-1]["digest"]
    problems = check(records).problems
    assert [(p.kind, p.label, p.day) for p in problems] == [(Kind.ALTERED, label_of(0), "2022-03-07")]


def test_a_dropped_seal_is_named_with_agency_and_day() -> None:
    records = two_days()
    gone = next(record for record in records if record["kind"] == "seal" and record["day"] == "2022-03-08")
    records.remove(gone)
    problems = check(records).problems
    assert [(p.kind, p.agency, p.day) for p in problems] == [(Kind.DROPPED, AGENCIES[0], "2022-03-08")]


@pytest.mark.parametrize("change", [{"data": {"full_name": "Khác"}}, {"salt": "0"}, None])
def test_changed_or_dropped_personal_data_is_named(change: Record | None) -> None:
    records = records_of([recorded(0, [Step(0), Step(5, personal=True)])])
    event = events_in(records)[1]
    event["personal"] = {**event["personal"], **change} if change else None
    assert names(check(records).problems, Kind.ALTERED, label_of(0), 2, "2022-03-07")


def test_an_event_that_occurs_after_it_was_recorded_is_misdated_unless_planned() -> None:
    for payload, expected in (({}, [Kind.MISDATED]), ({hashing.PLANNED: True}, [])):
        records = records_of([recorded(0, [Step(0)])], sealed=False)
        event = events_in(records)[0]
        event |= {"occurred_at": "2022-04-01T00:00:00.000000+00:00", "payload": payload}
        seal_again(event)
        records[1]["head"] = event["digest"]
        assert [problem.kind for problem in check(records).problems] == expected


def test_a_file_cut_short_is_not_intact() -> None:
    records = records_of([recorded(0, [Step(0)])], sealed=False)
    assert not check(records[:-1]).intact
    assert not check(records[1:]).intact
    assert not check([]).intact


def test_a_dossier_dropped_before_any_seal_is_missed_at_the_end() -> None:
    records = records_of([recorded(n, [Step(0)]) for n in range(2)], sealed=False)
    problems = check([*records[:1], *records[3:]]).problems
    assert {problem.kind for problem in problems} == {Kind.DROPPED}


def test_a_sentence_names_dossier_event_and_day_in_vietnamese() -> None:
    records = two_days()
    events_in(records)[1]["actor"] = "nguoiKhac"
    sentence = str(check(records).problems[0])
    assert sentence == (
        "Hồ sơ H26.1-220307-0000, sự kiện số 2 (t_accept), ngày 07/03/2022: "
        "đã bị sửa – nội dung không khớp dấu băm."
    )


def test_a_day_ends_at_local_midnight() -> None:
    records = records_of([recorded(0, [Step(15 * 60 + 59), Step(1)])])  # 23:59 and 00:00
    assert [record["day"] for record in records if record["kind"] == "seal"] == ["2022-03-07", "2022-03-08"]
    assert check(records).intact


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda x: st.lists(x, max_size=2)
)


@some
@given(histories, st.data())
def test_no_record_however_broken_stops_the_verifier(history: list[Any], data: st.DataObject) -> None:
    records = records_of(history)
    record = data.draw(st.sampled_from(records))
    name = data.draw(st.sampled_from(sorted(record)))
    value = data.draw(junk.filter(lambda value: json.dumps(value) != json.dumps(record[name])))
    record[name] = value
    check(records)
