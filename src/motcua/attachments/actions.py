"""Taking a file in, withdrawing it, scanning what waits.

No event is written here: this room does not know whose proof a file is. Whoever owns it calls these inside
an action of its own, which asks for permission, and journals ``facts`` of the file on its own chain.
"""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from django.conf import settings
from django.core.files.base import File

from motcua.attachments import scanner, storing
from motcua.attachments.errors import FileRefused, NotServed
from motcua.attachments.kinds import kind_of
from motcua.attachments.models import Attachment, State
from motcua.organisation.models import Agency, User
from motcua.terms import clock

logger = logging.getLogger(__name__)
Upload: TypeAlias = "File[Any]"  # of a form, or made by a program; it has a name
MOST = 20  # files at once


@dataclass(frozen=True)
class Owner:
    """Whose proof it is: a kind ("assignment", "posting"), an id, and the agency in whose book it stands."""

    kind: str
    id: UUID
    agency: Agency


@dataclass(frozen=True)
class Place:
    """Where a photo was taken (WGS 84, degrees), as the sender says."""

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True)
class Received:
    """A file that was checked, scanned where there is a scanner, and stored; no row stands for it yet."""

    name: str
    media_type: str
    size: int
    digest: str
    state: State
    scanned_at: datetime | None


def receive(upload: Upload) -> Received:
    """Check, scan and store a file. To be called before the transaction: a scanner may take its time.

    Raises FileRefused. Stored and then not kept: the content lies there without a row, and nobody can ask
    for it.
    """
    name = clean_name(str(upload.name or ""))
    content = _content(upload, name)
    kind = kind_of(name, content)
    state, scanned_at = _scanned(name, content)
    digest = storing.digest_of(content)
    storing.put(digest, content)
    return Received(name, kind.media, len(content), digest, state, scanned_at)


def receive_all(uploads: Iterable[Upload]) -> list[Received]:
    """All or none. Raises FileRefused that names the first file at fault."""
    given = list(uploads)
    if len(given) > MOST:
        raise FileRefused(f"Mỗi lần nộp nhiều nhất {MOST} tệp. Chia thành nhiều lần.")
    return [receive(upload) for upload in given]


def keep(
    user: User,
    owner: Owner,
    file: "Upload | Received",
    *,
    note: str = "",
    taken_at: datetime | None = None,
    place: Place | None = None,
) -> Attachment:
    """A row for a file, in the caller's transaction and after the caller's permission.

    Writes no event; the owner's event carries ``facts``. Raises FileRefused.
    """
    received = file if isinstance(file, Received) else receive(file)
    now = clock.now()
    if taken_at is not None and taken_at > now:
        raise FileRefused("Thời điểm chụp ở tương lai. Kiểm tra lại ngày giờ.")
    return Attachment.objects.create(
        agency=owner.agency,
        owner_kind=owner.kind,
        owner_id=owner.id,
        name=received.name,
        media_type=received.media_type,
        size=received.size,
        digest=received.digest,
        state=received.state,
        scanned_at=received.scanned_at,
        note=note[:500],
        taken_at=taken_at,
        latitude=_degrees(place.latitude, 90) if place else None,
        longitude=_degrees(place.longitude, 180) if place else None,
        uploaded_at=now,
        uploaded_by=user,
    )


def withdraw(user: User, attachment: Attachment, reason: str) -> Attachment:
    """Mark a wrong file; it stays, and is not handed out any more. Writes no event (see ``facts``).

    Raises FileRefused without a reason, or where it was withdrawn already.
    """
    if not reason.strip():
        raise FileRefused("Ghi lý do rút tệp.")
    fresh = Attachment.objects.select_for_update().get(pk=attachment.pk)
    if fresh.withdrawn_at is not None:
        raise FileRefused("Tệp này đã được rút trước đó.")
    fresh.withdrawn_at, fresh.withdrawn_by, fresh.withdrawn_reason = clock.now(), user, reason.strip()[:500]
    fresh.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return fresh


def facts(attachment: Attachment) -> dict[str, Any]:
    """What the owner's event says of a file: enough to know it again, in an export too.

    Not its name: people put names of people there, and a chain never forgets.
    """
    return {
        "id": str(attachment.pk),
        "digest": attachment.digest,
        "size": attachment.size,
        "media_type": attachment.media_type,
    }


def scan_waiting(limit: int = 500) -> int:
    """Scan what was never scanned, where there is a scanner; returns how many files have a verdict now.

    Stops at the first silence: a scanner that is away is asked again next time.
    """
    if settings.SCANNER is None:
        return 0
    waiting = Attachment.objects.filter(state__in=(State.PENDING, State.UNSCANNED))
    done = 0
    for attachment in waiting.order_by("pk")[:limit]:
        try:
            verdict = scanner.scan(settings.SCANNER, storing.get(attachment.digest))
        except scanner.ScannerAway as error:
            logger.warning("Máy quét mã độc không trả lời: %s", error)
            break
        except NotServed as error:
            logger.error("Chưa quét được tệp %s: %s", attachment.pk, error.message)
            continue
        attachment.state = State.CLEAN if verdict.clean else State.REFUSED
        attachment.threat, attachment.scanned_at = verdict.found[:200], clock.now()
        attachment.save(update_fields=["state", "threat", "scanned_at"])
        done += 1
    return done


def clean_name(name: str) -> str:
    """For people to read only: no folders, no control or direction marks, at most 150 characters."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(each if each.isprintable() else " " * each.isspace() for each in last)
    stem, dot, ending = " ".join(shown.split()).rpartition(".")
    return f"{stem.strip()[: 139 - len(dot)]}{dot}{ending.strip()[:10]}".strip()


def _content(upload: Upload, name: str) -> bytes:
    limit: int = settings.MAX_FILE_BYTES
    if (upload.size or 0) > limit:
        raise FileRefused(f"Tệp “{name}” lớn hơn {limit // 1_000_000} MB. Giảm dung lượng rồi nộp lại.")
    upload.seek(0)
    content: bytes = upload.read()
    if not content:
        raise FileRefused(f"Tệp “{name}” rỗng. Chọn lại tệp.")
    return content


def _scanned(name: str, content: bytes) -> tuple[State, datetime | None]:
    """Without a scanner nobody calls a file clean; a scanner that is away leaves it waiting."""
    if settings.SCANNER is None:
        return State.UNSCANNED, None
    try:
        verdict = scanner.scan(settings.SCANNER, content)
    except scanner.ScannerAway:
        return State.PENDING, None
    if not verdict.clean:
        raise FileRefused(
            f"Tệp “{name}” có mã độc ({verdict.found}) nên không nhận. Quét máy của bạn rồi nộp tệp khác."
        )
    return State.CLEAN, clock.now()


def _degrees(value: Decimal, limit: int) -> Decimal:
    if not value.is_finite() or abs(value) > limit:
        raise FileRefused("Tọa độ nơi chụp không đúng. Kiểm tra lại vĩ độ và kinh độ.")
    return round(value, 6)
