"""A new record as text: every required key, what is known filled in, and a word on each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from generator.edge.cli.questions import Answers, Path, group_of
from generator.intake.schema.types import Choice, FolderSchema, Group, Key, ListOf, Ref, Type
from generator.intake.yamltext import inline
from generator.words.vietnamese import SLUG_LENGTH, slug

WHERE = {"profile": "profiles/", "decision": "awards/", "event": "events/", "story": "stories/"}


def draft(schema: FolderSchema, answers: Answers, blocks: Container[str] = ()) -> str:
    """The text of a new record.

    Args:
        schema: the kind of record.
        answers: what is known, by place.
        blocks: keys of groups that are written out although the schema does not require them.
    """
    shown, hidden = [], []
    for key in schema.keys:
        wanted = key.required or key.name in blocks or any(path[0] == key.name for path in answers)
        (shown if wanted else hidden).append(key)
    lines = [
        "---",
        f"# {schema.label}. Điền vào sau dấu hai chấm; dòng bắt đầu bằng # chỉ để giải thích, xóa đi cũng được.",
        *(line for key in shown for line in _key(key, (), answers)),
        "",
        "# Không bắt buộc. Muốn dùng dòng nào thì xóa dấu # và dấu cách ở đầu dòng ấy.",
        *(f"# {line}" for key in hidden for line in _example(key, "")),
        f"# Dưới dòng --- sau đây là nội dung: {schema.body[:1].lower()}{schema.body[1:]}",
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
    yield f"{indent}# {_comment(key)}"
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
    """The lines of a group as the first row of a list: a dash before the first key."""
    dashed = False
    for line in lines:
        is_comment = line.lstrip().startswith("#")
        if dashed or is_comment:
            yield f"  {line}"
        else:
            yield f"  {line[:2]}- {line[2:]}" if False else f"  - {line.strip()}"
            dashed = True


def _comment(key: Key) -> str:
    parts = [key.label.rstrip("."), key.help.rstrip("."), _range(key.type)]
    if key.example and not _options(key.type):
        parts.append(f"Ví dụ: {key.example}")
    return ". ".join(part for part in parts if part)


def _range(kind: Type) -> str:
    """What may be written, in words."""
    if isinstance(kind, ListOf):
        inner = _range(kind.item)
        return f"Một hay nhiều, trong ngoặc vuông: {inner}" if inner else ""
    options = ", ".join(f"{word} ({label})" for word, label in _options(kind))
    if options:
        return options
    if isinstance(kind, Ref):
        return f"Mã trong {WHERE.get(kind.to, f'vocabulary/{kind.to.replace("_", "-")}.yml')}"
    return ""


def _options(kind: Type) -> tuple[tuple[str, str], ...]:
    kind = kind.item if isinstance(kind, ListOf) else kind
    return kind.options if isinstance(kind, Choice) else ()


def _example(key: Key, indent: str) -> Iterator[str]:
    """An optional key as it would be written, with its label behind it."""
    group = group_of(key)
    if group is None:
        yield f"{indent}{key.name}: {_sample(key)}".rstrip() + f"  # {key.label}"
        return
    yield f"{indent}{key.name}:  # {key.label}"
    keys = [one for one in group.keys if group_of(one) is None]
    if isinstance(key.type, ListOf):
        first, *rest = (f"{one.name}: {_sample(one)}".rstrip() for one in keys)
        yield f"{indent}  - {first}"
        yield from (f"{indent}    {line}" for line in rest)
    else:
        yield from (f"{indent}  {one.name}: {_sample(one)}".rstrip() for one in keys)


def _sample(key: Key) -> str:
    if key.example:
        return key.example
    options = _options(key.type)
    if options:
        return f"[{options[0][0]}]" if isinstance(key.type, ListOf) else options[0][0]
    return "[]" if isinstance(key.type, ListOf) else ""
