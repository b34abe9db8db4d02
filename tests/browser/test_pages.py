"""What a reader's browser does with each kind of page: nothing from elsewhere, nothing broken, nothing cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

PAGES = (
    "",
    "guong/",
    "guong/ta-quang-buu/",
    "guong/nhom-gk1/",
    "bai-viet/ta-quang-buu-gay-dung-bach-khoa/",
    "quyet-dinh/qd-991-kt-ctn-1996/",
    "su-kien/le-ky-niem-60-nam-2016/",
    "don-vi/",
    "don-vi/hust/",
    "linh-vuc/giang-day/",
    "cap-khen-thuong/nha-nuoc/",
    "danh-hieu/",
    "nam/1996/",
    "bang-vang/",
    "thong-ke/",
    "ke-hoach/",
    "du-lieu/",
    "nhung/",
    "nhung/hust/",
    "404.html",
)
SCREENS = {"phone": (390, 844), "desktop": (1440, 900)}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page(browser: Browser, address: str, screen: str, scheme: str) -> None:
    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # the next page is opened before the icon of this one has come
    page.on(
        "requestfailed",
        lambda request: complaints.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on(
        "response", lambda answer: complaints.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    for path in PAGES:
        page.goto(address + path, wait_until="load")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
    origin = address.split("/guong-sang/")[0]
    assert [url for url in asked if not url.startswith((origin + "/guong-sang/", "data:"))] == []
    assert complaints == []
    context.close()


def test_a_figure_leads_to_the_list_that_makes_it(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    figure = page.locator("a.figure[data-figure=awards]").first
    value = int(figure.get_attribute("data-value") or "0")
    figure.click()
    page.wait_for_load_state("load")
    assert page.locator("#khen-thuong ol > li").count() == value > 0
    context.close()


def test_everything_can_be_reached_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    targets = [link.get_attribute("href") for link in page.locator("footer a").all()]
    for folder in (
        "guong/",
        "bai-viet/",
        "don-vi/",
        "linh-vuc/",
        "cap-khen-thuong/",
        "nam/",
        "bang-vang/",
        "thong-ke/",
    ):
        assert any((target or "").endswith(folder) for target in targets), folder
    context.close()
