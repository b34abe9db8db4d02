"""Random edits of a fabricated university's records, as an author might make them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

Files = dict[str, bytes]
WORDS: Final = ("sáng", "bền bỉ", "đổi mới", "tận tụy", "lớp học", "bến sông")


def a_record(files: Files, chance: random.Random, folder: str) -> str:
    return chance.choice(sorted(path for path in files if path.startswith(folder) and path.endswith(".md")))


def rewritten(files: Files, path: str, pattern: str, put: Callable[[re.Match[str]], str]) -> Files:
    text = re.sub(pattern, put, files[path].decode(), count=1, flags=re.MULTILINE)
    return {**files, path: text.encode()}


def body(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, chance.choice(("stories/", "profiles/")))
    return {**files, path: files[path] + f"\nThêm một câu {chance.choice(WORDS)}.\n".encode()}


def title(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, chance.choice(("stories/", "events/")))
    return rewritten(files, path, r"^title: (\w)", lambda found: f"title: Chuyện {chance.choice(WORDS)} {found[1]}")


def remark(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "")
    return rewritten(files, path, r"\A---\n", lambda _: "---\n# lời ghi chú của người soạn\n")


def draft(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, chance.choice(("stories/", "profiles/", "events/", "awards/")))
    return rewritten(files, path, r"^status: published", lambda _: "status: draft")


def gone(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "stories/")
    return {name: raw for name, raw in files.items() if name != path}


def twin(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "stories/")
    text = re.sub(r"(?m)^aliases:.*\n", "", files[path].decode())
    text = re.sub(r"(?m)^title: .*", f"title: Chuyện kể thêm {chance.choice(WORDS)} {chance.randrange(99)}", text)
    return {
        **files,
        path.removesuffix(".md") + "-hai.md": text.encode() + b"\nM\xe1\xbb\x99t \xc4\x91o\xe1\xba\xa1n kh\xc3\xa1c.\n",
    }


def other_field(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "profiles/")
    fields = re.findall(r"id: ([a-z-]+)", files["vocabulary/fields.yml"].decode())
    return rewritten(files, path, r"^fields: \[.*\]", lambda _: f"fields: [{chance.choice(fields)}]")


def position(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "profiles/")
    return rewritten(files, path, r"^unit: ", lambda _: f"position: Người {chance.choice(WORDS)}\nunit: ")


def spaces(files: Files, chance: random.Random) -> Files:
    path = a_record(files, chance, "")
    return {**files, path: files[path] + b"\n\n"}


EDITS: tuple[Callable[[Files, random.Random], Files], ...] = (
    body, title, remark, draft, gone, twin, other_field, position, spaces,
)  # fmt: skip
