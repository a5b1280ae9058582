"""Reviews of procedures: what to review first, the sheet, what it costs, the proposal and what came of it."""
