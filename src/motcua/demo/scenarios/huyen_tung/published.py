"""The published figures of ten months of 2022 beside ours, each computed by ``figures``."""

from collections.abc import Iterable

from motcua.demo.cast import find_cast
from motcua.demo.scenarios.huyen_tung import plan
from motcua.demo.scenarios.registry import Published
from motcua.figures.identities import Cells
from motcua.organisation.models import Agency, AgencyKind
from motcua.reports.queries import compute


def published() -> list[Published]:
    ward = find_cast().ward.committee
    handled = compute("II.06a", ward, plan.FIRST, plan.LAST).total.cells
    kinds = compute("nguon", ward, plan.FIRST, plan.LAST).total.cells
    offices = _offices(ward)
    fields = offices.values()
    return [
        Published("Tổng số hồ sơ tiếp nhận", 764, handled[3]),
        Published("Xử lý qua phần mềm một cửa điện tử", 244, kinds[2]),
        Published("Xử lý bằng bản giấy (nhập lại từ sổ)", 520, kinds[3]),
        Published("Giải quyết đúng hạn (cả trước hạn)", 764, handled[8] + handled[9]),
        Published("Giải quyết quá hạn", 0, handled[10]),
        Published("Dịch vụ công trực tuyến", 9, kinds[4]),
        Published("Bưu chính công ích", 13, kinds[8]),
        Published("Công chức các lĩnh vực có tài khoản (%)", 100, _percent(fields, 2, 1)),
        Published("Lĩnh vực có xử lý hồ sơ trên phần mềm", 2, sum(cells[5] > 0 for cells in fields)),
        Published("Hồ sơ đất đai trên phần mềm", 0, offices["Bộ phận Địa chính - Xây dựng"][7]),
    ]


def _offices(ward: Agency) -> dict[str, Cells]:
    """Accounts and their use in the ten months, by the office that has a field of work."""
    rows = {row.key: row for row in compute("tai-khoan", ward, plan.FIRST, plan.LAST, by="unit").rows}
    units = ward.children.filter(kind=AgencyKind.OFFICE)
    return {unit.short_name: rows[unit.code].cells for unit in units if unit.code in rows}


def _percent(rows: Iterable[Cells], part: int, whole: int) -> int:
    rows = list(rows)
    return 100 * sum(cells[part] for cells in rows) // sum(cells[whole] for cells in rows)
