"""What a unit reports in its own words, taken apart by the tasks it answers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.words.model import Narrative
from generator.words.vietnamese import fold
from generator.words.vocabulary import Task

_HEADING = re.compile(r"##\s+(.*?)\s*#*\s*")
_NUMBER = re.compile(r"\s*(?:([IVX]+|\d+)[.)]\s*)+", re.IGNORECASE)
_FENCE = re.compile(r"\s*(```|~~~)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading of a narrative with the Markdown below it; ``task`` is "" where no task is called that.

    ``line`` is the heading's line in the file, from 1; a text before the first heading has none and no heading.
    """

    heading: str
    task: str
    text: str
    line: int = 0


def parts_of(narrative: Narrative, tasks: Iterable[Task]) -> Iterator[Part]:
    """The narrative's parts in its own order; those without any text are left out unless they have a heading."""
    known = {_plain(name): task.id for task in tasks for name in task.names}
    heading, line, text, fenced = "", 0, list[str](), False
    for number, row in enumerate(narrative.body.splitlines(), start=narrative.body_line):
        fenced ^= bool(_FENCE.match(row))
        found = None if fenced else _HEADING.fullmatch(row)
        if found is None:
            text.append(row)
            continue
        if heading or "".join(text).strip():
            yield _part(heading, line, text, known)
        heading, line, text = found[1], number, []
    if heading or "".join(text).strip():
        yield _part(heading, line, text, known)


def _part(heading: str, line: int, text: list[str], known: dict[str, str]) -> Part:
    return Part(heading=heading, task=known.get(_plain(heading), ""), text="\n".join(text).strip(), line=line)


def _plain(heading: str) -> str:
    """A heading without its number, marks and case: what authors write in many ways."""
    return fold(_NUMBER.sub("", heading, count=1)).strip(" .:;")
