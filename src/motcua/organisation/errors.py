"""Refusals of the organisation's actions; the message is for the person who acts."""


class OrganisationError(ValueError):
    """Bad input to an action of this package. Nothing has been written."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
