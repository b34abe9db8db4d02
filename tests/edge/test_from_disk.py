"""The preview that opens from a disk: every address names a file, and a browser goes from page to page."""

from __future__ import annotations

import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from generator.edge.cli import main
from generator.edge.from_disk import MARK, NO_SEARCH, address_from_disk, page_from_disk
from tests.support.rendering import copy_of_mini

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MINI = Path(__file__).parents[1] / "mini"
FILES = {"index.html", "404.html", "a/index.html", "a/b/index.html", "a/ảnh.png", "tra-cuu/index.html", "feed.xml"}
HOME = "https://truong.example.edu.vn/guong-sang/"


@pytest.mark.parametrize(
    ("address", "path", "wanted"),
    [
        ("./", "index.html", "index.html"),
        ("a/", "index.html", "a/index.html"),
        ("a/b", "index.html", "a/b/index.html"),
        ("../", "a/b/index.html", "../index.html"),
        ("../..", "a/b/index.html", "../../index.html"),
        ("../#moc", "a/b/index.html", "../index.html#moc"),
        ("../?q=1&r=2#x", "a/b/index.html", "../index.html?q=1&r=2#x"),
        ("../%E1%BA%A3nh.png", "a/b/index.html", "../%E1%BA%A3nh.png"),
        ("#moc", "a/index.html", "#moc"),
        ("?q=1", "a/index.html", "?q=1"),
        ("", "a/index.html", ""),
        ("/guong-sang", "404.html", "index.html"),
        ("/guong-sang/", "a/index.html", "../index.html"),
        ("/guong-sang/a/#x", "404.html", "a/index.html#x"),
        ("/guong-sang/feed.xml", "a/b/index.html", "../../feed.xml"),
        ("/khac/a/", "404.html", "/khac/a/"),
        ("/guong-sang-khac/a/", "404.html", "/guong-sang-khac/a/"),
        (f"{HOME}a/b/", "a/index.html", "b/index.html"),
        ("//truong.example.edu.vn/guong-sang/a/", "index.html", "a/index.html"),
        ("https://noi-khac.example/a/", "index.html", "https://noi-khac.example/a/"),
        ("http://truong.example.edu.vn/khac/", "index.html", "http://truong.example.edu.vn/khac/"),
        ("mailto:phong@truong.example.edu.vn", "index.html", "mailto:phong@truong.example.edu.vn"),
        ("data:image/png;base64,AA/", "index.html", "data:image/png;base64,AA/"),
        ("khong-co/", "index.html", "khong-co/"),
        ("../../../a/", "a/index.html", "../../../a/"),
    ],
)
def test_addresses(address: str, path: str, wanted: str) -> None:
    assert address_from_disk(address, path, FILES, HOME) == wanted


def test_at_the_root_of_a_host_and_without_an_address_of_the_site() -> None:
    for home in ("https://truong.example.edu.vn/", "https://truong.example.edu.vn", ""):
        assert address_from_disk("/a/b/#x", "404.html", FILES, home) == "a/b/index.html#x"


def body(text: str, path: str = "a/index.html") -> str:
    return page_from_disk(text, path, FILES, HOME)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a class="x" href="../">về</a>', '<a class="x" href="../index.html">về</a>'),
        ("<a href='b/'>b</a>", '<a href="b/index.html">b</a>'),
        ('<a title="1 > 0 href=\'b/\'" href="b/">', '<a title="1 > 0 href=\'b/\'" href="b/index.html">'),
        ('<a href="../?q=1&amp;r=2">', '<a href="../index.html?q=1&amp;r=2">'),
        (
            '<meta http-equiv="refresh" content="0; url=b/">',
            '<meta http-equiv="refresh" content="0; url=b/index.html">',
        ),
        ('<meta name="description" content="0; url=b/">', '<meta name="description" content="0; url=b/">'),
        ('<img srcset="/guong-sang/a/ảnh.png 1x, x.png 2x">', '<img srcset="%E1%BA%A3nh.png 1x, x.png 2x">'),
        ("<script>const a = '<a href=\"b/\">'</script>", "<script>const a = '<a href=\"b/\">'</script>"),
        ('<!-- <a href="b/"> -->', '<!-- <a href="b/"> -->'),
        ('<textarea><a href="b/"></textarea>', '<textarea><a href="b/"></textarea>'),
        ('<script type="module" src="x.js"></script>', ""),
        ('<link rel="canonical" href="b/">', ""),
        ('<meta name="robots" content="noindex">', ""),
        ('<form class="site-find" role="search" action="../tra-cuu/"><input></form>', ""),
        ("&lt;a href=b/&gt; 1 < 2", "&lt;a href=b/&gt; 1 < 2"),
    ],
)
def test_pages(before: str, after: str) -> None:
    assert body(before) == after


class Page(HTMLParser):
    """Where a page points at, and what it asks of search engines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.robots: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.addresses += [value for key in ("href", "src", "action") if (value := found.get(key))]
        self.addresses += [one.split()[0] for one in (found.get("srcset") or "").split(",") if one.strip()]
        if found.get("http-equiv") == "refresh":
            self.addresses.append((found["content"] or "").partition("url=")[2])
        if tag == "meta" and found.get("name") == "robots":
            self.robots.append(found["content"] or "")


def test_a_preview_opens_from_a_disk(tmp_path: Path, browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "mini")
    words = ["build", "--root", str(root), "--preview", "--today", "2026-11-22", "--out"]
    first = tmp_path / "mot" / "xem-thu.zip"
    assert main([*words, str(first)]) == 0
    assert "xem-thu/index.html" in capsys.readouterr().out
    with zipfile.ZipFile(first) as archive:
        archive.extractall(tmp_path)
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist() == sorted(archive.namelist())
    folder = tmp_path / "xem-thu"
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        text = file.read_text(encoding="utf-8")
        page = Page(text)
        assert page.robots == ["noindex, nofollow"], file
        assert text.count(f"{MARK}:") == 1, file
        for address in page.addresses:
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc and parts.path:
                assert (file.parent / unquote(parts.path)).is_file(), (file, address)
    assert NO_SEARCH in (folder / "tra-cuu/index.html").read_text(encoding="utf-8")
    assert not (folder / "sitemap.xml").exists()
    walk(browser, folder)


def walk(browser: Browser, folder: Path) -> None:
    """From the home page to a story by a click, without a word of complaint."""
    with browser.new_context() as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text))
        page.on("pageerror", lambda one: said.append(str(one)))
        page.on("requestfailed", lambda one: said.append(f"{one.url}: {one.failure}"))
        page.goto((folder / "index.html").as_uri())
        assert page.get_by_text(f"{MARK}:").is_visible()
        page.locator("main a[href^='bai-viet/'][href$='/index.html']:not([href='bai-viet/index.html'])").first.click()
        page.wait_for_url("**/bai-viet/*/index.html")
        assert page.locator("h1").inner_text()
        page.goto((folder / "tra-cuu/index.html").as_uri())
        assert page.get_by_text(NO_SEARCH).is_visible()
        assert not page.locator("[data-explore]").is_visible()
        # A font that was still on its way when the page was left is not missing.
        assert [one for one in said if not one.endswith(": net::ERR_ABORTED")] == []


def test_findings_stop_it_and_an_older_one_stays(tmp_path: Path) -> None:
    copy_of_mini(tmp_path / "mini")
    story = min((tmp_path / "mini/content").rglob("bai-viet/**/*.md"), default=None) or min(
        (tmp_path / "mini/exemplars").rglob("*.md")
    )
    story.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    out = tmp_path / "x.zip"
    out.write_bytes(b"old")
    assert main(["build", "--root", str(tmp_path / "mini"), "--preview", "--out", str(out)]) == 1
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("words", [["--preview", "--private"], ["--preview", "--out", "thu-muc"]])
def test_what_is_no_preview_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(MINI), *words]) == 2
    assert "Bản xem thử" in capsys.readouterr().err
