"""What was mined as the console prints it."""

from collections.abc import Iterator

from motcua.figures.period import Period
from motcua.mining.names import KIND_NAMES, activity_name, agency_names, person_names, subject_names
from motcua.mining.process import SEVERITY, Kind
from motcua.mining.question import Mined
from motcua.mining.signs import SIGNS, Finding
from motcua.texts.numbers import group, ratio_text

SHOWN = 12


def as_text(mined: Mined) -> str:
    return "\n".join(_lines(mined)) + "\n"


def _lines(mined: Mined) -> Iterator[str]:
    period: Period = mined.question.period
    yield f"{mined.question.agency.name}: {group(len(mined.graph.codes))} hồ sơ tiếp nhận"
    yield f"Từ {period.first:%d/%m/%Y} đến hết {period.last:%d/%m/%Y}"
    yield from _conformance(mined)
    yield from _edges(mined)
    yield from _rework(mined)
    yield from _hand_overs(mined)
    yield from _signs(mined)


def _conformance(mined: Mined) -> Iterator[str]:
    yield "\nHồ sơ theo mức khớp với quy trình đã công bố"
    for kind in Kind:
        cases = mined.graph.kinds[kind].cases if kind in mined.graph.kinds else 0
        yield f"  {KIND_NAMES[kind]:<24}{group(cases):>10}  {ratio_text(cases, len(mined.graph.codes))}"


def _edges(mined: Mined) -> Iterator[str]:
    yield "\nBước sau bước (số lần, giờ làm việc trung vị và P90)"
    edges = sorted(mined.graph.edges.items(), key=lambda each: (SEVERITY[each[0][2]], -each[1].count))
    for (before, after, kind), edge in edges:
        hours = f"{edge.quantile(0.5) / 60:8.1f}{edge.quantile(0.9) / 60:8.1f}".replace(".", ",")
        name = f"{activity_name(before)} → {activity_name(after)}"
        yield f"  {group(edge.count):>9}{hours}  [{KIND_NAMES[kind]}] {name}"


def _rework(mined: Mined) -> Iterator[str]:
    yield "\nTrả lại từ bước (số lần, số hồ sơ)"
    for step, tally in sorted(mined.graph.sent_back.items(), key=lambda each: -each[1].count):
        yield f"  {group(tally.count):>9}{group(tally.cases):>9}  {step}"


def _hand_overs(mined: Mined) -> Iterator[str]:
    for title, pairs, names in (
        ("đơn vị", mined.graph.offices, agency_names),
        ("người", mined.graph.persons, person_names),
    ):
        yield f"\nChuyển tay giữa các {title} (nhiều nhất)"
        ordered = sorted(pairs.items(), key=lambda each: (-each[1].count, each[0]))[:SHOWN]
        known = names({name for pair, _ in ordered for name in pair})
        for (giver, taker), tally in ordered:
            yield f"  {group(tally.count):>9}  {known.get(giver, giver)} → {known.get(taker, taker)}"


def _signs(mined: Mined) -> Iterator[str]:
    yield f"\nDấu hiệu đáng xem lại: {len(mined.raised)}"
    names = subject_names(mined.findings)
    for finding in mined.raised:
        yield f"  {finding.sign.name}: {names.get(finding.subject, finding.subject)}"
        yield f"    {finding_text(finding)}"
    yield "\nĐã đếm, không đủ cơ sở để nêu"
    for sign in SIGNS:
        quiet = [each for each in mined.findings if each.sign is sign and not each.raised]
        hits = sum(each.count.hits.count for each in quiet)
        yield f"  {sign.name}: {group(hits)} ở {group(len(quiet))} nơi"


def finding_text(finding: Finding) -> str:
    """ "45 trong 60 yêu cầu bổ sung (75,00%); mức thường 6,00%; tình cờ: dưới 1 phần triệu"."""
    count = finding.count
    hits = f"{group(count.hits.count)} trong {group(count.tries)} {finding.sign.try_name}"
    share = ratio_text(count.hits.count, count.tries)
    usual = ratio_text(round(finding.expected * 1_000_000), 1_000_000)
    return f"{hits} ({share}); mức thường không quá {usual}; khả năng tình cờ: {chance_words(finding.chance)}"


def chance_words(chance: float) -> str:
    if chance < 1e-6:
        return "dưới 1 phần triệu"
    return ratio_text(round(chance * 1_000_000), 1_000_000)
