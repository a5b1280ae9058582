class SignatureError(Exception):
    """A signature that cannot be made or read; the message is Vietnamese and says what to do."""
