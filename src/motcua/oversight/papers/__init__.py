"""Official papers of inspections and plans: assembled from records, with live numbers, checked, signed."""
