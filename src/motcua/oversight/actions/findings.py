"""Findings: noted by the team, explained by the unit, settled by the team. Nothing is written over."""

from typing import Any
from uuid import UUID

from motcua.dossiers.errors import BadInput, NotPermitted, WrongState
from motcua.dossiers.fields import FieldSpec, options
from motcua.dossiers.models import Dossier
from motcua.dossiers.visibility import visible_to
from motcua.journal import verbs
from motcua.oversight import criteria
from motcua.oversight.actions.shared import Action, Doing, Who, answers_for, open_
from motcua.oversight.models import Finding, FindingKind, Inspection, Severity, Verdict

WORK = frozenset({Who.TEAM, Who.ORGANISER})
_WHOLE = ("legal_basis", "cause", "post_title", "severity")


def _note(doing: Doing, values: dict[str, Any]) -> None:
    item, unit = doing.item, doing.unit(values["unit"])
    _check_whole(values)
    if values["criterion"] and criteria.find(values["criterion"]) is None:
        text = "Chọn tiêu chí trong danh sách, hoặc bỏ trống."
        raise BadInput(text, {"criterion": text})
    dossiers = _dossiers(doing, values["dossiers"])
    names = ("kind", "criterion", "text", *_WHOLE)
    made = Finding.objects.create(
        inspection=item, unit=unit, noted_by=doing.user.username, noted_at=doing.at,
        **{name: values[name] for name in names},
    )  # fmt: skip
    made.dossiers.set(dossiers)
    doing.payload |= {
        "finding": str(made.pk), "kind": made.kind, "kind_name": FindingKind(made.kind).label.lower(),
        "unit": unit.code, "unit_name": unit.name, "criterion": made.criterion, "severity": made.severity,
        "legal_basis": made.legal_basis, "post_title": made.post_title,
        "dossiers": [each.code for each in dossiers],
    }  # fmt: skip
    doing.personal |= {"text": made.text, "cause": made.cause}
    doing.keep("finding", made.pk)


def _explain(doing: Doing, values: dict[str, Any]) -> None:
    found = finding_of(doing.item, values["finding"])
    if found.unit_id not in answers_for(doing.user, doing.item):
        raise NotPermitted(f"Chỉ lãnh đạo, đầu mối của {found.unit.name} giải trình nhận xét này.")
    if found.settled_at:
        raise WrongState("Đoàn đã xử lý giải trình của nhận xét này.")
    found.explanation, found.explained_by, found.explained_at = (
        values["explanation"], doing.user.username, doing.at,
    )  # fmt: skip
    found.save(update_fields=["explanation", "explained_by", "explained_at"])
    doing.payload |= {"finding": str(found.pk), "unit_name": found.unit.name}
    doing.personal["explanation"] = found.explanation
    doing.keep("finding_explanation", found.pk)


def _settle(doing: Doing, values: dict[str, Any]) -> None:
    found = finding_of(doing.item, values["finding"])
    if not found.explained_at:
        raise WrongState("Đơn vị chưa giải trình nhận xét này.")
    if found.settled_at:
        raise WrongState("Giải trình này đã được xử lý.")
    if values["verdict"] == Verdict.CHANGED:
        if not values["text"] or values["text"] == found.text:
            text = "Ghi nội dung nhận xét đã sửa."
            raise BadInput(text, {"text": text})
        found.first_text, found.text = found.text, values["text"]
    found.verdict, found.verdict_reason, found.settled_at = values["verdict"], values["reason"], doing.at
    found.save(update_fields=["first_text", "text", "verdict", "verdict_reason", "settled_at"])
    doing.payload |= {
        "finding": str(found.pk), "verdict": found.verdict,
        "verdict_name": Verdict(found.verdict).label.lower(), "reason": found.verdict_reason,
    }  # fmt: skip


def _explainable(item: Inspection) -> str:
    return open_(item) or ("" if item.drafted_at else "Đoàn chưa gửi dự thảo kết luận.")


def finding_of(item: Inspection, id: str) -> Finding:
    """Raises BadInput for one that is not of this inspection."""
    try:
        return item.findings.select_for_update(of=("self",)).select_related("unit").get(pk=UUID(id))
    except (Finding.DoesNotExist, ValueError):
        text = "Chọn một nhận xét của cuộc kiểm tra này."
        raise BadInput(text, {"finding": text}) from None


def _check_whole(values: dict[str, Any]) -> None:
    if values["kind"] != FindingKind.SHORTCOMING:
        return
    labels = {spec.name: spec.label.lower() for spec in NOTE.fields}
    errors = {name: f"Chưa nhập {labels[name]}." for name in _WHOLE if not values[name]}
    if errors:
        raise BadInput("Tồn tại, hạn chế phải ghi đủ: " + " ".join(errors.values()), errors)


def _dossiers(doing: Doing, codes: list[str]) -> list[Dossier]:
    """Those the user may see: a finding cannot tell him of any other."""
    found = list(visible_to(doing.user).filter(code__in=codes).order_by("code"))
    strange = sorted(set(codes) - {each.code for each in found})
    if strange:
        text = f"Không tìm thấy hồ sơ {', '.join(strange)} trong phạm vi được xem."
        raise BadInput(text, {"dossiers": text})
    return found


NOTE = Action(
    "nhan-xet", "Ghi nhận xét", "finding_noted", WORK, open_,
    (
        FieldSpec("unit", "Đơn vị", "text", required=False, max_length=35),
        FieldSpec("kind", "Loại nhận xét", "choice", choices=options(FindingKind)),
        FieldSpec("criterion", "Tiêu chí", "text", required=False, max_length=40),
        FieldSpec("text", "Nội dung", "long_text", max_length=5_000),
        FieldSpec("legal_basis", "Căn cứ pháp lý", "text", required=False, max_length=500,
                  help="Điều khoản bị làm trái. Bắt buộc với tồn tại, hạn chế."),
        FieldSpec("cause", "Nguyên nhân", "long_text", required=False, max_length=2_000),
        FieldSpec("post_title", "Vị trí chịu trách nhiệm", "text", required=False, max_length=200,
                  help="Chức danh, không ghi tên người."),
        FieldSpec("severity", "Mức độ", "choice", required=False, choices=options(Severity)),
        FieldSpec("dossiers", "Mã hồ sơ liên quan", "list", required=False, help="Mỗi dòng một mã hồ sơ."),
    ),
    _note, files=True,
)  # fmt: skip
EXPLAIN = Action(
    "giai-trinh", "Giải trình", "finding_explained", frozenset({Who.UNIT}), _explainable,
    (
        FieldSpec("finding", "Nhận xét", "text", max_length=40),
        FieldSpec("explanation", "Nội dung giải trình", "long_text", max_length=5_000),
    ),
    _explain, files=True,
)  # fmt: skip
SETTLE = Action(
    "xu-ly-giai-trinh", "Xử lý giải trình", "finding_settled", WORK, open_,
    (
        FieldSpec("finding", "Nhận xét", "text", max_length=40),
        FieldSpec("verdict", "Kết quả", "choice", choices=options(Verdict)),
        FieldSpec("text", "Nội dung nhận xét sau khi sửa", "long_text", required=False, max_length=5_000,
                  help="Khi sửa theo giải trình."),
        FieldSpec("reason", "Lý do", "text", max_length=500),
    ),
    _settle,
)  # fmt: skip
verbs.register(NOTE.verb, "Nhận xét tại {unit_name}: {kind_name} {criterion}")
verbs.register(EXPLAIN.verb, "{unit_name} giải trình một nhận xét")
verbs.register(SETTLE.verb, "Xử lý giải trình: {verdict_name}. {reason}")
