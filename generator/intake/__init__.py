"""Bytes in, records and findings out. ``read`` is the only room that opens a file of the repository."""
