"""What the environment says: data folder, database, secret key, port. Nothing else reads it."""

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

import dj_database_url


def data_folder() -> Path:
    """Folder for the file database, uploads and keys (``MOTCUA_DATA``, default ``./var``)."""
    folder = Path(os.environ.get("MOTCUA_DATA", "var")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # personal data: nobody else reads there
    return folder


def secret_key(folder: Path) -> str:
    """``MOTCUA_SECRET_KEY``, or a key made once and kept in the data folder, readable by its owner only."""
    if given := os.environ.get("MOTCUA_SECRET_KEY"):
        return given
    path = folder / "keys" / "secret_key"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text()


def _write_once(path: Path, text: str) -> None:
    """The whole text or nothing, whoever else does the same at that moment; the first one stays."""
    descriptor, fresh = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # another process was first: its key is read
    finally:
        os.unlink(fresh)


def signatures(folder: Path) -> dict[str, Any]:
    """How people sign: kind, folder of keys, their passphrase, folder of trusted root certificates.

    ``MOTCUA_SIGNATURES`` (kind, "file_key"), ``MOTCUA_SIGNING_KEYS`` and ``MOTCUA_TRUSTED_ROOTS`` (folders,
    by default in the data folder), ``MOTCUA_SIGNING_PASSPHRASE`` (where it is empty, the file ``passphrase``
    beside the keys, which the demonstration makes).
    """
    keys = Path(os.environ.get("MOTCUA_SIGNING_KEYS") or folder / "keys" / "signing")
    return {
        "kind": os.environ.get("MOTCUA_SIGNATURES", "file_key"),
        "keys": keys,
        "passphrase": os.environ.get("MOTCUA_SIGNING_PASSPHRASE", ""),
        "passphrase_file": keys / "passphrase",
        "trusted": Path(os.environ.get("MOTCUA_TRUSTED_ROOTS") or folder / "keys" / "trusted"),
    }


def database(folder: Path) -> dict[str, Any]:
    """``DATABASE_URL`` (a SQLite file in the data folder by default; PostgreSQL 15 or later)."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'motcua.sqlite3'}"
    config: dict[str, Any] = dict(dj_database_url.parse(url))
    options = config.setdefault("OPTIONS", {})
    if "sqlite3" in config["ENGINE"]:
        _tune_sqlite(config, options)
    else:
        _tune_postgresql(config, options)
    return config


def _tune_sqlite(config: dict[str, Any], options: dict[str, Any]) -> None:
    config["CONN_MAX_AGE"] = None  # reopening costs 1.2 ms a request
    options["transaction_mode"] = "IMMEDIATE"  # DEFERRED transactions lock each other out
    options["timeout"] = 20
    options["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
        "PRAGMA temp_store=MEMORY;"
    )


def _tune_postgresql(config: dict[str, Any], options: dict[str, Any]) -> None:
    config["CONN_MAX_AGE"] = 0  # the pool keeps connections
    options["pool"] = {"min_size": 1, "max_size": int(os.environ.get("MOTCUA_POOL", "4"))}
    options["server_side_binding"] = True
    options["prepare_threshold"] = 1
    options.setdefault("options", "-c jit=off")  # compiling a report form takes longer than counting


def flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str) -> list[str]:
    return [part for part in os.environ.get(name, default).split(",") if part]


def number(name: str, default: int) -> int:
    """A whole number of 0 or more."""
    return max(0, int(os.environ.get(name, default)))


def scanner() -> tuple[str, int] | None:
    """``MOTCUA_SCANNER``, host:port of a clamd that uploads are shown to; empty: there is none.

    Raises ValueError for anything else: a scanner that is misspelt must not be taken for none.
    """
    given = os.environ.get("MOTCUA_SCANNER", "").strip()
    if not given:
        return None
    host, colon, port = given.rpartition(":")
    if not (host and colon and port.isdecimal()):
        raise ValueError(f"MOTCUA_SCANNER={given}: ghi theo dạng máy:cổng, ví dụ 127.0.0.1:3310.")
    return host.strip("[]"), int(port)


def port() -> int:
    return number("PORT", 8000)
