"""The process as it really ran."""
