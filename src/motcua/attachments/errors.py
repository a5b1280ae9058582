"""Why a file is not taken or not handed out, in words for the person who asked."""


class FileError(Exception):
    """``message`` says in Vietnamese what happened and what to do. Nothing has been written."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileRefused(FileError):
    """The file cannot be taken in, or what is said about it is wrong."""


class NotServed(FileError):
    """The file is there but is not handed out: infected, waiting for a scan, withdrawn or altered."""
