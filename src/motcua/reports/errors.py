class ReportError(ValueError):
    """A figure that cannot be asked for; ``message`` is Vietnamese and says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
