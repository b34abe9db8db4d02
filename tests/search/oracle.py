"""What a search should find, told without its code: by the titles of the records and by the words of the pages.

Folding here is a dozen lines of its own, so that a fault in ``generator.words.vietnamese`` is not believed twice.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.know.publicity import open_to_readers
from tests.search.sites import site

_TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_Y = re.compile(r"\b([hklmst])y\b")
_LETTERS = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "æ": "ae", "ß": "ss"})


def plain_words(text: str) -> list[str]:
    """Words without marks, in lower case, ``ky`` as ``ki``."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _WORD.findall(_Y.sub(r"\1i", "".join(one for one in letters if not unicodedata.combining(one))))


@cache
def page_words(name: str, path: str) -> tuple[str, ...]:
    """The words of the main part of a page, as a reader sees it."""
    text = site(name).html(f"{path}index.html")
    main = text[text.index("<main") : text.rindex("</main>")]
    return tuple(plain_words(html.unescape(_TAG.sub(" ", main))))


def stands_in(name: str, found: dict[str, str], query: str) -> bool:
    """Whether every word of a query stands on a page that was found, or beside its name in the results, where
    abbreviations and English names are told: whole, as the beginning of a word, or several written as one.
    """
    there = [*page_words(name, found["path"]), *plain_words(found["text"])]
    known, joined = set(there), "".join(there)
    *first, last = plain_words(query)
    return all(word in known or (len(word) >= 4 and word in joined) for word in first) and (
        last in known or any(one.startswith(last) for one in known) or (len(last) >= 4 and last in joined)
    )


@cache
def titles(name: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The addresses of public records, their kind, and the words of their titles or names."""
    return tuple(_titles(name))


def _titles(name: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    public = open_to_readers(site(name).plan.catalog)
    for one in public.profiles.values():
        yield f"guong/{one.id}/", one.kind, frozenset(plain_words(one.name))
    for story in public.stories.values():
        yield f"bai-viet/{story.id}/", story.kind, frozenset(plain_words(story.title))
    for event in public.events.values():
        yield f"su-kien/{event.id}/", "event", frozenset(plain_words(event.title))


def titled(name: str, query: str, kind: str = "") -> set[str]:
    """The addresses of records, of one kind or any, whose title or name holds every word of a query."""
    asked = set(plain_words(query))
    return {path for path, its, words in titles(name) if kind in ("", its) and asked <= words}
