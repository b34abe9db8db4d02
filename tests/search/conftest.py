from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.search.reader import Reader
from tests.search.serving import Served, serving
from tests.search.sites import site


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[str], Served]]:
    """Sites by their names, each served from when it is asked for until the end."""
    with ExitStack() as stack:
        running: dict[str, Served] = {}

        def ask(name: str) -> Served:
            if name not in running:
                running[name] = stack.enter_context(serving(site(name)))
            return running[name]

        yield ask


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1200, "height": 900}, locale="vi-VN")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def reader(page: Page, served: Callable[[str], Served]) -> Reader:
    """Somebody at the page of search of the fabricated site."""
    return Reader(page, served("fabricated")).open()
