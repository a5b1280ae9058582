"""A report as one file that travels between installations: the figures, their digest and the signature.

The figures are signed in their canonical form, so a reader may lay the file out anew without harm. The
certificate of the signer is within the signature (CMS). Pure: nothing here asks the database.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.journal import hashing

FORMAT = "motcua-report"
VERSION = 1
MOST = 5 * 1024 * 1024  # bytes; a province's year by procedure is under one
KEYS = {"format", "version", "report", "sha256", "signature"}


class PackageError(ValueError):
    """A file that cannot be taken in; the message is Vietnamese and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Package:
    """``content``: the figures as canonical JSON, what the signature is over; ``document``: the same read."""

    content: bytes
    signature: bytes

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = hashing.parse(self.content)
        return found

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def packed(self) -> bytes:
        """The file: the same package gives the same bytes."""
        whole = {
            "format": FORMAT,
            "version": VERSION,
            "report": self.document,
            "sha256": self.sha256,
            "signature": base64.b64encode(self.signature).decode("ascii"),
        }
        return hashing.canonical(whole)


def unpacked(data: bytes) -> Package:
    """Reads a file. Raises PackageError where it is none of ours, too large, or its figures were changed
    since the digest was taken. Whose signature it bears is asked elsewhere."""
    found = _parsed(data)
    if found["version"] != VERSION:
        raise PackageError(
            _("Gói báo cáo thuộc phiên bản %(version)s mà hệ thống này chưa đọc được. Hãy cập nhật phần mềm.")
            % {"version": found["version"]}
        )
    try:
        content = hashing.canonical(found["report"])
        package = Package(content, base64.b64decode(found["signature"], validate=True))
    except (binascii.Error, TypeError, ValueError) as error:
        raise PackageError(_("Gói báo cáo hỏng. Hãy đề nghị nơi gửi xuất lại gói.")) from error
    if package.sha256 != found["sha256"]:
        raise PackageError(
            _("Số liệu trong gói không khớp mã kiểm chứng: gói đã bị sửa. Hãy đề nghị nơi gửi xuất lại gói.")
        )
    return package


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > MOST:
        raise PackageError(
            _("Tệp lớn hơn %(most)s MB nên không phải là gói báo cáo. Hãy chọn đúng tệp đã xuất.")
            % {"most": MOST // 1024 // 1024}
        )
    try:
        found = hashing.parse(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT or set(found) != KEYS:
        raise PackageError(
            _("Tệp này không phải là gói báo cáo. Hãy chọn tệp tải về bằng nút “Tải gói báo cáo đã ký”.")
        )
    if not isinstance(found["report"], dict):
        raise PackageError(_("Gói báo cáo không có số liệu. Hãy đề nghị nơi gửi xuất lại gói."))
    return found
