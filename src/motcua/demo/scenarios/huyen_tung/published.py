"""The published figures of ten months of 2022 beside ours, each computed by ``figures``."""

from motcua.demo.cast import find_cast
from motcua.demo.scenarios.huyen_tung import plan
from motcua.demo.scenarios.registry import Published
from motcua.reports.queries import compute


def published() -> list[Published]:
    ward = find_cast().ward.committee
    handled = compute("II.06a", ward, plan.FIRST, plan.LAST).total.cells
    kinds = compute("nguon", ward, plan.FIRST, plan.LAST).total.cells
    return [
        Published("Tổng số hồ sơ tiếp nhận", 764, handled[3]),
        Published("Xử lý qua phần mềm một cửa điện tử", 244, kinds[2]),
        Published("Xử lý bằng bản giấy (nhập lại từ sổ)", 520, kinds[3]),
        Published("Giải quyết đúng hạn (cả trước hạn)", 764, handled[8] + handled[9]),
        Published("Giải quyết quá hạn", 0, handled[10]),
        Published("Dịch vụ công trực tuyến", 9, kinds[4]),
        Published("Bưu chính công ích", 13, kinds[8]),
    ]
