"""What reading says of some hundreds of broken files is, to the letter, what somebody has read and found right."""

from __future__ import annotations

import pytest

from tests.golden.compare import hold
from tests.intake.golden import EXPECTED, GROUPS, snapshot


@pytest.mark.parametrize("group", GROUPS)
def test_what_reading_says(group: str) -> None:
    hold(EXPECTED / f"{group}.txt", snapshot(group))


def test_every_text_is_asked_for() -> None:
    assert {file.stem for file in EXPECTED.iterdir()} == set(GROUPS)
