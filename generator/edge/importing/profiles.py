"""What a new profile says, and what a list adds to one on file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.edge.importing.entries import Entry
from generator.edge.importing.mapping import ColumnMap, Spec
from generator.edge.importing.persons import Person
from generator.intake.schema.records import PROFILE
from generator.intake.schema.types import ListOf
from generator.intake.yamltext import Value
from generator.words.model import INDIVIDUAL

_TYPES = {key.name: key.type for key in PROFILE.keys}
_LIVING = "born"


def profile_of(person: Person, mapping: ColumnMap) -> dict[str, Value]:
    """What all rows of a person say together, as a new profile.

    Lists gather the items of all rows; a value with ``each`` joins what the rows give; any other is that of the row
    with the latest decision, a blank cell giving way to one that is filled. Births of the living are left out.
    """
    entries = sorted(person.entries, key=lambda entry: entry.day.sort_key)
    data: dict[str, Value] = {"kind": person.kind, "name": entries[-1].name}
    titles = list(dict.fromkeys(title for entry in entries for title in entry.honorifics))
    data["honorifics"] = list[Value](titles)
    data["unit"] = _latest("unit", entries) or _latest_unit(entries)
    for name in dict.fromkeys(name for entry in entries for name in entry.profile):
        node = (mapping.profile or {}).get(name)
        if isinstance(_TYPES[name], ListOf):
            data[name] = _gathered(name, entries)
        elif isinstance(node, Spec) and node.each:
            said = (str(entry.profile[name]) for entry in entries if name in entry.profile)
            data[name] = node.each.join(dict.fromkeys(said))
        else:
            data[name] = _latest(name, entries)
    if person.kind != INDIVIDUAL:
        data.pop("consent", None)
    if is_living(person):
        data.pop(_LIVING, None)
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def is_living(person: Person) -> bool:
    """Whether no row says that a person has died."""
    return person.kind == INDIVIDUAL and not any(entry.profile.get("died") for entry in person.entries)


def drops_birth(person: Person) -> bool:
    """Whether a birth is left out because the person lives."""
    return is_living(person) and any(entry.profile.get(_LIVING) for entry in person.entries)


def additions(
    person: Person, mapping: ColumnMap, old: Mapping[str, Value]
) -> Iterator[tuple[str, Value, Entry | None]]:
    """What the rows add to a profile on file: key and new value; for what they contradict, the row that does.

    A profile has been read by somebody, a list has not: what stands in it is kept, what is missing is filled in,
    fields are gathered. What is true of the moment of the award only (unit, position) is not taken from the list.
    """
    new = profile_of(person, mapping)
    for name, value in new.items():
        known = old.get(name)
        if name == "fields" and isinstance(value, list) and isinstance(known, list):
            more = [one for one in value if one not in known]
            if more:
                yield name, [*known, *more], None
        elif name in ("born", "died") and known and known != value:
            yield name, known, next(entry for entry in person.entries if entry.profile.get(name))
        elif not known and name in ("born", "died", "fields"):
            yield name, value, None


def _gathered(name: str, entries: Iterable[Entry]) -> Value:
    items: list[Value] = []
    for entry in entries:
        value = entry.profile.get(name)
        items += [one for one in value if one not in items] if isinstance(value, list) else []
    return items


def _latest(name: str, entries: list[Entry]) -> Value:
    given = [entry for entry in entries if entry.profile.get(name)]
    strong = [entry for entry in given if name not in entry.weak]
    chosen = strong or given
    return chosen[-1].profile[name] if chosen else None


def _latest_unit(entries: list[Entry]) -> str:
    strong = [entry for entry in entries if "unit" not in entry.weak]
    return (strong or entries)[-1].unit
