"""What a sample is made of and what it says: the population it is drawn from, results, files."""
