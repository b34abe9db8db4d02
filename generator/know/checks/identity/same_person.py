"""Ensure one person has one profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Profile
from generator.words.vietnamese import fold

RULE = Rule(
    code="R203",
    name="same-person",
    severity=Severity.WARNING,
    title="Hai hồ sơ có vẻ là của một người",
    why="Một người có hai hồ sơ thì bài viết và khen thưởng của người ấy chia làm hai nơi, số điển hình tăng thêm một.",
    wrong="profiles/le-van-mau.md và profiles/ts-le-van-mau.md cùng ghi name: Lê Văn Mẫu",
    right="một hồ sơ profiles/le-van-mau.md có aliases: [ts-le-van-mau]",
)
_TITLES = (
    "anh hung lao dong", "anh hung luc luong vu trang nhan dan", "anh hung", "chuan uy", "cn", "cu nhan", "dai ta",
    "dai tuong", "dai uy", "giao su", "gs", "ks", "ky su", "liet si", "nha giao nhan dan", "nha giao uu tu",
    "nha giao", "ngnd", "ngut", "pgs", "pho giao su", "thac si", "thay giao", "thieu ta", "thieu tuong", "thieu uy",
    "ths", "thuong ta", "thuong tuong", "thuong uy", "tien si khoa hoc", "tien si", "trung ta", "trung tuong",
    "trung uy", "ts", "tskh", "vien si",
)  # fmt: skip
_STARTS = tuple(sorted((tuple(title.split()) for title in _TITLES), key=len, reverse=True))


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no two profiles share a name, unless their dates differ or one of them links to the other.

    Names are compared without marks and honorifics. Where only one of the names has all of its middle names, the
    profiles must also be of one unit to look alike; so must collectives.
    """
    groups: dict[tuple[str, str, str], list[tuple[tuple[str, ...], Profile]]] = defaultdict(list)
    for profile in known.catalog.profiles.values():
        words = _words(profile.name)
        if words and profile.status != WITHDRAWN:
            groups[profile.kind, words[0], words[-1]].append((words, profile))
    for group in groups.values():
        yield from _in_group(group, known)


def _in_group(group: list[tuple[tuple[str, ...], Profile]], known: Known) -> Iterator[Diagnostic]:
    """Compare each profile with those before it, but with one only of those that go by the very same name."""
    kept: list[tuple[tuple[str, ...], Profile]] = []
    for words, second in group:
        first = next(
            (
                other
                for other_words, other in kept
                if _alike(words, other_words, other, second, known) and not _apart(other, second)
            ),
            None,
        )
        if first is None or words not in {other_words for other_words, _ in kept}:
            kept.append((words, second))
        if first is None:
            continue
        yield RULE.at(
            second.at("name"),
            f"“{second.name}” có vẻ đã có hồ sơ ở {first.path} (“{first.name}”).",
            hint=f"Nếu là một: gộp vào {first.path} rồi ghi aliases: [{second.id}] ở đó. "
            f"Nếu không phải một: viết trong bài một liên kết tới /guong/{first.id}/ để người đọc khỏi nhầm.",
        )


def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name after its honorifics."""
    words = tuple(fold(name).replace(".", " ").replace(",", " ").split())
    while True:
        start = next((start for start in _STARTS if words[: len(start)] == start and len(words) > len(start) + 1), None)
        if start is None:
            return words
        words = words[len(start) :]


def _alike(words: tuple[str, ...], other: tuple[str, ...], first: Profile, second: Profile, known: Known) -> bool:
    if words == other and first.is_person:
        return True
    units = known.catalog.units
    if units.home(first.unit) != units.home(second.unit):
        return False
    return words == other or (first.is_person and _shortened(*sorted((words[1:-1], other[1:-1]), key=len)))


def _shortened(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the middle names of the one are those of the other with some left out or as initials."""
    rest = iter(many)
    return all(any(full == word or (len(word) == 1 and full.startswith(word)) for full in rest) for word in few)


def _apart(first: Profile, second: Profile) -> bool:
    """Whether the records themselves say that these are two."""
    if _contradict(first.born, second.born) or _contradict(first.died, second.died):
        return True
    return f"guong/{second.id}/" in first.body or f"guong/{first.id}/" in second.body


def _contradict(one: PartialDate | None, other: PartialDate | None) -> bool:
    return bool(one and other and (one.last < other.first or other.last < one.first))
