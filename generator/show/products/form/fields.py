"""Each key of the schema as a field of the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from generator.intake.schema.types import (
    Choice,
    DateValue,
    Flag,
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
from generator.words.model import Photo
from generator.words.vocabulary import Term, Unit, Vocabulary

Field = dict[str, Any]

RECORDS = {"profile": ("profiles", "name"), "decision": ("awards", "title"), "event": ("events", "title")}
"""Where the records that keys refer to are collected, and the key they are found by."""
_DRAFT = "draft"
_TEXT_FORMS = {
    "id": ["^[a-z0-9-]{2,80}$", "chỉ dùng chữ thường không dấu, số và dấu gạch nối"],
    "url": ["^https?://\\S+$", "phải là một địa chỉ bắt đầu bằng https://"],
}
_DATE = ["^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", "viết năm-tháng-ngày như 2026-03-06"]
_DAY = ["^[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$", "viết năm-tháng-ngày như 2026-03-06, hoặc chỉ năm"]
_SCHOOL_YEAR = ["^[0-9]{4}-[0-9]{4}$", "viết như 2022-2023"]
_MOMENT = ["^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$", "viết như 2026-11-20 07:00"]


def fields_of(keys: Iterable[Key], vocabulary: Vocabulary, *, inside: bool = False, day: str = "") -> list[Field]:
    """The fields for ``keys``, in their order; ``inside`` a group that may stay empty nothing is demanded, since the
    form would demand it of an empty group too. ``exemplars check`` does. ``day`` is the key whose year is the folder's.
    """
    return [_field(key, vocabulary, inside=inside, day=day) for key in keys]


def _field(key: Key, vocabulary: Vocabulary, *, inside: bool, day: str) -> Field:
    told = isinstance(key.type, Text | DateValue | SchoolYear | Moment | Number) and key.type != Text(form="media")
    example = key.example if told else ""
    hint = " ".join(part for part in (key.help, f"Ví dụ: {example}" if example else "") if part)
    made: Field = {"name": key.name, "label": key.label, "required": key.required and not inside}
    if hint:
        made["hint"] = hint
    made |= _widget(key.type, vocabulary, key.label)
    if key.name == day:
        made |= _line(_DAY)
    if isinstance(key.type, Group):
        below = day.partition(".")[2] if day.startswith(f"{key.name}.") else ""
        made["fields"] = fields_of(key.type.keys, vocabulary, inside=inside or not key.required, day=below)
        if key.type.make is Photo:
            _as_picture(made["fields"])
    return made


def _widget(kind: Type, vocabulary: Vocabulary, label: str) -> Field:
    match kind:
        case Text(long=True):
            return {"widget": "text"}
        case Text(form="media"):
            return {"widget": "file", "choose_url": False}
        case Text():
            return _line(_TEXT_FORMS.get(kind.form))
        case DateValue():
            return _line(_DATE)
        case SchoolYear():
            return _line(_SCHOOL_YEAR)
        case Moment():
            return _line(_MOMENT)
        case Flag():
            return {"widget": "boolean"}
        case Number():
            return {"widget": "number", "value_type": "int", "min": kind.least, "max": kind.most, "step": 1}
        case Choice():
            return {**_select(kind.options), **({"default": _DRAFT} if _DRAFT in kind.words else {})}
        case Ref():
            return _reference(kind, vocabulary)
        case ListOf():
            return _list(kind.item, vocabulary, label)
        case Group():
            return {"widget": "object", "collapsed": not any(key.required for key in kind.keys)}
    assert_never(kind)


def _list(item: Type, vocabulary: Vocabulary, label: str) -> Field:
    if isinstance(item, Choice | Ref):
        return _widget(item, vocabulary, label) | {"multiple": True}
    made: Field = {"widget": "list", "label_singular": label.lower(), "collapsed": True}
    if isinstance(item, Group):
        made["fields"] = fields_of(item.keys, vocabulary)
        if item.make is Photo:
            _as_picture(made["fields"])
        return made | {"summary": _summary(item)}
    return made | {"field": {"name": "item", "label": label, "required": True} | _widget(item, vocabulary, label)}


def _reference(kind: Ref, vocabulary: Vocabulary) -> Field:
    if kind.to in RECORDS:
        collection, shown = RECORDS[kind.to]
        return {
            "widget": "relation",
            "collection": collection,
            "value_field": "{{filename}}",
            "display_fields": [shown, "{{filename}}"],
            "search_fields": [shown],
            "options_length": 50,
        }
    return _select((term.id, _name(term)) for term in vocabulary.list_of(kind.to).values() if term.verified != "no")


def _select(options: Iterable[tuple[str, str]]) -> Field:
    return {"widget": "select", "options": [{"value": word, "label": label} for word, label in options]}


def _name(term: Term) -> str:
    """What a person chooses by; units that are no more say so."""
    return f"{term.name} (đến {term.valid_to})" if isinstance(term, Unit) and term.valid_to else term.name


def _line(pattern: list[str] | None) -> Field:
    return {"widget": "string", "pattern": pattern} if pattern else {"widget": "string"}


def _summary(group: Group) -> str:
    """What a closed entry of a list shows: its first keys."""
    return " · ".join(f"{{{{fields.{key.name}}}}}" for key in group.keys[:2])


def _as_picture(fields: list[Field]) -> None:
    """A photo's file is chosen among pictures."""
    fields[0]["widget"] = "image"
