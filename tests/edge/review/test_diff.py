"""``diff`` names the pages and the numbers whose bytes change, all of them and no others."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import comrak
import pytest
from bs4 import BeautifulSoup

from generator.edge.cli import main
from generator.edge.review.changes import compare
from generator.edge.review.markdown import MARK, NOTHING, code, render, safe
from generator.edge.review.sides import Side, side_of
from generator.edge.settings import Settings, load_settings
from generator.intake.git import open_tree
from generator.intake.read import MemorySource
from tests.edge.repositories import commit, git, mini_repository
from tests.edge.review.edits import EDITS, Files
from tests.support.rendering import MINI_NOW, THEME, build_in_memory

DAY = MINI_NOW.isoformat()
ROW = re.compile(r"^\| .* `/(.*)` \| (\d+) \| (\d+) \|$", re.MULTILINE)
PAGE = re.compile(r"^- (?:(?!\[).* )?`/([^`]*)`(?: \(trước.*\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Ground:
    """A repository with one commit, and that commit's side."""

    root: Path
    settings: Settings
    base: Side
    files: Files


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("diff")
    root = mini_repository(folder / "kho")
    shutil.copytree(THEME, root / "theme")
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    commit(root)
    settings = load_settings(root)
    base = side_of(root, settings, MINI_NOW, open_tree(root, "HEAD"), folder / "base")
    assert base.built is not None
    records = root / "exemplars"
    files = {one.relative_to(records).as_posix(): one.read_bytes() for one in records.rglob("*") if one.is_file()}
    return Ground(root, settings, base, files)


def after(ground: Ground, files: Files, folder: Path) -> Side:
    """The side of a commit with these records."""
    git(ground.root, "checkout", "--quiet", ground.base.tree.commit)
    shutil.rmtree(ground.root / "exemplars")
    for path, raw in files.items():
        place = ground.root / "exemplars" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    made = commit(ground.root)
    return side_of(ground.root, ground.settings, MINI_NOW, open_tree(ground.root, made), folder)


def pages_in_memory(files: Files) -> dict[str, str]:
    """Another way to the same pages: planned and rendered in memory, without git, MkDocs' build or the disk."""
    built = build_in_memory(MemorySource(files), MINI_NOW)
    return {path.removesuffix("index.html"): built.html(path) for path in built.pages}


def numbers_of(pages: dict[str, str]) -> dict[str, str]:
    """The numbers of the page of figures by where they lead, read from its HTML."""
    soup = BeautifulSoup(pages["thong-ke/"], "html.parser")
    links = [link for link in soup.find_all("a") if re.fullmatch(r"[\d.]+", link.get_text(strip=True))]
    return {str(link["href"]).removeprefix("../"): link.get_text(strip=True) for link in links}


def hold(ground: Ground, folder: Path, seed: int, count: int) -> None:
    before = pages_in_memory(ground.files)
    named = quiet = 0
    for number in range(count):
        chance = random.Random(seed + number)
        edit = EDITS[number % len(EDITS)]
        files = edit(ground.files, chance)
        head = after(ground, files, folder / str(number))
        changes = compare(ground.base, head, "exemplars")
        text = render(changes, head.catalog, lambda path: "")
        if head.built is None:
            assert "Dừng lại" in text
            continue
        now = pages_in_memory(files)
        different = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        listed = text.partition("<summary>Tệp dữ liệu")[0]
        assert set(PAGE.findall(listed)) & (before.keys() | now.keys()) == different, edit.__name__
        assert (NOTHING in text) == (not changes.seen), edit.__name__
        old, new = numbers_of(before), numbers_of(now)
        moved = {path for path in old.keys() & new.keys() if old[path] != new[path]}
        said = {path for path, was, will in ROW.findall(text) if was != will}
        assert moved <= said, edit.__name__
        assert not (said & old.keys() & new.keys()) - moved, edit.__name__
        named += bool(different)
        quiet += not different
        shutil.rmtree(folder / str(number), ignore_errors=True)
    assert named
    assert quiet or count < len(EDITS)


def test_it_names_what_changes(ground: Ground, tmp_path: Path) -> None:
    hold(ground, tmp_path, seed=1, count=3)


@pytest.mark.long
def test_it_names_what_changes_in_three_hundred_edits(ground: Ground, tmp_path: Path) -> None:
    hold(ground, tmp_path, seed=1000, count=300)


def test_a_photo_of_somebody_not_edited_is_a_stop(ground: Ground, tmp_path: Path) -> None:
    profile, photo = next(
        (path, found[1])
        for path in sorted(ground.files)
        if path.startswith("profiles/") and (found := re.search(r"file: (media/[\w.-]+)", ground.files[path].decode()))
    )
    other = next(raw for path, raw in sorted(ground.files.items()) if path.endswith(photo[-4:]) and path != photo)
    head = after(ground, {**ground.files, photo: other}, tmp_path / "a")
    changes = compare(ground.base, head, "exemplars")
    assert changes.stops
    text = render(changes, head.catalog, lambda path: f"https://example.vn/{path}")
    assert f"> **Dừng lại:** ảnh `exemplars/{photo}`" in text
    assert f'<img src="https://example.vn/exemplars/{photo}"' in text
    edited = {**ground.files, photo: other, profile: ground.files[profile] + "\nẢnh mới.\n".encode()}
    assert not compare(ground.base, after(ground, edited, tmp_path / "b"), "exemplars").strangers


def test_new_awards_are_named_with_their_decision(ground: Ground, tmp_path: Path) -> None:
    path, number = next(
        (one, found[1])
        for one in sorted(ground.files)
        if one.startswith("awards/") and (found := re.search(r"number: ([\w/-]+)", ground.files[one].decode()))
        if b"\nstatus: published" in ground.files[one]
    )
    text = ground.files[path].decode()
    files = {one: raw for one, raw in ground.files.items() if one.removesuffix(".csv") != path.removesuffix(".md")}
    files[path] = re.sub(r"(?m)^status: published", "status: draft", text, count=1).encode()
    without = after(ground, files, tmp_path / "a")
    changes = compare(without, ground.base, "exemplars")
    assert changes.awards
    assert f"Quyết định {safe(number)}" in render(changes, ground.base.catalog, lambda path: "")


def test_text_of_authors_does_nothing_in_a_comment() -> None:
    for nasty in ("@someone", "[a](javascript:x)", "<img src=x>", "https://a.vn", "`x`\n# y", "| a |", "**b**"):
        made = safe(nasty)
        assert "@" not in made
        assert "\n" not in made
        assert "://" not in made
        assert not re.search(r"(?<!\\)[<\[*`|#]", re.sub(r"&#\w+;", "", made))


def test_the_command(ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["diff", "--root", str(ground.root), "--today", DAY[:16]]
    base = ground.base.tree.commit
    assert main([*words, base, base]) == 0
    said = capsys.readouterr().out
    assert said.startswith(MARK)
    assert NOTHING in said
    assert main([*words, "khong-co"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a`](https:x) @ai.png", "``", "a\n# b.png", "bình thường.png"])
def test_the_name_of_a_file_is_only_a_name(name: str) -> None:
    said = " ".join(name.split())
    assert comrak.render_markdown(f"- {code(name)}").strip() == f"<ul>\n<li><code>{said}</code></li>\n</ul>"
