class ForecastError(ValueError):
    """What was asked cannot be answered; the message is Vietnamese and says what to do."""
