"""The API of version 1, put together."""

from ninja import NinjaAPI

from motcua import __version__
from motcua.api import dossiers, errors, figures, health
from motcua.api.auth import TokenAuth
from motcua.api.reading import StrictParser

DESCRIPTION = (
    "Cùng thao tác, quyền và thông báo như bàn làm việc. Đăng nhập bằng khóa: Authorization: Bearer KHÓA "
    "(cấp bằng lệnh motcua token TÀI-KHOẢN). Thời điểm theo ISO 8601 có múi giờ. Lỗi có dạng "
    '{"code", "message", "fields"}: 401 chưa đăng nhập, 403 không có quyền, 404 không có hoặc ngoài phạm vi, '
    "409 trạng thái không cho phép, 422 thông tin chưa đúng, 429 gọi quá nhiều."
)

api = NinjaAPI(
    title="Một Cửa",
    version=__version__,
    description=DESCRIPTION,
    auth=TokenAuth(),
    parser=StrictParser(),
    docs_url=None,
    urls_namespace="api",
)
api.add_router("/v1/dossiers", dossiers.router)
api.add_router("/v1/figures", figures.router)
api.add_router("", health.router)
errors.install(api)
