"""After any edit, a build that may use what earlier builds left makes the bytes of a build that uses nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.site import BuildFailed, build_site
from tests.edge.conftest import files_of

ROOT = Path(__file__).parents[2]
LONG, SHORT = 300, 2
FROM_NOTHING = 25
"""Every so many edits the other build starts from a copy of the sources alone, without any cache."""


class Editor:
    """Edits a site at random, always the same for one seed."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.before: list[tuple[Path, bytes]] = []
        self.count = 0

    def edit(self) -> str:
        """Make one edit and say which."""
        self.count += 1
        kinds: list[Callable[[], object]] = [
            self.body,
            self.summary,
            self.new_story,
            self.delete,
            self.rename,
            self.withdraw,
            self.vocabulary,
            self.template,
            self.settings,
            self.page,
            self.undo,
            self.touch,
        ]
        kind = self.chance.choice(kinds)
        return f"{self.count}: {kind.__name__} {kind()}"

    def pick(self, pattern: str) -> Path:
        return self.chance.choice(sorted(self.root.glob(pattern)))

    def change(self, file: Path, make: Callable[[str], str]) -> Path:
        old = file.read_bytes()
        self.before.append((file, old))
        file.write_text(make(old.decode("utf-8")), encoding="utf-8")
        return file

    def record(self) -> Path:
        return self.pick(self.chance.choice(["exemplars/stories/*/*.md", "exemplars/profiles/*.md"]))

    def body(self) -> Path:
        return self.change(self.record(), lambda text: f"{text}\nCâu thêm số {self.count}.\n")

    def summary(self) -> Path:
        return self.change(
            self.record(), lambda text: re.sub("(?m)^summary: .*$", f"summary: Tóm tắt {self.count}.", text)
        )

    def new_story(self) -> Path:
        story = self.pick("exemplars/stories/*/*.md")
        file = story.with_name(f"chuyen-moi-{self.count}.md")
        shutil.copy(story, file)
        return self.change(file, self.retold)

    def retold(self, text: str) -> str:
        """A story with a title and words of its own."""
        head, mark, _ = re.sub("(?m)^title: .*$", f"title: Chuyện mới {self.count}", text).rpartition("---\n")
        body = " ".join(f"Việc thứ {number} của chuyện {self.count}." for number in range(20))
        return f"{head}{mark}\n{body}\n"

    def delete(self) -> Path:
        file = self.pick("exemplars/stories/*/*.md")
        self.before.append((file, file.read_bytes()))
        file.unlink()
        return file

    def rename(self) -> Path:
        file = self.pick("exemplars/stories/*/*.md")
        return file.rename(file.with_name(f"ten-moi-{self.count}.md"))

    def withdraw(self) -> Path:
        return self.change(self.record(), lambda text: text.replace("status: published", "status: withdrawn"))

    def vocabulary(self) -> Path:
        file = self.root / "exemplars" / "vocabulary" / self.chance.choice(["units.yml", "fields.yml", "awards.yml"])
        return self.change(file, lambda text: re.sub(r"name: (\w+)", rf"name: \1 {self.count}", text, count=1))

    def template(self) -> Path:
        return self.change(self.pick("theme/exemplars/*.html"), lambda text: f"{text}{{# lần {self.count} #}}\n")

    def settings(self) -> Path:
        size = 10 + self.count % 5
        return self.change(
            self.root / "mkdocs.yml", lambda text: re.sub("list_size: [0-9]+", f"list_size: {size}", text)
        )

    def page(self) -> Path:
        return self.change(self.pick("content/*.md"), lambda text: f"{text}\nThêm {self.count}.\n")

    def undo(self) -> Path | None:
        """Put a file back as it was, to the byte and to the old time."""
        if not self.before:
            return None
        file, old = self.before.pop(self.chance.randrange(len(self.before)))
        file.write_bytes(old)
        os.utime(file, (1_600_000_000, 1_600_000_000))
        return file

    def touch(self) -> Path:
        file = self.record()
        file.touch()
        return file


@pytest.mark.parametrize(
    ("edits", "seed"), [(SHORT, 4), pytest.param(LONG, 20261122, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_edit_after_edit(tmp_path: Path, edits: int, seed: int) -> None:
    root = tmp_path / "root"
    shutil.copytree(ROOT / "tests" / "mini", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    editor = Editor(root, seed)
    built = 0
    good = tmp_path / "good"
    for _ in range(edits):
        keep(root, good)
        what = editor.edit()
        first = main(["build", "--root", str(root)])
        wanted = clean(root, tmp_path / "clean", from_nothing=editor.count % FROM_NOTHING == 0)
        assert (first == 0) == (wanted is not None), what
        if wanted is not None:
            assert files_of(root / "site") == wanted, what
            assert main(["build", "--root", str(root)]) == 0
            assert files_of(root / "site") == wanted, f"{what}, again"
        else:
            keep(good, root)  # what nobody can build is taken back, all at once
            editor.before.clear()
        built += wanted is not None
    assert built >= edits // 2


SOURCES = ("exemplars", "content", "theme")


def keep(root: Path, other: Path) -> None:
    """Make the sources of ``other`` those of ``root``."""
    for name in SOURCES:
        shutil.rmtree(other / name, ignore_errors=True)
        shutil.copytree(root / name, other / name)
    shutil.copy(root / "mkdocs.yml", other)


def clean(root: Path, folder: Path, *, from_nothing: bool) -> dict[str, bytes] | None:
    """The site that a build without a trace makes; None where it makes none. Pictures may come from their cache."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in (*SOURCES, *(() if from_nothing else (".cache/pictures",))):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    try:
        return files_of(build_site(folder))
    except BuildFailed:
        return None
