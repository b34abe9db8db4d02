"""Records joined into one catalog, what of it may be shown, what it counts, and what is wrong with it."""
