"""Loading a province's own frame from the rows of a sheet. All rows or none; every bad row is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean, options
from motcua.dossiers.models.regime import Certainty
from motcua.journal import verbs
from motcua.organisation.models import Agency, Level, User
from motcua.organisation.records import record
from motcua.scoring.automatics import NAMES
from motcua.scoring.models import Frame
from motcua.scoring.queries import judging
from motcua.scoring.rules.points import RulesError, parse
from motcua.scoring.rules.reading import json_of
from motcua.scoring.rules.rows import read
from motcua.scoring.rules.tree import Band, Tree, Waived

verbs.register("scoring_frame_loaded", "Nạp bộ tiêu chí {name}: {count} tiêu chí, {maximum} điểm")

MOST_TOLD = 20
WAIVED = ((Waived.FULL.value, "Tính đủ điểm"), (Waived.OUT.value, "Không tính vào tổng"))
LOAD = (
    FieldSpec("agency", "Cơ quan ban hành", "text", required=False, max_length=35),
    FieldSpec("name", "Tên bộ tiêu chí", "text", max_length=200,
              help="Ghi cả số, ngày văn bản ban hành."),
    FieldSpec("level", "Áp dụng cho", "choice", choices=options(Level)),
    FieldSpec("valid_from", "Có hiệu lực từ", "date"),
    FieldSpec("valid_to", "Đến hết ngày", "date", required=False),
    FieldSpec("waived", "Tiêu chí được miễn", "choice", choices=WAIVED),
    FieldSpec("bands", "Xếp loại", "list", required=False, help="Mỗi loại một dòng, ví dụ “Tốt: 80”."),
    FieldSpec("certainty", "Mức chắc chắn", "choice", choices=options(Certainty)),
    FieldSpec("note", "Ghi chú", "long_text", required=False),
)  # fmt: skip


def load_frame(user: User, data: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> Frame:
    """Raises NotPermitted, BadInput; nothing is written then."""
    agency = _agency(user, str(data.get("agency") or ""))
    values = clean(LOAD, data)
    tree = replace(_tree(rows, Waived(values["waived"])), bands=_bands(values["bands"]))
    _check(values)
    kept = {key: values[key] for key in ("name", "level", "valid_from", "valid_to", "certainty", "note")}
    made = Frame(**kept, agency=agency, content=json_of(tree))
    with transaction.atomic():
        made.save(force_insert=True)
        facts = {
            "name": made.name,
            "count": sum(1 for _ in tree.leaves()),
            "maximum": made.content["maximum"],
            "content": made.content,
        }
        record(agency.code, "scoring_frame_loaded", user.username, facts)
    return made


def _agency(user: User, code: str) -> Agency:
    for agency in judging(user):
        if not code or agency.code == code:
            return agency
    raise NotPermitted("Tài khoản của bạn không có vai trò nạp bộ tiêu chí của một UBND cấp trên.")


def _tree(rows: Sequence[Sequence[str]], waived: Waived) -> Tree:
    found = read(rows, NAMES, waived)
    if found.tree is None:
        told = [f"dòng {bad.number}: {bad.reason}" for bad in found.bad]
        more = f" Còn {len(told) - MOST_TOLD} lỗi nữa." if len(told) > MOST_TOLD else ""
        text = f"Chưa nạp được, {'; '.join(told[:MOST_TOLD])}{more}"
        raise BadInput(text, {"file": text})
    return found.tree


def _bands(lines: list[str]) -> tuple[Band, ...]:
    bands = []
    for line in lines:
        name, colon, points = line.rpartition(":")
        try:
            if not colon or not name.strip():
                raise RulesError(f"“{line[:40]}” cần có tên, dấu hai chấm và điểm, ví dụ “Tốt: 80”.")
            bands.append(Band(parse(points), name.strip()))
        except RulesError as error:
            raise BadInput(str(error), {"bands": str(error)}) from error
    return tuple(bands)


def _check(values: Mapping[str, Any]) -> None:
    if values["valid_to"] and values["valid_to"] < values["valid_from"]:
        raise BadInput("Ngày cuối trước ngày đầu.", {"valid_to": "Ngày cuối phải bằng hoặc sau ngày đầu."})
    if Frame.objects.filter(name=values["name"], valid_from=values["valid_from"]).exists():
        text = "Đã có bộ tiêu chí cùng tên, cùng ngày hiệu lực. Đặt tên khác hoặc sửa ngày."
        raise BadInput(text, {"name": text})
