"""Receiving a dossier: at the counter, by post, helped online, from a paper book; or submitted online."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.effects.reasons import why_ended
from motcua.catalogue.forms import clean as clean_form
from motcua.catalogue.models import Channel
from motcua.catalogue.queries import fee_for
from motcua.dossiers.actions import saving
from motcua.dossiers.actions.acceptance import open_intake, start_clock
from motcua.dossiers.actions.holding import hold
from motcua.dossiers.actions.intake_data import clean_intake, components_of, instant_of, promised_at
from motcua.dossiers.actions.payment import owe
from motcua.dossiers.actors import CITIZEN, Actor, actor_of
from motcua.dossiers.case import Case
from motcua.dossiers.errors import BadInput, NotPermitted
from motcua.dossiers.models import Applicant, Dossier, Source, Status, TypedBy
from motcua.dossiers.offers import setting_of
from motcua.dossiers.setting import Setting
from motcua.dossiers.visibility import visible_to
from motcua.journal import verbs
from motcua.journal.actions import new_chain
from motcua.organisation.models import Agency, Role, User
from motcua.terms import clock
from motcua.texts.fold import fold as fold_text

verbs.register("receive", "Tiếp nhận hồ sơ {code}")
verbs.register("submit", "Công dân nộp hồ sơ {code} trực tuyến")


def receive(user: User, data: Mapping[str, Any], *, beside: saving.Beside | None = None) -> Dossier:
    """Take in a complete dossier. Raises NotPermitted, BadInput; nothing is written then.

    The actor needs a receiver's post at the authority. It is received now, or, when copied from a paper book,
    at the time written there (``data["occurred_at"]``). ``beside`` makes a row to be written in the same
    transaction, before the number is taken (the API's key against doubles).
    """
    values = clean_intake(data)
    moment = instant_of(values)
    actor = actor_of(user, clock.today())
    setting = setting_for(values, actor, clock.local(moment).date())
    main = main_dossier(user, values)
    with transaction.atomic():
        case = build_received(values, setting, actor, moment, main)
        saving.save_new(case, "receive", beside)
    return case.dossier


def submit(user: User | None, data: Mapping[str, Any]) -> Dossier:
    """A dossier handed in online, not yet accepted (status 1); helped at the counter when an officer's."""
    given = {"channel": Channel.ONLINE, "source": Source.SOFTWARE, "occurred_at": None, "linked_to": None}
    values = clean_intake({**data, **given})
    actor = actor_of(user, clock.today()) if user else CITIZEN
    values["typed_by"] = TypedBy.HELPED if user else TypedBy.CITIZEN
    if user is None:
        values |= {"fee": None, "payment": ""}  # the catalogue and the counter say these, not a request
    setting = setting_for(values, actor, clock.today(), as_citizen=user is None)
    with transaction.atomic():
        case = _new_case(values, setting, actor, clock.now())
        case.dossier.status = Status.SUBMITTED
        saving.save_new(case, "submit")
    return case.dossier


def main_dossier(user: User, values: Mapping[str, Any]) -> Dossier | None:
    """The submission to which the child of a linked group belongs; None for others. Raises BadInput."""
    code = values["linked_to"]
    if not code:
        return None
    main = visible_to(user).filter(code=code).first()
    if main is None:
        text = "Không tìm thấy hồ sơ chính mang mã này, hoặc hồ sơ không thuộc phạm vi bạn được xem."
        raise BadInput(text, {"linked_to": "Ghi đúng mã hồ sơ chính, hoặc bỏ trống."})
    if main.linked:
        text = "Hồ sơ này là hồ sơ con của một hồ sơ khác, không phải hồ sơ chính."
        raise BadInput(text, {"linked_to": "Ghi mã của hồ sơ chính mà công dân đã nộp."})
    return main


def build_received(
    values: Mapping[str, Any], setting: Setting, actor: Actor, at: datetime, main: Dossier | None = None
) -> Case:
    """The received dossier in memory, its clock running; also what the bulk path builds."""
    case = _new_case(values, setting, actor, at)
    if main is not None:
        case.dossier.linked_to, case.dossier.linked = main, True
        case.payload["linked_to"] = main.code
    case.dossier.status = Status.RECEIVED
    case.payload["status"] = int(Status.RECEIVED)
    start_clock(case, promised_at(values, setting, at))
    open_intake(case)
    return case


def setting_for(values: Mapping[str, Any], actor: Actor, day: date, *, as_citizen: bool = False) -> Setting:
    """The authority, the procedure it offers on that day, and the version in force."""
    authority = _authority(values["agency"], actor, as_citizen)
    setting = setting_of(authority, values["procedure"], day)
    if setting is None:
        ended = why_ended(authority, values["procedure"], day)
        raise BadInput(
            ended
            or f"{authority.name} không giải quyết thủ tục {values['procedure']} vào ngày {day:%d/%m/%Y}.",
            {"procedure": "Chọn thủ tục trong danh mục của cơ quan, hoặc hướng dẫn công dân đến đúng nơi."},
        )
    return setting


def _authority(code: str, actor: Actor, as_citizen: bool) -> Agency:
    if as_citizen:
        agency = Agency.objects.filter(code=code).first()
        if agency is None:
            raise BadInput("Chưa chọn cơ quan giải quyết.", {"agency": "Chọn cơ quan trong danh sách."})
        return agency
    posts = [post for post in actor.posts if post.role == Role.RECEIVER]
    for post in posts:
        if not code or post.scope.code == code:
            return post.scope
    raise NotPermitted("Tài khoản của bạn không có vai trò tiếp nhận hồ sơ tại cơ quan này.")


def _new_case(values: Mapping[str, Any], setting: Setting, actor: Actor, at: datetime) -> Case:
    dossier = _dossier(values, setting, at)
    dossier.components = components_of(values, setting)
    dossier.applicant = _applicant(values, setting, dossier)
    case = Case(dossier, setting, actor, at, new_chain(dossier.pk, "", setting.authority.code))
    case.payload |= {
        "procedure": values["procedure"],
        "version": setting.version.digest,
        "channel": dossier.channel,
        "typed_by": dossier.typed_by,
        "source": dossier.source,
        "fee": dossier.fee,
        "status": int(Status.SUBMITTED),
        "components": [dict(item) for item in dossier.components],
    }
    case.personal |= personal_of(dossier.applicant)
    hold(case, values["digitised"])
    owe(case, values["payment"])
    return case


def _dossier(values: Mapping[str, Any], setting: Setting, at: datetime) -> Dossier:
    version, day = setting.version, clock.local(at).date()
    fee: int | None = values["fee"]
    return Dossier(
        agency=setting.authority,
        counter=setting.unit("one_stop", day),
        version=version,
        procedure=version.procedure,
        sector_id=version.procedure.sector_id,
        channel=values["channel"],
        typed_by=values["typed_by"],
        source=values["source"],
        service_level=(setting.offering.service_level if setting.offering else "") or version.service_level,
        submitted_at=at,
        recorded_at=clock.now() if values["source"] == Source.PAPER else at,
        copies=values["copies"],
        fee=fee if fee is not None else fee_for(setting.content, values["channel"], values["copies"]) or 0,
        delivery=values["delivery"],
        note=values["note"],
        synthetic=setting.authority.synthetic,
    )


def _applicant(values: Mapping[str, Any], setting: Setting, dossier: Dossier) -> Applicant:
    return Applicant(
        dossier=dossier,
        kind=values["applicant_kind"],
        full_name=values["full_name"],
        name_key=fold_text(values["full_name"])[:200],
        id_number=values["id_number"],
        birth_date=values["birth_date"],
        phone=values["phone"],
        email=values["email"],
        address=values["address"],
        submitter=values["submitter"],
        form=_form(values["form"], setting),
    )


def _form(raw: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """At the counter the form may stay on paper; what is typed must fit the schema."""
    if not raw:
        return {}
    cleaned = clean_form(setting.content.form, {key: str(value) for key, value in raw.items()})
    if cleaned.errors:
        errors = {f"form.{name}": text for name, text in cleaned.errors.items()}
        raise BadInput("Tờ khai chưa đúng: " + " ".join(cleaned.errors.values()), errors)
    return dict(cleaned.values)


PERSONAL = ("full_name", "id_number", "phone", "email", "address", "submitter")


def personal_of(applicant: Applicant) -> dict[str, Any]:
    """The applicant's data as it goes beside the chain; blanks left out."""
    shown = {name: getattr(applicant, name) for name in PERSONAL if getattr(applicant, name)}
    if applicant.birth_date:
        shown["birth_date"] = applicant.birth_date.isoformat()
    return shown | ({"form": applicant.form} if applicant.form else {})
