"""Measurements of one machine on one day: ``python -m bench`` prints what it measured and nothing else."""
