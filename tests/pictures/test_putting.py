"""Kept pictures stand in a site as the cache's own files, and nothing that happens to either goes unnoticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.edge.pictures.cache import Cache, Kept
from generator.edge.pictures.putting import new_mode, put
from generator.edge.verify import Linked, verify

KEY = "a" * 40
OTHER_MODE = 0o600


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    cache = Cache(tmp_path / "cache")
    found = cache.keep(KEY, b"picture")
    cache.release()
    return found


def codes(site: Path, what: object) -> list[str]:
    return [one.code for one in verify(site, {"a.png": what})]  # type: ignore[dict-item]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site" / "a.png"


def test_a_picture_is_linked_with_the_permissions_of_a_new_file(kept: Kept, place: Path) -> None:
    what = put(kept, str(place), new_mode())
    assert isinstance(what, Linked)
    assert place.samefile(kept.path)
    (place.parent / "new").write_bytes(b"")
    assert place.stat().st_mode == (place.parent / "new").stat().st_mode
    (place.parent / "new").unlink()
    assert codes(place.parent, what) == []


@pytest.mark.parametrize("mode", [None, OTHER_MODE])
def test_where_a_link_would_not_do_it_is_copied(kept: Kept, place: Path, mode: int | None) -> None:
    what = put(kept, str(place), mode)
    assert not place.samefile(kept.path)
    assert place.read_bytes() == b"picture"
    assert codes(place.parent, what) == []


def test_a_file_that_nobody_looked_at_is_copied(kept: Kept, place: Path) -> None:
    unseen = Kept(key=kept.key, path=kept.path, mark=kept.mark)
    assert codes(place.parent, put(unseen, str(place), new_mode())) == []
    assert not place.samefile(kept.path)


@pytest.mark.parametrize("replaced", [False, True])
def test_damage_after_the_look_stops_the_build(kept: Kept, place: Path, replaced: bool) -> None:
    if replaced:
        Path(kept.path).unlink()
    Path(kept.path).write_bytes(b"pictura")
    os.utime(kept.path, ns=(0, 0))
    assert codes(place.parent, put(kept, str(place), new_mode())) == ["R952"]


def test_what_is_written_into_the_sites_file_is_noticed_in_the_cache(kept: Kept, place: Path) -> None:
    put(kept, str(place), new_mode())
    place.write_bytes(b"pictura")
    cache = Cache(Path(kept.path).parents[1])
    found = cache.known(KEY)
    cache.release()
    assert found is not None
    assert found.whole() is None
