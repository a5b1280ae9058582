import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction

from motcua.attachments.tests.files import JPEG, upload
from motcua.demo.cast import Cast
from motcua.organisation.mandates import give_mandate
from motcua.organisation.models import Mandate, User
from motcua.oversight.actions.capturing import Photo, record_capture
from motcua.oversight.models import Capture
from motcua.terms import clock

DAYS = (date(2026, 11, 16), date(2026, 11, 20))
SOURCE = uuid.UUID("0198f0a0-0000-7000-8000-000000000001")


def local(text: str) -> datetime:
    """ "2026-11-20 14:59" in Asia/Ho_Chi_Minh."""
    return datetime.fromisoformat(text).replace(tzinfo=clock.VN)


@dataclass
class Team:
    """A member with a mandate at the ward, from Monday to Friday; another member, of another team."""

    cast: Cast
    member: User
    mandate: Mandate
    other: User
    now: datetime = field(default_factory=lambda: local("2026-11-17 09:00"))

    def capture(self, user: User | None = None, photos: list[Photo] | None = None, **more: Any) -> Capture:
        data = {"mandate": str(self.mandate.pk), "key": str(uuid.uuid4()), "note": "Chưa niêm yết lệ phí."}
        return record_capture(user or self.member, data | more, photos or [])


def photo(name: str = "anh.jpg", content: bytes = JPEG, taken: str = "") -> Photo:
    return Photo(upload(name, content), local(taken) if taken else None)


@pytest.fixture
def team(cast: Cast, settings: LazySettings, tmp_path: Any) -> Iterator[Team]:
    settings.MEDIA_ROOT = tmp_path
    member, other = (
        User.objects.create(username=name, full_name=f"Cao Thị Mẫu {name}", synthetic=True)
        for name in ("doan_mot", "doan_hai")
    )
    with transaction.atomic():
        mandate, _ = (
            give_mandate(
                user, unit, basis="10/QĐ-HĐND (mẫu)", source=source, days=DAYS,
                examined=(date(2026, 1, 1), date(2026, 11, 15)), by="kiemsoat",
            )
            for user, unit, source in (
                (member, cast.ward.committee, SOURCE), (other, cast.other.committee, uuid.uuid4()),
            )
        )  # fmt: skip
    team = Team(cast, member, mandate, other)
    with clock.clock_at(lambda: team.now):
        yield team
