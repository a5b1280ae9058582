"""Reproducible samples: committed population, seeded draw, sizes, intervals. Pure."""
