"""Ensure no story is told twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.know.checks.bodies import place_of
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Story
from generator.words.vietnamese import fold

RULE = Rule(
    code="R204",
    name="same-text",
    severity=Severity.ERROR,
    title="Một bài viết nằm ở hai tệp",
    why="Cùng một bài ở hai địa chỉ làm người đọc bối rối và làm con số bài viết sai; thường là do gửi lại một bài.",
    wrong="stories/2026/mo-xuong.md và stories/2026/mo-xuong-2.md có cùng nội dung",
    right="giữ một tệp; ghi mã của tệp kia vào aliases của nó",
)
NEARLY = 0.9
"""The share of common five-word runs above which two texts are one text retouched."""
RUN = 5
SHORT = 24
"""Pieces with fewer letters than this are no sentences by which a text is known again."""
COMMON = 0.25
EDGE = 120
KEPT = 6
_MARK = re.compile(r"\[\^[^\]\s]*\]")
_WORD = re.compile(r"\w+")


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure every body is its own: the same words are an error, nearly the same words a warning.

    Stories are compared only where a sentence of one stands in the other, so time grows with the text, not with
    the number of pairs.
    """
    stories = [story for story in known.catalog.stories.values() if story.status != WITHDRAWN and story.body.strip()]
    stories.sort(key=lambda story: (str(story.date or ""), story.id))
    told: set[str] = set()
    for first, second in _same(stories):
        told.add(second.id)
        yield _finding(first, second, "giống hệt", Severity.ERROR)
    for first, second in _nearly_same([story for story in stories if story.id not in told]):
        yield _finding(first, second, "gần như giống hệt", Severity.WARNING)


def _finding(first: Story, second: Story, how: str, severity: Severity) -> Diagnostic:
    start = len(second.body) - len(second.body.lstrip())
    return RULE.at(
        place_of(second, start),
        f"Nội dung bài này {how} bài ở {first.path}.",
        hint=f"Nếu bài bị gửi hai lần: xóa tệp này và ghi aliases: [{second.id}] ở {first.path}.",
        severity=severity,
    )


def _same(stories: Iterable[Story]) -> Iterator[tuple[Story, Story]]:
    """Pairs with the same words. Folding is slow, so only texts of the same outline are folded."""
    alike: dict[tuple[int, ...], list[Story]] = defaultdict(list)
    for story in stories:
        alike[_outline(story.body)].append(story)
    for group in alike.values():
        if len(group) > 1:
            counts = Counter(len(story.body.split()) for story in group)
            firsts: dict[str, Story] = {}
            for story in group:
                if counts[len(story.body.split())] > 1:
                    first = firsts.setdefault(fold(story.body), story)
                    if first is not story:
                        yield first, story


def _outline(body: str) -> tuple[int, ...]:
    """How long the first and the last words are: the same for all texts that fold to the same."""
    text = body.strip()
    return tuple(map(len, (*text[:EDGE].split()[:KEPT], *text[-EDGE:].split()[-KEPT:])))


def _nearly_same(stories: Iterable[Story]) -> Iterator[tuple[Story, Story]]:
    """Pairs whose runs of words are the same but for a tenth; each story is the second of one pair at most.

    A text that is changed so little keeps most of its sentences, so the first and the latest story with the same
    sentence are looked at closely, and only if they share a good part of all their sentences.
    """
    first_with: dict[str, int] = {}
    latest_with: dict[str, int] = {}
    seen: list[tuple[Story, frozenset[str]]] = []
    for number, story in enumerate(stories):
        sentences = _sentences(story.body)
        seen.append((story, sentences))
        near: set[int] = set()
        for text in sentences:
            owner = first_with.setdefault(text, number)
            if owner != number:
                near.update((owner, latest_with.get(text, owner)))
                latest_with[text] = number
        for place in sorted(near):
            other, others = seen[place]
            common = len(sentences & others)
            if common >= COMMON * max(len(sentences), len(others)) and _likeness(story, other) >= NEARLY:
                yield other, story
                break


def _sentences(body: str) -> frozenset[str]:
    """Rough, quick and the same for the same text: what stands between full stops and line ends."""
    return frozenset(piece for piece in body.replace("\n", ". ").split(". ") if len(piece) >= SHORT)


def _likeness(one: Story, other: Story) -> float:
    """Common runs of words, as a share of all (Jaccard)."""
    first, second = _runs(one.body), _runs(other.body)
    return len(first & second) / (len(first | second) or 1)


def _runs(body: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(_MARK.sub("", body)))
    return set(zip(*(words[start:] for start in range(RUN)), strict=False)) or {tuple(words)}
