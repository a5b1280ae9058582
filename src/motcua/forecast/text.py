"""What was tested and forecast as the console prints it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from motcua.forecast.backtest import Backtest, Fold
from motcua.forecast.models import Run
from motcua.forecast.record import desk_from_json
from motcua.forecast.scoring import Bin, Score
from motcua.forecast.words import reason_words
from motcua.organisation.models import Agency, Role
from motcua.texts.numbers import NO_VALUE, decimal_comma, group

SHOWN = 20
HEAD = f"{'Kiểm chứng':<25}{'Dự báo':>10}{'Hồ sơ trễ':>11}{'Brier':>12}{'Tỷ lệ nền':>12}{'Tốt hơn':>10}"


def number(value: float, digits: int) -> str:
    return decimal_comma(Decimal(str(value)), digits)


def fold_line(fold: Fold) -> str:
    return _score_line(f"{fold.first:%d/%m/%Y}–{fold.last:%d/%m/%Y}", fold.score)


def _score_line(name: str, score: Score) -> str:
    skill = f"{number(100 * score.skill, 1)}%" if score.late else NO_VALUE
    return (
        f"{name:<25}{group(score.rows):>10}{group(score.late):>11}"
        f"{number(score.brier, 6):>12}{number(score.base, 6):>12}{skill:>10}"
    )


def backtest_lines(tested: Backtest) -> Iterator[str]:
    """What follows the folds."""
    yield _score_line("Tổng", tested.total)
    reason = tested.total.reason
    yield f"Kết luận: {reason or 'Dự báo tốt hơn tỷ lệ nền (Brier nhỏ hơn).'}"
    yield "\nTừng cơ quan"
    speaking = sorted(tested.units.items(), key=lambda each: (bool(each[1].reason), each[0]))
    for code, score in speaking:
        yield f"{_score_line(code, score)}  {score.reason or 'có dự báo'}"
    yield "\nHiệu chỉnh: khả năng dự báo và tỷ lệ trễ thực tế"
    yield from calibration_lines(tested.calibration)


def calibration_lines(bins: Sequence[Bin]) -> Iterator[str]:
    for each in bins:
        span = f"{number(100 * each.low, 1):>6}% – {number(100 * each.high, 1):>5}%"
        shares = f"bình quân {number(100 * each.mean, 2)}%, thực tế {number(100 * each.share, 2)}%"
        yield f"  {span}{group(each.count):>10} dự báo, {shares}"


def run_lines(made: Run) -> Iterator[str]:
    risks = made.risks.select_related("dossier")
    known = risks.filter(chance__isnull=False)
    yield f"{made.agency.name}: {group(known.count())} hồ sơ có dự báo, tính đến {made.at:%H:%M %d/%m/%Y}"
    yield f"Không dự báo: {group(risks.filter(chance__isnull=True).count())} hồ sơ"
    for risk in known.order_by("-chance", "dossier__code")[:SHOWN]:
        words = "; ".join(("+ " if worse else "− ") + text for text, worse in reason_words(risk.reasons))
        yield f"  {number((risk.chance or 0) / 10_000, 1):>6}%  {risk.dossier.code}  {words}"
    yield from _desk_lines(made)


def _desk_lines(made: Run) -> Iterator[str]:
    desks = [desk_from_json(each) for each in made.loads]
    names = dict(Agency.objects.filter(pk__in={desk.agency for desk in desks}).values_list("pk", "name"))
    yield "\nViệc của từng bàn trong 10 ngày làm việc tới (việc mới dự kiến mỗi ngày; khoảng 80%)"
    for desk in desks:
        yield f"{names[desk.agency]}, {Role(desk.role).label}: {group(desk.open)} việc đang mở"
        for each in desk.days:
            due = desk.due.get(each.day, 0)
            expected = number(each.expected, 1)
            yield f"  {each.day:%d/%m}  đến hạn {due:>4}   mới {expected:>6} ({each.low}–{each.high})"
    days, inside = sum(d.coverage.days for d in desks), sum(d.coverage.inside for d in desks)
    yield f"Kiểm chứng khoảng 80%: {group(inside)} trong {group(days)} ngày đã qua nằm trong khoảng."
