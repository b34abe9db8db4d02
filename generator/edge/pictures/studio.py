"""Follows the recipes of ``show.pictures``: opens sources and makes pictures in child processes, keeps results."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from PIL import __version__ as pillow
from PIL import features

from generator.edge.pictures.cache import Cache, Kept
from generator.edge.pictures.lab import Child, Refused, each
from generator.edge.verify import Lying as FileLying
from generator.show.outputs import Output
from generator.show.pictures import RECIPES, Card, Looked, Recipe, Rendition, Seen, kind_of
from generator.show.products.media import HINT, RULE
from generator.words.diagnostics import Diagnostic, Place
from generator.words.sharing import Share, in_turn, pieces

Read = Callable[[str], bytes]
Lying = Callable[[str, str], Kept | None]
FOLDER = ".cache/pictures"
_TOGETHER = 16
"""Cards asked for at once: enough to make asking cheap, few enough to share the work out evenly."""
_WORTH_A_PROCESS = 500
"""Kept pictures that are worth another process that reads them."""
_LIBRARIES = ("freetype2", "avif", "webp", "libjpeg_turbo", "zlib", "littlecms2")


def nothing_lies(path: str, key: str) -> None:
    """Where nothing is known of an earlier site."""
    return


@cache
def _versions() -> str:
    """All that shapes the bytes of a picture made by the same recipe."""
    return repr((RECIPES, pillow, *(features.version(name) for name in _LIBRARIES)))


def _hash(*parts: bytes) -> str:
    return _fed(hashlib.blake2b(digest_size=20), *parts).hexdigest()


def _fed(digest: hashlib.blake2b, *parts: bytes) -> hashlib.blake2b:
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What one child is asked at once: pictures of one source, or cards with one portrait or none."""

    head: dict[str, Any]
    source: str
    digest: str
    outputs: tuple[Output, ...]


class Studio:
    """One build's pictures.

    Args:
        folder: where to keep what was made.
        at_once: how many processes may work side by side; 0 for as many as there are processors.
        shared: the folder is also another site's, so nothing in it is superfluous.
    """

    def __init__(self, folder: Path, at_once: int = 0, *, shared: bool = False) -> None:
        self.cache = Cache(folder)
        self._at_once = at_once
        self._shared = shared

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Let other builds remove what is kept."""
        self.cache.release()

    def done(self) -> None:
        """The site is whole: forget what it did not ask for."""
        self.release()
        if not self._shared:
            self.cache.forget_others()

    def look(self, paths: Iterable[str], read: Read) -> Looked:
        """Open every source, at most once in its life."""
        seen: dict[str, Seen] = {}
        digests: dict[str, str] = {}
        for path in paths:
            try:
                digests[path] = _digest(read(path), kind_of(path))
            except OSError:
                continue
        first = {digest: path for path, digest in digests.items() if not self.cache.seen(digest)[0]}
        each(sorted(first.items()), lambda child, one: self._look(child, *one, read), at_once=self._at_once)
        for path, digest in digests.items():
            size = self.cache.seen(digest)[1]
            if size is not None:
                seen[path] = Seen(digest=digest, width=size[0], height=size[1])
        return Looked(tools=pillow, seen=seen)

    def _look(self, child: Child, digest: str, path: str, read: Read) -> None:
        try:
            found, _ = child.ask({"job": "look", "kind": kind_of(path)}, [read(path)])
        except (Refused, OSError):
            self.cache.note(digest, None)
        else:
            self.cache.note(digest, (found["width"], found["height"]))

    def make(
        self, outputs: Iterable[Output], read: Read, lying: Lying = nothing_lies, share: Share = in_turn
    ) -> tuple[dict[str, Kept], list[Diagnostic]]:
        """Make what is not in the cache.

        Args:
            outputs: planned files; those without a recipe are passed over.
            read: gives the bytes of a source.
            lying: gives what already lies at a path of the site, made by the recipe with a key.
            share: may look side by side whether what is in the cache is unharmed.

        Returns:
            What was made, by path of the site, and a finding for each source that could not be used after all.
        """
        made, missing = self._kept(outputs, lying, share)
        found: list[Diagnostic] = []

        def work(child: Child, job: _Job) -> None:
            try:
                blobs = _source(job, read)
                _, pictures = child.ask(job.head, blobs)
            except (Refused, OSError):
                place = Place(path=job.source)
                found.append(RULE.at(place, f"Không làm được ảnh từ “{job.source}”.", hint=HINT))
                return
            for output, content in zip(job.outputs, pictures, strict=True):
                assert output.recipe is not None  # noqa: S101 - for the type checker
                made[output.path] = self.cache.keep(_key(output.recipe), content)

        each(_jobs(missing), work, at_once=self._at_once)
        self.cache.let_go()
        return made, found

    def _kept(self, outputs: Iterable[Output], lying: Lying, share: Share) -> tuple[dict[str, Kept], list[Output]]:
        """What need not be made, by path, and the outputs that have to be."""
        made: dict[str, Kept] = {}
        doubtful: list[tuple[Output, Kept]] = []
        missing: list[Output] = []
        for output in outputs:
            if output.recipe is None:
                continue
            key = _key(output.recipe)
            if kept := lying(output.path, key):
                if not self._shared:  # of whose folder nothing is ever removed
                    self.cache.want(key)
                made[output.path] = kept
            elif kept := self.cache.known(key):
                doubtful.append((output, kept))
            else:
                missing.append(output)
        jobs = [partial(_looked_at, part) for part in pieces(doubtful, _WORTH_A_PROCESS)]
        seen = (one for part in share(jobs) for one in part)
        for (output, kept), lies in zip(doubtful, seen, strict=True):
            if lies:
                self.cache.want(kept.key)
                made[output.path] = replace(kept, lying=lies)
            else:
                missing.append(output)
        return made, missing


def _looked_at(part: Sequence[tuple[Output, Kept]]) -> list[FileLying | None]:
    return [kept.whole() for _, kept in part]


def _digest(data: bytes, kind: str) -> str:
    return _hash(kind.encode(), data)


def _key(recipe: Recipe) -> str:
    return _fed(_begun(type(recipe).__name__).copy(), _text(recipe).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _begun(kind: str) -> hashlib.blake2b:
    """What all recipes of a kind share, hashed once: there are tens of thousands of them."""
    return _fed(hashlib.blake2b(digest_size=20), _versions().encode(), kind.encode())


def _text(recipe: Recipe) -> str:
    """What a recipe says but for the name of its source, whose bytes it names too."""
    names = _NAMES[type(recipe)]
    return repr([(name, "" if name in {"source", "portrait"} else getattr(recipe, name)) for name in names])


_NAMES = {kind: sorted({*(one.name for one in fields(kind)), "source", "portrait"}) for kind in (Rendition, Card)}


def _source(job: _Job, read: Read) -> list[bytes]:
    """The bytes of a job's source.

    Raises:
        Refused: they are no longer those that were looked at.
    """
    if not job.source:
        return []
    data = read(job.source)
    if _digest(data, kind_of(job.source)) != job.digest:
        raise Refused("the source changed")
    return [data]


def _jobs(missing: Sequence[Output]) -> Iterator[_Job]:
    sources: dict[str, list[tuple[Output, Rendition]]] = {}
    portraits: dict[tuple[str, str], list[tuple[Output, Card]]] = {}
    for output in missing:
        if isinstance(output.recipe, Rendition):
            sources.setdefault(output.recipe.source, []).append((output, output.recipe))
        elif isinstance(output.recipe, Card):
            portraits.setdefault((output.recipe.portrait, output.recipe.digest), []).append((output, output.recipe))
    for source, wanted in sources.items():
        yield _Job(
            head={
                "job": "renditions",
                "kind": kind_of(source),
                "wanted": [(one.width, one.height, one.kind) for _, one in wanted],
            },
            source=source,
            digest=wanted[0][1].digest,
            outputs=tuple(output for output, _ in wanted),
        )
    for (portrait, digest), cards in portraits.items():
        for start in range(0, len(cards), _TOGETHER):
            some = cards[start : start + _TOGETHER]
            yield _Job(
                head={"job": "cards", "kind": kind_of(portrait), "cards": [asdict(card) for _, card in some]},
                source=portrait,
                digest=digest,
                outputs=tuple(output for output, _ in some),
            )
