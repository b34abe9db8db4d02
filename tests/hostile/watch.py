"""Opens pages in Chromium, pokes at everything on them, and tells which ran what an author wrote."""

from __future__ import annotations

import mimetypes
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from tests.support.rendering import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request

AT_ONCE = 10
_WATCH = """
(() => {
  const hit = (what) => window.top.postMessage({hit: String(what).slice(0, 80), page: location.href}, '*');
  for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => hit(name);
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a,area');
    if (link && !/^(javascript|data|vbscript):$/.test(link.protocol)) event.preventDefault();
  }, true);
  document.addEventListener('submit', (event) => event.preventDefault(), true);
  addEventListener('load', () => {
    if (window === window.top) return;
    for (const element of [...document.querySelectorAll('*')]) {
      for (const one of [...element.attributes]) {
        const handler = /^on/i.test(one.name);
        const address = /^(href|src|action|formaction|xlink:href|data|poster|srcdoc|background)$/i.test(one.name);
        if (handler || address && /^\\s*(javascript|vbscript):/i.test(one.value)) {
          window.top.postMessage({written: one.name + '=' + one.value.slice(0, 60), page: location.href}, '*');
        }
        if (handler) element.dispatchEvent(new Event(one.name.slice(2).toLowerCase(), {cancelable: true}));
      }
      if (/^(a|area|button|summary)$/i.test(element.tagName)) element.click();
    }
  });
})();
"""
_FRAMES = """<!doctype html><title>khung</title><script>
window.hits = []; window.written = []; window.loaded = 0;
addEventListener('message', (event) => {{
  if (event.data.hit) hits.push(event.data); else if (event.data.written) written.push(event.data);
}});
</script>{}"""


@dataclass
class Seen:
    pages: int = 0
    ran: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)


def watch(browser: Browser, built: Built, pages: Sequence[str], policy: str = "") -> Seen:
    """Open ``pages``, many at once in frames, with a Content-Security-Policy (that lets them be framed) when given."""
    seen = Seen()
    policy = re.sub(r";\s*frame-ancestors[^;]*", "", policy)
    with _serving(built, pages, policy) as host:
        # Requests to other hosts meet a proxy that is not there.
        context = browser.new_context(proxy={"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"})
        context.add_init_script(_WATCH)
        context.on("requestfailed", lambda request: _note(seen, host, request))
        page = context.new_page()
        for start in range(0, len(pages), AT_ONCE):
            page.goto(f"{host}/__frames?{start}", wait_until="load", timeout=180_000)
            page.wait_for_timeout(50)
            seen.ran += [f"{one['page']} {one['hit']}" for one in page.evaluate("hits")]
            seen.written += [f"{one['page']} {one['written']}" for one in page.evaluate("written")]
            seen.pages += len(pages[start : start + AT_ONCE])
        context.close()
    return seen


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
            path, _, query = self.path.partition("?")
            own = path == "/__frames"
            if own:
                links = (f'<iframe src="/{page}"></iframe>' for page in pages[int(query) : int(query) + AT_ONCE])
                body, kind = _FRAMES.format("".join(links)).encode(), "text/html; charset=utf-8"
            else:
                body, kind = _file(built, path.removeprefix("/"))
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            if path.startswith("/assets/"):
                self.send_header("Cache-Control", "max-age=600")
            if policy and not own:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body or b"")

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
            return (built.html(name).encode(), "text/html; charset=utf-8") if output.page else (output.content, kind)
    for folder in built.theme_folders:
        plain = re.sub(r"\.[0-9a-f]{10}(\.(?:css|js))$", r"\1", name)
        for file in (folder / name, folder / plain):
            if file.is_file() and folder in file.resolve().parents:
                return file.read_bytes(), kind
    return None, kind
