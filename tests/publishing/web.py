"""Debian's nginx on loopback with the shipped configuration, and readers who load pages with all they ask for."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.publishing.small_site import PAGES

CONFIG = """
daemon off; pid "{work}/nginx.pid"; error_log "{work}/error.log" warn; {user}
worker_processes 2;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path "{work}/body"; proxy_temp_path "{work}/proxy"; fastcgi_temp_path "{work}/fastcgi";
    uwsgi_temp_path "{work}/uwsgi"; scgi_temp_path "{work}/scgi";
    include "{target}/server/http.conf";
    server {{
        listen 127.0.0.1:{port};
        include "{target}/server/server.conf";
    }}
}}
"""


def program() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Nginx:
    def __init__(self, work: Path, target: Path) -> None:
        self.work, self.port = work, free_port()
        self.config = work / "nginx.conf"
        user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
        self.config.write_text(CONFIG.format(work=work, target=target, port=self.port, user=user), encoding="utf-8")
        self.command = [str(program()), "-c", str(self.config), "-p", str(work)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def reload_command(self) -> str:
        return " ".join([*self.command, "-s", "reload", "-e", str(self.work / "reload.log")])


@contextmanager
def serving(work: Path, target: Path) -> Iterator[Nginx]:
    """nginx while the block runs."""
    work.mkdir(parents=True, exist_ok=True)
    nginx = Nginx(work, target)
    process = subprocess.Popen([*nginx.command, "-e", str(work / "error.log")])
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", nginx.port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            raise RuntimeError((work / "error.log").read_text(encoding="utf-8"))
        yield nginx
    finally:
        process.terminate()
        process.wait(timeout=20)


def view(connection: HTTPConnection, page: str) -> str:
    """Load a page and what it links to; "" when all belong together, else what is wrong."""

    def get(path: str) -> bytes:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise LookupError(f"{path}: {answer.status}")
        return body

    try:
        html = get(f"/{page}").decode("utf-8")
        label = re.search(r'data-release="([^"]*)"', html)
        if not label or not html.endswith("</html>\n"):
            return f"/{page}: broken off"
        for link in re.findall(r'(?:href|src)="(/assets/[^"]*)"', html):
            body = get(link)
            if hashlib.blake2b(body, digest_size=5).hexdigest() not in link or f"/* {label[1]} */".encode() not in body:
                return f"/{page} of {label[1]} with {link}"
    except (LookupError, OSError, HTTPException) as error:
        connection.close()
        return f"/{page}: {error!r}"
    return ""


class Readers:
    """Eight of them, in a process of their own."""

    def __init__(self, port: int, readers: int = 8) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.publishing.web", str(port), str(readers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait(self) -> None:
        """Until each of them has finished the page that it is loading.

        Files of the theme stay for twenty releases, which take a day or an hour; here they take half a second, and
        on a busy machine a reader may not get the processor for so long.
        """
        self._say("wait")

    def stop(self) -> tuple[int, dict[str, int]]:
        """How many pages they saw, and what was wrong with how many."""
        with self._process:
            count, wrong = json.loads(self._say("stop"))
        return count, wrong

    def _say(self, word: str) -> str:
        into, out = self._process.stdin, self._process.stdout
        assert into
        assert out
        into.write(f"{word}\n")
        into.flush()
        return out.readline()


@dataclass
class _Reader:
    port: int
    seen: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    stopping: bool = False

    def read(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        while not self.stopping:
            problem = view(connection, PAGES[self.seen % len(PAGES)])
            if problem:
                self.wrong[problem] += 1
            self.seen += 1
            time.sleep(0.005)  # readers look at what they have loaded; the processors are needed for the faults


def main(port: int, count: int) -> None:
    readers = [_Reader(port) for _ in range(count)]
    threads = [threading.Thread(target=reader.read) for reader in readers]
    for thread in threads:
        thread.start()
    while sys.stdin.readline() == "wait\n":
        before = [reader.seen for reader in readers]
        while any(reader.seen == seen for reader, seen in zip(readers, before, strict=True)):
            time.sleep(0.001)
        print(flush=True)
    for reader in readers:
        reader.stopping = True
    for thread in threads:
        thread.join()
    wrong = sum((reader.wrong for reader in readers), Counter[str]())
    print(json.dumps([sum(reader.seen for reader in readers), wrong]), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
