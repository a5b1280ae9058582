"""Errors of the pure floor. Messages are Vietnamese, say what to do, and are shown as they are."""


class TermsError(ValueError):
    """A term, calendar, moment or ledger entry that makes no sense."""
