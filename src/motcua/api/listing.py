"""The list of dossiers: filters, newest recorded first, pages by cursor.

The cursor is the last row's key (UUID 7, in order of recording), so pages neither repeat nor skip a row while
dossiers are received in between, and page 1,000 costs what page 1 costs.
"""

import base64
import binascii
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from motcua.api.reading import Day, Instant, Storable
from motcua.dossiers.errors import BadInput
from motcua.dossiers.models import Dossier, Status
from motcua.dossiers.queries import day_start, matches, visible_to
from motcua.organisation.models import User

LARGEST_PAGE = 200


class Filters(Schema):
    status: Status | None = Field(None, description="Mã trạng thái, 1 đến 10")
    procedure: Storable | None = Field(None, max_length=30, description="Mã thủ tục")
    agency: Storable | None = Field(None, max_length=35, description="Mã định danh cơ quan giải quyết")
    received_from: Day | None = Field(None, description="Nhận từ ngày này")
    received_to: Day | None = Field(None, description="Nhận đến hết ngày này")
    due_before: Instant | None = Field(None, description="Chưa có kết quả, hẹn trả trước thời điểm này")
    q: Storable | None = Field(
        None, max_length=100, description="Mã hồ sơ, họ tên (không cần dấu), số định danh", min_length=3
    )
    limit: int = Field(50, ge=1, le=LARGEST_PAGE)
    cursor: Storable | None = Field(None, max_length=40)


def page(user: User, filters: Filters) -> tuple[list[Dossier], str | None]:
    """One page and the cursor of the next; one query. Raises BadInput for a cursor that is not ours."""
    rows = visible_to(user).filter(_wanted(filters)).select_related("applicant", "agency", "procedure")
    if filters.cursor:
        rows = rows.filter(pk__lt=_opened(filters.cursor))
    found = list(_narrow(rows).order_by("-pk")[: filters.limit + 1])
    shown = found[: filters.limit]
    return shown, _closed(shown[-1].pk) if len(found) > len(shown) else None


def _wanted(filters: Filters) -> Q:
    wanted = Q(matches(filters.q.strip())) if filters.q else Q()
    if filters.status is not None:
        wanted &= Q(status=filters.status)
    if filters.procedure:
        wanted &= Q(procedure__code=filters.procedure)
    if filters.agency:
        wanted &= Q(agency__code=filters.agency)
    if filters.received_from:
        wanted &= Q(received_at__gte=day_start(filters.received_from))
    if filters.received_to:
        wanted &= Q(received_at__lt=day_start(filters.received_to + timedelta(days=1)))
    if filters.due_before:
        wanted &= Q(due_at__lt=filters.due_before, resolved_at__isnull=True)
    return wanted


def _narrow(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Leave out what a list does not show."""
    return rows.defer("components", "applicant__form")


def _closed(key: UUID) -> str:
    return base64.urlsafe_b64encode(key.bytes).rstrip(b"=").decode()


def _opened(cursor: str) -> UUID:
    try:
        return UUID(bytes=base64.b64decode(cursor + "==", altchars=b"-_", validate=True))
    except (ValueError, binascii.Error):
        raise BadInput(
            _("Con trỏ trang không đúng."), {"cursor": _("Gửi lại đúng giá trị next của trang trước.")}
        ) from None
