"""Ready front matter for each kind of record: in VS Code, type the label's first letters in an empty file."""

from __future__ import annotations

from itertools import count
from typing import Any

from generator.intake.schema import SCHEMAS
from generator.intake.schema.types import Choice, DateValue, FolderSchema, Group, Key, ListOf, Ref
from generator.words.vietnamese import slug

_DAY = "2026-03-06"


def snippets() -> dict[str, Any]:
    """The pieces by name, as VS Code reads them."""
    return {
        schema.label: {
            "scope": "markdown",
            "prefix": [schema.label, slug(schema.label)],
            "description": f"{schema.label}: các mục bắt buộc",
            "body": _body(schema),
        }
        for schema in SCHEMAS
    }


def _body(schema: FolderSchema) -> list[str]:
    numbers = count(1)
    lines = [line for key in schema.keys if key.required or key.name == "consent" for line in _lines(key, numbers, "")]
    return ["---", *lines, "---", "$0"]


def _lines(key: Key, numbers: count[int], indent: str) -> list[str]:
    if isinstance(key.type, Group):
        inner = [line for one in key.type.keys if one.required for line in _lines(one, numbers, f"{indent}  ")]
        return [f"{indent}{key.name}:", *inner]
    blank = _blank(key, next(numbers))
    return [f"{indent}{key.name}: {f'[{blank}]' if isinstance(key.type, ListOf) else blank}"]


def _blank(key: Key, number: int) -> str:
    kind = key.type.item if isinstance(key.type, ListOf) else key.type
    if isinstance(kind, Choice):
        return f"${{{number}|{','.join(kind.words)}|}}"
    plain = slug(key.label) if isinstance(kind, Ref) else _DAY if isinstance(kind, DateValue) else key.label
    shown = key.example.strip("[]") or plain
    return f"${{{number}:{shown}}}"
