"""What a first query weighs where there are ten thousand documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.search.fabricate import fabricate
from tests.search.measure import QUERIES, weigh

BUDGET = 100_000


@pytest.mark.long
def test_every_first_query_is_light(browser: Browser, tmp_path: Path) -> None:
    records = fabricate(tmp_path, 13_000, 10_000)
    heavy = {one.query: one.bytes for one in weigh(browser, records) if one.bytes >= BUDGET}
    assert heavy == {}
    assert len(QUERIES) > 20
