"""Delegation acts and guiding texts: the list with its conflicts, one act, recording and ending."""
