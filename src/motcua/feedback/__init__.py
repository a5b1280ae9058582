"""Reflections and proposals of citizens about procedures and officers (phản ánh, kiến nghị)."""
