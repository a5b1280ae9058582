"""Dossiers over the API: the same actions, permissions and messages as the desk."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Header, Path, Query, Router, Schema
from pydantic import Field

from motcua.api import listing, presenters
from motcua.api.auth import token_of
from motcua.api.errors import reply
from motcua.api.intake import receive_once
from motcua.api.reading import Key, Name, Storable
from motcua.api.schemas import ActionIn, DossierBrief, DossierFull, DossierIn, DossierPage, Problem
from motcua.dossiers import actions
from motcua.dossiers.actions.performing import NOT_FOUND
from motcua.dossiers.errors import NotFound
from motcua.dossiers.queries import dossier_page

router = Router(tags=["Hồ sơ"])
REFUSALS: Mapping[Any, Any] = {401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem}
Verb = Annotated[Storable, Field(max_length=40, json_schema_extra={"enum": sorted(actions.ACTIONS)})]


class Look(Schema):
    """How much of a dossier is asked for."""

    personal: bool = Field(
        False, description="Xem đầy đủ thông tin cá nhân; phải nêu lý do, được ghi nhật ký"
    )
    reason: Storable = Field("", max_length=300, description="Lý do xem thông tin cá nhân")


@router.post(
    "",
    response={201: DossierBrief, 200: DossierBrief, 400: Problem, **REFUSALS},
    summary="Tiếp nhận hồ sơ",
    operation_id="receive",
)
def receive(
    request: HttpRequest,
    given: DossierIn,
    idempotency_key: Header[Key | None] = None,
) -> HttpResponse:
    """Tiếp nhận một hồ sơ đủ thành phần; trả về mã hồ sơ và ngày hẹn trả.

    Gửi kèm Idempotency-Key (mỗi hồ sơ một khóa): khi mất kết nối, gửi lại đúng nội dung với khóa đó
    sẽ nhận lại chính hồ sơ đã ghi (200), không tạo hồ sơ thứ hai.
    """
    dossier, new = receive_once(token_of(request), idempotency_key, request.body, given.as_data())
    return reply(201 if new else 200, presenters.brief(dossier))


@router.get("", response={200: DossierPage, **REFUSALS}, summary="Danh sách hồ sơ", operation_id="dossiers")
def dossiers(request: HttpRequest, given: Query[listing.Filters]) -> HttpResponse:
    """Hồ sơ trong phạm vi tài khoản, mới ghi nhận trước; thông tin cá nhân được che bớt."""
    found, following = listing.page(token_of(request).user, given)
    return reply(200, {"items": [presenters.brief(dossier) for dossier in found], "next": following})


@router.get("/{code}", response={200: DossierFull, **REFUSALS}, summary="Một hồ sơ", operation_id="dossier")
def dossier(
    request: HttpRequest,
    code: Path[Name],
    given: Query[Look],
) -> HttpResponse:
    """Hồ sơ với quá trình xử lý, cách tính ngày hẹn trả từng ngày và các thao tác làm được."""
    user = token_of(request).user
    applicant = actions.reveal(user, code, given.reason) if given.personal else None
    page = dossier_page(user, code)
    if page is None:
        raise NotFound(_(NOT_FOUND))
    shown = presenters.full(page)
    return reply(200, shown | {"applicant": presenters.in_full(applicant)} if applicant else shown)


@router.post(
    "/{code}/actions/{verb}",
    response={200: DossierBrief, 400: Problem, **REFUSALS, 409: Problem},
    summary="Thao tác trên hồ sơ",
    operation_id="perform",
)
def perform(
    request: HttpRequest,
    given: ActionIn,
    code: Path[Name],
    verb: Path[Verb],
) -> HttpResponse:
    """Làm một thao tác; các mục cần nhập xem ở available của hồ sơ. 409: trạng thái hồ sơ không cho phép."""
    changed = actions.perform(token_of(request).user, code, verb, given.data, at=given.at)
    return reply(200, presenters.brief(changed))
