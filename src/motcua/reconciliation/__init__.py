"""Lists of procedures laid side by side, kept, each difference adopted or answered."""
