"""The seam with MkDocs, on a tiny site whose plan is invented."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from mkdocs.structure.files import Files

from generator.edge import planning
from generator.edge.adapters.mkdocs import ExemplarsPlugin
from generator.edge.settings import Settings
from generator.edge.site import BuildFailed, build_site
from generator.show.outputs import Output
from tests.edge import fake_site
from tests.edge.conftest import TODAY, Built, files_of

ROOT = Path(__file__).parents[2]
RUN_WITH_FAKE_PLAN = """
import sys
sys.path.insert(0, {root!r})
from generator.edge import planning
from tests.edge import fake_site
planning.plan_site = fake_site.plan_site
sys.argv = {argv!r}
import runpy
runpy.run_module({module!r}, run_name="__main__")
"""


def run_tool(module: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs`` or ``properdocs`` as its command would, in a process of its own, with the fake plan."""
    code = RUN_WITH_FAKE_PLAN.format(root=str(ROOT), argv=[module, *arguments], module=module)
    environ = {**os.environ, "EXEMPLARS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "default"}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


def change_plan(monkeypatch: pytest.MonkeyPatch, *more: Output) -> None:
    def plan_site(root: Path, settings: Settings, now: datetime, *_: object) -> planning.Planned:
        plan = fake_site.plan_site(root, settings, now)
        return replace(plan, outputs=(*plan.outputs, *more))

    monkeypatch.setattr(planning, "plan_site", plan_site)


def html_files(built: Built) -> Iterator[str]:
    yield from (path for path in built.bytes_by_path() if path.endswith(".html"))


def test_every_planned_output_is_there(built: Built) -> None:
    files = built.bytes_by_path()
    assert {output.path for output in fake_site.OUTPUTS} <= files.keys()
    assert files["api/v1/guong.json"] == b'{"a": 1}\n'
    assert files["luc.txt"] == b"2026-11-20T00:00:00+07:00"


def test_content_and_record_pages_share_their_chrome(built: Built) -> None:
    def chrome(path: str) -> str:
        header = built.soup(path).find("header")
        for topic in header.select("[data-md-component=header-topic]"):
            topic.decompose()
        return re.sub(r'"(?:\.\./)+|"\./', '"', str(header))

    assert chrome("guong/an/index.html") == chrome("gioi-thieu/index.html")
    assert len(built.soup("gioi-thieu/index.html").select(".md-header")) == 1


def test_sections_lead_from_every_page(built: Built) -> None:
    for path in html_files(built):
        assert [link.text for link in built.soup(path).select("ul li a") if link.text == "Gương"], path


def test_every_link_leads_somewhere(built: Built) -> None:
    files = built.bytes_by_path()
    checked = 0
    for path in html_files(built):
        for element in built.soup(path).select("[href], [src]"):
            target = urljoin(f"https://example.edu.vn/{path}", element.get("href") or element.get("src"))
            parts = urlsplit(target)
            if parts.netloc == "example.edu.vn":
                file = parts.path.removeprefix("/")
                assert (file + "index.html" if file.endswith("/") or not file else file) in files, (path, element)
                checked += 1
    assert checked > 50


def test_author_text_stays_text(built: Built) -> None:
    for path in html_files(built):
        soup = built.soup(path)
        scripts = [script for script in soup.find_all("script") if "alert(" in script.text]
        assert not scripts, path
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on")], (path, element.name)
            assert not str(element.get("href", "")).lower().startswith("javascript:"), path
        assert not soup.find_all(["iframe", "object", "embed"]), path


@pytest.mark.parametrize("path", ["guong/xau/index.html", "khac/index.html"])
def test_hostile_title_is_shown_as_it_is_written(built: Built, path: str) -> None:
    soup = built.soup(path)
    assert soup.title.text == f"{fake_site.HOSTILE} - Trang thử & nghiệm"
    assert soup.find("meta", attrs={"name": "description"})["content"] == fake_site.HOSTILE_DESCRIPTION
    assert fake_site.HOSTILE in soup.find(attrs={"data-md-component": "header-topic"}).text


def test_author_text_is_no_template(built: Built) -> None:
    assert '{{ 7 * 7 }} {% include "main.html" %}' in built.soup("khac/index.html").text


def test_author_text_does_not_pose_as_a_part_of_the_page(built: Built) -> None:
    assert len(built.soup("khac/index.html").select("#__config")) == 1


def test_headings_have_vietnamese_anchors(built: Built) -> None:
    soup = built.soup("gioi-thieu/index.html")
    assert soup.find("h2")["id"] == "dang-thuy"
    assert soup.find("a", attrs={"class": "md-nav__link"}, href="#dang-thuy")


def test_site_links_of_content_pages_become_relative(built: Built) -> None:
    links = [link["href"] for link in built.soup("gioi-thieu/index.html").select("article a")]
    assert links == ["../guong/an/", "../khac/", "../guong/an/#nguon-1"]


def test_stylesheet_carries_its_hash(built: Built) -> None:
    sheet = built.soup("guong/an/index.html").find("link", href=re.compile(r"own\.[0-9a-f]{10}\.css$"))
    assert sheet
    assert urljoin("guong/an/", sheet["href"]) in built.bytes_by_path()


def test_theme_leaves_nothing_of_its_own(built: Built) -> None:
    files = built.bytes_by_path()
    assert b"https://example.edu.vn/guong/an/" in files["sitemap.xml"], "MkDocs has written its own over ours"
    assert not [path for path in files if path.endswith((".map", ".gz")) or "lunr" in path]
    assert "Về trang chủ" in files["404.html"].decode()


def test_two_builds_are_the_same_bytes(built: Built, tmp_path: Path, fake_plan: None) -> None:
    build_site(built.root, tmp_path / "again", today=TODAY)
    assert files_of(tmp_path / "again") == built.bytes_by_path()


def test_day_comes_from_the_environment(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build_site(folder)
    assert (folder / "site/luc.txt").read_text() == "2023-11-15T05:13:20+07:00"


def test_works_under_a_path(built: Built, tmp_path: Path, fake_plan: None) -> None:
    root = fake_site.make_folder(tmp_path / "kho", url="https://example.edu.vn/guong-sang/")
    build_site(root, today=TODAY)
    there, here = files_of(root / "site"), built.bytes_by_path()
    assert there.keys() == here.keys()
    page = BeautifulSoup(there["guong/an/index.html"], "html.parser")
    assert page.find("link", rel="canonical")["href"] == "https://example.edu.vn/guong-sang/guong/an/"
    moved = there["guong/an/index.html"].replace(b"example.edu.vn/guong-sang/", b"example.edu.vn/")
    assert moved == here["guong/an/index.html"]
    lost = BeautifulSoup(there["404.html"], "html.parser")
    assert lost.find("a", class_="tie")["href"] == "/guong-sang/"
    assert lost.find("link", href=re.compile("own"))["href"].startswith("/guong-sang/assets/own.")


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_command_of_the_tool_builds_the_same(built: Built, folder: Path, tool: str) -> None:
    done = run_tool(tool, folder, "build", "--strict", "-f", "mkdocs.yml")
    assert done.returncode == 0, done.stderr
    assert "end of life" not in done.stderr

    def without_generator(files: dict[str, bytes]) -> dict[str, bytes]:
        pattern = rb'<meta name="generator"[^>]*>'
        return {path: re.sub(pattern, b"", content) for path, content in files.items()}

    assert without_generator(files_of(folder / "site")) == without_generator(built.bytes_by_path())
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")]


class TestFailure:
    """Whatever goes wrong, the last good site stays and nothing else does."""

    @pytest.fixture
    def good(self, folder: Path) -> dict[str, bytes]:
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text("bản tốt gần nhất")
        return files_of(folder / "site")

    def fails(self, folder: Path, good: dict[str, bytes], words: str, **options: bool) -> str:
        with pytest.raises(BuildFailed):
            build_site(folder, today=TODAY, **options)
        assert files_of(folder / "site") == good
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")]
        return words

    def shown(self, capsys: pytest.CaptureFixture[str], words: str) -> None:
        assert words in capsys.readouterr().err

    def test_broken_front_matter(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "content/hong.md").write_text("---\ntitle: Thầy A: gương sáng\ndescription: x\n---\nChữ.\n")
        self.shown(capsys, self.fails(folder, good, "content/hong.md:2:"))

    def test_page_and_record_at_one_address(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "content/guong").mkdir()
        (folder / "content/guong/an.md").write_text("---\ntitle: An\ndescription: x\n---\nChữ.\n")
        self.shown(capsys, self.fails(folder, good, "R901"))

    def test_dead_link(self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "content/hong.md").write_text("---\ntitle: A\ndescription: x\n---\n[An](/guong/anh/)\n")
        self.fails(folder, good, "")
        assert "/guong/an/" in capsys.readouterr().err

    def test_dead_link_in_raw_html(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "content/hong.md").write_text('---\ntitle: A\ndescription: x\n---\n<a href="../mat/">An</a>\n')
        self.shown(capsys, self.fails(folder, good, "R902"))

    def test_foreign_picture(self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "content/hong.md").write_text("---\ntitle: A\ndescription: x\n---\n![](https://x.example/a.png)\n")
        self.shown(capsys, self.fails(folder, good, "R903"))

    def test_page_that_mkdocs_would_drop(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "content/templates").mkdir()
        (folder / "content/templates/a.md").write_text("---\ntitle: A\ndescription: x\n---\nChữ.\n")
        self.shown(capsys, self.fails(folder, good, "R904"))

    def test_symbolic_links_are_not_followed(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "mat").mkdir()
        (folder / "content/vong").symlink_to(folder / "content")
        (folder / "content/ngoai.md").symlink_to(tmp_path / "mat")
        self.fails(folder, good, "")
        assert capsys.readouterr().err.count("R102") >= 2

    def page_in(self, files: Files) -> Path:
        """A page of the records in the folder that is being built."""
        return Path(next(iter(files)).dest_dir) / "guong" / "an" / "index.html"

    def test_output_that_mkdocs_loses(
        self,
        folder: Path,
        good: dict[str, bytes],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        copy = Files.copy_static_files

        def lose(files: Files, **options: Any) -> None:
            copy(files, **options)
            self.page_in(files).unlink()

        monkeypatch.setattr(Files, "copy_static_files", lose)
        self.shown(capsys, self.fails(folder, good, "guong/an/index.html: lỗi R951"))

    def test_output_that_somebody_changes(
        self,
        folder: Path,
        good: dict[str, bytes],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        copy = Files.copy_static_files

        def change(files: Files, **options: Any) -> None:
            copy(files, **options)
            self.page_in(files).write_text("khác")
            self.page_in(files).with_name("la.txt").write_text("lạ")

        monkeypatch.setattr(Files, "copy_static_files", change)
        self.fails(folder, good, "")
        shown = capsys.readouterr().err
        assert "guong/an/index.html: lỗi R952" in shown
        assert "guong/an/la.txt: lỗi R953" in shown

    def test_template_that_fails(self, folder: Path, good: dict[str, bytes]) -> None:
        (folder / "theme/exemplars/page.html").write_text("{{ view.nothing.at.all }}")
        with pytest.raises(Exception, match="nothing"):
            build_site(folder, today=TODAY)
        assert files_of(folder / "site") == good
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".site")]

    def test_warning_in_strict_mode(
        self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "content/hong.md").write_text("---\ntitle: A\ndescription: x\n---\n[Mất](mat.md)\n")
        config = (folder / "mkdocs.yml").read_text()
        (folder / "mkdocs.yml").write_text(config.replace("docs_dir", "strict: true\ndocs_dir"))
        self.shown(capsys, self.fails(folder, good, "mat.md"))

    def test_warning_of_ours_stops_only_a_strict_build(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "content/ngan.md").write_text("---\ntitle: A\n---\nChữ.\n")
        with pytest.raises(BuildFailed):
            build_site(folder, today=TODAY, strict=True)
        assert "content/ngan.md" in capsys.readouterr().err
        build_site(folder, today=TODAY)
        assert (folder / "site/ngan/index.html").is_file()

    def test_wrong_settings(self, folder: Path, good: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
        config = (folder / "mkdocs.yml").read_text()
        (folder / "mkdocs.yml").write_text(config.replace("list_size: 20", "list_sizes: 20"))
        self.shown(capsys, self.fails(folder, good, "Có phải ý bạn là “list_size”?"))

    def test_target_that_holds_a_repository(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "nha").mkdir()
        (folder / "nha/.git").mkdir()
        with pytest.raises(BuildFailed):
            build_site(folder, folder / "nha", today=TODAY)
        assert "kho mã nguồn" in capsys.readouterr().err
        assert (folder / "nha/.git").is_dir()


def test_output_with_the_path_of_a_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change_plan(monkeypatch, Output(path="gioi-thieu/index.html", maker="tests.clash", content=b"x"))
    with pytest.raises(BuildFailed):
        build_site(folder, today=TODAY)
    assert "content/gioi-thieu.md: lỗi R901" in capsys.readouterr().err


class TestPreview:
    """``mkdocs serve``: same pages, no swap, and records are watched."""

    @pytest.fixture
    def served(self, folder: Path, tmp_path: Path) -> Iterator[tuple[Path, list[str]]]:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        class Server:
            def __init__(self) -> None:
                self.watched: list[str] = []

            def watch(self, path: str) -> None:
                self.watched.append(path)

        config = load_config(str(folder / "mkdocs.yml"), site_dir=str(tmp_path / "preview"))
        plugin = config.plugins["exemplars"]
        assert isinstance(plugin, ExemplarsPlugin)
        plugin.today = TODAY
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = "http://127.0.0.1:8000/"
        build(config, serve_url="http://127.0.0.1:8000/")
        server = Server()
        config.plugins.on_serve(server, config=config, builder=build)
        yield tmp_path / "preview", server.watched
        config.plugins.on_shutdown()

    def test_same_but_for_the_address(self, served: tuple[Path, list[str]], built: Built) -> None:
        there = {
            path: content.replace(b"http://127.0.0.1:8000/", b"https://example.edu.vn/")
            for path, content in files_of(served[0]).items()
        }
        assert there == built.bytes_by_path()

    def test_records_and_theme_are_watched(self, served: tuple[Path, list[str]], folder: Path) -> None:
        assert served[1] == [str(folder / "exemplars"), str(folder / "theme")]


def test_preview_shows_what_it_can(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    (folder / "content/hong.md").write_text("---\ntitle: A\ndescription: x\n---\n[An](/guong/anh/)\n")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(tmp_path / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    config.plugins.on_shutdown()
    assert "R902" in capsys.readouterr().err
    assert (tmp_path / "preview/guong/an/index.html").is_file()
