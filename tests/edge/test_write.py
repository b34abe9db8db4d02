from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edge.write import CannotReplace, check_target, discard, fresh_folder, swap_in


def text_of(folder: Path) -> str:
    return (folder / "index.html").read_text()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    return folder


def dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_swap(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "cũ")
    fresh = fresh_folder(site)
    make(fresh, "mới")
    swap_in(fresh, site)
    assert text_of(site) == "mới"
    assert names_in(tmp_path) == ["site"]


def test_first_site_in_a_new_place(tmp_path: Path) -> None:
    site = tmp_path / "a/b/site"
    swap_in(make(fresh_folder(site), "mới"), site)
    assert text_of(site) == "mới"


def test_swap_of_nothing_keeps_the_old(tmp_path: Path) -> None:
    site = make(tmp_path / "site", "cũ")
    with pytest.raises(FileNotFoundError):
        swap_in(fresh_folder(site), site)
    assert text_of(site) == "cũ"
    assert names_in(tmp_path) == ["site"]


def test_link_to_a_site_stays_a_link(tmp_path: Path) -> None:
    real = make(tmp_path / "real/site", "cũ")
    link = tmp_path / "site"
    link.symlink_to(real)
    swap_in(make(fresh_folder(link), "mới"), link)
    assert link.is_symlink()
    assert text_of(real) == "mới"


def test_leftovers_of_killed_builds_are_cleared(tmp_path: Path) -> None:
    site, dead = make(tmp_path / "site", "tốt"), dead_process()
    make(tmp_path / f".site-building-{dead}", "dở")
    make(tmp_path / f".site-old-{dead}", "cũ")
    make(tmp_path / ".site-building-x", "của ai khác")
    make(tmp_path / f".site-building-{os.getppid()}", "đang dựng")
    fresh_folder(site)
    assert names_in(tmp_path) == [f".site-building-{os.getppid()}", ".site-building-x", "site"]
    assert text_of(site) == "tốt"


def test_site_lost_in_a_killed_swap_comes_back(tmp_path: Path) -> None:
    make(tmp_path / f".site-old-{dead_process()}", "tốt")
    fresh_folder(tmp_path / "site")
    assert text_of(tmp_path / "site") == "tốt"


KILLED_AT = """
import os, sys
from pathlib import Path
from generator.edge import write
steps = 0
def counted(event, arguments):
    global steps
    if event in ("os.rename", "os.remove", "os.rmdir", "shutil.rmtree"):
        steps += 1
        if steps == int(sys.argv[2]):
            os.kill(os.getpid(), 9)
site = Path(sys.argv[1])
fresh = write.fresh_folder(site)
fresh.mkdir()
(fresh / "index.html").write_text("mới")
sys.addaudithook(counted)
write.swap_in(fresh, site)
"""


def test_kill_at_any_step_leaves_a_whole_site(tmp_path: Path) -> None:
    for step in range(1, 20):
        site = make(tmp_path / str(step) / "site", "cũ")
        done = subprocess.run([sys.executable, "-c", KILLED_AT, str(site), str(step)], check=False)
        fresh_folder(site)
        assert text_of(site) in {"cũ", "mới"}
        assert names_in(site.parent) == ["site"]
        if done.returncode == 0:
            assert text_of(site) == "mới"
            assert step > 3
            return
    pytest.fail("the swap never finished")


@pytest.mark.parametrize("name", [".git", "mkdocs.yml"])
def test_repository_is_no_target(tmp_path: Path, name: str) -> None:
    root, target = make(tmp_path / "kho", ""), make(tmp_path / "khac", "")
    (target / name).touch()
    with pytest.raises(CannotReplace, match="kho mã nguồn"):
        check_target(target, root)


def test_sources_are_no_target(tmp_path: Path) -> None:
    for target in (tmp_path / "kho", tmp_path):
        with pytest.raises(CannotReplace, match="bài gốc"):
            check_target(target, tmp_path / "kho")


def test_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "site").touch()
    with pytest.raises(CannotReplace, match="một tệp"):
        check_target(tmp_path / "site", tmp_path / "kho")


def test_folder_of_a_site_is_a_target(tmp_path: Path) -> None:
    check_target(make(tmp_path / "kho/site", ""), tmp_path / "kho")
    check_target(tmp_path / "moi", tmp_path / "kho")


@pytest.mark.parametrize("name", ["exemplars", "exemplars/media", "theme"])
def test_a_folder_of_sources_is_no_target(tmp_path: Path, name: str) -> None:
    """``--out exemplars`` once replaced every record with a site."""
    folder = tmp_path / "kho" / name
    folder.mkdir(parents=True)
    (folder / "404.html").write_text("", encoding="utf-8")
    with pytest.raises(CannotReplace, match="bài gốc"):
        check_target(folder, tmp_path / "kho", ("content", "exemplars", "theme"))


def test_a_folder_with_other_files_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "thu-muc" / "thu.txt").write_text("của người khác", encoding="utf-8")
    with pytest.raises(CannotReplace, match="thư mục có sẵn tệp khác"):
        check_target(tmp_path / "thu-muc", tmp_path / "kho")


def test_discard_of_nothing(tmp_path: Path) -> None:
    discard(tmp_path / "x")
    assert names_in(tmp_path) == []
