"""``diff`` where one of the two versions cannot be built, or git does not have everything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edge.cli import main
from tests.edge.repositories import commit, mini_repository
from tests.support.rendering import MINI_NOW, THEME

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = mini_repository(tmp_path_factory.mktemp("states") / "kho")
    shutil.copytree(THEME, root / "theme")
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    commit(root)
    return root


@pytest.fixture
def kho(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "kho"))


@pytest.fixture
def say(kho: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["diff", "--root", str(kho), "--today", MINI_NOW.isoformat()[:16], *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def page(kho: Path) -> Path:
    return min((kho / "content").rglob("*.md"))


def record(kho: Path) -> Path:
    return min((kho / "exemplars" / "profiles").rglob("*.md"))


LINK = "\n[x](khong-co.md)\n"


def with_unknown_key(text: str) -> str:
    return text.replace("---\n", "---\nnhầm: 1\n", 1)


def test_what_only_a_build_notices_stops_too(kho: Path, say: Say) -> None:
    """MkDocs has a rule of its own for a folder of this name."""
    put_aside = kho / "content" / "templates" / "trang.md"
    put_aside.parent.mkdir()
    put_aside.write_text("---\ntitle: A\ndescription: B\n---\n\nChữ.\n", encoding="utf-8")
    commit(kho)
    code, said, _ = say("HEAD~1")
    assert code == 1
    assert "**Dừng lại:** bản này chưa dựng thành trang được" in said


@pytest.mark.parametrize(
    ("place", "edit", "why"),
    [
        (record, with_unknown_key, "còn 1 lỗi"),
        (page, with_unknown_key, "còn 1 lỗi"),
        (page, lambda text: text + LINK, "còn 1 lỗi"),
    ],
)
def test_what_breaks_the_site_stops_and_what_mends_it_does_not(
    kho: Path, say: Say, place: Callable[[Path], Path], edit: Callable[[str], str], why: str
) -> None:
    path = place(kho)
    whole = path.read_text(encoding="utf-8")
    path.write_text(edit(whole), encoding="utf-8")
    commit(kho)
    code, said, _ = say("HEAD~1")
    assert code == 1
    assert f"**Dừng lại:** {why}" in said
    assert ("lỗi" in why) == (f"`{path.relative_to(kho).as_posix()}:" in said)
    path.write_text(whole, encoding="utf-8")
    commit(kho)
    code, said, _ = say("HEAD~1")
    assert code == 0
    assert "**Không so được:**" in said
    assert "Dừng lại" not in said
    code, said, _ = say("HEAD~1", "HEAD~1")
    assert code == 1, "what was broken before stays a stop, and is named"
    assert why in said


def test_what_git_does_not_have_is_said(kho: Path, say: Say) -> None:
    assert "chưa đưa vào git" not in say("HEAD")[2]
    fresh = kho / "exemplars" / "profiles" / "moi.md"
    shutil.copyfile(record(kho), fresh)
    code, said, aside = say("HEAD")
    assert (code, "Người đọc sẽ không thấy gì thay đổi." in said) == (0, True)
    assert "Còn 1 tệp chưa đưa vào git nên chưa được so: exemplars/profiles/moi.md" in aside
    assert "moi.md" not in say("HEAD", "HEAD~0")[2]
