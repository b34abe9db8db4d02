"""In a real browser no author string runs, with no policy to help the sanitizer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.edge import fake_site
from tests.edge.conftest import Built


@pytest.mark.parametrize("path", ["guong/xau/index.html", "khac/index.html"])
def test_no_author_string_runs(built: Built, browser: Browser, path: str) -> None:
    page = browser.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto((built.out / path).as_uri())
    for link in page.locator("article a").all():
        link.dispatch_event("mouseover")
        if (link.get_attribute("href") or "").startswith("javascript"):
            link.click()
    page.wait_for_timeout(100)
    assert page.title() == f"{fake_site.HOSTILE} - Trang thử & nghiệm"
    assert alerts == []
    page.close()


def test_the_browser_would_have_told(browser: Browser) -> None:
    page = browser.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.set_content("<p>A</p><script>alert(1)</script>")
    page.wait_for_timeout(100)
    assert alerts == ["1"]
    page.close()
