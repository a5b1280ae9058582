"""Files that people bring as evidence: typed by content, bounded, kept apart until scanned."""
