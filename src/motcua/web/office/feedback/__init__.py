"""Reflections and proposals."""
