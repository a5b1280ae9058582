"""Announcing decisions: recorded, completed, their procedures posted."""
