"""Figures over the API: the JSON of ``motcua figures --json``, limited to what the account may see."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema
from pydantic import Field

from motcua.api.auth import token_of
from motcua.api.dossiers import REFUSALS
from motcua.api.errors import reply
from motcua.api.reading import Day, Storable
from motcua.api.schemas import Figures
from motcua.dossiers.errors import NotFound
from motcua.figures.forms import FORMS
from motcua.organisation.models import Agency, Level, User
from motcua.reports.queries import compute, reportable_agencies
from motcua.reports.subjects import groupings

router = Router(tags=["Số liệu"])
FormCode = Annotated[Storable, Field(max_length=20, json_schema_extra={"enum": sorted(FORMS)})]


class Asked(Schema):
    """Whose figures, over which days, in which rows."""

    agency: Storable = Field(max_length=35, description="Mã định danh cơ quan, tính cả cơ quan trực thuộc")
    first: Day = Field(alias="from", description="Ngày đầu kỳ")
    last: Day = Field(alias="to", description="Ngày cuối kỳ, tính cả ngày này")
    by: Storable = Field(
        "",
        max_length=20,
        description="Dòng của bảng; bỏ trống là cách chia đầu tiên của biểu",
        json_schema_extra={"enum": ["", *groupings()]},
    )
    level: Level | None = Field(None, description="Chỉ các cơ quan ở một cấp")


@router.get(
    "/{form}", response={200: Figures, **REFUSALS}, summary="Số liệu theo biểu", operation_id="figures"
)
def figures(
    request: HttpRequest,
    form: Path[FormCode],
    given: Query[Asked],
) -> HttpResponse:
    """Cột của bảng là số thứ tự cột trong biểu; mỗi số bằng độ dài danh sách sau nó."""
    user = token_of(request).user
    agency = _agency(user, given.agency)
    result = compute(form, agency, given.first, given.last, given.by, given.level, user)
    return reply(200, result.as_json())


def _agency(user: User, code: str) -> Agency:
    found = reportable_agencies(user).filter(code=code).first()
    if found is None:
        raise NotFound(_("Không có cơ quan mang mã này, hoặc cơ quan không thuộc phạm vi bạn được xem."))
    return found
