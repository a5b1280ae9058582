"""Figures for everybody."""
