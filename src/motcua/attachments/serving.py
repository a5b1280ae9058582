"""Handing a file out. The page of the room that owns it decides who may ask; here, whether and how."""

import io

from django.http import FileResponse

from motcua.attachments import storing
from motcua.attachments.errors import NotServed
from motcua.attachments.kinds import OF_MEDIA
from motcua.attachments.models import Attachment, State

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Should a browser show it after all, it runs nothing and asks for nothing."""


def respond(attachment: Attachment, *, inline: bool = False) -> FileResponse:
    """The file as it came, to be saved; ``inline``: a photo within a page, only when it was scanned.

    Raises NotServed: infected, waiting to be scanned, withdrawn, or not what was handed in.
    """
    _may_leave(attachment)
    content = storing.get(attachment.digest)
    response = FileResponse(
        io.BytesIO(content),
        as_attachment=not (inline and shown_inline(attachment, content)),
        filename=attachment.name,
        content_type=attachment.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "private, no-store"
    return response


def shown_inline(attachment: Attachment, content: bytes | None = None) -> bool:
    """A photo that a scanner called clean; with its ``content``, also that this is still such a photo."""
    kind = OF_MEDIA.get(attachment.media_type)
    if kind is None or not kind.image or attachment.state != State.CLEAN or not attachment.served:
        return False
    return content is None or kind.fits(content)


def _may_leave(attachment: Attachment) -> None:
    if attachment.state == State.REFUSED:
        raise NotServed("Tệp này có mã độc nên đã bị chặn. Đề nghị người nộp gửi lại tệp khác.")
    if attachment.withdrawn_at is not None:
        raise NotServed("Tệp này đã được rút nên không mở nữa.")
    if attachment.state == State.PENDING:
        raise NotServed("Tệp này đang chờ quét mã độc. Mở lại sau ít phút.")
