"""The report checker as a page."""
