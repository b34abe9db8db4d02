"""The mini site is what it was when somebody last looked at it and said yes."""

from __future__ import annotations

import pytest

from tests.golden.compare import hold
from tests.golden.snapshots import EXPECTED, NAMES, PAGES, snapshot
from tests.support.reading import file_of
from tests.support.rendering import mini_site


@pytest.mark.parametrize("name", NAMES)
def test_nothing_has_changed(name: str) -> None:
    hold(EXPECTED / name, snapshot(name))


def test_every_snapshot_is_asked_for() -> None:
    kept = {file.relative_to(EXPECTED).as_posix() for file in EXPECTED.rglob("*") if file.is_file()}
    assert kept == set(NAMES)


def test_every_kind_of_page_has_a_snapshot() -> None:
    """A kind is a template with the maker that fills it."""
    built = mini_site()
    planned = {file: built.outputs[file] for file in built.pages}
    kinds = {file: (output.page.template, output.maker) for file, output in planned.items() if output.page}
    shown = {kinds[file_of(address)] for address in PAGES.values()}
    assert set(kinds.values()) - shown == set()
