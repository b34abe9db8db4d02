"""How long a saved story takes to the browser that shows it: ``python -m tests.benchmarks.serve --sizes 1000 10000``.

The preview runs as its author runs it, in a process of its own. Each round changes the title of one story and waits,
as a browser that shows its page does, to be told; then it fetches the page until it has the new title.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.edge.config_file import read_config
from generator.edge.settings import CONFIG_FILE
from tests.benchmarks import corpus
from tests.benchmarks.run import RAM

PATIENCE = 300.0
_TITLE = re.compile("(?m)^title: .*$")
_MARK = re.compile(r"theo\.js\?dau=([0-9a-f]+)")


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: from the start to the first page of a story, from saving to the signal and to the new page, and how much
    of the latter the preview's processor time was.
    """

    first: float
    again: float
    told: list[float]
    served: list[float]
    processor: list[float]


class Preview:
    """A preview of ``root`` on a free port."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        self.mount = urlsplit(read_config(root / CONFIG_FILE, os.environ)["site_url"]).path

    def get(self, path: str) -> str:
        """The body of a file of the site, as soon as there is one."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
                connection.request("GET", self.mount + path)
                answer = connection.getresponse()
                body = answer.read()
            except ConnectionError:
                time.sleep(0.02)
                continue
            if answer.status < http.client.BAD_REQUEST:
                return body.decode("utf-8")
        raise SystemExit(f"{path} was never served")

    def processor(self) -> float:
        """Seconds of processor time until now."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


def measure(root: Path, rounds: int) -> Times:
    """Start a preview of ``root`` twice, the second time with what the first has left, and change stories."""
    stories = sorted((root / "exemplars" / "stories").glob("*/*.md"))
    first = _start(root, stories[0])[1]
    start = time.monotonic()
    preview = Preview(root)
    preview.get(_path(stories[0]))
    again = time.monotonic() - start
    told, served, processor = [], [], []
    for number in range(rounds):
        story = stories[len(stories) * number // rounds]
        mark = _MARK.search(preview.get(_path(story)))
        assert mark is not None
        time.sleep(3)  # the author writes
        title = f"Tên mới của vòng {number} lúc {time.time_ns()}"
        saved = _TITLE.sub(f"title: {title}", story.read_text("utf-8"))
        start, used = time.monotonic(), preview.processor()
        story.write_text(saved, encoding="utf-8")
        preview.get(f".xem-thu/cho?dau={mark[1]}&trang={preview.mount}{_path(story)}")
        told.append(time.monotonic() - start)
        while title not in preview.get(_path(story)):
            time.sleep(0.01)
        served.append(time.monotonic() - start)
        processor.append(preview.processor() - used)
    preview.stop()
    return Times(first, again, told, served, processor)


def _start(root: Path, story: Path) -> tuple[str, float]:
    """The first page of a preview that nothing was left for."""
    shutil.rmtree(root / ".cache" / "exemplars", ignore_errors=True)
    start = time.monotonic()
    preview = Preview(root)
    body = preview.get(_path(story))
    took = time.monotonic() - start
    time.sleep(min(30.0, 2 * took))  # for what the next start will use
    preview.stop()
    return body, took


def _path(story: Path) -> str:
    return f"bai-viet/{story.stem}/"


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    options.add_argument("--rounds", type=int, default=10)
    given = options.parse_args()
    print(
        f"Giây: trung vị (nhỏ nhất–lớn nhất) của {given.rounds} vòng; tải của máy lúc đầu {os.getloadavg()[0]:.1f}.\n"
    )
    print("| N | mở máy: trang đầu | mở lại | lưu bài → báo trình duyệt | lưu bài → trang mới | trong đó bộ xử lý |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in given.sizes:
        with tempfile.TemporaryDirectory(dir=RAM if RAM.is_dir() else None) as folder:
            root = Path(folder) / "kho"
            corpus.write(root, size)
            found = measure(root, given.rounds)
        columns = " | ".join(map(_spread, (found.told, found.served, found.processor)))
        print(f"| {size} | {found.first:.1f} | {found.again:.1f} | {columns} |", flush=True)


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


if __name__ == "__main__":
    main()
