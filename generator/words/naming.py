"""Where texts name somebody, however the name is written there."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.words.vietnamese import fold, nfc

_GAP = r"[\s>]+"
"""What may stand between two words of a name: white space, the end of a line, the mark of a quoted line."""
_EMPHASIS = re.compile(r"[*~`\\]|(?<![^\W_])_+|_+(?![^\W_])")
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ENTITY = re.compile(r"&#?\w{1,32};")
_PATH = re.compile(r"[^\s\"'\]\[{}(),]*[/.][^\s\"'\]\[{}(),]+")
"""What leads somewhere: a picture, an address. An id alone is no such thing: records refer to each other by it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A file, its line, and the words of that line; without a line it is the file's own name, or one of its keys.

    Not ``sure`` is what is all in small letters, where “hoàng lan” may well be a tree.
    """

    path: str
    line: int
    words: str = ""
    sure: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else f"{self.path}: {self.words or 'tên tệp'}"


class Name:
    """A person's name, to be found in texts and in names of files.

    Capitals, white space, line ends, emphasis, invisible characters and the place of a tone's mark make no difference.
    Without marks it is the name only where no mark is written: “Hòa” and “Hoa” are two people. What is a part of one
    of the ``longer`` names is somebody else.
    """

    def __init__(self, name: str, longer: Iterable[str] = ()) -> None:
        words = fold(name).split()
        rests = [rest for one in longer if (rest := fold(one).split()) and rest[: len(words)] == words]
        self._wanted = _spelling(name)
        self._spoken = _pattern(words, _GAP, [rest[len(words) :] for rest in rests])
        self._in_files = _pattern(words if len(words) > 1 else [], r"[-_. +]*", [rest[len(words) :] for rest in rests])

    def lines(self, text: str) -> Iterator[int]:
        """The lines on which it begins, with a capital."""
        return (line for line, capital in self.found(text) if capital)

    def found(self, text: str) -> Iterator[tuple[int, bool]]:
        """The lines on which it begins, and whether with a capital."""
        clean = _HIDDEN.sub("", _EMPHASIS.sub("", _ENTITY.sub(_letter, nfc(text))))
        for found in self._spoken.finditer(clean.translate(_FOLDED)):
            said = " ".join(clean[found.start() : found.end()].replace(">", " ").split())
            if said.isascii() or _spelling(said) == self._wanted:
                yield clean.count("\n", 0, found.start()) + 1, not said[0].islower()

    def is_in_path(self, path: str) -> bool:
        """Whether the name of a file, or an address, tells it."""
        return self._in_files.search(fold(unquote(path))) is not None


def mentions(name: Name, path: str, text: str) -> Iterator[Mention]:
    """Where ``text``, the file at ``path``, names the person; the file's own name comes first."""
    if name.is_in_path(PurePosixPath(path).stem):
        yield Mention(path, 0)
    lines = text.split("\n")
    found: dict[int, bool] = {}
    for number, capital in name.found(text):
        found[number] = capital or found.get(number, False)
    pointing = (number for number, line in enumerate(lines, start=1) if any(map(name.is_in_path, _PATH.findall(line))))
    found |= dict.fromkeys(pointing, True)
    for number, sure in sorted(found.items()):
        yield Mention(path, number, lines[number - 1], sure=sure)


def _pattern(words: list[str], gap: str, longer: list[list[str]]) -> re.Pattern[str]:
    """``words`` with ``gap`` between them, where none of the ``longer`` names goes on."""
    if not words:
        return re.compile(r"(?!)")
    edge = r"(?![^\W_])"
    others = "".join(f"(?!{gap}{gap.join(map(re.escape, rest))}{edge})" for rest in longer if rest)
    return re.compile(rf"(?<![^\W_]){gap.join(map(re.escape, words))}{edge}{others}")


def _letter(entity: re.Match[str]) -> str:
    """What an entity stands for; never the end of a line, since lines are counted."""
    return " ".join(html.unescape(entity[0]).split("\n"))


def _spelling(text: str) -> str:
    """A name in small letters, each word's marks in one order: “Hoà” is “hòa”."""
    return " ".join("".join(sorted(unicodedata.normalize("NFD", word))) for word in text.casefold().split())


class _Folded(dict[int, str]):
    """Folds a text letter by letter, so that every letter keeps its place; learns each letter the first time."""

    def __missing__(self, letter: int) -> str:
        folded = fold(chr(letter))
        self[letter] = folded if len(folded) == 1 else chr(letter)
        return self[letter]


_FOLDED = _Folded()
