"""Somebody who searches, in a real browser."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.search.serving import Served

_IDLE = "() => !document.getElementById('ket-qua').hasAttribute('aria-busy')"


@dataclass(slots=True)
class Reader:
    """A browser's page of search. ``complaints`` are all errors and warnings it has uttered."""

    page: Page
    served: Served
    complaints: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> Reader:
        """Open the page of search."""
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type != "log" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(f"{self.served.address}tra-cuu/{query}", wait_until="load")
        return self

    def ask(self, text: str) -> Reader:
        """Type a text and send it."""
        self.page.fill("#tra-cuu-chu", text)
        self.page.press("#tra-cuu-chu", "Enter")
        return self.settle()

    def settle(self) -> Reader:
        """Wait until the answer is there."""
        self.page.wait_for_function(_IDLE)
        return self

    def everything(self) -> list[dict[str, str]]:
        """All results, as many times as there is more to show."""
        more = self.page.locator("#xem-them")
        while more.is_visible():
            before = self.page.locator(".hit").count()
            more.click()
            self.page.wait_for_function("n => document.querySelectorAll('.hit').length > n", arg=before)
        return self.shown()

    def shown(self) -> list[dict[str, str]]:
        """The results on the page: address, title, kind, and all they say."""
        return self.page.eval_on_selector_all(
            ".hit",
            "rows => rows.map(row => ({path: row.dataset.path, kind: row.dataset.kind, text: row.innerText,"
            " title: row.querySelector('.hit__title').innerText,"
            " marked: [...row.querySelectorAll('mark')].map(one => one.innerText).join(' ')}))",
        )

    @property
    def status(self) -> str:
        """What the page says of the answer."""
        return self.page.inner_text("#ket-qua-so")

    def count(self, facet: str, value: str) -> int | None:
        """The number beside a value of a facet; None where it is not offered."""
        box = self.page.locator(f"[data-facet={facet}] input[value='{value}']")
        row = box.locator("xpath=ancestor::li")
        if row.get_attribute("hidden") is not None:
            return None
        return int(row.locator(".choice__count").inner_text().replace(".", ""))

    def choose(self, facet: str, value: str) -> Reader:
        """Choose a value of a facet, or take the choice back."""
        self.page.locator(f"[data-facet={facet}] input[value='{value}']").click()
        return self.settle()
