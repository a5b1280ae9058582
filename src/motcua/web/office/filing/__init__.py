"""Frozen and signed reports."""
