"""How wide the columns of a list should be for what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LEAST, MOST = 8, 40
"""Letters: narrower than a date no column is, and longer texts are broken into lines."""
BESIDE = 3
"""The room left and right of a cell's text, in letters."""


def letters(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """The letters that each column wants: its longest text, within reason."""
    longest = [max((len(word) for word in text.split()), default=0) for text in head]
    for cells in rows:
        for place, text in enumerate(cells):
            longest[place] = max(longest[place], len(text))
    return [min(MOST, max(LEAST, length + 1)) for length in longest]


def shared_out(whole: float, wanted: Sequence[int]) -> list[float]:
    """A width divided among columns by what each wants, with room beside the letters."""
    every = sum(one + BESIDE for one in wanted) or 1
    return [whole * (one + BESIDE) / every for one in wanted]


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many letters; words are not broken unless they must."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        room = len(word) + (1 if used else 0)
        if used and used + room > width:
            lines, used = lines + 1, float(len(word))
        else:
            used += room
        while used > width:
            lines, used = lines + 1, used - width
    return lines
