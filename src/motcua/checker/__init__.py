"""Reads a report as a stranger would: numbers in text and tables, what they count, and whether the stated
relations between them hold. Pure: no Django.
"""
