"""Report forms of a province with five million dossiers, read off sums and counted, side by side."""
