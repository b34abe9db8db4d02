"""A story in three lengths for three channels, as plain text with tags and the permanent link."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LENGTHS = {"ngan": 280, "vua": 700, "dai": 1800}
"""The most characters of each length, without greeting and signature."""
CHANNELS = {"facebook": "Facebook", "zalo": "Zalo", "thu": "Thư"}
MOST_TAGS = 6
NAMED = 3
_WORDS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?…][”\")]?(?= )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that there is to tell; "" and () where there is nothing. ``copied`` says how many copied it.

    ``topics`` become tags.
    """

    eyebrow: str
    title: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    summary: str = ""
    paragraphs: tuple[str, ...] = ()
    how: str = ""
    copied: str = ""
    awards: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    link: str = ""
    is_story: bool = False

    @property
    def named(self) -> str:
        """Who it is about."""
        return _listed(self.people, "gương")

    @property
    def placed(self) -> str:
        """Where they are."""
        return _listed(self.units, "đơn vị")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One text: ``name`` is its file's, without ending."""

    name: str
    text: str


def posts(told: Told, site: str) -> tuple[Post, ...]:
    """Every channel in every length."""
    return tuple(
        Post(name=f"{channel}-{length}", text=_mail(told, site, most) if channel == "thu" else _post(told, most))
        for channel in CHANNELS
        for length, most in LENGTHS.items()
    )


def _post(told: Told, most: int) -> str:
    """A post: the link stands on a line of its own, so that networks show the page's card, and the tags come last."""
    tags = " ".join([*filter(None, map(hashtag, told.topics))][: MOST_TAGS if most > LENGTHS["ngan"] else 2])
    end = f"\n\nĐọc tiếp: {told.link}\n\n{tags}".rstrip()
    return "\n\n".join(_parts(told, most - len(end))) + end + "\n"


def _mail(told: Told, site: str, most: int) -> str:
    """A mail: its subject on the first line, then what to paste."""
    words = ", ".join(told.topics[:MOST_TAGS])
    return "\n\n".join(
        [
            f"Tiêu đề thư: {cut(told.title, 120)}",
            "Kính gửi quý thầy cô và các bạn,",
            *_parts(told, most)[1:],
            f"Đọc toàn bài: {told.link}",
            *([f"Từ khóa: {words}"] if words else []),
            f"Trân trọng,\n{site}\n",
        ]
    )


def _parts(told: Told, most: int) -> list[str]:
    """As much as fits in ``most`` characters, most important first; whole parts but for the one that fills the rest."""
    title = cut(told.title, max(60, most * 2 // 3))
    parts, left = [title], most - len(title)
    for text, may_cut in _more(told, most):
        room = left - 2
        said = text if len(text) <= room else cut(text, room) if may_cut and room >= 80 else ""
        if said:
            parts.append(said)
            left -= len(said) + 2
        if may_cut and said != text:
            break
    return parts


def _more(told: Told, most: int) -> Iterator[tuple[str, bool]]:
    if told.summary:
        yield told.summary, True
    if most <= LENGTHS["ngan"]:
        return
    who = " · ".join(part for part in (told.named, told.placed) if part)
    if who:
        yield who, False
    if told.copied:
        yield f"{told.copied}.", False
    if told.awards:
        yield "Đã được ghi nhận:\n" + "\n".join(f"– {one}" for one in told.awards), False
    if told.how:
        yield f"Làm theo thế nào? {told.how}", False
    if most > LENGTHS["vua"]:
        for text in told.paragraphs:
            yield text, True


def cut(text: str, most: int) -> str:
    """``text`` on one line in at most ``most`` characters: to the end of a sentence where that keeps half of it, else
    to the end of a word.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    ends = [found.end() for found in _SENTENCE.finditer(line, 0, most + 1) if found.end() <= most]
    if ends and ends[-1] * 2 >= most:
        return line[: ends[-1]]
    head = line[: max(1, most - 1)]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:–-") + "…"


def hashtag(text: str) -> str:
    """``Nghiên cứu khoa học`` as ``#NghiênCứuKhoaHọc``; "" for what has no letters."""
    words = _WORDS.findall(unicodedata.normalize("NFC", text))
    tag = "".join(word[0].upper() + word[1:] for word in words)
    return f"#{tag}" if any(letter.isalpha() for letter in tag) else ""


def _listed(names: tuple[str, ...], others: str) -> str:
    return ", ".join(names) if len(names) <= NAMED else f"{', '.join(names[:2])} và {len(names) - 2} {others} khác"
