"""The base scenario's named characters, shared by every test and the demo. All of them are synthetic."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.catalogue.models import Offering, Procedure, ProcedureVersion
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.models import Agency, AgencyKind, Area, AreaLevel, Level, Role, User

SINCE = date(2016, 1, 1)
PLACE = "phường Huyền Tụng, thành phố Bắc Kạn"


@dataclass(frozen=True)
class Ward:
    """A ward's People's Committee with its units; ``justice``, ``land_desk``, ``culture`` are its offices."""

    committee: Agency
    one_stop: Agency
    justice: Agency
    land_desk: Agency
    culture: Agency
    police: Agency
    insurance: Agency
    land: Agency


@dataclass(frozen=True)
class Cast:
    """Huyền Tụng is the stage; the other ward is there to be kept out of sight. ``doanvien`` holds no post:
    what he sees, an inspection's decision opens to him."""

    province: Agency
    district: Agency
    ward: Ward
    other: Ward
    tiepnhan: User
    chuyenmon: User
    lanhdao: User
    kiemsoat: User
    thanhtra: User
    quantri: User
    congan: User
    datdai: User
    baohiem: User
    tiepnhan_khac: User
    chuyenmon_khac: User
    lanhdao_khac: User
    lanhdao_tinh: User
    kiemsoat_tp: User
    doanvien: User


PEOPLE = {
    "tiepnhan": "Nguyễn Thị Mẫu Tiếp",
    "chuyenmon": "Trần Văn Mẫu Môn",
    "lanhdao": "Lê Thị Mẫu Đạo",
    "kiemsoat": "Phạm Văn Mẫu Soát",
    "thanhtra": "Hoàng Thị Mẫu Thanh",
    "quantri": "Vũ Văn Mẫu Quản",
    "congan": "Bùi Văn Mẫu An",
    "datdai": "Đặng Thị Mẫu Đất",
    "baohiem": "Phan Văn Mẫu Hiểm",
    "tiepnhan_khac": "Đỗ Thị Mẫu Khác",
    "chuyenmon_khac": "Ngô Văn Mẫu Khác",
    "lanhdao_khac": "Dương Thị Mẫu Khác",
    "lanhdao_tinh": "Lý Văn Mẫu Tỉnh",
    "kiemsoat_tp": "Hồ Văn Mẫu Tra",
    "doanvien": "Cao Thị Mẫu Viên",
}
_UNITS = (
    ("one_stop", "Bộ phận Tiếp nhận và Trả kết quả", AgencyKind.ONE_STOP),
    ("justice", "Bộ phận Tư pháp - Hộ tịch", AgencyKind.OFFICE),
    ("land_desk", "Bộ phận Địa chính - Xây dựng", AgencyKind.OFFICE),
    ("culture", "Bộ phận Văn hóa - Xã hội", AgencyKind.OFFICE),
    ("police", "Công an", AgencyKind.POLICE),
    ("insurance", "Bảo hiểm xã hội", AgencyKind.INSURANCE),
    ("land", "Chi nhánh Văn phòng đăng ký đất đai", AgencyKind.LAND),
)
_JUSTICE = frozenset({"Hộ tịch", "Chứng thực", "Nuôi con nuôi", "Hòa giải ở cơ sở", "Bồi thường nhà nước"})
_LAND = frozenset({"Đất đai", "Hoạt động xây dựng", "Môi trường", "Quy hoạch đô thị và nông thôn"})


@transaction.atomic
def build_cast(password: str = "mau-dung-thu") -> Cast:
    """Build the cast once, or find the one that is there. Needs the catalogue (``load_procedures``)."""
    if not Agency.objects.filter(code="H03").exists():
        _build(password)
    return find_cast()


def find_cast() -> Cast:
    """The cast as it stands in the database. Raises Agency.DoesNotExist before it was built."""
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__startswith="H03")}
    users = {user.username: user for user in User.objects.filter(username__in=PEOPLE)}
    return Cast(
        province=agencies["H03"],
        district=agencies["H03.1"],
        ward=_ward(agencies, "H03.1.7"),
        other=_ward(agencies, "H03.1.8"),
        **users,
    )


def _ward(agencies: dict[str, Agency], code: str) -> Ward:
    units = {field: agencies[f"{code}.{number}"] for number, (field, _, _) in enumerate(_UNITS, 1)}
    return Ward(committee=agencies[code], **units)


def _build(password: str) -> None:
    province = _committee("H03", "UBND tỉnh Bắc Kạn (mẫu)", Level.PROVINCE, None)
    district = _committee("H03.1", "UBND thành phố Bắc Kạn (mẫu)", Level.DISTRICT, province)
    ward = build_ward("H03.1.7", "phường Huyền Tụng", district, _area("01846"))
    other = build_ward("H03.1.8", "phường Mẫu Bên", district, None)
    users = _users(password)
    _posts(users, ward, "")
    _posts(users, other, "_khac")
    create_post(users["lanhdao_tinh"], province, Role.LEADER, valid_from=SINCE, title="Lãnh đạo tỉnh")
    create_post(
        users["kiemsoat_tp"], district, Role.CONTROL, valid_from=SINCE, title="Chuyên viên kiểm soát TTHC"
    )


def _area(code: str) -> Area | None:
    return Area.objects.filter(code=code, level=AreaLevel.COMMUNE).order_by("valid_from").first()


def _committee(code: str, name: str, level: Level, parent: Agency | None) -> Agency:
    return create_agency(code, name, AgencyKind.COMMITTEE, level, parent, valid_from=SINCE, synthetic=True)


def build_ward(code: str, name: str, district: Agency, area: Area | None) -> Ward:
    """A ward's committee, its units, and every commune procedure offered by the office in charge."""
    committee = create_agency(
        code,
        f"UBND {name}",
        AgencyKind.COMMITTEE,
        Level.COMMUNE,
        district,
        area=area,
        address=f"Tổ 1, {name} (mẫu)",
        phone="0990 000 000",
        valid_from=SINCE,
        synthetic=True,
    )
    for number, (_, unit_name, kind) in enumerate(_UNITS, 1):
        create_agency(
            f"{code}.{number}",
            f"{unit_name} {name}",
            kind,
            Level.COMMUNE,
            committee,
            short_name=unit_name,
            valid_from=SINCE,
            synthetic=True,
        )
    ward = _ward({agency.code: agency for agency in Agency.objects.filter(code__startswith=code)}, code)
    offer(ward)
    return ward


def offer(ward: Ward) -> None:
    """Every procedure published for communes, from the day it first was."""
    versions = ProcedureVersion.objects.filter(level__in=("commune", "commune_intake"))
    first: dict[Procedure, date] = {}
    for version in versions.select_related("procedure__sector").order_by("procedure__code", "valid_from"):
        first.setdefault(version.procedure, version.valid_from)
    Offering.objects.bulk_create(
        Offering(
            agency=ward.committee,
            procedure=procedure,
            office=office_for(ward, procedure.sector.name if procedure.sector else ""),
            valid_from=since,
        )
        for procedure, since in first.items()
    )


def office_for(ward: Ward, sector: str) -> Agency:
    if sector in _JUSTICE:
        return ward.justice
    return ward.land_desk if sector in _LAND else ward.culture


def _users(password: str) -> dict[str, User]:
    users = [User(username=name, full_name=full, synthetic=True) for name, full in PEOPLE.items()]
    users[0].set_password(password)
    for user in users:
        user.password = users[0].password  # one demo password, hashed once
        user.is_staff = user.is_superuser = user.username == "quantri"
    User.objects.bulk_create(users)
    return {user.username: user for user in users}


def _posts(users: dict[str, User], ward: Ward, suffix: str) -> None:
    committee = ward.committee
    _hold(users["tiepnhan" + suffix], Role.RECEIVER, [ward.one_stop], "Công chức tiếp nhận")
    _hold(users["chuyenmon" + suffix], Role.SPECIALIST, _offices(ward, suffix), "Công chức chuyên môn")
    leads = [committee] if suffix == "" else [committee, ward.police]
    _hold(users["lanhdao" + suffix], Role.LEADER, leads, "Phó Chủ tịch UBND")
    if suffix == "":
        _hold(users["kiemsoat"], Role.CONTROL, [committee], "Đầu mối kiểm soát TTHC")
        _hold(users["thanhtra"], Role.INSPECTOR, [committee], "Thành viên đoàn kiểm tra")
        _hold(users["quantri"], Role.ADMINISTRATOR, [committee], "Quản trị hệ thống")
        _hold(users["congan"], Role.SPECIALIST, [ward.police], "Cán bộ công an")
        create_post(
            users["congan"],
            ward.police,
            Role.LEADER,
            scope=ward.police,
            valid_from=SINCE,
            title="Trưởng công an",
        )
        _hold(users["datdai"], Role.SPECIALIST, [ward.land], "Viên chức đăng ký đất đai")
        _hold(users["baohiem"], Role.SPECIALIST, [ward.insurance], "Viên chức bảo hiểm xã hội")


def _offices(ward: Ward, suffix: str) -> Iterable[Agency]:
    offices = [ward.justice, ward.land_desk, ward.culture]
    return offices if suffix == "" else [*offices, ward.police, ward.insurance, ward.land]


def _hold(user: User, role: Role, agencies: Iterable[Agency], title: str) -> None:
    for agency in agencies:
        create_post(user, agency, role, valid_from=SINCE, title=title)
