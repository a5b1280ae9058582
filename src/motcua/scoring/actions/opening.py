"""Opening a round: who judges whom, by which frame, over which days, until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.organisation.models import Agency, AgencyKind, User
from motcua.organisation.queries import below, in_force
from motcua.scoring.models import Entry, Frame, Round, Sheet
from motcua.scoring.queries import frames_for, judging
from motcua.scoring.rules.points import RulesError
from motcua.terms import clock

verbs.register("scoring_opened", "Mở kỳ chấm điểm {name} cho {count} cơ quan theo {frame}")
verbs.register("scoring_sheet_opened", "Mở phiếu tự chấm trong {name}, hạn nộp {due}")

MOST_AGENCIES = 500
OPEN = (
    FieldSpec("agency", "Cơ quan chấm điểm", "text", required=False, max_length=35),
    FieldSpec("frame", "Bộ tiêu chí", "text", max_length=36),
    FieldSpec("name", "Tên kỳ chấm điểm", "text", max_length=200,
              help="Ví dụ: Chỉ số cải cách hành chính cấp xã năm 2026."),
    FieldSpec("year", "Năm", "count"),
    FieldSpec("agencies", "Các cơ quan được chấm", "list"),
    FieldSpec("survey", "Có điều tra xã hội học trong kỳ này", "flag", required=False),
    FieldSpec("first", "Số liệu từ ngày", "date", required=False, help="Bỏ trống nếu từ đầu năm."),
    FieldSpec("last", "Số liệu đến hết ngày", "date", required=False, help="Bỏ trống nếu đến cuối năm."),
    FieldSpec("self_due_on", "Hạn nộp bản tự chấm", "date"),
    FieldSpec("dispute_due_on", "Hạn gửi ý kiến về điểm thẩm định", "date"),
)  # fmt: skip


def open_round(user: User, data: Mapping[str, Any]) -> Round:
    """Raises NotPermitted, BadInput; nothing is written then."""
    values = clean(OPEN, data)
    agency = _judge(user, values["agency"])
    frame = _frame(agency, values["frame"])
    made = _new(agency, frame, values)
    judged = _judged(agency, frame, values["agencies"])
    with transaction.atomic():
        made.save(force_insert=True)
        facts = {
            "name": made.name,
            "year": made.year,
            "frame": frame.name,
            "count": len(judged),
            "agencies": [each.code for each in judged],
            "content": frame.content,
        }
        _begin(made.pk, f"CCHC {agency.code} {made.year}", agency, "scoring_opened", user, facts)
        for each in judged:
            _open_sheet(made, each, user)
    return made


def _judge(user: User, code: str) -> Agency:
    for agency in judging(user):
        if not code or agency.code == code:
            return agency
    raise NotPermitted("Tài khoản của bạn không có vai trò mở kỳ chấm điểm tại một UBND cấp trên.")


def _frame(agency: Agency, id: str) -> Frame:
    found = next((frame for frame in frames_for(agency) if str(frame.pk) == id), None)
    if found is None:
        text = "Chọn một bộ tiêu chí trong danh sách."
        raise BadInput(text, {"frame": text})
    try:
        found.tree()
    except RulesError as error:
        raise BadInput(str(error), {"frame": str(error)}) from error
    return found


def _new(agency: Agency, frame: Frame, values: Mapping[str, Any]) -> Round:
    year = values["year"]
    if not 2011 <= year <= clock.today().year + 1:
        text = "Năm: chấm điểm từ năm 2011 đến năm sau."
        raise BadInput(text, {"year": text})
    first, last = values["first"] or date(year, 1, 1), values["last"] or date(year, 12, 31)
    _check_days(frame, first, last, values)
    name = values["name"]
    if Round.objects.filter(agency=agency, year=year, name=name).exists():
        text = f"Đã có kỳ “{name}” của năm {year}. Đặt tên khác."
        raise BadInput(text, {"name": text})
    return Round(
        agency=agency,
        name=name,
        year=year,
        frame=frame,
        content=frame.content,
        survey=values["survey"],
        first=first,
        last=last,
        self_due_on=values["self_due_on"],
        dispute_due_on=values["dispute_due_on"],
        opened_at=clock.now(),
        synthetic=agency.synthetic,
    )


def _check_days(frame: Frame, first: date, last: date, values: Mapping[str, Any]) -> None:
    errors = {}
    if last < first:
        errors["last"] = "Ngày cuối phải bằng hoặc sau ngày đầu."
    if values["self_due_on"] < clock.today():
        errors["self_due_on"] = "Hạn nộp bản tự chấm đã qua. Chọn ngày từ hôm nay."
    if values["dispute_due_on"] <= values["self_due_on"]:
        errors["dispute_due_on"] = "Hạn gửi ý kiến phải sau hạn nộp bản tự chấm."
    if not frame.valid_from <= last or (frame.valid_to and frame.valid_to < first):
        errors["frame"] = f"{frame.name} không có hiệu lực trong thời gian lấy số liệu. Chọn bộ khác."
    if errors:
        raise BadInput(" ".join(errors.values()), errors)


def _judged(agency: Agency, frame: Frame, codes: list[str]) -> list[Agency]:
    """Committees of the frame's level below whoever judges; nobody judges himself."""
    wanted = list(dict.fromkeys(codes))
    if len(wanted) > MOST_AGENCIES:
        raise BadInput(f"Nhiều nhất {MOST_AGENCIES} cơ quan mỗi kỳ.", {"agencies": "Chia thành nhiều kỳ."})
    known = {each.code: each for each in judgeable(agency, frame.level)}
    unknown = [code for code in wanted if code not in known]
    if unknown:
        text = (
            f"Không chấm được {', '.join(unknown[:5])}: chỉ chọn UBND trực thuộc, đúng cấp của bộ tiêu chí."
        )
        raise BadInput(text, {"agencies": text})
    return [known[code] for code in wanted]


def judgeable(agency: Agency, level: str) -> list[Agency]:
    found = below(agency).filter(in_force(clock.today()), kind=AgencyKind.COMMITTEE, level=level)
    return list(found.exclude(pk=agency.pk).order_by("code"))


def _open_sheet(round: Round, agency: Agency, user: User) -> None:
    sheet = Sheet.objects.create(round=round, agency=agency)
    Entry.objects.bulk_create(Entry(sheet=sheet, code=leaf.code) for leaf in round.tree.leaves())
    facts = {"name": round.name, "round": str(round.pk), "due": f"{round.self_due_on:%d/%m/%Y}"}
    label = f"CCHC {agency.code} {round.year}"
    _begin(sheet.pk, label, agency, "scoring_sheet_opened", user, facts)


def _begin(id: Any, label: str, agency: Agency, verb: str, user: User, facts: dict[str, Any]) -> None:
    chain = journal.new_chain(id, label, agency.code)
    now = clock.now()
    entry = journal.Entry(verb, agency.code, user.username, now, facts)
    journal.save(journal.build(chain, [entry], now), new=True)
