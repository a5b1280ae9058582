from motcua.reconciliation.models.run import Line, ListKind, Run, Verdict

__all__ = ["Line", "ListKind", "Run", "Verdict"]
