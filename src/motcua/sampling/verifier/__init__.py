"""Recomputing a sample from its file: pure Python, without Django and without a database."""

from motcua.sampling.verifier.run import Check, verify
from motcua.sampling.verifier.words import lines_of

__all__ = ["Check", "lines_of", "verify"]
