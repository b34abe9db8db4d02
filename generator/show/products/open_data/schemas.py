"""JSON Schema (2020-12) of the published types."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from generator.intake.schema.types import Choice
from generator.show.products.open_data.published import DATE, URL

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE_PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_SIMPLE = {str: "string", int: "integer", bool: "boolean"}


def of_file(row: type, title: str, address: str) -> dict[str, Any]:
    """The schema of a file of rows. ``address`` is where the schema itself can be found."""
    text = {"type": "string"}
    properties = {
        "version": text,
        "license": text,
        "source": text,
        "schema": text,
        "count": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": of_type(row)},
    }
    return {**_head(title, address), **_object(properties)}


def of_index(kind: type, title: str, address: str) -> dict[str, Any]:
    """The schema of a file that is one object."""
    return {**_head(title, address), **of_type(kind)}


def _head(title: str, address: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": address, "title": title}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def of_type(kind: type) -> dict[str, Any]:
    """The schema of a published type."""
    hints = hints_of(kind)
    return _object({one.name: _of_key(hints[one.name], dict(one.metadata)) for one in fields(kind)})


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """The types of a published type's fields."""
    return get_type_hints(kind)


def _of_key(hint: Any, meta: dict[str, Any]) -> dict[str, Any]:
    words = f"{meta['label']}: {meta['note']}" if meta["note"] else meta["label"]
    inner = inner_type(hint)
    if get_origin(hint) is tuple:
        found: dict[str, Any] = {"type": "array", "items": _of_value(inner, meta)}
    else:
        found = _of_value(inner, meta)
        if is_optional(hint):
            found = _or_null(found)
    return {"description": words, **found}


def _of_value(kind: Any, meta: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind) and isinstance(kind, type):
        return of_type(kind)
    found: dict[str, Any] = {"type": _SIMPLE[kind]}
    options: Choice | None = meta["options"]
    if options:
        found["enum"] = list(options.words)
    if meta["form"] == DATE:
        found["pattern"] = DATE_PATTERN
    if meta["form"] == URL:
        found["format"] = "uri-reference"
    if kind is int:
        found["minimum"] = 0
    return found


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    found = {**schema, "type": [schema["type"], "null"]}
    if "enum" in found:
        found["enum"] = [*found["enum"], None]
    return found


def is_optional(hint: Any) -> bool:
    """Whether a field may be unknown."""
    return get_origin(hint) is UnionType and NoneType in get_args(hint)


def inner_type(hint: Any) -> Any:
    """The type of a field's value: of one item of a list, of what is known where it may be unknown."""
    if get_origin(hint) is tuple or is_optional(hint):
        return get_args(hint)[0]
    return hint
