"""Tasks given to somebody with a term: evidence, verification by another, reopening, reminders."""
