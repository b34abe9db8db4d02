"""Answers browsers of this machine, and tells them when the page they show has changed."""

from __future__ import annotations

import hashlib
import mimetypes
import posixpath
import sys
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import escape

from generator.edge.live.stage import Stage
from generator.edge.render import NOT_FOUND

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
HTTP_PORT = 80
"""Browsers leave it out."""
FOLDER = ".xem-thu/"
"""Where the preview's own files are; no page of a site begins with a dot."""
PATIENCE = 25.0
"""Seconds after which a browser that waits for a change is told that there is none, and asks again."""
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".ics": "text/calendar",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
}
_TEXT = frozenset({"application/json", "application/xml", "image/svg+xml"})
SCRIPT = """\
(() => {
  const own = new URL(document.currentScript.src);
  const question = new URL("cho" + own.search + "&trang=" + encodeURIComponent(location.pathname), own);
  let asking = null;
  const ask = async () => {
    if (asking || document.visibilityState !== "visible") return;
    const mine = (asking = new AbortController());
    let pause = 0;
    try {
      const answer = await fetch(question, { signal: mine.signal, cache: "no-store" });
      if (answer.status === 200) return location.reload();
      if (answer.status !== 204) pause = 1000;
    } catch {
      pause = 1000;
    }
    if (asking === mine) asking = null;
    setTimeout(ask, pause);
  };
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") return ask();
    if (asking) asking.abort();
    asking = null;
  });
  addEventListener("pagehide", () => asking && asking.abort());
  ask();
})();
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a browser gets: ``place`` is where to go instead."""

    status: HTTPStatus
    path: str = ""
    body: bytes = b""
    place: str = ""

    @property
    def mark(self) -> str:
        """Tells answers apart."""
        return hashlib.blake2b(f"{self.status.value}\n".encode() + self.body, digest_size=12).hexdigest()


class Server(ThreadingHTTPServer):
    """Serves a stage to this machine. ``mount`` is the path the site stands under, with its slashes.

    Raises:
        OSError: the port cannot be had.
    """

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs have one port
    request_queue_size = 64

    def __init__(self, port: int, mount: str) -> None:
        super().__init__((HOST, port), Handler)
        self.mount = mount
        self.stage: Stage
        self.closing = False

    def answer(self, path: str) -> Answer:
        """What stands at the ``path`` of an address, which is decoded."""
        if not path.startswith(self.mount):
            if path in {"/", self.mount.rstrip("/")}:
                return Answer(status=HTTPStatus.FOUND, place=self.mount)
            return Answer(status=HTTPStatus.NOT_FOUND, path=NOT_FOUND, body=b"404")
        inside = path.removeprefix(self.mount)
        name = f"{inside}index.html" if not inside or inside.endswith("/") else inside
        try:
            return self._found(path, name)
        except Exception as error:  # whatever a template or a planner stumbles over, the author sees it and goes on
            return Answer(status=HTTPStatus.INTERNAL_SERVER_ERROR, path=NOT_FOUND, body=_mistake(error))

    def _found(self, path: str, name: str) -> Answer:
        if name == posixpath.normpath(name) and not name.startswith(("/", "../")):
            body = self.stage.content(name)
            if body is not None:
                return Answer(status=HTTPStatus.OK, path=name, body=body)
            if not path.endswith("/") and self.stage.content(f"{name}/index.html") is not None:
                return Answer(status=HTTPStatus.FOUND, place=f"{path}/")
        return Answer(status=HTTPStatus.NOT_FOUND, path=NOT_FOUND, body=self.stage.content(NOT_FOUND) or b"404")

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser went away in the middle of an answer; that is its right."""


def _mistake(error: Exception) -> bytes:
    where = getattr(error, "filename", "") or getattr(error, "name", "") or ""
    line = getattr(error, "lineno", "") or ""
    place = f"{where}, dòng {line}" if where and line else str(where)
    text = f"<p>{escape(type(error).__name__)}: {escape(error)}</p><p>{escape(place)}</p>"
    head = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang này chưa dựng được</title>'
    advice = "<p>Sửa xong và lưu lại thì trang tự mới theo.</p>"
    return f"{head}<body><h1>Trang này chưa dựng được</h1>{text}{advice}</body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Answer."""
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"")
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        own = f"{self.server.mount}{FOLDER}"
        if path == f"{own}theo.js":
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.encode())
        elif path == f"{own}cho":
            asked = parse_qs(parts.query)
            self._wait(asked.get("trang", [""])[0], asked.get("dau", [""])[0])
        else:
            self._page(self.server.answer(path))

    do_HEAD = do_GET  # noqa: N815 - the name is http.server's

    def log_message(self, *_: object) -> None:
        """Nothing is said of requests."""

    def _is_for_us(self) -> bool:
        """Whether the browser means this machine; a foreign name that leads here would let its pages read drafts."""
        port = self.server.server_address[1]
        told = self.headers.get("Host", "")
        return told in {f"{name}:{port}" for name in NAMES} or (port == HTTP_PORT and told in NAMES)

    def _wait(self, page: str, mark: str) -> None:
        """Answer 200 once ``page`` is no longer the one with this ``mark``, 204 when it still is after a while."""
        stage, path = self.server.stage, unquote(page)
        number = stage.current.number
        while not self.server.closing:
            if self.server.answer(path).mark != mark:
                self._send(HTTPStatus.OK, "text/plain; charset=utf-8", b"")
                return
            if not stage.wait(number, PATIENCE):
                break
            number = stage.current.number
        self._send(HTTPStatus.NO_CONTENT, "text/plain; charset=utf-8", b"")

    def _page(self, answer: Answer) -> None:
        if answer.place:
            self._send(answer.status, "text/html; charset=utf-8", b"", quote(answer.place))
            return
        body = answer.body
        if answer.path.endswith(".html"):
            script = f'<script src="{self.server.mount}{FOLDER}theo.js?dau={answer.mark}"></script>'.encode()
            start, end, rest = body.rpartition(b"</body>")
            body = start + script + end + rest if end else body + script
        self._send(answer.status, _type_of(answer.path), body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, place: str = "") -> None:
        self.send_response(status)
        if place:
            self.send_header("Location", place)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _type_of(path: str) -> str:
    ending = posixpath.splitext(path)[1].lower()
    kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXT else kind
