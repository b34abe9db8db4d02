"""Somebody who searches, in a real browser."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.search.serving import Served

_IDLE = "() => !document.getElementById('ket-qua').hasAttribute('aria-busy')"
_ASKED = "q => (new URLSearchParams(location.search).get('q') ?? '') === q"


@dataclass(slots=True, repr=False)
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
        self._wait(
            "q => (new URLSearchParams(location.search).get('q') ?? '') === q",
            unicodedata.normalize("NFC", text).strip(),
        )
        return self.settle()

    def settle(self) -> Reader:
        """Wait until the answer is there."""
        self._wait(_IDLE)
        return self

    def _wait(self, condition: str, argument: object = None) -> None:
        try:
            self.page.wait_for_function(condition, arg=argument)
        except TookTooLong as error:
            said = (self.page.url, self.status, self.page.locator(".hit").count(), self.complaints)
            raise AssertionError(f"{condition} with {argument!r}: {said}") from error

    def everything(self) -> list[dict[str, str]]:
        """All results, as many times as there is more to show. The key goes to the button wherever rows push it: a
        click may end beside it, since rows grow when they come into view.
        """
        more = self.page.locator("#xem-them")
        while more.is_visible():
            before = self.page.locator(".hit").count()
            more.press("Enter")
            self._wait("n => document.querySelectorAll('.hit').length > n", before)
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
        before = self.page.evaluate("location.search")
        self.page.locator(f"[data-facet={facet}] input[value='{value}']").click()
        self._wait("before => location.search !== before", before)
        return self.settle()
