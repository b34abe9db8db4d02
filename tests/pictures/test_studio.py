"""Pictures are made once, kept well, and let go of; a bad one hurts nobody."""

from __future__ import annotations

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.edge.pictures.lab import Child, Refused
from generator.edge.pictures.studio import Studio
from generator.show.outputs import Output
from generator.show.pictures import Card, Rendition, Seen, address, renditions, sizes
from tests.pictures.samples import bomb, ramp, saved

GOOD = saved(ramp())
FILES = {
    "media/a.jpg": GOOD,
    "media/b.jpg": saved(ramp(400, 900)),
    "media/bom.png": bomb(),
    "media/cut.jpg": GOOD[:-3000],
    "media/ending.png": GOOD,
}


def read(path: str) -> bytes:
    return FILES[path]


def planned(studio: Studio) -> list[Output]:
    looked = studio.look(sorted(FILES), read)
    recipes = [one for path, seen in looked.seen.items() for one in renditions(path, seen, (320, 640))]
    cards = [Card(width=1200, height=630, site="Trang", title=f"Bài {number}") for number in range(3)]
    with_portrait = Card(width=1200, height=630, site="Trang", title="Có ảnh", portrait="media/b.jpg",
                         digest=looked.seen["media/b.jpg"].digest)  # fmt: skip
    return [Output(path=address(one, looked.tools), maker="test", recipe=one)
            for one in (*recipes, *cards, with_portrait)]  # fmt: skip


def made_in(folder: Path) -> dict[str, bytes]:
    with Studio(folder) as studio:
        made, found = studio.make(planned(studio), read)
        assert found == []
        return {path: Path(one.path).read_bytes() for path, one in made.items()}


def test_only_good_pictures_are_seen(tmp_path: Path) -> None:
    with Studio(tmp_path) as studio:
        seen = studio.look(sorted(FILES), read).seen
    assert {path: (one.width, one.height) for path, one in seen.items()} == {
        "media/a.jpg": (900, 600),
        "media/b.jpg": (400, 900),
    }


def test_everything_planned_is_made_the_same_in_every_place(tmp_path: Path) -> None:
    first = made_in(tmp_path / "một")
    assert made_in(tmp_path / "hai") == first
    assert len(first) == 3 * 2 + 3 * 2 + 4
    for path, content in first.items():
        kind = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF", "png": "PNG"}[path.rpartition(".")[2]]
        assert Image.open(BytesIO(content)).format == kind


def test_what_was_made_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made_in(tmp_path)

    def never(*_: object) -> None:
        raise AssertionError("a child was asked")

    monkeypatch.setattr(Child, "ask", never)
    assert made_in(tmp_path) == first


@pytest.mark.parametrize("harm", [b"", b"\x00" * 50, None], ids=["empty", "other bytes", "gone"])
def test_damage_is_noticed_and_mended(tmp_path: Path, harm: bytes | None) -> None:
    first = made_in(tmp_path)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size)
    assert files
    for path in files[::2]:
        path.unlink() if harm is None else path.write_bytes(harm)
    assert made_in(tmp_path) == first


def test_what_a_site_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    made_in(tmp_path)
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / ".half-written").write_bytes(GOOD[:1000])
    with Studio(tmp_path) as studio:
        outputs = [one for one in planned(studio) if isinstance(one.recipe, Rendition) and "a.jpg" in one.recipe.source]
        studio.make(outputs, read)
        studio.done()
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]
    assert len(left) == len(outputs)


def test_nothing_is_taken_from_another_build(tmp_path: Path) -> None:
    made_in(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with Studio(tmp_path):
        Studio(tmp_path).done()
        assert sorted(tmp_path.rglob("*")) == before
    Studio(tmp_path).done()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("không phải thư mục", encoding="utf-8")
    assert made_in(blocked / "cache") == made_in(tmp_path / "good")


def test_a_source_that_changes_in_between_is_a_finding(tmp_path: Path) -> None:
    with Studio(tmp_path) as studio:
        outputs = planned(studio)
        made, found = studio.make(outputs, lambda path: FILES["media/b.jpg"])
    assert {one.place.path for one in found} == {"media/a.jpg"}
    assert len(made) == len(outputs) - 6


def test_a_child_that_hangs_is_ended_and_replaced() -> None:
    child = Child(patience=0.2)
    start = time.monotonic()
    with pytest.raises(Refused):
        child.ask({"job": "look", "kind": "jpeg"}, [saved(ramp(6000, 6000))])
    assert time.monotonic() - start < 20
    child.patience = 60
    assert child.ask({"job": "look", "kind": "jpeg"}, [GOOD])[0] == {"width": 900, "height": 600}
    child.end()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_child_has_little_memory() -> None:
    child = Child()
    try:
        child.ask({"job": "look", "kind": "jpeg"}, [GOOD])
        process = child._process
        assert process is not None
        limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
        rows = {line[:26].strip(): line[26:].split() for line in limits.splitlines()}
        assert int(rows["Max address space"][0]) <= 2 << 30
        assert int(rows["Max cpu time"][0]) <= 120
        assert rows["Max file size"][0] == "0"
    finally:
        child.end()


def test_sizes_never_exceed_the_source() -> None:
    seen = Seen(digest="", width=700, height=500)
    assert sizes(seen, (320, 640, 960)) == ((320, 229), (640, 457))
    assert sizes(Seen(digest="", width=800, height=500), (320, 640, 960))[-1] == (800, 500)
    assert sizes(Seen(digest="", width=48, height=36), (320, 640)) == ((48, 36),)
    assert sizes(Seen(digest="", width=5000, height=1), (320, 640))[-1] == (640, 1)
