"""Records of sizes nobody hopes for still fit the screen, and nothing of them is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.search.serving import Served, serving
from tests.support import odd


@pytest.fixture(scope="module")
def odd_pages() -> Iterator[Served]:
    with serving(odd.odd_site()) as served:
        yield served


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", odd.PAGES.values(), ids=odd.PAGES.keys())
def test_it_fits_the_screen(odd_pages: Served, browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
    page = context.new_page()
    page.goto(odd_pages.address + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").is_visible()
    context.close()


def test_nothing_is_lost() -> None:
    site = odd.odd_site()
    assert odd.LONG_TITLE in site.html("bai-viet/tieu-de-sau-nghin-chu/index.html")
    members = site.html("guong/nam-tram-nguoi/index.html")
    assert members.count('href="../../guong/thanh-vien-') + members.count('href="../thanh-vien-') >= odd.MEMBERS
    awards = sum(
        site.html(path).count("giay-khen-hu-cau-") for path in site.pages if path.startswith("guong/hai-tram-khen/")
    )
    assert awards >= odd.AWARDS
