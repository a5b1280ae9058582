"""The service-quality index (QĐ 766/QĐ-TTg): groups, dated thresholds, and the dossiers that cost points."""
