"""Writes what is planned into a folder, pages rendered on the way, in several processes where that is possible."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.edge.before import Before, Made
from generator.edge.keys import Keys
from generator.edge.pictures.cache import Kept
from generator.edge.pictures.putting import put
from generator.edge.progress import Progress
from generator.edge.render import Renderer
from generator.edge.verify import Expected, Linked, Lying, fingerprint, lying
from generator.show.outputs import Output
from generator.words.sharing import Share, pieces

PIECE = 100
"""Outputs that are worth another process."""
PIECES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One file that was laid: under which key, and what it is."""

    path: str
    key: bytes
    what: Expected

    @property
    def made(self) -> Made:
        """What the next build may know of it."""
        mark = self.what.mark if isinstance(self.what, Linked) else self.what
        return Made(key=self.key, mark=mark or b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Where files are laid.

    Args:
        folder: the folder of the site.
        renderer: draws pages.
        pictures: those with a recipe, as far as they could be made.
        before: the site that the last build left, if unchanged files may be taken from it.
        keys: makes the keys that say which are unchanged.
        mode: the permissions of new files, where pictures may be linked; None where they are copied.
    """

    folder: Path
    renderer: Renderer
    pictures: Mapping[str, Kept]
    before: Before | None = None
    keys: Keys | None = None
    mode: int | None = None


def lay(outputs: Sequence[Output], floor: Floor, share: Share, progress: Progress) -> list[Laid]:
    """Write every output, or let the file of the last build stand in its place where nothing about it has changed."""
    here = os.getpid()
    jobs: list[Callable[[], list[Laid]]] = []
    start = 0
    for part in pieces(outputs, PIECE, PIECES):
        # Work is taken in order, so whoever takes a piece knows how much has been begun before it.
        began = partial(_tell, progress, start, here)
        jobs.append(partial(_piece, part, floor, began))
        start += len(part)
    laid = [one for part in share(jobs) for one in part]
    progress.reach(len(outputs))
    return laid


def _tell(progress: Progress, done: int, here: int) -> None:
    if os.getpid() == here:
        progress.reach(done)


def _piece(outputs: Sequence[Output], floor: Floor, began: Callable[[], None]) -> list[Laid]:
    began()
    laid: list[Laid] = []
    made: set[str] = set()
    start = f"{floor.folder}/"
    for output in outputs:
        if output.recipe and output.path not in floor.pictures:
            continue  # of which there was a finding; only a preview goes on
        place, _, _ = output.path.rpartition("/")
        if place not in made:
            _make_folder(start + place)
            made.add(place)
        laid.append(_one(output, floor, start))
    return laid


def _make_folder(place: str) -> None:
    """Make a folder unless it is there; most have their parents already."""
    try:
        os.mkdir(place)  # noqa: PTH102 - a Path for each page costs as much as writing it
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - as above


def _one(output: Output, floor: Floor, start: str) -> Laid:
    path, place = output.path, start + output.path
    page, key = output.page, b""
    if output.recipe:
        key = bytes.fromhex(floor.pictures[path].key)
    elif page is not None and floor.keys is not None:
        page = page.to_be_keyed()
        key = floor.keys.of(page, path)
    if floor.before is not None and (linked := floor.before.take(path, key, place)):
        return Laid(path=path, key=key, what=linked)
    if output.recipe:
        return Laid(path=path, key=key, what=put(floor.pictures[path], place, floor.mode))
    data = floor.renderer.render(page, path) if page is not None else output.content or b""
    return Laid(path=path, key=key, what=Linked(mark=fingerprint(data), lying=_written(place, data)))


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _written(place: str, data: bytes) -> Lying:
    """Write a file, and say how it lies."""
    handle = os.open(place, _NEW, 0o666)
    try:
        done = os.write(handle, data)
        while done < len(data):
            done += os.write(handle, data[done:])
        return lying(os.fstat(handle))
    finally:
        os.close(handle)
