"""Writes what is planned into a folder, pages rendered on the way, in several processes where that is possible."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.edge.pictures.cache import Kept
from generator.edge.progress import Progress
from generator.edge.render import Renderer
from generator.edge.verify import Fingerprint, fingerprint
from generator.show.outputs import Output
from generator.words.sharing import Share, pieces

PIECE = 100
"""Outputs that are worth another process."""
PIECES = 40

Laid = list[tuple[str, Fingerprint]]


def lay(
    outputs: Sequence[Output],
    renderer: Renderer,
    folder: Path,
    share: Share,
    progress: Progress,
    pictures: Mapping[str, Kept],
) -> dict[str, Fingerprint]:
    """Write every output under ``folder``; ``pictures`` are those with a recipe, as far as they could be made.

    Returns:
        The fingerprint of what was written, by path.
    """
    here = os.getpid()
    jobs: list[Callable[[], Laid]] = []
    start = 0
    for part in pieces(outputs, PIECE, PIECES):
        # Work is taken in order, so whoever takes a piece knows how much has been begun before it.
        began = partial(_tell, progress, start, here)
        jobs.append(partial(_piece, part, renderer, folder, pictures, began))
        start += len(part)
    laid = dict(one for part in share(jobs) for one in part)
    progress.reach(len(outputs))
    return laid


def _tell(progress: Progress, done: int, here: int) -> None:
    if os.getpid() == here:
        progress.reach(done)


def _piece(
    outputs: Sequence[Output],
    renderer: Renderer,
    folder: Path,
    pictures: Mapping[str, Kept],
    began: Callable[[], None],
) -> Laid:
    began()
    laid: Laid = []
    made: set[str] = set()
    for output in outputs:
        if output.recipe and output.path not in pictures:
            continue  # of which there was a finding; only a preview goes on
        data = _bytes_of(output, renderer, pictures)
        place, _, _ = output.path.rpartition("/")
        if place not in made:
            (folder / place).mkdir(parents=True, exist_ok=True)
            made.add(place)
        (folder / output.path).write_bytes(data)
        laid.append((output.path, fingerprint(data)))
    return laid


def _bytes_of(output: Output, renderer: Renderer, pictures: Mapping[str, Kept]) -> bytes:
    if output.recipe:
        return pictures[output.path].path.read_bytes()
    return renderer.render(output.page, output.path) if output.page else output.content or b""
