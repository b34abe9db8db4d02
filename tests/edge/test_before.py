"""Files of the last build stand in the next one exactly where nothing about them has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edge.before import FOLDER, Made, before
from generator.edge.cli import main
from generator.edge.verify import Linked, fingerprint, verify
from tests.edge.conftest import files_of

ROOT = Path(__file__).parents[2]
PAGE, OTHER = "bai/index.html", "khac/index.html"
KEY = b"k" * 16


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder whose last build left two pages."""
    for path in (PAGE, OTHER):
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True)
        file.write_text(f"trang {path}", encoding="utf-8")
    made = {path: Made(key=KEY, mark=fingerprint((tmp_path / "site" / path).read_bytes())) for path in (PAGE, OTHER)}
    before(tmp_path, tmp_path / "site").leave(made)
    return tmp_path


def taken(root: Path, key: bytes = KEY) -> Linked | None:
    place = root / "fresh.html"
    place.unlink(missing_ok=True)
    return before(root, root / "site").take(PAGE, key, place)


def test_a_file_as_it_was_left_is_taken(root: Path) -> None:
    assert taken(root)
    assert (root / "fresh.html").read_text(encoding="utf-8") == f"trang {PAGE}"


@pytest.mark.parametrize("key", [b"", b"j" * 16])
def test_another_key_takes_nothing(root: Path, key: bytes) -> None:
    assert taken(root, key) is None


def as_checkout(root: Path) -> None:
    """The same bytes in a new file, with a new time."""
    shutil.copytree(root / "site", root / "copy")
    shutil.rmtree(root / "site")
    (root / "copy").rename(root / "site")


def test_a_copy_with_the_same_bytes_is_taken(root: Path) -> None:
    as_checkout(root)
    assert taken(root)


def edited(root: Path) -> None:
    """Other bytes of the same length, with the old time."""
    file = root / "site" / PAGE
    seen = file.stat()
    raw = bytearray(file.read_bytes())
    raw[0] ^= 1
    file.write_bytes(raw)
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def linked(root: Path) -> None:
    """A link to the right bytes: what stands behind it may change later."""
    file = root / "site" / PAGE
    (root / "elsewhere.html").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(root / "elsewhere.html")


@pytest.mark.parametrize(
    "damage",
    [
        edited,
        linked,
        lambda root: (root / "site" / PAGE).unlink(),
        lambda root: shutil.rmtree(root / "site"),
        lambda root: shutil.rmtree(root / FOLDER),
        lambda root: [file.write_bytes(file.read_bytes()[:-3]) for file in (root / FOLDER).iterdir()],
        lambda root: [file.write_bytes(b"") for file in (root / FOLDER).iterdir()],
    ],
    ids=["edited", "linked", "file gone", "site gone", "index gone", "index cut", "index empty"],
)
def test_what_is_damaged_is_made_anew(root: Path, damage: Callable[[Path], object]) -> None:
    damage(root)
    assert taken(root) is None


def test_what_changes_after_it_was_linked_is_noticed(root: Path) -> None:
    fresh = root / "fresh"
    fresh.mkdir()
    found = before(root, root / "site").take(PAGE, KEY, fresh / "a.html")
    assert found
    assert not list(verify(fresh, {"a.html": found}))
    (fresh / "a.html").write_text("khác hẳn", encoding="utf-8")
    assert [one.code for one in verify(fresh, {"a.html": found})]


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(ROOT / "tests" / "mini", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    assert main(["build", "--root", str(root)]) == 0
    old = {path: (root / "site" / path).stat().st_ino for path in files_of(root / "site")}
    story = sorted((root / "exemplars" / "stories").rglob("*.md"))[0]
    story.write_text(story.read_text(encoding="utf-8") + "\nMột câu thêm.\n", encoding="utf-8")
    assert main(["build", "--root", str(root)]) == 0
    own = f"bai-viet/{story.stem}/index.html"
    pages = [path for path in old if path.endswith(".html") and path.startswith(("bai-viet/", "guong/", "nam/"))]
    same = {path for path in pages if (root / "site" / path).stat().st_ino == old[path]}
    assert own in pages
    assert own not in same
    assert len(same) > len(pages) * 0.8
    damaged = root / "site" / sorted(same)[0]
    whole = damaged.read_bytes()
    damaged.write_bytes(b"hong")
    assert main(["build", "--root", str(root)]) == 0
    assert damaged.read_bytes() == whole
