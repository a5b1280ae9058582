"""The published figures of 2019 beside ours, each computed by ``figures`` over the whole district."""

from motcua.catalogue.queries import offered
from motcua.demo.scenarios.hoan_kiem import plan
from motcua.demo.scenarios.hoan_kiem.stage import DISTRICT_CODE
from motcua.demo.scenarios.registry import Published
from motcua.organisation.models import Agency
from motcua.reports.queries import compute


def published() -> list[Published]:
    district = Agency.objects.get(code=DISTRICT_CODE)
    return [*_handling(district), *_online(district), *_catalogue(district)]


def _handling(district: Agency) -> list[Published]:
    cells = compute("II.06a", district, plan.FIRST, plan.LAST).total.cells
    return [
        Published("Tổng số hồ sơ", 153_455, cells[3]),
        Published("Đã giải quyết", 153_279, cells[7]),
        Published("Giải quyết đúng hạn (cả trước hạn)", 153_222, cells[8] + cells[9]),
        Published("Giải quyết quá hạn", 57, cells[10]),
        Published("Đang giải quyết", 176, cells[11]),
        Published("Đang giải quyết, chưa đến hạn", 176, cells[12]),
        Published("Đang giải quyết, đã quá hạn", 0, cells[13]),
    ]


def _online(district: Agency) -> list[Published]:
    both = compute("nguon", district, plan.FIRST, plan.LAST).total.cells
    own = compute("nguon", district, plan.FIRST, plan.LAST, level="district").total.cells
    wards = compute("nguon", district, plan.FIRST, plan.LAST, level="commune").total.cells
    return [
        Published("Hồ sơ trực tuyến mức độ 3, 4", 16_282, both[4]),
        Published("Trực tuyến cấp quận", 5_281, own[4]),
        Published("Trực tuyến cấp phường", 11_001, wards[4]),
        Published("Cấp quận: tự đăng ký tại nhà (%)", 70, _percent(own[5], own[4]), at_least=True),
        Published("Cấp phường: tự đăng ký tại nhà, khoảng (%)", 25, _percent(wards[5], wards[4])),
    ]


def _catalogue(district: Agency) -> list[Published]:
    now = offered(district, plan.LAST).count()
    before = offered(district, plan.FIRST).count()
    ward = district.children.filter(level="commune").order_by("code")[0]
    return [
        Published("Thủ tục cấp quận", plan.DISTRICT_PROCEDURES, now),
        Published("Giảm so với cùng kỳ", 39, before - now),
        Published("Thủ tục cấp phường", plan.WARD_PROCEDURES, offered(ward, plan.LAST).count()),
    ]


def _percent(part: int, whole: int) -> int:
    """Rounded half up to a whole percent, as the report prints."""
    return (200 * part + whole) // (2 * whole)
