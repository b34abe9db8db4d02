"""The mini site is what it was when somebody last looked at it and said yes."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.snapshots import EXPECTED, NAMES, PAGES, snapshot
from tests.support.reading import file_of
from tests.support.rendering import mini_site

LONGEST = 120


@pytest.mark.parametrize("name", NAMES)
def test_nothing_has_changed(name: str) -> None:
    file = EXPECTED / name
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    now = snapshot(name)
    if now != before:
        diff = list(difflib.unified_diff(before.splitlines(), now.splitlines(), f"expected/{name}", "now", lineterm=""))
        more = [f"… and {len(diff) - LONGEST} more lines"] if len(diff) > LONGEST else []
        cure = "If this is as it should be: python -m tests.golden.bless (or make bless), and read the diff."
        pytest.fail("\n".join([*diff[:LONGEST], *more, cure]), pytrace=False)


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
