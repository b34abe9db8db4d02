"""Puts pages before Chromium, pokes at everything on them, and tells which ran what an author wrote.

A page is written into a frame as its bytes would come over the net: the browser parses it, runs it and asks for what it
links to, under the policy the frame came with. That is some ten times cheaper than going to an address, which
``watch`` also does, for some of the pages.
"""

from __future__ import annotations

import json
import mimetypes
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from tests.support.rendering import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

AT_ONCE = 40
VISITED = 25
"""Each so many-eth page is gone to by its address."""
_CANARY = (Path(__file__).parent / "canary.js").read_text(encoding="utf-8")
_FRAMES = (Path(__file__).parent / "frames.js").read_text(encoding="utf-8")
_HTML = "text/html; charset=utf-8"


@dataclass
class Seen:
    """What happened: executions, handlers and script addresses in pages, requests to other hosts."""

    pages: int = 0
    visited: int = 0
    ran: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


def watch(browser: Browser, built: Built, pages: Sequence[str], policy: str = "") -> Seen:
    """Put ``pages`` before the browser, with a Content-Security-Policy (that lets them be framed) when given."""
    seen = Seen()
    policy = re.sub(r";\s*frame-ancestors[^;]*", "", policy)
    with _serving(built, pages, policy) as host:
        # Requests to other hosts meet a proxy that is not there.
        context = browser.new_context(proxy={"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"})
        context.add_init_script(_CANARY)
        context.on("requestfailed", lambda request: _note(seen, host, request))
        _look(context, f"{host}/__write", pages, seen)
        visited = pages[::VISITED]
        seen.visited += len(visited)
        _look(context, f"{host}/__visit", visited, seen)
        context.close()
    return seen


def _look(context: BrowserContext, address: str, pages: Sequence[str], seen: Seen) -> None:
    """Open ``pages`` in the frames of the page at ``address``; in a new one when a page has led the whole away."""
    page: Page | None = None
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
        try:
            if page is None:
                page = context.new_page()
                page.goto(address, wait_until="load", timeout=60_000)
            found = page.evaluate("paths => window.open_pages(paths)", list(some))
        except Error as error:
            seen.ran.append(f"{some[0]} to {some[-1]}: the browser was led away: {str(error)[:80]}")
            if page is not None:
                page.close()
            page = None
            continue
        seen.ran += [f"{one['page']} {one['hit']}" for one in found["hits"]]
        seen.written += [f"{one['page']} {one['written']}" for one in found["written"]]
        seen.pages += found["opened"]
    if page is not None:
        page.close()


def _note(seen: Seen, host: str, request: Request) -> None:
    """Remember what a page loads from elsewhere; what the policy has stopped was never asked for."""
    loaded = {"script", "image", "stylesheet", "xhr", "fetch", "object", "media", "font"}
    outside = request.url.startswith(("http:", "https:", "//", "ws")) and not request.url.startswith(f"{host}/")
    if request.resource_type in loaded and outside and "csp" not in str(request.failure).lower():
        seen.fetched.append(f"{request.resource_type} {request.url[:80]} {request.failure}")


@contextmanager
def _serving(built: Built, pages: Sequence[str], policy: str) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            body, kind = self._own(path) or _file(built, path.removeprefix("/"))
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            if path.startswith(("/assets/", "/anh/")):
                self.send_header("Cache-Control", "max-age=600")
            if policy and path not in {"/__write", "/__visit"}:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body or b"")

        def do_POST(self) -> None:
            wanted = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps([(_file(built, path)[0] or b"").decode() for path in wanted]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _own(self, path: str) -> tuple[bytes, str] | None:
            if path in {"/__write", "/__visit"}:
                how = f"<!doctype html><title>khung</title><script>const AT_ONCE = {AT_ONCE}, HOW = '{path[3:]}';"
                return f"{how}{_FRAMES}</script>".encode(), _HTML
            return (b"<!doctype html><title>frame</title>", _HTML) if path == "/__frame" else None

        def log_message(self, *words: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Pages that are left before they have loaded break off; that is no news."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


_RENDERING = threading.Lock()


def _file(built: Built, path: str) -> tuple[bytes | None, str]:
    name = f"{path}index.html" if not path or path.endswith("/") else path
    output = built.outputs.get(name)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if output is not None:
        with _RENDERING:
            return (built.html(name).encode(), _HTML) if output.page else (output.content, kind)
    for folder in built.theme_folders:
        plain = re.sub(r"\.[0-9a-f]{10}(\.(?:css|js))$", r"\1", name)
        for file in (folder / name, folder / plain):
            if file.is_file() and folder in file.resolve().parents:
                return file.read_bytes(), kind
    return None, kind
