"""The district, its wards, their staff, and what each offered in 2019 and a year before."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.demo.flow import Desk
from motcua.demo.procedures import synthetic_procedures
from motcua.demo.scenarios.hoan_kiem import plan
from motcua.dossiers.actors import Actor
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.models import Agency, AgencyKind, Area, AreaLevel, Level, Role, User

SINCE, ENDED = date(2016, 1, 1), date(2025, 6, 30)
DROPPED_AFTER = date(2018, 12, 31)
DISTRICT_AREA, DISTRICT_CODE = "002", "H26.2"


@dataclass(frozen=True)
class Authority:
    """A People's Committee with its one-stop unit and one office, those who work there, what it offers."""

    committee: Agency
    units: dict[str, Agency]
    desk: Desk
    offerings: list[Offering]


def build() -> list[Authority]:
    """The district first, then its 18 wards by code."""
    city = create_agency(
        "H26",
        "UBND thành phố Hà Nội (mẫu)",
        AgencyKind.COMMITTEE,
        Level.PROVINCE,
        valid_from=SINCE,
        synthetic=True,
    )
    area = Area.objects.get(code=DISTRICT_AREA, level=AreaLevel.DISTRICT)
    district = _committee(DISTRICT_CODE, f"UBND {area.name} (mẫu)", Level.DISTRICT, city, area)
    wards = [
        _committee(f"{DISTRICT_CODE}.{number}", f"UBND {ward.name} (mẫu)", Level.COMMUNE, district, ward)
        for number, ward in enumerate(Area.objects.filter(parent=area).order_by("code"), 11)
    ]
    at_district, at_wards = _district_procedures(), _ward_procedures()
    return [_authority(district, at_district), *(_authority(ward, at_wards) for ward in wards)]


def _committee(code: str, name: str, level: Level, parent: Agency, area: Area) -> Agency:
    return create_agency(
        code,
        name.replace("Quận", "quận").replace("Phường", "phường"),
        AgencyKind.COMMITTEE,
        level,
        parent,
        area=area,
        valid_from=SINCE,
        valid_to=ENDED,
        synthetic=True,
    )


def _authority(committee: Agency, procedures: list[tuple[Procedure, date | None]]) -> Authority:
    units = {"committee": committee}
    for kind, name in ((AgencyKind.ONE_STOP, "Bộ phận Một cửa"), (AgencyKind.OFFICE, "Bộ phận chuyên môn")):
        units[kind.value] = create_agency(
            f"{committee.code}.{len(units)}",
            f"{name} – {committee.name.removeprefix('UBND ')}",
            kind,
            committee.level,
            committee,
            valid_from=SINCE,
            valid_to=ENDED,
            synthetic=True,
        )
    offerings = [
        Offering(
            agency=committee, procedure=procedure, office=units["office"], valid_from=SINCE, valid_to=ended
        )
        for procedure, ended in procedures
    ]
    return Authority(committee, units, _staff(units), Offering.objects.bulk_create(offerings))


def _staff(units: dict[str, Agency]) -> Desk:
    code = units["committee"].code.lower().replace(".", "")
    return Desk(
        receiver=_person(f"tn.{code}", "Tiếp", units["one_stop"], Role.RECEIVER),
        specialist=_person(f"cm.{code}", "Môn", units["office"], Role.SPECIALIST),
        leader=_person(f"ld.{code}", "Đạo", units["committee"], Role.LEADER),
    )


def _person(username: str, given: str, agency: Agency, role: Role) -> Actor:
    user = User(username=username, full_name=f"Cán bộ Mẫu {given} {username[3:].upper()}", synthetic=True)
    user.set_unusable_password()
    user.save()
    post = create_post(user, agency, role, valid_from=SINCE)
    return Actor(user.username, (post,), user.full_name)


def _district_procedures() -> list[tuple[Procedure, date | None]]:
    """241 still offered at the end of 2019, and 39 more that ended with 2018."""
    real = _carried_back("huyện")[: plan.DISTRICT_PROCEDURES]
    count = plan.DISTRICT_BEFORE - len(real)
    made = synthetic_procedures("9.2", count, "district", "huyện")
    dropped = plan.DISTRICT_BEFORE - plan.DISTRICT_PROCEDURES
    kept = [*real, *made[: count - dropped]]
    return [(one, None) for one in kept] + [(one, DROPPED_AFTER) for one in made[count - dropped :]]


def _ward_procedures() -> list[tuple[Procedure, date | None]]:
    real = _carried_back("xã")[: plan.WARD_PROCEDURES]
    made = synthetic_procedures("9.3", plan.WARD_PROCEDURES - len(real), "commune", "xã")
    return [(one, None) for one in (*real, *made)]


def _carried_back(level: str) -> list[Procedure]:
    """Real procedures that the catalogue knows to have been handled at this level then."""
    versions = ProcedureVersion.objects.filter(valid_from__lte=plan.FIRST).select_related("procedure")
    fitting = [
        version.procedure
        for version in versions
        if version.content.get("level_before_2025_07") == level and not version.procedure.synthetic
    ]
    return sorted(fitting, key=lambda one: one.code)
