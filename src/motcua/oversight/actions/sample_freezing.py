"""Freezing a population: what is drawn from, by which rule, and which later public value will decide."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.oversight.actions.sample_shared import locked_inspection, record
from motcua.oversight.models import Inspection, Sample
from motcua.oversight.samples.population import FIELDS, HIGH, dossiers_of, population_of
from motcua.sampling import samplefile, steps
from motcua.sampling.canonical import plain
from motcua.sampling.errors import SamplingError
from motcua.sampling.plan import Basis, Discovery, Margin, Plan, Rule, Source, Total
from motcua.sampling.sizes import CHI_SQUARE
from motcua.terms import clock

BASES = (
    ("margin", "Theo độ tin cậy và sai số cho phép"),
    ("discovery", "Đủ để phát hiện lỗi nếu có từ một tỷ lệ nhất định"),
    ("total", "Số hồ sơ do đoàn quyết định"),
)
STRATA = tuple(
    FieldSpec(f"by_{name}", f"Phân nhóm theo {str(field.label).lower()}", "flag", required=False)
    for name, field in FIELDS.items()
)
SIZE = (
    FieldSpec("basis", "Cách xác định cỡ mẫu", "choice", choices=BASES),
    FieldSpec("confidence", "Độ tin cậy", "choice", choices=tuple((c, f"{c}%") for c in CHI_SQUARE)),
    FieldSpec("margin", "Sai số cho phép (%)", required=False, max_length=6, help="Bỏ trống: 5."),
    FieldSpec("expected", "Tỷ lệ lỗi dự kiến (%)", required=False, max_length=6,
              help="Bỏ trống: 50, tức là chưa biết gì."),
    FieldSpec("rate", "Tỷ lệ lỗi cần phát hiện (%)", required=False, max_length=6, help="Bỏ trống: 1."),
    FieldSpec("number", "Số hồ sơ do đoàn quyết định", "count", required=False),
    FieldSpec("minimum", "Tối thiểu mỗi nhóm", "count", required=False, help="Bỏ trống: 1 hồ sơ."),
    FieldSpec("factor", "Hệ số chọn nhóm rủi ro cao", "count", required=False,
              help="Ví dụ 3: hồ sơ rủi ro cao được chọn với tỷ lệ gấp ba. Bỏ trống: như nhau."),
)  # fmt: skip
LATER = (
    FieldSpec("source", "Giá trị công khai sẽ dùng", max_length=200,
              help="Ví dụ: giải đặc biệt xổ số kiến thiết miền Bắc ngày 27/11/2026."),
    FieldSpec("known_from", "Thời điểm giá trị được biết", "datetime",
              help="Giờ:phút ngày/tháng/năm, sau lúc chốt này."),
)  # fmt: skip
ABOUT = (
    FieldSpec("title", "Tên mẫu", max_length=200, help="Ví dụ: hồ sơ hộ tịch 6 tháng đầu năm."),
    FieldSpec("criteria", "Tiêu chí của phiếu kiểm tra", "list", help="Mỗi dòng một tiêu chí."),
)
FREEZE = (*ABOUT, *STRATA, *SIZE, *LATER)

verbs.register(
    "sample_frozen", "Chốt tổng thể {population} hồ sơ để chọn mẫu “{title}”, mã cam kết {commitment}"
)


@transaction.atomic
def freeze(user: User, inspection: Inspection, data: Mapping[str, Any]) -> Sample:
    """Commit to the population as it is now. Raises NotFound, NotPermitted, WrongState, BadInput."""
    locked = locked_inspection(user, inspection.pk)
    values, now = clean(FREEZE, data), clock.now()
    file = _file(user, locked, values, now)
    strata = steps.sizes_of(file.plan)
    made = Sample.objects.create(
        inspection=locked,
        title=values["title"],
        commitment=file.commitment,
        criteria=values["criteria"],
        source_name=file.plan.source.name,
        known_from=file.plan.source.known_from,
        population=len(file.plan.units),
        size=sum(size for _, _, size in strata),
        strata=strata,
        file=file.as_json(),
        created_by=user.username,
        created_at=now,
    )
    payload = {
        "sample": str(made.pk), "title": made.title, "commitment": made.commitment,
        "population": made.population, "size": made.size, "source": made.source_name,
        "known_from": clock.to_text(made.known_from), "criteria": made.criteria,
    }  # fmt: skip
    record(locked, user, "sample_frozen", payload, now)
    return made


def _file(
    user: User, inspection: Inspection, values: Mapping[str, Any], now: datetime
) -> samplefile.SampleFile:
    fields = tuple(name for name in FIELDS if values[f"by_{name}"])
    units = population_of(dossiers_of(user, inspection), fields, now)
    if not units:
        raise BadInput("Không có hồ sơ nào trong phạm vi và thời kỳ kiểm tra, nên không có gì để chọn.")
    try:
        plan = Plan(
            title=plain(values["title"]),
            agency={"code": inspection.agency.code, "name": inspection.agency.name},
            period=_period(inspection),
            known_at=now,
            units=units,
            rule=Rule(fields, _basis(values), _given(values["minimum"], 1), _factors(values, fields)),
            source=Source(plain(values["source"]), clock.local(values["known_from"])),
            salt=secrets.token_hex(16),
        )
        return samplefile.frozen(plan, now)
    except SamplingError as error:
        raise BadInput(str(error)) from error


def _period(inspection: Inspection) -> tuple[str, str]:
    """Half-open: the day after the last one ends it."""
    return inspection.examined_from.isoformat(), (inspection.examined_to + timedelta(days=1)).isoformat()


def _given(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value


def _basis(values: Mapping[str, Any]) -> Basis:
    if values["basis"] == "margin":
        return Margin(
            values["confidence"], _percent(values["margin"], "5"), _percent(values["expected"], "50")
        )
    if values["basis"] == "discovery":
        return Discovery(values["confidence"], _percent(values["rate"], "1"))
    if not values["number"]:
        text = "Nhập số hồ sơ cần chọn."
        raise BadInput(text, {"number": text})
    return Total(values["number"])


def _percent(typed: str, otherwise: str) -> str:
    """With a decimal comma or point: "2,5" -> "2.5"."""
    return typed.replace(",", ".").removesuffix("%").strip() or otherwise


def _factors(values: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, dict[str, int]]:
    if not values["factor"] or values["factor"] == 1:
        return {}
    if "risk" not in fields:
        text = "Chọn phân nhóm theo rủi ro, hoặc bỏ trống hệ số."
        raise BadInput(text, {"factor": text})
    return {"risk": {HIGH: values["factor"]}}
