"""What was mined as the page shows it: each number with the address of its list."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from motcua.mining.graph import Edge, EdgeKey, Pair, Tally
from motcua.mining.names import (
    KIND_MEANINGS,
    KIND_NAMES,
    activity_name,
    person_names,
    subject_names,
)
from motcua.mining.numbers import back_key, edge_key, kind_key, pair_key, repeated_key, sign_key
from motcua.mining.process import SEVERITY, Kind
from motcua.mining.question import Mined, Question
from motcua.mining.signs import SIGNS, Finding, Sign
from motcua.mining.text import chance_words
from motcua.texts.numbers import group, ratio_text
from motcua.web.office.asking import OTHER
from motcua.web.office.process.drawing import Drawing, draw

ROWS = 20


class Count(NamedTuple):
    """``times``: occurrences; ``cases``: dossiers, the length of the list at ``url``."""

    name: str
    times: int
    cases: int
    url: str


class KindLine(NamedTuple):
    name: str
    meaning: str
    cases: int
    share: str
    url: str


class EdgeLine(NamedTuple):
    before: str
    after: str
    kind: Kind
    kind_name: str
    times: int
    cases: int
    median: str
    most: str
    url: str


class SignLine(NamedTuple):
    sign: Sign
    subject: str
    hits: int
    tries: int
    share: str
    expected: str
    chance: str
    actors: str
    cases: int
    url: str


class Shown(NamedTuple):
    question: Question
    total: int
    kinds: list[KindLine]
    drawing: Drawing | None
    edges: list[EdgeLine]
    rework: list[Count]
    offices: list[Count]
    persons: list[Count]
    raised: list[SignLine]
    quiet: list[SignLine]
    definitions: list[tuple[str, str]]
    xes_url: str


def process_url(question: Question, name: str = "office:process", **more: str) -> str:
    """The whole question with its days spelled out, so that it means the same tomorrow."""
    asked = {
        "co_quan": question.agency.code,
        "ky": OTHER,
        "tu_ngay": question.period.first.isoformat(),
        "den_ngay": question.period.last.isoformat(),
        "thu_tuc": question.procedure.code if question.procedure else "",
        "linh_vuc": question.sector.code if question.sector else "",
        **more,
    }
    return f"{reverse(name)}?{urlencode(asked)}"


def shown(mined: Mined) -> Shown:
    question, graph = mined.question, mined.graph

    def url(key: str) -> str:
        return process_url(question, "office:process-dossiers", xem=key)

    names = _names(mined)
    lines = [(finding, _sign(question, finding, *names)) for finding in mined.findings]
    return Shown(
        question,
        len(graph.codes),
        [_kind(mined, kind, url(kind_key(kind))) for kind in Kind],
        draw(graph, url),
        [_edge(key, edge, url(edge_key(key))) for key, edge in _sorted_edges(mined)],
        _rework(mined),
        _pairs(question, "don-vi", graph.offices, names.places),
        _pairs(question, "nguoi", graph.persons, names.people),
        [line for finding, line in lines if finding.raised],
        [line for finding, line in lines if not finding.raised],
        [(sign.name, sign.text(question.limits)) for sign in SIGNS],
        process_url(question, "office:process-xes"),
    )


def _kind(mined: Mined, kind: Kind, url: str) -> KindLine:
    cases = mined.graph.kinds[kind].cases if kind in mined.graph.kinds else 0
    share = ratio_text(cases, len(mined.graph.codes))
    return KindLine(KIND_NAMES[kind], KIND_MEANINGS[kind], cases, share, url)


def _sorted_edges(mined: Mined) -> list[tuple[EdgeKey, Edge]]:
    return sorted(mined.graph.edges.items(), key=lambda each: (-SEVERITY[each[0][2]], -each[1].count))


def _edge(key: EdgeKey, edge: Edge, url: str) -> EdgeLine:
    before, after, kind = key
    return EdgeLine(
        activity_name(before),
        activity_name(after),
        kind,
        KIND_NAMES[kind],
        edge.count,
        edge.cases,
        hours(edge.quantile(0.5)),
        hours(edge.quantile(0.9)),
        url,
    )


def hours(minutes: float) -> str:
    """ "4,5 giờ"."""
    return f"{minutes / 60:.1f} giờ".replace(".", ",")


def _rework(mined: Mined) -> list[Count]:
    graph, question = mined.graph, mined.question
    found = [
        _count(question, f"Trả lại từ bước “{step}”", tally, back_key(step))
        for step, tally in graph.sent_back.items()
    ]
    found += [
        _count(question, f"Làm hơn một lần: {activity_name(activity)}", tally, repeated_key(activity))
        for activity, tally in graph.repeated.items()
        if activity.verb != "send_back"
    ]
    return sorted(found, key=lambda line: -line.cases)[:ROWS]


def _count(question: Question, name: str, tally: Tally, key: str) -> Count:
    return Count(name, tally.count, tally.cases, process_url(question, "office:process-dossiers", xem=key))


def _top(pairs: Mapping[Pair, Tally]) -> list[tuple[Pair, Tally]]:
    return sorted(pairs.items(), key=lambda each: (-each[1].count, each[0]))[:ROWS]


def _pairs(
    question: Question, what: str, pairs: Mapping[Pair, Tally], names: Mapping[str, str]
) -> list[Count]:
    return [
        _count(
            question,
            f"{names.get(pair[0], pair[0])} → {names.get(pair[1], pair[1])}",
            tally,
            pair_key(what, pair),
        )
        for pair, tally in _top(pairs)
    ]


class _Names(NamedTuple):
    """Looked up once, whatever is shown: subjects of findings and offices, and persons."""

    places: Mapping[str, str]
    people: Mapping[str, str]


def _names(mined: Mined) -> _Names:
    offices = {office for pair, _ in _top(mined.graph.offices) for office in pair}
    people = {person for pair, _ in _top(mined.graph.persons) for person in pair}
    people |= {actor for finding in mined.raised for actor in finding.count.actors}
    return _Names(subject_names(mined.findings, offices), person_names(people))


def _sign(
    question: Question, finding: Finding, names: Mapping[str, str], people: Mapping[str, str]
) -> SignLine:
    count = finding.count
    actors = ", ".join(
        f"{people.get(actor, actor)} ({group(times)})" for actor, times in count.actors.most_common(3)
    )
    return SignLine(
        finding.sign,
        names.get(finding.subject, finding.subject),
        count.hits.count,
        count.tries,
        ratio_text(count.hits.count, count.tries),
        ratio_text(round(finding.expected * 1_000_000), 1_000_000),
        chance_words(finding.chance),
        actors if finding.raised else "",
        count.hits.cases,
        process_url(question, "office:process-dossiers", xem=sign_key(finding)),
    )
