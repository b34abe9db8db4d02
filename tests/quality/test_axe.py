"""axe-core, with every rule it has switched on and nothing left out, finds nothing wrong on any kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.products.sites import site
from tests.quality.sampling import address_of, content_pages, kinds, sample
from tests.search.serving import serving
from tests.support.checkers import axe_violations
from tests.support.loopback import serving_folder

SCREENS = {"phone": (390, 844), "desktop": (1440, 900)}
LOOKS = [(screen, scheme) for screen in SCREENS for scheme in ("light", "dark")]


@contextmanager
def opened(browser: Browser, look: tuple[str, str]) -> Iterator[Page]:
    width, height = SCREENS[look[0]]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if look[1] == "dark" else "light"
    )
    yield context.new_page()
    context.close()


def wrong_on(page: Page, address: str, paths: Iterable[str]) -> list[str]:
    found = []
    for path in paths:
        with staying(page, address + address_of(path)):
            found += [f"{path}: {one}" for one in axe_violations(page)]
    return found


@contextmanager
def staying(page: Page, address: str) -> Iterator[None]:
    """Open a page and stay there, also where it wants to lead on at once."""
    page.route(lambda url: url.endswith("/") and url != address, lambda route: route.fulfill(status=204))
    page.goto(address)
    yield
    page.unroute_all()


def at_any_path(paths: Iterable[str]) -> list[str]:
    """Without the page for missing addresses, which is right only at the path that its site is made for."""
    return [path for path in paths if path != "404.html"]


@pytest.fixture(scope="module")
def real(real_site_under_a_path: Path) -> Iterator[str]:
    with serving_folder(real_site_under_a_path.parent) as root:
        yield f"{root}{real_site_under_a_path.name}/"


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_real_site(browser: Browser, real: str, real_site_under_a_path: Path, look: tuple[str, str]) -> None:
    paths = (*sample("real", 1), *content_pages(real_site_under_a_path, "real"))
    assert len(paths) >= 20
    with opened(browser, look) as page:
        assert wrong_on(page, real, paths) == []


@pytest.mark.parametrize(("name", "look"), [("nobel", ("phone", "dark")), ("mini", ("desktop", "light"))])
def test_other_sites(browser: Browser, name: str, look: tuple[str, str]) -> None:
    with serving(site(name)) as served, opened(browser, look) as page:
        assert wrong_on(page, served.address, at_any_path(sample(name, 1))) == []


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS, ids="-".join)
@pytest.mark.parametrize("name", ["real", "mini", "nobel"])
def test_many_pages_of_every_site(browser: Browser, name: str, look: tuple[str, str]) -> None:
    paths = at_any_path(sample(name, 12 if name == "nobel" else 0))
    assert len(paths) > 100
    with serving(site(name)) as served, opened(browser, look) as page:
        assert wrong_on(page, served.address, paths) == []


def open_the_menu(page: Page) -> None:
    page.locator("button.menu-button").click()
    page.locator("#danh-muc a").first.wait_for(state="visible")


def search(page: Page) -> None:
    page.locator("main input[type=search]").fill("bach khoa")
    page.locator(".hit").first.wait_for()
    for part in page.locator("main details:not([open]) > summary").all():
        part.click()


def search_in_vain(page: Page) -> None:
    page.locator("main input[type=search]").fill("khôngcógìnhưvậy")
    page.wait_for_function("!document.querySelector('.hit')")


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def toggle_the_colors(page: Page) -> None:
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-schemes] button:visible").click()
    page.wait_for_function("old => document.body.dataset.mdColorScheme !== old", arg=before)


STATES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "menu": ("", "phone", open_the_menu),
    "search on a phone": ("tra-cuu/", "phone", search),
    "search on a desktop": ("tra-cuu/", "desktop", search),
    "search in vain": ("tra-cuu/", "phone", search_in_vain),
    "story, all open": ("bai-viet/ta-quang-buu-gay-dung-bach-khoa/", "phone", open_everything),
    "other colors": ("guong/ta-quang-buu/", "desktop", toggle_the_colors),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_in_use(browser: Browser, real: str, state: str, scheme: str) -> None:
    path, screen, act = STATES[state]
    with opened(browser, (screen, scheme)) as page:
        page.goto(real + path)
        act(page)
        assert axe_violations(page) == []


def test_every_kind_of_page_is_looked_at() -> None:
    assert len(kinds("real")) > 12
    for name in ("real", "mini", "nobel"):
        chosen = set(sample(name, 1))
        assert all(chosen & set(paths) for paths in kinds(name).values())


def test_axe_would_have_told(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<!doctype html><html><title>x</title><main><img src='data:,'><p style='color:#999'>mờ</p></main>")
    found = axe_violations(page)
    page.close()
    assert {one.partition(":")[0] for one in found} >= {"image-alt", "html-has-lang", "color-contrast"}
