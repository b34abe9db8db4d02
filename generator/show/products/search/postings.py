"""From documents to postings: which word stands in which document, and how much it weighs there.

A document's contribution depends on that document alone. Documents are numbered in their order and cut into segments
where their own addresses say so, so a change in one leaves the segments of the others as they were: whoever keeps
segments by what they were made of need only make the changed ones anew (``segments``, ``keys``).

A list of numbers is written as the gaps between them, each in digits of five bits, the lowest first, in the letters
of ``DIGITS``; a letter of the second half says that the number goes on.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, starmap

from generator.show.products.search.documents import Document
from generator.show.products.search.words import Word, different_words, forget_spellings, words

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
TITLE, SHOWN, BODY = 0, 1, 2
"""How much a word weighs: it is of the title, of what is shown under it, or of the text behind it."""
WEIGHTS = (TITLE, SHOWN, BODY)
SEGMENT = 96
"""Documents in a segment, on average."""
SPREAD = "."
"""What stands between the forms of a run of words."""

Run = tuple[int, str, int]
"""The first number of a list inside its segment, the gaps after it as text, and the last number."""
Runs = tuple[Run | None, Run | None, Run | None]
"""A word's documents in a segment, by weight."""
Found = tuple[set[Word], set[Word], set[Word]]
"""Words by their weight."""
Postings = dict[Word, Runs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What some documents in a row contribute: single words, and runs of words that stand side by side."""

    size: int
    words: Postings
    runs: Postings


def number(value: int) -> str:
    """A number in digits."""
    text = ""
    while value > 31:
        text += DIGITS[32 + (value & 31)]
        value >>= 5
    return text + DIGITS[value]


_SMALL = tuple(number(value) for value in range(4096))


def gaps(numbers: Sequence[int]) -> str:
    """Rising numbers after the first, as the gaps between them less one."""
    return "".join([_SMALL[after - before - 1] for before, after in pairwise(numbers)])


def segments(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Documents in order, cut before each whose address says so."""
    start = 0
    for place, document in enumerate(documents):
        if (place - start >= SEGMENT // 4 and _begins(document)) or place - start >= 8 * SEGMENT:
            yield documents[start:place]
            start = place
    if start < len(documents):
        yield documents[start:]


def _begins(document: Document) -> bool:
    digest = hashlib.blake2b(document.path.encode("utf-8"), digest_size=2).digest()
    return int.from_bytes(digest, "big") % SEGMENT == 0


def forget_words() -> None:
    """Hold no word any more; those of a whole site take as much room as its lists."""
    for known in (_listed, _pair):
        known.cache_clear()
    forget_spellings()


def segment_of(documents: Sequence[Document]) -> Segment:
    """The contributions of documents in a row."""
    singles: list[dict[Word, list[int]]] = [defaultdict(list) for _ in WEIGHTS]
    runs: list[dict[Word, list[int]]] = [defaultdict(list) for _ in WEIGHTS]
    for place, document in enumerate(documents):
        _note(singles, words_of(document), place)
        _note(runs, runs_of(document), place)
    return Segment(size=len(documents), words=_closed(singles), runs=_closed(runs))


def _note(lists: list[dict[Word, list[int]]], found: Found, place: int) -> None:
    seen: set[Word] = set()
    for weight in WEIGHTS:
        for word in found[weight] - seen:
            lists[weight][word].append(place)
        seen |= found[weight]


def _closed(lists: list[dict[Word, list[int]]]) -> Postings:
    closed: Postings = {}
    titles, shown, bodies = lists
    for word in {*titles, *shown, *bodies}:
        closed[word] = (_run(titles.get(word)), _run(shown.get(word)), _run(bodies.get(word)))
    return closed


def _run(numbers: list[int] | None) -> Run | None:
    if not numbers:
        return None
    return (numbers[0], gaps(numbers) if len(numbers) > 1 else "", numbers[-1])


def words_of(document: Document) -> Found:
    """The words of a document by their weight."""
    title = {word for text in (document.title, *document.also, *document.numbers) for word in _listed(text)}
    shown = {word for text in document.shown for word in _listed(text)}
    return title, shown, different_words(document.body)


def runs_of(document: Document) -> Found:
    """The runs of words of a document: pairs of what is shown, names and titles from each word on, numbers."""
    title: set[Word] = set()
    for text in (document.title, *document.also):
        title.update(_pairs(text), _stretched(text), _whole(text))
    for text in document.numbers:
        title.update(_stretches(text))
    shown = {pair for text in document.shown for pair in _pairs(text)}
    for text in document.names:
        shown.update(_stretched(text))
    return title, shown, set()


@lru_cache(maxsize=1 << 12)
def _listed(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


def _joined(parts: Sequence[Word]) -> Word:
    """The term is in one piece, so that numbers are found however they are cut up; the form says where the words end:
    ``và những`` is not ``Văn Hùng``.
    """
    form = SPREAD.join([form or term for term, form in parts])
    return "".join([term for term, _ in parts]), "" if len(parts) == 1 and form == parts[0][0] else form


@lru_cache(maxsize=1 << 17)
def _pair(first: Word, second: Word) -> Word:
    return _joined((first, second))


def _pairs(text: str) -> Iterator[Word]:
    return starmap(_pair, pairwise(_listed(text)))


LONGEST = 8
"""Words of the longest run."""
WHOLE = "="
"""What stands behind a title that is nothing but these words."""


def _whole(title: str) -> Iterator[Word]:
    found = _listed(title)
    if 0 < len(found) <= LONGEST:
        term, form = _joined(found)
        yield term + WHOLE, form


def _stretched(name: str) -> Iterator[Word]:
    """As many words from each on as a run may have: ``Nguyễn Văn An`` and ``Văn An``. What is asked for is looked up
    as the beginning of a run.
    """
    found = _listed(name)
    for start in range(len(found) - 1):
        yield _joined(found[start : start + LONGEST])


def _stretches(text: str) -> Iterator[Word]:
    """Every part of a number in one piece: 231/QĐ-TTg is found as 231QĐ, QĐTTg and 231QĐTTg."""
    found = _listed(text)
    for start in range(len(found)):
        for end in range(start + 2, min(len(found), start + LONGEST) + 1):
            yield _joined(found[start:end])


def joined(parts: Sequence[tuple[int, Runs]], weight: int) -> str:
    """One list out of the runs of several segments, each with the number its segment begins at."""
    if len(parts) == 1 and parts[0][1][weight] is None:
        return ""
    text: list[str] = []
    before = -1
    for offset, runs in parts:
        run = runs[weight]
        if run is not None:
            first, rest, last = run
            gap = offset + first - before - 1
            text += (_SMALL[gap] if gap < len(_SMALL) else number(gap), rest)
            before = offset + last
    return "".join(text)
