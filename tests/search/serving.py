"""Serves a site that was planned in memory: pages are drawn when a browser asks for them, everything goes out zipped,
and what went out is written down.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import http.server
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.rendering import THEME, Built

PREFIX = "/trang/"
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/)[^>]*>(.*?)</script>", re.DOTALL)
_TEXT = {".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".html": "text/html"}


@dataclass(slots=True)
class Served:
    """A site on loopback. ``log`` has each file that went out, with its size on the way."""

    built: Built
    address: str = ""
    log: list[tuple[str, int]] = field(default_factory=list)

    def taken(self) -> list[tuple[str, int]]:
        """What went out since somebody asked last."""
        taken, self.log = self.log, []
        return taken

    def body(self, path: str) -> bytes | None:
        """The bytes of a file of the site, None where there is none."""
        if path in self.built.outputs:
            output = self.built.outputs[path]
            return self.built.html(path).encode("utf-8") if output.page else output.content
        if path == self.built.sheet[0]:
            return self.built.sheet[1]
        own = {published: THEME / name for name, published in self.built.renderer.addresses.assets.items()}
        places = [own.get(path), *(folder / path for folder in self.built.theme_folders)]
        found = next((place for place in places if place and place.is_file() and path.startswith("assets/")), None)
        return found.read_bytes() if found else None


def policy(html: str) -> str:
    """The strictest policy for a page: only its own scripts, and those that stand in it word for word."""
    hashes = (base64.b64encode(hashlib.sha256(found.encode()).digest()).decode() for found in _INLINE.findall(html))
    scripts = " ".join(f"'sha256-{one}'" for one in dict.fromkeys(hashes))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
    )


class _Handler(http.server.BaseHTTPRequestHandler):
    served: Served

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix(PREFIX)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        body = self.served.body(name)
        self.send_response(200 if body is not None else 404)
        data = gzip.compress(body or b"", 6, mtime=0)
        kind = _TEXT.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        if name.startswith("assets/"):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        if name.endswith(".html"):
            self.send_header("Content-Security-Policy", policy((body or b"").decode("utf-8")))
        self.end_headers()
        self.wfile.write(data)
        self.served.log.append((name, len(data)))

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(built: Built) -> Iterator[Served]:
    """The site on loopback, under a path."""
    served = Served(built)
    handler = type("Handler", (_Handler,), {"served": served})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    served.address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
