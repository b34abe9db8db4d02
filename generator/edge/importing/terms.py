"""Names in a list to entries of the controlled lists, and new entries where the mapping allows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.edge.cli.drafting import free_id
from generator.edge.importing.names import name_key
from generator.edge.importing.shorthand import stands_for
from generator.intake.yamltext import Value
from generator.words.dates import PartialDate
from generator.words.vietnamese import fold, nearest
from generator.words.vocabulary import Award, Term, Unit, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a name stands for: one id, or several it could be, or none and the nearest names.

    ``doubt`` is the name on file where it differs from the one given by more than letter case and blanks.
    """

    id: str = ""
    grade: str = ""
    doubt: str = ""
    several: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """One way an entry is written."""

    id: str
    text: str
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new entry, its file's attribute and what it says; ``rows`` are those that name it."""

    attribute: str
    id: str
    data: dict[str, Value]
    rows: set[int] = field(default_factory=set)


class Terms:
    """The controlled lists, searched by any name an entry goes by."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._names: dict[str, dict[str, list[_Name]]] = {}
        self._known: dict[tuple[str, str, PartialDate | None], Match] = {}
        self._created: dict[tuple[str, str], Created] = {}
        self._ids: dict[str, set[str]] = {}

    @property
    def created(self) -> tuple[Created, ...]:
        """New entries in the order they were first named."""
        return tuple(self._created.values())

    def find(self, attribute: str, text: str, day: PartialDate | None = None) -> Match:
        """The entry of the list ``attribute`` that ``text`` names; ``day`` chooses between namesakes in time."""
        key = (attribute, text, day)
        if key not in self._known:
            self._known[key] = self._find(attribute, text, day)
        return self._known[key]

    def _find(self, attribute: str, text: str, day: PartialDate | None) -> Match:
        terms = self.vocabulary.list_of(attribute)
        if text in terms:
            return Match(id=text)
        index = self._index(attribute)
        found = index.get(fold(text), [])
        exact = [one for one in found if name_key(one.text) == name_key(text)]
        chosen = exact or found
        if len({(one.id, one.grade) for one in chosen}) > 1:
            chosen = [one for one in chosen if _exists(terms.get(one.id), day)] or chosen
        ids = tuple(dict.fromkeys((one.id, one.grade) for one in chosen))
        if len(ids) == 1:
            doubt = "" if exact else chosen[0].text
            return Match(id=ids[0][0], grade=ids[0][1], doubt=doubt)
        if ids:
            return Match(several=tuple(one for one, _ in ids))
        names = {name.text: name for group in index.values() for name in group}
        return self._shortened(attribute, text, names, day) or Match(near=_near(text, names))

    def _shortened(
        self, attribute: str, text: str, names: Mapping[str, _Name], day: PartialDate | None
    ) -> Match | None:
        """The entry that ``text`` is short for; an opening is enough for awards and authorities, not for units."""
        terms = self.vocabulary.list_of(attribute)
        for opening in (False, True) if attribute in ("awards", "authorities") else (False,):
            found = [names[name] for name in stands_for(text, sorted(names), opening=opening)]
            if len({(one.id, one.grade) for one in found}) > 1:
                found = [one for one in found if _exists(terms.get(one.id), day)] or found
                found = [one for one in found if not one.grade] or found
            ids = tuple(dict.fromkeys((one.id, one.grade) for one in found))
            if len(ids) == 1:
                return Match(id=ids[0][0], grade=ids[0][1], doubt=found[0].text)
            if ids:
                return Match(several=tuple(dict.fromkeys(one for one, _ in ids)))
        return None

    def create(self, attribute: str, text: str, data: Mapping[str, Value], row: int) -> str:
        """The id of an entry called ``text``, new where no row before ``row`` has named it; marks must be the same."""
        key = (attribute, name_key(text))
        if key not in self._created:
            ids = self._ids.setdefault(attribute, set(self.vocabulary.list_of(attribute)))
            new_id = free_id(text, ids) or free_id(f"{attribute} {text}", ids)
            ids.add(new_id)
            given = {name: value for name, value in data.items() if name not in {"id", "name"}}
            entry: dict[str, Value] = {"id": new_id, "name": text, **given}
            self._created[key] = Created(attribute=attribute, id=new_id, data=entry)
        self._created[key].rows.add(row)
        return self._created[key].id

    def name_of(self, attribute: str, term_id: str) -> str:
        """An entry's name, for messages."""
        term = self.vocabulary.list_of(attribute).get(term_id)
        return term.name if term else term_id

    def _index(self, attribute: str) -> dict[str, list[_Name]]:
        if attribute not in self._names:
            index: dict[str, list[_Name]] = defaultdict(list)
            for term in self.vocabulary.list_of(attribute).values():
                for name in self._names_of(term):
                    index[fold(name.text)].append(name)
            self._names[attribute] = index
        return self._names[attribute]

    def _names_of(self, term: Term) -> list[_Name]:
        texts = [*term.names, term.name_en]
        if isinstance(term, Award):
            texts.append(term.display)
        names = [_Name(term.id, text) for text in dict.fromkeys(texts) if text]
        for grade in term.grades if isinstance(term, Award) else ():
            label = self.vocabulary.grades[grade].name if grade in self.vocabulary.grades else grade
            names += [_Name(term.id, f"{one.text} {label}", grade) for one in tuple(names) if not one.grade]
        return names


def _near(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names somebody could have meant: a slip of the pen, never another name of the same length.

    ``Hiệu trưởng`` is two letters from ``Thủ tướng`` and means somebody else; so one whole word at least must be there.
    """
    words = set(fold(text).split())
    close = [one for one in nearest(text, names, limit=8) if words & set(fold(one).split())]
    return tuple(close[:3])


def _exists(term: Term | None, day: PartialDate | None) -> bool:
    """Whether an entry was in force on ``day``; today's entries only where the day is unknown."""
    if term is None:
        return False
    if day is None:
        return term.valid_to is None and not (isinstance(term, Unit) and term.successors)
    starts = term.valid_from is None or term.valid_from.first <= day.last
    return starts and (term.valid_to is None or term.valid_to.last >= day.first)
