"""Cures that take something away: the value's place stays empty, or the whole entry of a list goes."""

from __future__ import annotations

from generator.words.diagnostics import Fix

NO_VALUE = Fix(text="", title="Bỏ giá trị này")
NO_ENTRY = "Xóa mục này"


def without_entry(*, certain: bool = False) -> Fix:
    """Take the entry that the finding's place names out of its list."""
    return Fix(text="", title=NO_ENTRY, certain=certain)
