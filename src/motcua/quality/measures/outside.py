"""Criteria over what this system does not hold: said to be unmeasured, with the reason."""

from motcua.quality import keys
from motcua.quality.measures import Outcome, Unmeasured
from motcua.quality.scope import Scope

_PORTAL = "Chưa kết nối Cổng Dịch vụ công quốc gia nên chưa biết hồ sơ nào đã đồng bộ."
_STORE = "Chưa kết nối kho dữ liệu điện tử trên Cổng Dịch vụ công quốc gia."
_CITIZENS = "Chưa kết nối Cơ sở dữ liệu quốc gia về dân cư."

REASONS = {
    keys.DOSSIER_SYNC: _PORTAL,
    keys.SYNCED_WITH_DVCQG_PERSONAL_STORAGE: _STORE,
    keys.CITIZEN_DATA_CONNECTED_DOSSIER: _CITIZENS,
    keys.CITIZEN_DATA_CONNECTED_FORMALITY: _CITIZENS,
    keys.PETITION_HANDLING_SATISFACTION: "Chưa thu thập đánh giá của người gửi phản ánh, kiến nghị.",
    keys.PAID_ONLINE_PROVIDED: "Chưa ghi nhận thủ tục nào được cung cấp thanh toán trực tuyến.",
    keys.ELECTRONIC_CERTIFIED_COPY: "Chưa ghi nhận bản sao được chứng thực điện tử.",
}


def measure(scope: Scope) -> dict[str, Outcome]:
    return {key: Unmeasured(reason) for key, reason in REASONS.items()}
