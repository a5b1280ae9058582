"""Refusals of the organisation's actions; the message is for the person who acts."""

from collections.abc import Mapping


class OrganisationError(ValueError):
    """Bad input to an action of this package. Nothing has been written. ``fields``: the same per field."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})


class NotAllowed(OrganisationError):
    """The user has no post for it."""
