"""The words the checker knows: what is counted, what excludes what, what is no figure at all."""
