"""A sample of what ``python -m tests.fuzz --count 100000`` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edge.content import check_content, read_page
from generator.edge.printing import FORMATS
from tests.fuzz import run
from tests.fuzz.files import folders, seeds
from tests.fuzz.run import fuzz


def complaints(seed: int, count: int) -> list[object]:
    tally = fuzz(seed, count)
    assert len(tally.codes) > 30  # else the files are so spoiled that nothing looks into them
    return [*tally.broken, *tally.slow]


def test_random_files_never_break_the_check() -> None:
    assert complaints(seed=1, count=1500) == []


@pytest.mark.long
def test_many_random_files_never_break_the_check() -> None:
    assert complaints(seed=2, count=100_000) == []


def test_the_same_seed_gives_the_same_files() -> None:
    first, again, other = (list(folders(seed, 200)) for seed in (3, 3, 4))
    assert first == again != other
    assert len(seeds()) > 30


def test_a_fault_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(found: object) -> str:
        raise RuntimeError("hỏng")

    monkeypatch.setitem(FORMATS, "text", break_down)
    monkeypatch.setattr(run, "SLOW", 0.0)
    tally = fuzz(5, 25)
    assert "hỏng" in tally.broken[0][1]
    assert tally.slow


def test_random_pages_never_break_the_check(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for number, raw in enumerate(raw for files in folders(6, 400) for raw in files.values()):
        assert read_page(raw, "content/a.md").meta is not None
        (tmp_path / "content" / f"trang-{number}.md").write_bytes(raw)
    assert list(check_content(tmp_path, "content"))
