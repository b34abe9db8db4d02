"""What a person does in the form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 20_000


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who fills in the form on an open page."""

    page: Page

    def enter(self) -> None:
        """Sign in, which needs no account where a ``decap-server`` is at hand."""
        self.page.get_by_role("button", name="Đăng nhập").first.click()
        self.page.get_by_role("heading", name="Hồ sơ điển hình").wait_for()

    def begin(self, collection: str, label: str) -> None:
        """A new, empty record."""
        self.page.goto(f"{self.page.url.partition('#')[0]}#/collections/{collection}/new")
        self.page.get_by_text(f"Đang viết trong bộ sưu tập {label}").wait_for()

    def field(self, name: str) -> Locator:
        """The first field of this key."""
        return self.page.locator(f'[id^="{name}-field-"]').first

    def write(self, **texts: str) -> None:
        """Put texts in place of what stands there."""
        for name, text in texts.items():
            self.field(name).click()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)

    def choose(self, **labels: str) -> None:
        """Choose what is shown under these labels."""
        for name, label in labels.items():
            self.field(name).click()
            self.page.keyboard.insert_text(label)
            self.page.get_by_role("option").filter(has_text=label).first.click()

    def picture(self, name: str, content: bytes) -> None:
        """Upload a picture for the open entry of a list and take it."""
        self.page.get_by_role("button", name="Chọn một hình").click()
        file = {"name": name, "mimeType": "image/jpeg", "buffer": content}
        self.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        self.page.get_by_role("button", name="Lấy những cái đã chọn").click()

    def publish(self) -> None:
        """Save for good."""
        self.page.get_by_text("Công bố", exact=True).first.click()
        self.page.get_by_text("Công bố ngay", exact=True).click()

    def published(self) -> None:
        """Wait until it is saved: the address is then the record's own."""
        self.page.wait_for_url(re.compile("/entries/"))
