"""What the preview serves is what a build writes, file by file, after every edit."""

from __future__ import annotations

import http.client
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest

from generator.edge.adapters.preview import stage_of
from generator.edge.live.server import Server
from generator.edge.live.stage import Stage
from generator.edge.live.watching import Watched
from tests.edge.test_incremental import ROOT, Editor, clean

MOUNT = "/thu-nghiem/"
STORY = "bai-viet/sach-cu-qua-do/index.html"
LONG, SHORT = 60, 6


@dataclass
class Shown:
    """A site with its server, which answers in this process."""

    root: Path
    stage: Stage
    server: Server
    said: list[str] = field(default_factory=list)

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        assert self.stage.follow()

    def served(self, paths: list[str], pictures: int = 0) -> dict[str, bytes]:
        """What is served; of pictures only some, for each takes a process and their names say what is in them."""
        drawn = [path for path in paths if path.startswith("anh/")]
        found = {path: self.stage.content(path) for path in paths if path not in drawn or path in drawn[:pictures]}
        return {path: content for path, content in found.items() if content is not None}


def site_at(root: Path, url: str) -> Path:
    shutil.copytree(ROOT / "tests" / "mini", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    config = root / "mkdocs.yml"
    config.write_text(re.sub("(?m)^site_url: .*$", f"site_url: {url}", config.read_text("utf-8")), encoding="utf-8")
    return root


def show(root: Path) -> Shown:
    server = Server(0, MOUNT)
    url = f"http://127.0.0.1:{server.server_address[1]}{MOUNT}"
    said: list[str] = []
    stage = server.stage = stage_of(site_at(root, url), url, "", said.append)
    return Shown(root, stage, server, said)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """One preview for all tests that leave it as it was."""
    shown = show(tmp_path_factory.mktemp("live") / "root")
    yield shown
    shown.server.server_close()
    shown.stage.close()


@pytest.fixture(scope="module")
def address(shown: Shown) -> Iterator[tuple[str, int]]:
    thread = threading.Thread(target=shown.server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield "127.0.0.1", int(shown.server.server_address[1])
    shown.server.closing = True
    shown.server.shutdown()
    thread.join()


def put_back(root: Path, good: Path) -> None:
    """Let the sources at ``root`` be those at ``good``."""
    for name in ("exemplars", "content", "theme"):
        shutil.rmtree(root / name, ignore_errors=True)
        shutil.copytree(good / name, root / name)
    shutil.copy(good / "mkdocs.yml", root)


@pytest.mark.parametrize(
    ("edits", "every", "seed"),
    [(SHORT, SHORT, 19), pytest.param(LONG, 1, 20261123, marks=pytest.mark.long)],
    ids=["some", "many"],
)
def test_the_same_bytes_as_a_build(tmp_path: Path, edits: int, every: int, seed: int) -> None:
    shown = show(tmp_path / "root")
    editor, compared, what = Editor(shown.root, seed), 0, []
    good = tmp_path / "good"
    put_back(good, shown.root)
    paths: set[str] = {"index.html", "gioi-thieu/index.html", STORY}
    for number in range(1, edits + 1):
        what.append(editor.edit())
        shown.stage.follow()
        shown.served(sorted(paths))
        if number % every:
            continue
        wanted = clean(shown.root, tmp_path / "clean", from_nothing=False)
        if wanted is None:  # an edit that no build accepts is taken back
            put_back(shown.root, good)
            continue
        compared += 1
        put_back(good, shown.root)
        paths |= wanted.keys()
        served = shown.served(sorted(paths), pictures=5)
        assert [path for path in sorted(served) if served[path] != wanted.get(path)] == [], what
        frame, draft = shown.stage.current.frame, shown.stage.current.draft
        planned = {one.path for one in draft.outputs()} | {"404.html", "robots.txt", "sitemap.xml"}
        assert planned | frame.files.keys() == wanted.keys(), what
        assert {path for path in wanted if path not in served} <= {path for path in planned if path.startswith("anh/")}
    assert compared >= max(1, edits // every // 3)
    shown.server.server_close()
    shown.stage.close()


def ask(address: tuple[str, int], path: str, *, host: str = "", method: str = "GET") -> tuple[int, str, str]:
    """Status, body and address to go to."""
    connection = http.client.HTTPConnection(*address, timeout=60)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace"), answer.getheader("Location", "")
    finally:
        connection.close()


def mark_of(page: str) -> str:
    found = re.search(r"theo\.js\?dau=([0-9a-f]+)", page)
    assert found is not None
    return found[1]


def question(path: str, mark: str) -> str:
    return f"{MOUNT}.xem-thu/cho?dau={mark}&trang={MOUNT}{path}"


GUARD = "exemplars/stories/2026/nguoi-gac-cong.md"
BOOKS = "exemplars/stories/2026/sach-cu-qua-do.md"


class TestServer:
    def test_pages_as_they_are_but_for_the_script(self, shown: Shown, address: tuple[str, int]) -> None:
        status, body, _ = ask(address, f"{MOUNT}bai-viet/sach-cu-qua-do/")
        assert status == HTTPStatus.OK
        plain = re.sub(r'<script src="/thu-nghiem/\.xem-thu/theo\.js\?dau=[0-9a-f]+"></script>', "", body)
        assert plain.encode() == shown.stage.content("bai-viet/sach-cu-qua-do/index.html")
        assert plain != body
        assert "fetch(" in ask(address, f"{MOUNT}.xem-thu/theo.js")[1]

    @pytest.mark.parametrize("path", ["/", MOUNT.rstrip("/"), f"{MOUNT}bai-viet/sach-cu-qua-do"])
    def test_a_forgotten_slash(self, address: tuple[str, int], path: str) -> None:
        status, _, place = ask(address, path)
        assert status == HTTPStatus.FOUND
        assert ask(address, place)[0] == HTTPStatus.OK

    @pytest.mark.parametrize(
        "path",
        [
            f"{MOUNT}khong-co/",
            "/ngoai/",
            f"{MOUNT}../mkdocs.yml",
            f"{MOUNT}%2e%2e/mkdocs.yml",
            f"{MOUNT}assets/../../mkdocs.yml",
            f"{MOUNT}//etc/passwd",
            f"{MOUNT}exemplars/stories/2026/bai-nhap.md",
            f"{MOUNT}bai-viet/bai-nhap/",
            f"{MOUNT}%00",
        ],
    )
    def test_nothing_but_the_site(self, address: tuple[str, int], path: str) -> None:
        status, body, _ = ask(address, path)
        assert status == HTTPStatus.NOT_FOUND
        assert "docs_dir" not in body

    def test_a_missing_page_looks_like_the_site(self, address: tuple[str, int]) -> None:
        assert "Không tìm thấy trang" in ask(address, f"{MOUNT}khong-co/")[1]

    @pytest.mark.parametrize("host", ["xau.example", "xau.example:80", "127.0.0.1", "127.0.0.1.xau.example:1"])
    def test_a_foreign_name_for_this_machine(self, address: tuple[str, int], host: str) -> None:
        status, body, _ = ask(address, MOUNT, host=host)
        assert (status, body) == (HTTPStatus.MISDIRECTED_REQUEST, "")

    def test_this_machine_only(self, address: tuple[str, int]) -> None:
        assert ask(address, MOUNT, host=f"localhost:{address[1]}")[0] == HTTPStatus.OK
        assert address[0] == "127.0.0.1"

    def test_head_has_no_body(self, address: tuple[str, int]) -> None:
        assert ask(address, MOUNT, method="HEAD")[:2] == (HTTPStatus.OK, "")

    def test_only_a_page_that_changed_is_told_of(self, shown: Shown, address: tuple[str, int]) -> None:
        places = {BOOKS: "bai-viet/sach-cu-qua-do/", GUARD: "bai-viet/nguoi-gac-cong/"}
        marks = {file: mark_of(ask(address, MOUNT + path)[1]) for file, path in places.items()}
        told: dict[str, int] = {}

        def wait(file: str) -> None:
            told[file] = ask(address, question(places[file], marks[file]))[0]

        waiting = {file: threading.Thread(target=wait, args=(file,)) for file in places}
        for one in waiting.values():
            one.start()
        for file in (BOOKS, GUARD):
            assert file not in told
            old = (shown.root / file).read_text(encoding="utf-8")
            shown.edit(file, old, f"{old}\nMột câu nữa.\n")
            waiting[file].join()
            assert told[file] == HTTPStatus.OK
            assert "Một câu nữa." in ask(address, MOUNT + places[file])[1]
        for file in places:
            shown.edit(file, "\nMột câu nữa.\n", "")

    def test_nobody_waits_for_ever(self, address: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.edge.live.server.PATIENCE", 0.05)
        path = "bai-viet/nguoi-gac-cong/"
        mark = mark_of(ask(address, MOUNT + path)[1])
        assert ask(address, question(path, mark))[0] == HTTPStatus.NO_CONTENT

    def test_a_missing_page_that_comes(self, shown: Shown, address: tuple[str, int]) -> None:
        path = "bai-viet/bai-moi-toanh/"
        mark = mark_of(ask(address, MOUNT + path)[1])
        new = shown.root / "exemplars/stories/2026/bai-moi-toanh.md"
        shutil.copy(shown.root / BOOKS, new)
        assert shown.stage.follow()
        assert ask(address, question(path, mark))[0] == HTTPStatus.OK
        assert ask(address, MOUNT + path)[0] == HTTPStatus.OK
        new.unlink()
        assert shown.stage.follow()
        assert ask(address, MOUNT + path)[0] == HTTPStatus.NOT_FOUND

    def test_a_template_with_a_mistake(self, shown: Shown, address: tuple[str, int]) -> None:
        path, good = f"{MOUNT}bai-viet/sach-cu-qua-do/", "{{ view.title }}"
        shown.edit("theme/exemplars/story.html", good, "{{ view.title }")
        status, body, _ = ask(address, path)
        assert status == HTTPStatus.INTERNAL_SERVER_ERROR
        assert "Trang này chưa dựng được" in body
        assert "story.html" in body
        assert ask(address, f"{MOUNT}guong/")[0] == HTTPStatus.OK
        shown.edit("theme/exemplars/story.html", "{{ view.title }", good)
        assert ask(address, path)[0] == HTTPStatus.OK


class TestFollowing:
    def test_only_what_changed_is_made_again(self, shown: Shown) -> None:
        frame, draft = shown.stage.current.frame, shown.stage.current.draft
        old = (shown.root / BOOKS).read_text(encoding="utf-8")
        shown.edit(BOOKS, old, f"{old}\nThêm.\n")
        assert shown.stage.current.frame is frame
        assert shown.stage.current.draft is not draft
        shown.edit(BOOKS, "\nThêm.\n", "")
        draft = shown.stage.current.draft
        text = (shown.root / "content/ve-du-lieu.md").read_text(encoding="utf-8")
        shown.edit("content/ve-du-lieu.md", text, f"{text}\nThêm.\n")
        assert shown.stage.current.draft is draft

    def test_a_file_that_is_only_touched(self, shown: Shown) -> None:
        (shown.root / BOOKS).touch()
        assert not shown.stage.follow()

    def test_a_link_of_a_page_to_a_story_that_goes_and_comes_back(self, shown: Shown) -> None:
        page, link = "ve-du-lieu/index.html", "bai-viet/sach-cu-qua-do/"
        text = (shown.root / "content/ve-du-lieu.md").read_text(encoding="utf-8")
        shown.edit("content/ve-du-lieu.md", text, f"{text}\n[Sách](/{link})\n")
        assert link in self.text(shown, page)
        story = (shown.root / BOOKS).rename(shown.root / "cat-tam.md")
        assert shown.stage.follow()
        assert link not in self.text(shown, page)
        story.rename(shown.root / BOOKS)
        assert shown.stage.follow()
        assert link in self.text(shown, page)
        shown.edit("content/ve-du-lieu.md", f"\n[Sách](/{link})\n", "")

    def test_records_go_on_while_the_settings_are_broken(self, shown: Shown) -> None:
        name = "site_name: Gương sáng Sông Hồng"
        shown.edit("mkdocs.yml", name, f": [\n{name}")
        assert "Sửa xong và lưu lại thì trang tự mới theo." in shown.said[-1]
        text = (shown.root / GUARD).read_text(encoding="utf-8")
        shown.edit(GUARD, text, f"{text}\nMột câu mới.\n")
        assert "Một câu mới." in self.text(shown, "bai-viet/nguoi-gac-cong/index.html")
        shown.edit("mkdocs.yml", f": [\n{name}", name)
        shown.edit(GUARD, "\nMột câu mới.\n", "")
        assert "Một câu mới." not in self.text(shown, "bai-viet/nguoi-gac-cong/index.html")

    def text(self, shown: Shown, path: str) -> str:
        return (shown.stage.content(path) or b"").decode("utf-8")


class TestWatched:
    def test_what_a_look_sees(self, tmp_path: Path) -> None:
        (tmp_path / "a/b").mkdir(parents=True)
        (tmp_path / "a/b/x.md").write_text("một", encoding="utf-8")
        watched = Watched(tmp_path)
        assert watched.look(["a"]) == {"a/b/x.md"}
        assert watched.look(["a"]) == frozenset()
        for text in ("hai", "ba!", "bốn"):  # faster than clocks of file systems tick
            (tmp_path / "a/b/x.md").write_text(text, encoding="utf-8")
            assert watched.look(["a"]) == {"a/b/x.md"}
            assert watched.content("a/b/x.md") == text.encode()
        (tmp_path / "a/b/x.md").rename(tmp_path / "a/y.md")
        assert watched.look(["a"]) == {"a/b/x.md", "a/y.md"}
        (tmp_path / "a/y.md").unlink()
        assert watched.look(["a"]) == {"a/y.md"}

    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "bi-mat.md").write_text("bí mật", encoding="utf-8")
        (tmp_path / "a/x.md").symlink_to(tmp_path / "bi-mat.md")
        watched = Watched(tmp_path)
        assert watched.look(["a"]) == {"a/x.md"}
        assert watched.content("a/x.md") is None
