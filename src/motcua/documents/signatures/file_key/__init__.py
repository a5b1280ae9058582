"""A key and its certificates in a PKCS#12 file, one a person: `<keys>/<user name>.p12`."""

from __future__ import annotations

import re
from pathlib import Path

from pyhanko.sign.signers import Signer, SimpleSigner

from motcua.documents.signatures.errors import SignatureError

NAME = "Khóa trong tệp PKCS#12"
_USERNAME = re.compile(r"[\w.@+-]+")
OTHERS = 0o077


def key_path(username: str, keys: Path) -> Path:
    """The file of that person. Raises SignatureError for a user name that is no file name."""
    if not _USERNAME.fullmatch(username) or username.startswith("."):
        raise SignatureError(f"Tên đăng nhập “{username}” không dùng được làm tên tệp khóa ký số.")
    return keys / f"{username}.p12"


def signer(username: str, keys: Path, passphrase: str) -> Signer:
    """Raises SignatureError: no file, a file that others may read, a wrong passphrase."""
    path = key_path(username, keys)
    if not path.is_file():
        raise SignatureError(
            f"Chưa có khóa ký số của tài khoản “{username}”. Người quản trị cần đặt tệp {path.name} "
            "vào thư mục khóa ký số của hệ thống."
        )
    if path.stat().st_mode & OTHERS:
        raise SignatureError(
            f"Tệp khóa {path.name} đang cho người khác đọc. Người quản trị cần đặt quyền chỉ chủ sở hữu đọc."
        )
    try:
        loaded: Signer = SimpleSigner.load_pkcs12_data(path.read_bytes(), [], passphrase.encode())
    except ValueError as error:
        raise SignatureError(f"Không mở được khóa {path.name}: mật khẩu sai hoặc tệp hỏng.") from error
    return loaded
