"""The live preview, run as its author runs it: in a process of its own, ended by Ctrl-C."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.edge import fake_site

TESTS = Path(__file__).parents[1]
PATIENCE = 30.0
PAGE = "---\ntitle: {title}\ndescription: Trang thử.\n---\nChữ.\n"


@dataclass(frozen=True)
class Preview:
    root: Path
    said: Path
    url: str
    process: subprocess.Popen[bytes]

    def page(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def end(self) -> int:
        """Press Ctrl-C, and again where a busy machine was in the middle of something, as people do."""
        for _ in range(3):
            self.process.send_signal(signal.SIGINT)
            try:
                return self.process.wait(PATIENCE / 3)
            except subprocess.TimeoutExpired:
                continue
        return self.process.wait(PATIENCE)


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether the server answers; it says its address a moment before it does."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def serve(root: Path, port: int, said: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--port", str(port)]
    with said.open("wb") as stream:
        return subprocess.Popen(
            [*command, "--today", "2026-11-20"],
            stdin=subprocess.DEVNULL,
            stderr=stream,
            preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 - no other thread runs while the child is made
        )


def _hear_ctrl_c() -> None:
    """A script that runs the tests in the background lets its children ignore SIGINT; a person's terminal does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = fake_site.make_folder(tmp_path / "kho", url="https://example.edu.vn/guong-sang/")
    shutil.rmtree(root / "exemplars")
    shutil.rmtree(root / "theme")
    shutil.copytree(TESTS / "mini" / "exemplars", root / "exemplars")
    shutil.copytree(TESTS.parent / "theme", root / "theme")
    return root


@pytest.fixture
def preview(site: Path, tmp_path: Path) -> Iterator[Preview]:
    port, said = free_port(), tmp_path / "said.txt"
    process = serve(site, port, said)
    try:
        wait_for(lambda: "Ctrl-C" in said.read_text(encoding="utf-8") or process.poll() is not None)
        assert process.poll() is None, said.read_text(encoding="utf-8")
        wait_for(lambda: listens(port))
        yield Preview(root=site, said=said, url=f"http://127.0.0.1:{port}/guong-sang/", process=process)
    finally:
        process.kill()
        process.wait()


def test_a_preview_follows_changes_and_survives_mistakes(preview: Preview) -> None:
    assert f"Xem trang ở {preview.url} (dừng lại: Ctrl-C)" in preview.said.read_text(encoding="utf-8")
    assert "Giới thiệu" in preview.page("gioi-thieu/")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.page("khong-co/")

    page = preview.root / "content/gioi-thieu.md"
    page.write_text(PAGE.format(title="Tên Đã Đổi"), encoding="utf-8")
    wait_for(lambda: "Tên Đã Đổi" in preview.page("gioi-thieu/"))

    config = preview.root / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    config.write_text(f"{good}\n: [\n", encoding="utf-8")
    wait_for(lambda: "Sửa xong và lưu lại thì trang tự mới theo." in preview.said.read_text(encoding="utf-8"))
    config.write_text(good, encoding="utf-8")
    page.write_text(PAGE.format(title="Vẫn Sống"), encoding="utf-8")
    wait_for(lambda: "Vẫn Sống" in preview.page("gioi-thieu/"))

    assert preview.end() == 0
    assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_an_open_page_shows_what_was_saved(preview: Preview, browser: Browser) -> None:
    story = preview.root / "exemplars/stories/2026/sach-cu-qua-do.md"
    page = browser.new_page()
    page.goto(f"{preview.url}bai-viet/sach-cu-qua-do/")
    assert page.locator("h1").inner_text() == "Sách cũ qua đò"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("title: Sách cũ qua đò", "title: Sách mới qua sông"), encoding="utf-8")
    page.locator("h1", has_text="Sách mới qua sông").wait_for(timeout=PATIENCE * 1000)
    page.close()

    story.write_text("không có gì", encoding="utf-8")
    wait_for(lambda: "sach-cu-qua-do.md:1:1: lỗi" in preview.said.read_text(encoding="utf-8"))
    assert "Bài viết" in preview.page("bai-viet/")
    story.write_text(text, encoding="utf-8")
    wait_for(lambda: "Hồ sơ không có lỗi nào." in preview.said.read_text(encoding="utf-8").split("lỗi R")[-1])
    assert preview.end() == 0
    assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_a_port_in_use_is_explained(site: Path, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        process = serve(site, port, tmp_path / "said.txt")
        assert process.wait(PATIENCE) == 1
    said = (tmp_path / "said.txt").read_text(encoding="utf-8")
    wanted = f"Không mở được cổng {port}: cổng đang có chương trình khác dùng. Hãy thử cổng khác: --port {port + 1}"
    assert said.splitlines()[-1] == wanted


def test_a_site_that_cannot_be_read_is_explained(site: Path, tmp_path: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    process = serve(site, free_port(), tmp_path / "said.txt")
    assert process.wait(PATIENCE) == 1
    said = (tmp_path / "said.txt").read_text(encoding="utf-8")
    assert re.search("mkdocs.yml", said)
    assert "Traceback" not in said
