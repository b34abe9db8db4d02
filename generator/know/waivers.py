"""What somebody has looked at and let stand: words in one file, for a reason, until a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from generator.words.personal import Spotted
from generator.words.vietnamese import fold
from generator.words.vocabulary import Waiver


def is_waived(waivers: Collection[Waiver], today: date, path: str, spotted: Spotted) -> bool:
    """Whether a waiver in force is about ``spotted`` in the file at ``path``."""
    return any(one.file == path and same_words(one, spotted) and not is_over(one, today) for one in waivers)


def same_words(waiver: Waiver, spotted: Spotted) -> bool:
    """Whether a waiver is about these very words; a larger piece of text is not waived by a part of it."""
    return " ".join(waiver.words.split()) == spotted.words


def is_over(waiver: Waiver, today: date) -> bool:
    """Whether its last day has gone by; one without a day never was in force."""
    return waiver.until is None or waiver.until.last < today


def is_used(waiver: Waiver, spotted: Mapping[str, tuple[Spotted, ...]]) -> bool:
    """Whether its words still stand in its file."""
    return any(same_words(waiver, one) for one in spotted.get(waiver.file, ()))


def as_waiver(path: str, spotted: Spotted) -> str:
    """The line of a waiver, ready to be filled in."""
    return f'- {{id: …, file: {path}, words: "{spotted.words}", reason: …, by: …, until: …}}'


def is_namesake(waivers: Collection[Waiver], today: date, path: str, name: str) -> bool:
    """Whether a waiver in force says that ``name`` in the file at ``path`` is another person of that name."""
    return any(one.file == path and fold(one.words) == fold(name) and not is_over(one, today) for one in waivers)
