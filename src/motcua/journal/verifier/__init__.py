"""The independent verifier: pure Python over records, without Django and without a database."""

from motcua.journal.verifier.files import records_in
from motcua.journal.verifier.problems import Kind, Problem
from motcua.journal.verifier.run import Report, verify

__all__ = ["Kind", "Problem", "Report", "records_in", "verify"]
