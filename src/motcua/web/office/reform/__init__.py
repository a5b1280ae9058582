"""Reform: the plan of the year, its registers, reports owed by day, the narrative report."""
