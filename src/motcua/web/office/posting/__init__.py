"""Posting of procedures: what is missing where, recording a look, the looks with their proof."""
