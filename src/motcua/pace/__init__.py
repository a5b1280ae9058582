"""How long procedures and their steps really take: chance of being on time, median, P90, waiting for whom."""
