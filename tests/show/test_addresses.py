"""Addresses are promises, and no record may stand where the site puts a list."""

from __future__ import annotations

from generator.know.checks.identity.reserved_id import RESERVED
from generator.show import addresses
from generator.show.views.listings import ANCHORS
from generator.words.model import Event, Profile, Story


def test_lists_beside_records_are_reserved() -> None:
    assert {ANCHORS["profiles"]} < RESERVED[Profile]
    assert {ANCHORS["stories"]} == RESERVED[Story]
    assert {ANCHORS["events"]} == RESERVED[Event]


def test_files_and_ways_to_the_root() -> None:
    assert addresses.file_of("guong/x/") == "guong/x/index.html"
    assert addresses.file_of("") == "index.html"
    assert addresses.file_of("feed.xml") == "feed.xml"
    assert addresses.to_root("guong/x/") == "../../"
    assert addresses.record_path("proposal", "x") == ""
