"""Reports that are frozen, signed and sent: cells, ids, definitions, corrections as signed differences."""
