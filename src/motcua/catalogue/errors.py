"""Refusals of the catalogue; the message is for the person who publishes."""

from collections.abc import Mapping


class CatalogueError(ValueError):
    """A record that cannot be published. Nothing has been written. ``fields``: the same per input field."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})


class NotAllowed(CatalogueError):
    """The user has no post for it."""
