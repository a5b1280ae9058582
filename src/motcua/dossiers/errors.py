"""Why an action was refused, in words for the person who asked. Nothing has been written when raised."""

from collections.abc import Mapping


class ActionRefused(Exception):
    """``message`` says in Vietnamese what happened and what to do; ``fields`` the same per input field."""

    code = "refused"

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})


class NotPermitted(ActionRefused):
    code = "permission"


class NotFound(NotPermitted):
    """Out of the user's scope or not there at all: nobody learns which."""

    code = "not_found"


class WrongState(ActionRefused):
    code = "state"


class BadInput(ActionRefused):
    code = "input"
