"""Errors of the pure floor. Messages are Vietnamese, say what to do, and are shown as they are."""


class SamplingError(ValueError):
    """A population, rule, size or order of disclosure that gives no sample."""
