"""Where contents lie: the default storage, under their digest. What is there is never overwritten."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from motcua.attachments.errors import NotServed


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def path_of(digest: str) -> str:
    return f"attachments/{digest[:2]}/{digest}"


def put(digest: str, content: bytes) -> None:
    """Once for equal contents. Left behind by a write that broke off: written anew."""
    path = path_of(digest)
    if default_storage.exists(path):
        with default_storage.open(path) as kept:
            if digest_of(kept.read()) == digest:
                return
        default_storage.delete(path)
    saved = default_storage.save(path, ContentFile(content))
    if saved != path:  # somebody stored the same content at this moment
        default_storage.delete(saved)


def get(digest: str) -> bytes:
    """The content as it came. Raises NotServed where it is gone or is not what was handed in."""
    try:
        with default_storage.open(path_of(digest)) as kept:
            content: bytes = kept.read()
    except FileNotFoundError:
        raise NotServed(
            "Nội dung tệp không còn trong kho lưu. Báo quản trị khôi phục từ bản sao lưu."
        ) from None
    if digest_of(content) != digest:
        raise NotServed(
            "Nội dung tệp trong kho không còn đúng như khi nộp nên không mở. Báo quản trị kiểm tra."
        )
    return content
