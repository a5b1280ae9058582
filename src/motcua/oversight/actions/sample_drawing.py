"""From the commitment to the list: the hidden number's digest, the draw, and what replaces a lost dossier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.errors import BadInput, WrongState
from motcua.dossiers.fields import FieldSpec, clean
from motcua.dossiers.models import Dossier
from motcua.journal import verbs
from motcua.organisation.models import User
from motcua.oversight.actions.sample_shared import locked_sample, may_work, record
from motcua.oversight.models import Sample, SampledDossier, SampleState
from motcua.sampling import drawing, samplefile, steps
from motcua.sampling.canonical import plain
from motcua.sampling.errors import SamplingError
from motcua.sampling.seed import Nonce, PublicValue
from motcua.terms import clock


@dataclass
class Doing:
    """A sample while it is acted on; ``payload`` goes to the journal."""

    sample: Sample
    at: datetime
    payload: dict[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> samplefile.SampleFile:
        return samplefile.from_json(self.sample.file)


@dataclass(frozen=True)
class Action:
    name: str
    label: str
    verb: str
    state: SampleState
    fields: tuple[FieldSpec, ...]
    apply: Callable[[Doing, dict[str, Any]], None]


def _bind(doing: Doing, values: dict[str, Any]) -> None:
    nonce = Nonce(plain(values["party"]), values["digest"].lower(), doing.at)
    try:
        file = steps.bound(doing.file, nonce)
    except SamplingError as error:
        raise BadInput(str(error), {"digest": str(error)}) from error
    sample = doing.sample
    sample.party, sample.state, sample.file = nonce.party, SampleState.BOUND, file.as_json()
    doing.payload |= {"party": nonce.party, "digest": nonce.digest}


def _draw(doing: Doing, values: dict[str, Any]) -> None:
    public = PublicValue(plain(values["public"]), values["obtained_at"] or doing.at)
    if public.obtained_at > doing.at:
        text = "Thời điểm ghi nhận ở tương lai. Ghi thời điểm đã qua, hoặc bỏ trống."
        raise BadInput(text, {"obtained_at": text})
    try:
        file = steps.disclosed(doing.file, plain(values["nonce"]), public, doing.at)
    except SamplingError as error:
        raise BadInput(str(error)) from error
    sample = doing.sample
    sample.state, sample.file = SampleState.DRAWN, file.as_json()
    sample.size = sum(part.size for part in file.parts)
    SampledDossier.objects.bulk_create(_rows(sample, file), batch_size=500)
    doing.payload |= {"seed": file.seed, "public": public.value, "size": sample.size}


def _rows(sample: Sample, file: samplefile.SampleFile) -> list[SampledDossier]:
    ids = _ids([code for part in file.parts for code in part.ids])
    return [
        SampledDossier(sample=sample, dossier_id=ids[code], stratum=number, place=place)
        for number, part in enumerate(file.parts)
        for place, code in enumerate(part.ids, start=1)
    ]


def _ids(codes: list[str]) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for start in range(0, len(codes), 500):
        found |= dict(Dossier.objects.filter(code__in=codes[start : start + 500]).values_list("code", "pk"))
    return found


def _replace(doing: Doing, values: dict[str, Any]) -> None:
    sample, lost = doing.sample, _item(doing.sample, values["code"])
    if lost.sheets.exists():
        raise WrongState(f"Hồ sơ {values['code']} đã có phiếu kiểm tra nên không thay được.")
    try:
        file, by = steps.replaced(doing.file, values["code"], values["reason"], doing.at)
    except SamplingError as error:
        raise BadInput(str(error), {"code": str(error)}) from error
    lost.lost_reason, lost.lost_at = values["reason"], doing.at
    if by:
        lost.replaced_by = _successor(file, lost, by)
    lost.save(update_fields=["lost_reason", "lost_at", "replaced_by"])
    sample.file = file.as_json()
    doing.payload |= {"lost": values["code"], "by": by, "reason": values["reason"],
                      "by_name": by or "không còn hồ sơ trong nhóm"}  # fmt: skip


def _item(sample: Sample, code: str) -> SampledDossier:
    found = SampledDossier.objects.filter(sample=sample, dossier__code=code).first()
    if found is None:
        text = f"Hồ sơ {code} không nằm trong mẫu này."
        raise BadInput(text, {"code": text})
    return found


def _successor(file: samplefile.SampleFile, lost: SampledDossier, code: str) -> SampledDossier:
    order = drawing.draw(file.plan, file.seed)[lost.stratum].order
    return SampledDossier.objects.create(
        sample=lost.sample,
        dossier=Dossier.objects.get(code=code),
        stratum=lost.stratum,
        place=order.index(code) + 1,
    )


BIND = Action(
    "so-bi-mat", "Ghi dấu băm của số bí mật", "sample_bound", SampleState.FROZEN,
    (
        FieldSpec("party", "Bên giữ số bí mật", max_length=200, help="Thường là đơn vị được kiểm tra."),
        FieldSpec("digest", "Dấu băm SHA-256 của số bí mật", max_length=64,
                  help="64 ký tự 0–9, a–f. Bên kia giữ kín số của mình, chỉ nộp dấu băm."),
    ),
    _bind,
)  # fmt: skip
DRAW = Action(
    "chon", "Chọn hồ sơ", "sample_drawn", SampleState.BOUND,
    (
        FieldSpec("public", "Giá trị công khai", max_length=200, help="Chép đúng như nguồn đã công bố."),
        FieldSpec("obtained_at", "Ghi nhận lúc", "datetime", required=False, help="Bỏ trống nếu là bây giờ."),
        FieldSpec("nonce", "Số bí mật bên kia công bố", max_length=200),
    ),
    _draw,
)  # fmt: skip
REPLACE = Action(
    "thay", "Thay hồ sơ không có để kiểm tra", "sample_replaced", SampleState.DRAWN,
    (
        FieldSpec("code", "Mã hồ sơ phải thay", max_length=60),
        FieldSpec("reason", "Lý do", max_length=500, help="Ví dụ: hồ sơ giấy thất lạc, có biên bản ngày…"),
    ),
    _replace,
)  # fmt: skip
ACTIONS: Mapping[str, Action] = {action.name: action for action in (BIND, DRAW, REPLACE)}

verbs.register(BIND.verb, "Nhận dấu băm số bí mật của {party} cho mẫu “{title}”")
verbs.register(DRAW.verb, "Chọn {size} hồ sơ cho mẫu “{title}” theo {source}: {public}")
verbs.register(REPLACE.verb, "Thay hồ sơ {lost} của mẫu “{title}” bằng {by_name}: {reason}")


@transaction.atomic
def perform(user: User, id: UUID, name: str, data: Mapping[str, Any]) -> Sample:
    """Do an action on a sample. Raises NotFound, NotPermitted, WrongState, BadInput; nothing is written
    then."""
    action = ACTIONS.get(name)
    if action is None:
        raise BadInput(f"Không có thao tác “{name}”.")
    sample = locked_sample(user, id)
    if sample.state != action.state:
        label = SampleState(sample.state).label.lower()
        raise WrongState(f"Mẫu đang ở bước “{label}” nên không thể “{action.label.lower()}”.")
    doing = Doing(sample, clock.now())
    doing.payload |= {"sample": str(sample.pk), "title": sample.title, "source": sample.source_name}
    action.apply(doing, clean(action.fields, data))
    sample.save(force_update=True, update_fields=["party", "state", "size", "file"])
    record(sample.inspection, user, action.verb, doing.payload, doing.at)
    return sample


def available(user: User, sample: Sample) -> list[Action]:
    """What the user may do with it now; one query."""
    if not may_work(user, sample.inspection):
        return []
    return [action for action in ACTIONS.values() if action.state == sample.state]
