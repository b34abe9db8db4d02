"""Random files, and valid ones spoiled at random. Nothing here knows what is right or wrong: ``check`` must only
answer. The people in the files it starts from are invented (``tests/mini``).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

MINI = Path(__file__).parents[1] / "mini" / "exemplars"
FOLDERS = ("profiles/", "stories/2026/", "awards/2025/", "events/2026/", "proposals/2026/", "vocabulary/", "media/", "")
SUFFIXES = (".md", ".md", ".md", ".csv", ".yml", ".jpg", ".docx", "")
TOKENS = (
    "---\n", "\n---\n", ": ", "- ", "  ", "\t", "\n", "\r\n", "\r", "{", "}", "[", "]", "&a ", "*a", "!!str ", "|-\n",
    ">\n", '"', "'", "#", "? ", "%", "@", "`", "\\", "\x00", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\u2028",
    "e\u0301", "Đ", "null", "~", "yes", "0x1F", "1e999", "-1", "9999-12-31", "0000-00-00", "2026-02-30", "31/12/2026",
    "kind", "name:", "status: published", "date", "recipients:", "exemplars: [", "<script>", "](", "![", "[^1]", "|",
    "[^1]: ", "<!--", "http://[", "../", "media/x.jpg", "😀", "\ud7ff", "Ａ", "𝟚𝟘𝟚𝟞", "ﬁ", "İ", "ß", "௧",
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-8-sig", "cp1258", "utf-32", "utf-7")
MOST = 1 << 17


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Valid files by their paths."""
    paths = sorted(path for path in MINI.rglob("*") if path.is_file() and path.suffix in {".md", ".yml", ".csv"})
    return tuple((path.relative_to(MINI).as_posix(), path.read_bytes()) for path in paths)


def folders(seed: int, count: int, together: int = 25) -> Iterator[dict[str, bytes]]:
    """Folders of ``together`` random files each, ``count`` files in all; the same for the same seed."""
    for number in range(0, count, together):
        chance = random.Random(f"{seed}-{number}")
        files: dict[str, bytes] = {}
        # Rules that join records only see something where a valid vocabulary stands beside the spoiled files.
        if chance.random() < 0.6:
            files |= {path: raw for path, raw in seeds() if path.startswith("vocabulary/")}
        for _ in range(min(together, count - number)):
            path, raw = one_file(chance)
            files[path] = raw
        yield files


def one_file(chance: random.Random) -> tuple[str, bytes]:
    """One file: spoiled bytes in a place where valid ones stand, or anything anywhere."""
    path, raw = chance.choice(seeds())
    if chance.random() < 0.12:
        path = chance.choice(FOLDERS) + (_name(chance) + chance.choice(SUFFIXES) or "x")
    kind = chance.random()
    if kind < 0.15:
        raw = chance.randbytes(chance.choice((0, 1, 7, 200, 4000)))
    elif kind < 0.3:
        raw = _soup(chance).encode("utf-8", "surrogatepass")
    elif kind < 0.36:
        raw = _deep(chance).encode()
    elif kind < 0.4:
        raw = raw.decode("utf-8").encode(chance.choice(ENCODINGS), "replace")
    else:
        for _ in range(chance.choice((1, 1, 2, 5, 40))):
            raw = _spoiled(chance, raw)
    return path, raw[:MOST]


def _name(chance: random.Random) -> str:
    letters = "abc-đ Â.e\u0301/\u202e😀\t\\A0"
    return "".join(chance.choices(letters, k=chance.choice((0, 1, 3, 12, 120))))


def _soup(chance: random.Random) -> str:
    return "".join(chance.choices(TOKENS, k=chance.choice((3, 30, 300, 3000))))


def _deep(chance: random.Random) -> str:
    """One thing many times over: depth, length, repetition."""
    opening, closing = chance.choice(
        [("[", "]"), ("{a: ", "}"), ("- ", ""), ("> ", ""), ("? ", ""), ("a:\n ", ""), ("![", "]()"), ("*", "*"),
         ("|", ""), ("[^1]", ""), ("`", ""), ("<b>", ""), ("\\", ""), ("&a ", ""), ("a" * 50, ""),
         ("  - a\n", ""), ("1. ", "")]
    )  # fmt: skip
    times = chance.choice((5, 60, 800, 9000))
    inside = opening * times + "x" + closing * times
    return inside if chance.random() < 0.5 else f"---\nname: Bịa\nsummary: {inside}\n---\n{inside}\n"


def _spoiled(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    to = min(len(raw), at + chance.choice((1, 1, 4, 30, 400)))
    kind = chance.randrange(7)
    if kind == 0:
        return raw[:at] + raw[to:]
    if kind == 1:
        return raw[:at] + chance.choice(TOKENS).encode("utf-8", "surrogatepass") + raw[at:]
    if kind == 2:
        return raw[:at] + chance.randbytes(chance.choice((1, 2, 9))) + raw[to:]
    if kind == 3:
        return raw[:to] + raw[at:to] * chance.choice((1, 3, 60)) + raw[to:]
    if kind == 4:
        _, other = chance.choice(seeds())
        return raw[:at] + other[chance.randrange(len(other)) :]
    if kind == 5:
        return raw[:at]
    lines = raw.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)
