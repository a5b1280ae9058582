"""Tasks given and owed."""
