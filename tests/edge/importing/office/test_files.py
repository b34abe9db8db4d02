"""The forty files are the same every time they are made, and each has its expectation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edge.importing.office import build_sheets, build_ugly, build_word
from tests.edge.importing.office.build import all_files

EXPECTED = Path(__file__).parent / "expected"


def test_each_file_has_an_expectation() -> None:
    files = all_files()
    assert len(files) == 40
    assert {f"{name}.yml" for name in files} == {path.name for path in EXPECTED.iterdir()}


@pytest.mark.long
def test_they_are_made_the_same_every_time() -> None:
    again = {**build_sheets.files(), **build_word.files(), **build_ugly.files()}
    assert {name: hash(raw) for name, raw in again.items()} == {name: hash(raw) for name, raw in all_files().items()}
