"""Vietnamese texts without Django: folding for search, codes, CCCD cards, numbers."""
