"""Doors to other programs. Only these modules and ``edge.site`` import MkDocs."""
