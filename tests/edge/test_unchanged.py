"""A run is skipped when nothing has changed, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.edge import unchanged
from generator.edge.cli import main
from generator.edge.unchanged import Trace, trace_of

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LATER = NOW + timedelta(hours=4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site's folder: the mini records and a little output."""
    folder = tmp_path / "root"
    shutil.copytree(ROOT / "tests" / "mini", folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    (folder / "site" / "a").mkdir(parents=True)
    (folder / "site" / "a" / "index.html").write_text("trang")
    return folder


def trace(root: Path, *words: str, config: dict[str, object] | None = None) -> Trace:
    found = trace_of(
        root, "build", config or {"docs_dir": "content", "theme": {"custom_dir": "theme"}}, "exemplars", *words
    )
    assert found is not None
    return found


@pytest.fixture
def kept(root: Path) -> Path:
    """The folder after a run that left a trace."""
    own = trace(root)
    own.begin()
    own.keep(["đã xong"], NOW, LATER, [root / "site"])
    return root


def test_nothing_has_changed(kept: Path) -> None:
    assert trace(kept).kept(NOW) == ["đã xong"]
    assert trace(kept).kept(LATER - timedelta(seconds=1)) == ["đã xong"]


def test_time_has_passed(kept: Path) -> None:
    assert trace(kept).kept(LATER) is None
    assert trace(kept).kept(NOW - timedelta(seconds=1)) is None


STORY = "exemplars/vocabulary/fields.yml"


def same_size_and_time(root: Path) -> None:
    file = root / STORY
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"1", b"2", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def replaced(root: Path) -> None:
    file = root / STORY
    other = file.with_name("khac.tmp")
    shutil.copy2(file, other)
    other.replace(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda root: (root / STORY).write_text("khác"),
    "same size and time": same_size_and_time,
    "replaced": replaced,
    "touched": lambda root: (root / STORY).touch(),
    "new record": lambda root: (root / "exemplars/profiles/moi.md").write_text("---\n---\n"),
    "deleted record": lambda root: next((root / "exemplars/profiles").glob("*.md")).unlink(),
    "renamed record": lambda root: next((root / "exemplars/profiles").glob("*.md")).rename(root / "exemplars/z.md"),
    "new folder": lambda root: (root / "exemplars/stories/1999").mkdir(),
    "template": lambda root: (root / "theme/main.html").write_text("khác"),
    "page": lambda root: (root / "content/them.md").write_text("khác"),
    "settings": lambda root: (root / "mkdocs.yml").touch(),
    "link": lambda root: (root / "content/noi.md").symlink_to("them.md"),
    "no theme": lambda root: shutil.rmtree(root / "theme"),
    "output edited": lambda root: (root / "site/a/index.html").write_text("thiếu"),
    "output lost": lambda root: (root / "site/a/index.html").unlink(),
    "output added": lambda root: (root / "site/la.html").write_text("lạ"),
    "no output": lambda root: shutil.rmtree(root / "site"),
    "no trace": lambda root: shutil.rmtree(root / ".cache"),
}


def cut(root: Path) -> None:
    file = root / unchanged.CACHE / "build.json"
    file.write_bytes(file.read_bytes()[:-40])


def alter(root: Path) -> None:
    file = root / unchanged.CACHE / "build.json"
    file.write_bytes(file.read_bytes().replace(b"xong", b"hong"))


CHANGES |= {"cut trace": cut, "altered trace": alter}


@pytest.mark.parametrize("change", CHANGES)
def test_something_has_changed(kept: Path, change: str) -> None:
    CHANGES[change](kept)
    assert trace(kept).kept(NOW) is None


def test_other_words_config_environment_and_packages(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert trace(kept, "--strict").kept(NOW) is None
    config = {"docs_dir": "content", "theme": {"custom_dir": "theme"}, "site_name": "Khác"}
    assert trace(kept, config=dict(config)).kept(NOW) is None
    monkeypatch.setenv("EXEMPLARS_TODAY", "2026-03-01")
    assert trace(kept).kept(NOW) is None
    monkeypatch.delenv("EXEMPLARS_TODAY")
    assert trace(kept).kept(NOW)
    (tmp_path / "them-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert trace(kept).kept(NOW) is None


def test_another_copy_of_the_program_runs(kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two checkouts of the program may build one site in turn; each only knows that its own files are as they were."""
    monkeypatch.setattr(unchanged, "PACKAGE", tmp_path / "another" / "generator")
    assert trace(kept).kept(NOW) is None


def test_a_file_that_changes_during_the_run_leaves_no_trace(root: Path) -> None:
    own = trace(root)
    own.begin()
    (root / STORY).touch()
    own.keep(["đã xong"], NOW, LATER)
    assert trace(root).kept(NOW) is None


@pytest.mark.parametrize(
    "config", [{"hooks": ["a.py"]}, {"plugins": ["exemplars", "macros"]}, {"plugins": {"tags": {}}}]
)
def test_code_of_others_is_always_run(root: Path, config: dict[str, object]) -> None:
    assert trace_of(root, "build", config, "exemplars") is None


def test_our_own_plugin_is_known(root: Path) -> None:
    config = {"plugins": ["search", {"exemplars": {"today": "2026-03-01"}}]}
    assert trace_of(root, "build", config, "exemplars") is not None


def test_check_says_the_same_twice_and_notices_a_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = root / "exemplars/profiles/hong.md"
    bad.write_text("---\nkind: individual\nnam: x\n---\n", encoding="utf-8")
    words = ["check", "--root", str(root), "--format", "json"]
    assert main(words) == 1
    first = capsys.readouterr().out
    assert (root / unchanged.CACHE / "check.json").is_file()
    assert main(words) == 1
    assert capsys.readouterr().out == first
    bad.unlink()
    assert main(words) == 0
    assert capsys.readouterr().out != first


def test_a_skipped_run_does_not_even_load_the_checks(root: Path) -> None:
    code = f"import sys\nfrom generator.edge.cli import main\nmain(['check', '--root', {str(root)!r}])\n"
    code += "sys.exit('generator.build' in sys.modules or 'mkdocs' in sys.modules)"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    codes = [subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True).returncode for _ in "12"]
    assert codes == [1, 0]
