class Unreadable(Exception):
    """A file that cannot be read; the message is Vietnamese and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
