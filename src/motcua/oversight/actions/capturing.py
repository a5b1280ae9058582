"""Recording what a member noted on site: by his own mandate, once, at the two times it has."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.attachments.actions import Owner, Received, Upload, facts, keep, receive_all
from motcua.attachments.errors import FileRefused
from motcua.dossiers.errors import BadInput, NotFound, NotPermitted
from motcua.dossiers.fields import FieldSpec, clean
from motcua.journal import actions as journal
from motcua.journal import verbs
from motcua.journal.hashing import canonical
from motcua.organisation.models import Mandate, User
from motcua.oversight.models import Capture
from motcua.oversight.models.capture import OWNER
from motcua.terms import clock

VERB = "site_captured"
verbs.register(VERB, "Ghi nhận tại chỗ theo {basis}: {photos} ảnh {late_text}")

MOST_PHOTOS = 10
GRACE = timedelta(hours=24)
"""How long after its end a mandate still takes what was captured before: phones are out of reach at times."""
CLOCK_AHEAD = timedelta(minutes=5)
"""By how much the clock of a device may be ahead of ours."""
CAPTURE = (
    FieldSpec("mandate", "Đoàn và đơn vị", "text", max_length=36),
    FieldSpec("key", "Mã của ghi nhận", "text", max_length=36),
    FieldSpec("note", "Ghi chú", "long_text", required=False, max_length=4000),
    FieldSpec("captured_at", "Ghi lúc", "datetime", required=False),
)


@dataclass(frozen=True)
class Photo:
    """``taken_at``: as the device says, where it knows."""

    upload: Upload
    taken_at: datetime | None = None


def record_capture(user: User, data: Mapping[str, Any], photos: Sequence[Photo] = ()) -> Capture:
    """Write a capture, or give the one that was written under the same key.

    Raises NotPermitted (NotFound for a mandate of somebody else), BadInput; nothing is written then.
    """
    values = clean(CAPTURE, data)
    id, key = _uuid(values["mandate"], "mandate"), _uuid(values["key"], "key")
    _check(_mandate(user, id), values)
    received = _received(values, photos)
    with transaction.atomic():
        mandate = _mandate(user, id, lock=True)
        digest = _digest(mandate, values, received)
        known = Capture.objects.filter(recorded_by=user, key=key).first()
        if known is not None:
            return _same(known, digest)
        capture = _new(mandate, values, user, key, digest)
        _write(capture, _kept(capture, user, received, photos))
    return capture


def window(mandate: Mandate) -> tuple[datetime, datetime]:
    """Half-open instants in which its holder works on site."""
    start = datetime.combine(mandate.valid_from, time(), clock.VN)
    end = datetime.combine(mandate.valid_to + timedelta(days=1), time(), clock.VN)
    return start, min(end, mandate.ended_at) if mandate.ended_at else end


def _mandate(user: User, id: UUID, lock: bool = False) -> Mandate:
    """Only one's own; a closed account has none. The lock lets one capture after the other through."""
    rows = Mandate.objects.filter(user=user, pk=id) if user.is_active else Mandate.objects.none()
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.select_related("unit").first()
    if found is None:
        raise NotFound("Không tìm thấy đoàn kiểm tra, giám sát này trong các đoàn của bạn.")
    return found


def _check(mandate: Mandate, values: Mapping[str, Any]) -> datetime:
    """The moment of capture. Raises NotPermitted outside the mandate, BadInput for a clock that is wrong."""
    now = clock.now()
    start, end = window(mandate)
    given = values["captured_at"] or now
    if given > now + CLOCK_AHEAD:
        text = "Giờ ghi nhận ở tương lai. Hãy chỉnh đồng hồ của máy rồi ghi lại."
        raise BadInput(text, {"captured_at": text})
    at: datetime = min(given, now)
    if not start <= at < end:
        raise NotPermitted(
            f"Ghi nhận lúc {clock.local(at):%H:%M %d/%m/%Y} nằm ngoài thời gian làm việc của đoàn, "
            f"từ {start:%H:%M %d/%m/%Y} đến trước {clock.local(end):%H:%M %d/%m/%Y}."
        )
    if now >= end + GRACE:
        raise NotPermitted("Đoàn đã kết thúc quá 24 giờ nên không nhận thêm ghi nhận tại chỗ.")
    return at


def _received(values: Mapping[str, Any], photos: Sequence[Photo]) -> list[Received]:
    """Checked and stored, before the transaction. Raises BadInput."""
    if not values["note"] and not photos:
        text = "Viết ghi chú hoặc chụp ít nhất một ảnh."
        raise BadInput(text, {"note": text})
    if len(photos) > MOST_PHOTOS:
        text = f"Mỗi ghi nhận nhiều nhất {MOST_PHOTOS} ảnh. Chia thành nhiều ghi nhận."
        raise BadInput(text, {"photos": text})
    try:
        received = receive_all(photo.upload for photo in photos)
    except FileRefused as refused:
        raise BadInput(refused.message, {"photos": refused.message}) from refused
    for each in received:
        if not each.media_type.startswith("image/"):
            text = f"“{each.name}” không phải ảnh. Chụp hoặc chọn ảnh JPEG, PNG, WEBP."
            raise BadInput(text, {"photos": text})
    return received


def _digest(mandate: Mandate, values: Mapping[str, Any], received: Iterable[Received]) -> str:
    """A moment that was not said does not differ from one repetition to the next."""
    at = values["captured_at"]
    said = {
        "mandate": str(mandate.pk),
        "note": values["note"],
        "captured_at": clock.to_text(at) if at else "",
        "photos": [each.digest for each in received],
    }
    return hashlib.sha256(canonical(said)).hexdigest()


def _same(known: Capture, digest: str) -> Capture:
    if known.digest != digest:
        raise BadInput("Mã này đã dùng cho một ghi nhận khác. Hãy tải lại trang và ghi lại.")
    return known


def _new(mandate: Mandate, values: Mapping[str, Any], user: User, key: UUID, digest: str) -> Capture:
    at, now = _check(mandate, values), clock.now()
    return Capture(
        mandate=mandate,
        key=key,
        digest=digest,
        note=values["note"],
        captured_at=at,
        recorded_at=now,
        recorded_by=user,
        late=now >= window(mandate)[1],
    )


def _kept(
    capture: Capture, user: User, received: Sequence[Received], photos: Sequence[Photo]
) -> list[dict[str, Any]]:
    owner = Owner(OWNER, capture.pk, capture.mandate.unit)
    found = []
    for file, photo in zip(received, photos, strict=True):
        taken = min(photo.taken_at, capture.recorded_at) if photo.taken_at else capture.captured_at
        found.append(facts(keep(user, owner, file, taken_at=taken)))
    return found


def _write(capture: Capture, files: list[dict[str, Any]]) -> None:
    """A chain of its own; the note may name people, so it stands beside the chain."""
    unit, basis = capture.mandate.unit, capture.mandate.basis
    chain = journal.new_chain(capture.pk, f"Ghi nhận tại chỗ, {basis}", unit.code)
    payload = {
        "basis": basis,
        "source": str(capture.mandate.source),
        "photos": len(files),
        "files": files,
        "late": capture.late,
        "late_text": "(gửi muộn)" if capture.late else "",
    }
    personal = {"note": capture.note} if capture.note else None
    entry = journal.Entry(
        VERB, unit.code, capture.recorded_by.username, capture.captured_at, payload, personal
    )
    journal.save(journal.build(chain, [entry], capture.recorded_at), new=True)
    capture.save(force_insert=True)


def _uuid(text: str, name: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        text = "Thông tin gửi lên không đọc được. Hãy tải lại trang."
        raise BadInput(text, {name: text}) from None
