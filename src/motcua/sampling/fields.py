"""Reading values out of JSON that somebody else wrote: of the right kind, or a sentence naming the place."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from .errors import SamplingError

T = TypeVar("T")


def text(source: Mapping[str, Any], name: str) -> str:
    return _of(source, name, str, "chữ")


def number(source: Mapping[str, Any], name: str) -> int:
    value = _of(source, name, int, "số nguyên")
    if isinstance(value, bool):
        raise SamplingError(f"Trường “{name}” trong tệp phải là số nguyên.")
    return value


def listing(source: Mapping[str, Any], name: str) -> list[Any]:
    return _of(source, name, list, "danh sách")


def table(source: Mapping[str, Any], name: str) -> dict[str, Any]:
    return _of(source, name, dict, "nhóm các trường")


def tables(source: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return [table({name: one}, name) for one in listing(source, name)]


def texts(value: Any, name: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise SamplingError(f"Trường “{name}” trong tệp phải là danh sách chữ.")


def moment(source: Mapping[str, Any], name: str) -> datetime:
    """ISO 8601 with an offset."""
    try:
        at = datetime.fromisoformat(text(source, name))
    except ValueError as error:
        if isinstance(error, SamplingError):
            raise
        at = datetime.min
    if at.tzinfo is None:
        raise SamplingError(f"Trường “{name}” trong tệp phải là thời điểm kèm múi giờ.")
    return at


def optional(source: Mapping[str, Any], name: str, read: Callable[[dict[str, Any]], T]) -> T | None:
    """None where the file says so or says nothing."""
    return None if source.get(name) is None else read(table(source, name))


def _of(source: Mapping[str, Any], name: str, kind: type[T], what: str) -> T:
    value = source.get(name)
    if not isinstance(value, kind):
        raise SamplingError(f"Trường “{name}” trong tệp phải là {what}.")
    return value
