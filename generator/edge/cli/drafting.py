"""A new record as text: every required key, what is known filled in, and a word on each."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container, Iterator

from generator.edge.cli.questions import Answers, Path, group_of
from generator.intake.schema.types import Choice, FolderSchema, Group, Key, ListOf, Ref, Type
from generator.intake.yamltext import inline
from generator.words.vietnamese import SLUG_LENGTH, slug

_WIDTH = 100
ABOUT_COMMENTS = "Dòng bắt đầu bằng # chỉ để giải thích, xóa đi cũng được."
ABOUT_OPTIONAL = "Không bắt buộc. Muốn dùng khóa nào thì xóa dấu # và một dấu cách ở đầu dòng của nó."
WHERE = {"profile": "profiles/", "decision": "awards/", "event": "events/", "story": "stories/"}


def draft(schema: FolderSchema, answers: Answers, blocks: Container[str] = ()) -> str:
    """The text of a new record.

    Args:
        schema: the kind of record.
        answers: what is known, by place.
        blocks: keys of groups that are written out although the schema does not require them.
    """
    shown: list[Key] = []
    hidden: list[Key] = []
    for key in schema.keys:
        wanted = key.required or key.name in blocks or any(path[0] == key.name for path in answers)
        (shown if wanted else hidden).append(key)
    lines = [
        "---",
        *_remark(f"{schema.label}. Điền vào sau dấu hai chấm. {ABOUT_COMMENTS}"),
        "",
        *(line for key in shown for line in _key(key, (), answers)),
        "",
        *_remark(ABOUT_OPTIONAL, mark="##"),
        *(line for key in hidden for line in _example(key)),
        "",
        f"## Nội dung viết ở dưới hàng gạch sau đây. {schema.body}",
        "---",
        "",
    ]
    return "\n".join(lines)


def free_id(text: str, taken: Container[str]) -> str:
    """A slug of ``text`` that is not taken, with a number where needed; empty where ``text`` gives none."""
    wanted = slug(text)
    if len(wanted) < 2:
        return ""
    free, number = wanted, 1
    while free in taken:
        number += 1
        ending = f"-{number}"
        free = wanted[: SLUG_LENGTH - len(ending)].rstrip("-") + ending
    return free


def decision_name(number: str, date: str, title: str, issuer: str) -> str:
    """What the id of a decision is made from: its number and year, since numbers restart each year."""
    year = date[:4]
    if not number:
        return f"{title} {year}" if title else f"qd {issuer} {date}"
    return f"{number} {year}" if re.search(r"\bqd\b", slug(number).replace("-", " ")) else f"qd {number} {year}"


def _key(key: Key, path: Path, answers: Answers) -> Iterator[str]:
    """A key with its comment and its value, or with the keys of its group."""
    here = (*path, key.name)
    indent = "  " * len(path)
    yield from _remark(_comment(key, example=True), indent)
    group = group_of(key)
    if group is None:
        yield f"{indent}{key.name}: {inline(answers.get(here))}".rstrip()
        return
    yield f"{indent}{key.name}:"
    inner = [line for one in _wanted(group, here, answers) for line in _key(one, here, answers)]
    yield from _as_row(inner) if isinstance(key.type, ListOf) else inner


def _wanted(group: Group, path: Path, answers: Answers) -> Iterator[Key]:
    """The keys of a group worth a line: required ones, answered ones, and in small groups all."""
    small = len(group.keys) <= 4
    for key in group.keys:
        if group_of(key) is None and (small or key.required or (*path, key.name) in answers or _names_someone(key)):
            yield key


def _names_someone(key: Key) -> bool:
    """Who a row is about is asked of every row, though no single key of the three is required."""
    return isinstance(key.type, Ref) and key.type.to == "profile"


def _as_row(lines: list[str]) -> Iterator[str]:
    """The lines of a group as the first row of a list: a dash before the first key, the rest under it."""
    first = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from lines[:first]
    yield f"  - {lines[first].strip()}"
    yield from (f"  {line}" for line in lines[first + 1 :])


def _comment(key: Key, *, example: bool) -> str:
    """Label, what may be written, help and example, as far as the key has them."""
    kind = key.type.item if isinstance(key.type, ListOf) else key.type
    options = ", ".join(f"{word} ({label})" for word, label in _options(kind))
    parts = [f"{key.label}: {options}" if options else key.label, key.help.rstrip(".")]
    if isinstance(kind, Ref):
        parts.append("Mã trong " + (WHERE.get(kind.to) or f"vocabulary/{kind.to}.yml".replace("_", "-")))
    if isinstance(key.type, ListOf) and group_of(key) is None and example:
        parts.append("Nhiều mục thì viết [a, b]")
    if key.example and example and not options:
        parts.append(f"Ví dụ: {key.example}")
    return ". ".join(part for part in parts if part)


def _remark(text: str, indent: str = "", mark: str = "#") -> list[str]:
    """Text as comment lines of a readable width."""
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=f"{indent}{mark} ",
        subsequent_indent=f"{indent}{mark} ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _options(kind: Type) -> tuple[tuple[str, str], ...]:
    kind = kind.item if isinstance(kind, ListOf) else kind
    return kind.options if isinstance(kind, Choice) else ()


def _example(key: Key) -> Iterator[str]:
    """An optional key: its explanation behind two hashes, and as it would be written behind one."""
    yield from _remark(_comment(key, example=False), mark="##")
    group = group_of(key)
    if group is None:
        yield f"# {key.name}: {_sample(key)}".rstrip()
        return
    yield f"# {key.name}:"
    lines = [f"{one.name}: {_sample(one)}".rstrip() for one in group.keys if group_of(one) is None]
    if isinstance(key.type, ListOf):
        lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
    yield from (f"#   {line}" for line in lines)


def _sample(key: Key) -> str:
    if key.example:
        return key.example
    options = _options(key.type)
    if options:
        return f"[{options[0][0]}]" if isinstance(key.type, ListOf) else options[0][0]
    return "[]" if isinstance(key.type, ListOf) else ""
