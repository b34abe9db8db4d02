"""What is measured is what is said: a valid corpus of the promised shape, the same for both sides."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator.build import examine
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.know.units import UnitTree
from tests.benchmarks import corpus, peers

STORIES = 100
NOW = datetime.fromisoformat(corpus.TODAY).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus."""
    return corpus.write(tmp_path_factory.mktemp("bench") / "root", STORIES)


def test_no_check_finds_anything_and_everything_is_public(root: Path) -> None:
    catalog, found = examine(FolderSource(root / "exemplars"), NOW)
    public = open_to_readers(catalog)
    assert found == ()
    assert (len(public.stories), len(public.profiles), len(public.events)) == (STORIES, STORIES // 5, STORIES // 100)
    assert len(public.awards) == len(public.decisions) * corpus.ROWS
    assert isinstance(catalog.units, UnitTree)
    assert (len(corpus.UNIT_IDS), len(catalog.vocabulary.fields)) == (60, 12)


def test_a_small_corpus_is_the_beginning_of_a_large_one() -> None:
    small = {one.path: one for one in corpus.records(50) if one.folder == "stories"}
    large = {one.path: one for one in corpus.records(80) if one.folder == "stories"}
    assert small.items() <= large.items()


def test_hugo_gets_every_record_and_our_frame(root: Path, tmp_path: Path) -> None:
    built = tmp_path / "site"
    page = built / peers.SAMPLE
    page.parent.mkdir(parents=True)
    page.write_text(
        "<head><title>x</title><link href='../../a.css'></head><body><nav></nav><article>y</article></body>"
    )
    (built / "assets").mkdir()
    (built / "media").mkdir()
    other = peers.write_hugo(tmp_path / "hugo", STORIES, built)
    given = {file.stem: file for file in (other / "content").rglob("*.md")}
    ours = {file.stem: file for file in (root / "exemplars").rglob("*.md")}
    assert ours.keys() <= given.keys()
    for name in ("chuyen-00003", "chuyen-00099"):
        bodies = [file.read_text(encoding="utf-8").split("---\n", 2)[2].strip() for file in (ours[name], given[name])]
        assert bodies[0] == bodies[1]
    head = re.search(r"(?m)^awards: (.*)$", given["chuyen-00003"].read_text(encoding="utf-8"))
    assert head
    assert json.loads(head[1])[0]["number"] == "1000/QĐ-ĐHTN"
    assert (other / "layouts/_partials/chrome-top.html").read_text() == "</head><body><nav></nav>"
    assert "/thu-nghiem/a.css" in (other / "layouts/_partials/chrome-head.html").read_text()
