"""Academic titles that a Word file gives in a line of their own."""

from __future__ import annotations

import pytest

from generator.edge.importing.word.values import _titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [("PGS. TS.", ("PGS", "TS")), ("GS.TSKH", ("GS", "TSKH")), ("TS", ("TS",)), ("Kỹ sư", ("Kỹ sư",))],
)
def test_titles_that_stand_together_are_told_apart(text: str, titles: tuple[str, ...]) -> None:
    assert _titles(text) == titles
