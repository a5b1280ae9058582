"""Every write to stored reports. The faces and the console call these and nothing else."""

from motcua.filing.actions.correcting import correct
from motcua.filing.actions.freezing import freeze
from motcua.filing.actions.preparing import Wanted, discard, prepare
from motcua.filing.actions.receiving import receive_package
from motcua.filing.actions.sending import send
from motcua.filing.actions.signing import sign
from motcua.filing.actions.writing import write_narrative

__all__ = [
    "Wanted",
    "correct",
    "discard",
    "freeze",
    "prepare",
    "receive_package",
    "send",
    "sign",
    "write_narrative",
]
