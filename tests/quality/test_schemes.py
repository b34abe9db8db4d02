"""Light and dark: the system decides until the reader does, without a flash, and the choice stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.loopback import serving_folder

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
TO_DARK, TO_LIGHT = "Chuyển sang nền tối", "Chuyển sang nền sáng"


@pytest.fixture(scope="module")
def address(real_site_under_a_path: Path) -> Iterator[str]:
    with serving_folder(real_site_under_a_path.parent) as root:
        yield f"{root}{real_site_under_a_path.name}/"


@pytest.fixture(params=[390, 1440])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, color_scheme="light")
    yield context.new_page()
    context.close()


def is_dark(page: Page) -> bool:
    """What the page is when its colors have come to rest."""
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))")
    numbers = [int(one) for one in page.evaluate(BACKGROUND).removeprefix("rgb(").rstrip(")").split(",")]
    return sum(numbers) < 3 * 128


def system_turns_dark(page: Page) -> None:
    page.evaluate(
        """() => { window.turned = new Promise(done =>
          matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTimeout(done))) }"""
    )
    page.emulate_media(color_scheme="dark")
    page.evaluate("window.turned")


def test_the_system_decides_at_once(page: Page, address: str) -> None:
    page.goto(address)
    assert not is_dark(page)
    system_turns_dark(page)
    assert is_dark(page)
    assert page.get_by_role("button", name=TO_LIGHT).is_visible()
    assert page.get_by_role("button", name=TO_DARK).count() == 0


def test_a_choice_stays_on_other_pages_and_is_forgotten_when_it_agrees(page: Page, address: str) -> None:
    page.goto(address)
    button = page.get_by_role("button", name=TO_DARK)
    button.focus()
    page.keyboard.press("Enter")
    assert is_dark(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == TO_LIGHT
    page.goto(address + "ke-hoach/")  # a page of content/
    assert is_dark(page)
    page.get_by_role("button", name=TO_LIGHT).click()
    assert not is_dark(page)
    system_turns_dark(page)
    assert is_dark(page), "a choice that agrees with the system is no choice"


def test_without_script_the_system_decides(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(address)
        assert page.locator("[data-schemes] button:visible").count() == 0
        assert is_dark(page) == (scheme == "dark")
        context.close()


def test_one_small_script_for_all_pages(real_site_under_a_path: Path) -> None:
    found = {
        script
        for file in sorted(real_site_under_a_path.rglob("*.html"))
        for script in re.findall(
            r"<script(?![^>]*(?:src=|json))[^>]*>(.*?)</script>", file.read_text(encoding="utf-8"), re.DOTALL
        )
    }
    assert len(found) == 1, "each inline script costs the policy a hash"
