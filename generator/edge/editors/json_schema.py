"""JSON Schema of front matter and of controlled lists, from the schema of the records.

Draft 7, the newest that the YAML extension of VS Code knows in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from generator.intake.schema.types import (
    Choice,
    DateValue,
    Flag,
    FolderSchema,
    Group,
    Key,
    ListOf,
    Moment,
    Number,
    Ref,
    SchoolYear,
    Text,
    Type,
)
from generator.intake.schema.vocabularies import ListSchema

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_ID = "^[a-z0-9-]{2,80}$"
_FORMS = {"id": _ID, "url": "^https?://", "media": "^media/"}
_DATE = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_SCALAR = ["string", "number", "boolean"]


def of_record(schema: FolderSchema) -> Schema:
    """The front matter of one kind of record."""
    return {"$schema": DRAFT, "title": schema.label, **_object(schema.keys)}


def of_list(schema: ListSchema) -> Schema:
    """One controlled list."""
    entries = {"type": ["array", "null"], "items": _object(schema.entry.keys)}
    return {
        "$schema": DRAFT,
        "title": schema.label,
        "type": "object",
        "properties": {"format": {"const": 1, "description": "Số phiên bản của tệp: 1."}, "entries": entries},
        "required": ["format"],
        "additionalProperties": False,
    }


def _object(keys: Iterable[Key]) -> Schema:
    known = tuple(keys)
    return {
        "type": "object",
        "properties": {key.name: _key(key) for key in known},
        "required": [key.name for key in known if key.required],
        "additionalProperties": False,
    }


def _key(key: Key) -> Schema:
    example = f"Ví dụ: {key.example}" if key.example else ""
    told = ". ".join(part.rstrip(".") for part in (key.label, key.help, example) if part)
    made = _type(key.type)
    return {"description": told} | (made if key.required else {"anyOf": [made, {"type": "null"}]})


def _type(kind: Type) -> Schema:
    match kind:
        case Text(form=""):
            return {"type": _SCALAR}
        case Text():
            return {"type": "string", "pattern": _FORMS[kind.form]}
        case Flag():
            return {"type": "boolean"}
        case Number():
            return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        case DateValue():
            return {"anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer", "minimum": 1, "maximum": 9999}]}
        case SchoolYear():
            return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{4}$"}
        case Moment():
            return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}
        case Choice():
            return {"enum": list(kind.words), "enumDescriptions": [label for _, label in kind.options]}
        case Ref():
            return {"type": "string", "pattern": _ID}
        case ListOf():
            return {"type": "array", "items": _type(kind.item)}
        case Group():
            return _object(kind.keys)
    assert_never(kind)
