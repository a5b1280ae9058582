"""The list of an authority: what changed between two days, and the lists of a quarter."""
