from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.sites import build_real_site


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site, served on loopback under a path."""
    folder = tmp_path_factory.mktemp("browser")
    site = build_real_site(folder, "https://truong.example.edu.vn/guong-sang/")
    served = folder / "served"
    served.mkdir()
    site.rename(served / "guong-sang")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(served)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/guong-sang/"
    server.shutdown()
    server.server_close()
    thread.join()
