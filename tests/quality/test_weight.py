"""What readers download: counted by the browser, zipped as the shipped servers zip it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.products.sites import site
from tests.quality.sampling import address_of, kinds
from tests.search.serving import Served, serving

FIRST_STORY, SECOND_STORY = 150_000, 15_000
TEXT, FONTS = 32_500, 60_000
"""HTML, styles and scripts of a first visit, half of what Material itself takes; fonts stand beside it."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


@pytest.fixture(scope="module", params=["real", "mini", "nobel"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with serving(site(request.param)) as one:
        yield one


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def visit(page: Page, served: Served, path: str) -> dict[str, int]:
    """What went over the wire, by kind."""
    served.taken()
    page.goto(served.address + address_of(path), wait_until="networkidle")
    sums = {"text": 0, "fonts": 0, "pictures": 0}
    for name, size in served.taken():
        suffix = "." + name.rpartition(".")[2].lower()
        kind = "fonts" if suffix in {".woff2", ".woff"} else "pictures" if suffix in PICTURES else "text"
        sums[kind] += size
    return sums


def heaviest(served: Served) -> tuple[str, str]:
    """The two heaviest pages that people read: stories, or profiles on a site without stories."""
    name = next(one for one in ("real", "mini", "nobel") if site(one) is served.built)
    found = kinds(name)
    paths = found.get("exemplars/story.html") or found["exemplars/profile.html"]
    return paths[0], paths[1]


def test_first_and_second_story(served: Served, phone: Page) -> None:
    one, other = heaviest(served)
    first = visit(phone, served, one)
    assert 0 < first["text"] <= TEXT, first
    assert first["fonts"] <= FONTS, first
    assert first["text"] + first["fonts"] <= FIRST_STORY, first
    second = visit(phone, served, other)
    assert 0 < second["text"] + second["fonts"] <= SECOND_STORY, second


def test_nothing_but_the_page_and_its_styles(served: Served, phone: Page) -> None:
    """No script is fetched on a page to read; search comes when somebody searches."""
    served.taken()
    phone.goto(served.address + address_of(heaviest(served)[0]), wait_until="networkidle")
    assert [name for name, _ in served.taken() if name.endswith((".js", ".json"))] == []
