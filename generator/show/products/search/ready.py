"""The documents of a site, and the segments of its index as far as they are made: most of the work of search, cut up.

Segments depend on nothing but their documents, so they may be made side by side, and those that are known are not made
again.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.show.products.search.documents import Document, documents_of
from generator.show.products.search.postings import Postings, forget_words, segment_of, segments
from generator.show.site import Site
from generator.words.memory import Memory, key_of
from generator.words.sharing import Ahead

NAME = "products.search"
_MEMORY = "segments"
_Packed = tuple[int, tuple[bytes, bytes]]
_VERSION = 2
"""Of ``marshal``: the last that writes equal values as equal bytes, whichever objects hold them."""


class Ready:
    """All ``documents`` of a site in their order, and the segments of their index as far as somebody made them.

    Segments are kept packed: that is a tenth of the room that their words take as objects, and sooner sent.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._parts = [(_key(part), part) for part in segments(documents)]
        self._known: dict[bytes, _Packed] = {}

    def postings(self, memory: Memory, number: int) -> Iterator[tuple[int, Postings]]:
        """The size of each segment, and its words (0) or runs of words (1); those that nobody has made are made."""
        work = self.ahead(memory)
        work.take([job() for job in work.jobs])
        for key, _ in self._parts:
            size, packed = self._known[key]
            yield size, marshal.loads(packed[number])  # noqa: S302 - packed by this program, and made of plain values

    def ahead(self, memory: Memory) -> Ahead:
        """The segments that are not known, as pieces of work."""
        missing: dict[bytes, Sequence[Document]] = {}
        for key, part in self._parts:
            if key not in self._known:
                found: _Packed | None = memory.recall(_MEMORY, key)
                if found is None:
                    missing[key] = part
                else:
                    self._known[key] = found

        def take(made: Sequence[_Packed]) -> None:
            for key, segment in zip(missing, made, strict=True):
                memory.keep(_MEMORY, key, segment)
                self._known[key] = segment
            if missing:
                forget_words()  # as many as a language has; what comes after needs the room

        return Ahead([partial(_packed, part) for part in missing.values()], take)


def ready(site: Site) -> Ready:
    """What is known of the index of a site; the same until ``let_go``."""
    found: Ready | None = site.held.get(NAME)
    if found is None:
        found = site.held[NAME] = Ready(documents_of(site))
    return found


def ahead(site: Site) -> Ahead:
    """What can be done before the index is planned."""
    return ready(site).ahead(site.memory)


def let_go(site: Site) -> None:
    """Hold nothing any more."""
    site.held.pop(NAME, None)


def _key(part: Sequence[Document]) -> bytes:
    """The hash of all that a segment is made from."""
    texts = [one.said for one in part]
    return key_of(*map(_bytes, texts))


def _packed(part: Sequence[Document]) -> _Packed:
    made = segment_of(part)
    return made.size, (_bytes(made.words), _bytes(made.runs))


def _bytes(value: Any) -> bytes:
    return marshal.dumps(value, _VERSION)
