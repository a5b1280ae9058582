"""Whether this process can serve: for load balancers and watchdogs, without sign-in."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from motcua.api.errors import reply
from motcua.api.schemas import Health
from motcua.database.sql import answers

router = Router(tags=["Hệ thống"])


@router.get(
    "/health", auth=None, response={200: Health, 503: Health}, summary="Tình trạng", operation_id="health"
)
def health(request: HttpRequest) -> HttpResponse:
    """200 khi cơ sở dữ liệu trả lời, 503 khi không."""
    if not answers():
        return reply(503, {"status": "database", "database": False})
    return reply(200, {"status": "ok", "database": True})
