"""Every number that is shown of what was mined, under a key that an address can carry."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.mining.graph import EdgeKey, Pair, Tally
from motcua.mining.log import Activity
from motcua.mining.names import KIND_NAMES, activity_name
from motcua.mining.process import Kind
from motcua.mining.question import Mined
from motcua.mining.signs import Finding


@dataclass(frozen=True)
class Number:
    """``title`` says which dossiers; the list behind the number is the traces of ``tally``, each once."""

    title: str
    tally: Tally


def kind_key(kind: Kind) -> str:
    return f"muc:{kind}"


def edge_key(edge: EdgeKey) -> str:
    before, after, kind = edge
    return f"canh:{_of(before)}>{_of(after)}:{kind}"


def _of(activity: Activity) -> str:
    return f"{activity.verb}|{activity.step}"


def pair_key(what: str, pair: Pair) -> str:
    """``what``: "don-vi" or "nguoi"."""
    return f"{what}:{pair[0]}>{pair[1]}"


def back_key(step: str) -> str:
    return f"tra-lai:{step}"


def repeated_key(activity: Activity) -> str:
    return f"lap:{_of(activity)}"


def sign_key(finding: Finding) -> str:
    return f"dau-hieu:{finding.sign.key}:{finding.subject}"


def number_of(mined: Mined, key: str) -> Number | None:
    """None for a key that names nothing here."""
    return next((number for own, number in _numbers(mined) if own == key), None)


def _numbers(mined: Mined) -> Iterator[tuple[str, Number]]:
    graph = mined.graph
    for kind, tally in graph.kinds.items():
        yield kind_key(kind), Number(f"Mức khớp với quy trình: {KIND_NAMES[kind]}", tally)
    for edge, edge_tally in graph.edges.items():
        title = f"{activity_name(edge[0])} → {activity_name(edge[1])} ({KIND_NAMES[edge[2]]})"
        yield edge_key(edge), Number(title, edge_tally)
    for step, tally in graph.sent_back.items():
        yield back_key(step), Number(f"Trả lại từ bước “{step}”", tally)
    for activity, tally in graph.repeated.items():
        yield repeated_key(activity), Number(f"Làm hơn một lần: {activity_name(activity)}", tally)
    for what, pairs, title in (
        ("don-vi", graph.offices, "Chuyển tay giữa hai đơn vị"),
        ("nguoi", graph.persons, "Chuyển tay giữa hai người"),
    ):
        for pair, tally in pairs.items():
            yield pair_key(what, pair), Number(title, tally)
    for finding in mined.findings:
        yield sign_key(finding), Number(finding.sign.name, finding.count.hits)
