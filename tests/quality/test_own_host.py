"""A reader's browser asks nobody but the site itself: read off the log that Chromium keeps of its own network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.quality.sampling import address_of, content_pages, sample
from tests.quality.test_axe import open_the_menu, search, toggle_the_colors
from tests.support.chromium import ARGUMENTS, chromium
from tests.support.loopback import serving_folder

HERE = "127.0.0.1"
BY_ITSELF = {"accounts.google.com", "update.googleapis.com", "content-autofill.googleapis.com"}
"""What this browser asks its maker on an empty page too, and where it could fill in a form."""


def hosts_asked(log: Path) -> Iterator[str]:
    """The host of every request and of every question to the name service in a log of Chromium's network."""
    report = json.loads(log.read_text(encoding="utf-8"))
    for event in report["events"]:
        params = event.get("params", {})
        for key in ("url", "host", "origin"):
            value = params.get(key)
            if isinstance(value, str) and value.startswith(("http:", "https:", "ws:", "wss:")):
                yield urlsplit(value).hostname or ""
            elif key == "host" and isinstance(value, str) and value:
                yield value.partition(":")[0]


def read_all(page: Page, address: str, paths: tuple[str, ...]) -> None:
    for path in paths:
        page.goto(address + address_of(path))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    open_the_menu(page)
    page.goto(address + "tra-cuu/")
    search(page)
    toggle_the_colors(page)
    page.wait_for_load_state("networkidle")


def test_nobody_else_is_asked(browser: Browser, real_site_under_a_path: Path, tmp_path: Path) -> None:
    log = tmp_path / "network.json"
    paths = (*sample("real", 1), *content_pages(real_site_under_a_path, "real"))
    own = browser.browser_type.launch(executable_path=chromium(), args=[*ARGUMENTS, f"--log-net-log={log}"])
    with serving_folder(real_site_under_a_path.parent) as root:
        page = own.new_page(viewport={"width": 390, "height": 844})
        read_all(page, f"{root}{real_site_under_a_path.name}/", paths)
        own.close()
    asked = list(hosts_asked(log))
    assert asked.count(HERE) > len(paths)
    assert set(asked) <= {HERE, *BY_ITSELF}


def test_a_question_to_somebody_else_would_be_in_the_log(browser: Browser, tmp_path: Path) -> None:
    log = tmp_path / "network.json"
    own = browser.browser_type.launch(executable_path=chromium(), args=[*ARGUMENTS, f"--log-net-log={log}"])
    page = own.new_page()
    page.goto("data:text/html,<link rel=stylesheet href='https://font.example.invalid/'><img src='http://x.invalid/a'>")
    page.wait_for_timeout(300)
    own.close()
    assert {"font.example.invalid", "x.invalid"} <= set(hosts_asked(log))
