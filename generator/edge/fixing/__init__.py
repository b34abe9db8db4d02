"""Certain cures written into the files: the fewest letters changed, everything else left as it is."""
