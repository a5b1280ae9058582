"""Delegation acts and guiding texts: recorded, ended, and where they contradict each other."""
