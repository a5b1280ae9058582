"""Lists of procedures: read from any file, matched, compared field by field. Pure."""
