"""Refusals of the catalogue; the message is for the person who publishes."""


class CatalogueError(ValueError):
    """A record that cannot be published. Nothing has been written."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
