"""Pictures of every kind of page of the built site: ``make screenshots``.

One page stands for its kind, the longest of them; each is taken at three widths, light and dark, stories and profiles
also as printed, and laid side by side on a sheet.

    python -m tests.browser.screenshots [SITE] [TARGET] [PART OF A NAME]
"""

from __future__ import annotations

import asyncio
import functools
import http.server
import io
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, async_playwright

from tests.support.chromium import ARGUMENTS, chromium

WIDTHS = (390, 820, 1440)
SCHEMES = ("light", "dark")
PRINTED = ("story", "profile")
A4 = 794
TALLEST = 6000
"""Longer pages are cut: nobody looks at the five hundredth line."""
AT_ONCE = 4
KIND = re.compile(r'class="page page--([a-z-]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture to be taken."""

    name: str
    path: str
    width: int
    scheme: str
    media: str = "screen"


def chosen(site: Path) -> dict[str, str]:
    """The name of each kind of page and the address of the page that stands for it."""
    longest: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            continue  # nobody sees it
        found = KIND.search(text)
        folder, _, name = path.rpartition("/")
        place = folder.partition("/")[0] or name.removesuffix(".html").replace("index", "home")
        deep = "" if folder.count("/") == 0 and folder.partition("/")[0] == folder else "-in"
        kind = f"{place}{deep}-{found.group(1)}" if found else place + deep
        longest[kind] = max(longest.get(kind, (0, "")), (len(text), path.removesuffix("index.html")))
    return {kind: path for kind, (_, path) in sorted(longest.items())}


def shots(pages: dict[str, str]) -> Iterator[Shot]:
    """Every picture of every page."""
    for name, path in pages.items():
        for scheme in SCHEMES:
            for width in WIDTHS:
                yield Shot(name=name, path=path, width=width, scheme=scheme)
        if name.endswith(PRINTED):
            yield Shot(name=name, path=path, width=A4, scheme="light", media="print")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

    class Patient(http.server.ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """A page was closed before its last picture came."""

    server = Patient(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


async def _take(browser: Browser, address: str, shot: Shot) -> tuple[Shot, Image.Image]:
    context = await browser.new_context(viewport={"width": shot.width, "height": 900}, color_scheme=shot.scheme)
    page = await context.new_page()
    await page.emulate_media(media=shot.media)
    await page.goto(address + shot.path, wait_until="load")
    await page.evaluate("document.fonts.ready")
    height = min(await page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    wide = await page.evaluate("document.documentElement.scrollWidth")
    if wide > shot.width:
        sys.stderr.write(f"{shot.path}: {wide} px rộng trên màn hình {shot.width} px\n")
    clip = {"x": 0, "y": 0, "width": shot.width, "height": height}
    content = await page.screenshot(full_page=True, clip=clip)
    await context.close()
    return shot, Image.open(io.BytesIO(content)).convert("RGB")


async def _all(address: str, wanted: list[Shot]) -> list[tuple[Shot, Image.Image]]:
    gate = asyncio.Semaphore(AT_ONCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)

        async def one(shot: Shot) -> tuple[Shot, Image.Image]:
            async with gate:
                return await _take(browser, address, shot)

        taken = await asyncio.gather(*map(one, wanted))
        await browser.close()
    return list(taken)


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side, at half their size, on gray."""
    small = [picture.resize((picture.width // 2, picture.height // 2)) for picture in pictures]
    whole = Image.new("RGB", (sum(one.width + 20 for one in small) + 20, max(one.height for one in small) + 40), "#888")
    left = 20
    for one in small:
        whole.paste(one, (left, 20))
        left += one.width + 20
    return whole


def main(site: Path, target: Path, part: str = "") -> None:
    """Take all pictures of ``site`` whose name has ``part`` in it, and put them into ``target``."""
    pages = {name: path for name, path in chosen(site).items() if part in name}
    if not part:
        shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    with served(site) as address:
        taken = asyncio.run(_all(address, list(shots(pages))))
    for shot, picture in taken:
        media = "print" if shot.media == "print" else shot.scheme
        picture.save(target / f"{shot.name}-{shot.width}-{media}.png")
    for name in pages:
        sheet([picture for shot, picture in taken if shot.name == name]).save(target / f"{name}.png")
    sys.stdout.write(f"{len(taken)} ảnh của {len(pages)} loại trang trong {target}/\n")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0] if given else "site"), Path(given[1] if given[1:] else "build/screenshots"), *given[2:3])
