"""Cures that take something away: the value's place stays empty, or the whole entry of a list goes."""

from __future__ import annotations

from generator.words.diagnostics import Fix, How

NO_VALUE = Fix(text="", how=How.NO_VALUE)


def without_entry(*, certain: bool = False) -> Fix:
    """Take the entry that the finding's place names out of its list."""
    return Fix(text="", how=How.NO_ENTRY, certain=certain)
