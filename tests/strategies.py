"""Random repositories: lists with a history, records in every state, as the plain values an author would write.

A new feature joins by drawing its keys here; every property test over whole repositories then meets it. Everything
drawn is **invented**; names are syllables put together at random.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import yaml
from hypothesis import strategies as st

from generator.intake.read import MemorySource

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[T]], T]
Values = dict[str, Any]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = 2012, 2027
LEVELS = ("state", "ministry", "grassroots", "organisation")
FAMILIES = ("Nguyễn", "Trần", "Đỗ", "Ưng", "Lưỡng", "Quách", "Ấu")
SYLLABLES = ("Xa", "Quỳnh", "Đức", "Thoại", "Ảnh", "Khuyến", "Ỷ", "Ngưỡng")
CONSENT_SCOPES = ("name", "photo", "story", "social", "print")
FOLDERS = {
    "profiles": "profiles/{id}.md",
    "stories": "stories/{year}/{id}.md",
    "decisions": "awards/{year}/{id}.md",
    "events": "events/{year}/{id}.md",
    "proposals": "proposals/{year}/{id}.md",
}


@dataclass(slots=True)
class World:
    """One random repository: for each list its entries, for each kind of record its front matter by id.

    ``decomposed`` are ids of records written in NFD, ``lists_beside`` ids of decisions whose recipients stand in a
    ``.csv``, ``moments`` when to look.
    """

    vocabulary: dict[str, list[Values]] = field(default_factory=dict)
    profiles: dict[str, Values] = field(default_factory=dict)
    stories: dict[str, Values] = field(default_factory=dict)
    decisions: dict[str, Values] = field(default_factory=dict)
    events: dict[str, Values] = field(default_factory=dict)
    proposals: dict[str, Values] = field(default_factory=dict)
    decomposed: frozenset[str] = frozenset()
    lists_beside: frozenset[str] = frozenset()
    moments: tuple[datetime, ...] = ()

    def files(self) -> dict[str, bytes]:
        """The repository's files."""
        found = {
            f"vocabulary/{name}.yml": _yaml({"format": 1, "entries": entries}).encode("utf-8")
            for name, entries in self.vocabulary.items()
        }
        for kind, pattern in FOLDERS.items():
            for name, values in getattr(self, kind).items():
                path = pattern.format(id=name, year=_year(values))
                front = dict(values)
                if name in self.lists_beside:
                    found[path.removesuffix(".md") + ".csv"] = self._bytes(name, _csv(front.pop("recipients")))
                found[path] = self._bytes(name, f"---\n{_yaml(front)}---\nNội dung bịa của {name}.\n")
        return found

    def _bytes(self, name: str, text: str) -> bytes:
        form = "NFD" if name in self.decomposed else "NFC"
        return unicodedata.normalize(form, text).encode("utf-8")  # type: ignore[arg-type]

    def source(self) -> MemorySource:
        """The repository, ready to be read."""
        return MemorySource(self.files())


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(value: Mapping[str, Any]) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _csv(rows: list[Values]) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _year(values: Values) -> str:
    head = values.get("decision", {})
    return str(head.get("date") or values.get("posted_from") or values.get("date", ""))[:4]


def moments() -> st.SearchStrategy[datetime]:
    """A moment to look at a repository."""
    minutes = st.times().map(lambda found: found.replace(second=0, microsecond=0, fold=0))
    return st.builds(lambda day, minute: datetime.combine(day, minute, ZONE), days(), minutes)


def days() -> st.SearchStrategy[date]:
    """A day of the years that repositories tell of."""
    return st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))


def dates(*, partial: bool = True) -> st.SearchStrategy[str]:
    """A date as it is written: a day, or with ``partial`` also a month or a year."""
    whole = days().map(str)
    return whole | whole.map(lambda day: day[:7]) | whole.map(lambda day: day[:4]) if partial else whole


def school_years() -> st.SearchStrategy[str]:
    """Two years in a row."""
    return st.integers(FIRST, LAST - 1).map(lambda year: f"{year}-{year + 1}")


def rarely(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """One of ``values`` in one case of six, otherwise None."""
    return st.sampled_from([False] * 5 + [True]).flatmap(lambda given: values if given else st.none())


def publication() -> st.SearchStrategy[Values]:
    """Status and embargo, most often public."""
    status = st.sampled_from(["published"] * 8 + ["draft", "withdrawn"])
    embargo = rarely(moments().map(lambda found: found.strftime("%Y-%m-%d %H:%M")))
    return st.builds(lambda status, at: {"status": status, **({"publish_at": at} if at else {})}, status, embargo)


@st.composite
def worlds(draw: Draw[Any], size: int = 6) -> World:
    """A random repository. ``size`` is the most units, profiles and other records of each kind."""
    world = World(vocabulary=draw(vocabularies(size)))
    for number in range(draw(st.integers(1, size))):
        world.profiles[f"nguoi-{number}"] = draw(_profiles(world, number))
    for kind, letter, records in (
        ("stories", "bai", _stories),
        ("decisions", "quyet-dinh", _decisions),
        ("events", "su-kien", _events),
        ("proposals", "de-nghi", _proposals),
    ):
        for number in range(draw(st.integers(0, size))):
            getattr(world, kind)[f"{letter}-{number}"] = draw(records(world))
    every = [*world.profiles, *world.stories, *world.decisions, *world.events]
    world.decomposed = frozenset(draw(st.sets(st.sampled_from(every))))
    plain = [
        name
        for name, values in world.decisions.items()
        if values["recipients"] and not any("revocation" in row for row in values["recipients"])
    ]
    world.lists_beside = frozenset(draw(st.sets(st.sampled_from(plain)))) if plain else frozenset()
    world.moments = tuple(draw(st.lists(moments(), min_size=1, max_size=3, unique=True)))
    return world


@st.composite
def vocabularies(draw: Draw[Any], size: int) -> dict[str, list[Values]]:
    """Controlled lists that agree with each other."""
    verified = st.sampled_from(["full", "full", "partial", "no"])

    def some(stem: str, least: int, most: int) -> list[Values]:
        return [
            {"id": f"{stem}-{number}", "name": f"{stem} số {number}", "order": number, "verified": draw(verified)}
            for number in range(draw(st.integers(least, most)))
        ]

    fields, movements = some("linh-vuc", 1, 4), some("phong-trao", 1, 3)
    for number, entry in enumerate(fields):
        if draw(st.booleans()):
            entry["slug"] = f"nhanh-{number}"
    return {
        "levels": [
            {"id": level, "name": f"Cấp {level}", "order": place, **({"slug": f"cap-{place}"} if place % 2 else {})}
            for place, level in enumerate(LEVELS)
        ],
        "award-classes": [{"id": "loai", "name": "Loại bịa", "axis": "other"}],
        "grades": [{"id": "nhat", "name": "hạng Nhất"}, {"id": "nhi", "name": "hạng Nhì"}],
        "occasions": [{"id": "dot-xuat", "name": "Đột xuất"}],
        "authorities": [{"id": "giam-doc", "name": "Giám đốc bịa", "class": "co-quan"}],
        "unit-kinds": [{"id": "khoa", "name": "Khoa"}],
        "roles": [{"id": "giang-vien", "name": "Giảng viên"}],
        "channels": [{"id": "portal", "name": "Cổng thông tin"}],
        "fields": fields,
        "movements": movements,
        "awards": [draw(_awards(number, draw(verified))) for number in range(draw(st.integers(1, size)))],
        "units": draw(units(size, verified)),
    }


@st.composite
def _awards(draw: Draw[Any], number: int, verified: str) -> Values:
    entry: Values = {
        "id": f"danh-hieu-{number}",
        "name": f"Danh hiệu số {number}",
        "class": "loai",
        "level": draw(st.sampled_from(LEVELS)),
        "recipients": draw(st.sampled_from([["individual"], ["collective"], ["individual", "collective"]])),
        "rank": draw(st.integers(1, 5)),
        "used": draw(st.sampled_from([True, True, False])),
        "verified": verified,
    }
    if draw(st.booleans()):
        entry["slug"] = f"ten-goi-{number}"
    return entry


@st.composite
def units(draw: Draw[Any], size: int, verified: st.SearchStrategy[str]) -> list[Values]:
    """Units with parents, beginnings, ends, successors; the first one always exists and is confirmed.

    A unit may be carried on by later ones of the list, none of them inside itself: one is a new name or a merger,
    several are a split.
    """
    found: list[Values] = [{"id": "don-vi-0", "name": "Đơn vị số 0", "kind": "khoa", "verified": "full"}]
    for number in range(1, draw(st.integers(1, size)) + 1):
        entry: Values = {
            "id": f"don-vi-{number}",
            "name": f"Đơn vị số {number}",
            "kind": "khoa",
            "parent": draw(st.sampled_from([one["id"] for one in found])),
            "verified": draw(verified),
        }
        if draw(st.sampled_from([False] * 7 + [True])):
            del entry["parent"]
        if draw(st.booleans()):
            entry["valid_from"] = draw(dates())
        if draw(st.booleans()):
            entry["valid_to"] = draw(dates())
        if draw(st.sampled_from([False] * 9 + [True])):
            entry["public"] = False
        if draw(st.booleans()):
            entry["slug"] = f"don-vi-goi-la-{number}"
        found.append(entry)
    for number, entry in enumerate(found[1:], start=1):
        later = [one["id"] for one in found[number + 1 :] if entry["id"] not in _above(one, found)]
        if later and draw(st.booleans()):
            entry["successors"] = draw(st.lists(st.sampled_from(later), min_size=1, max_size=3, unique=True))
            for one in found:
                if one["id"] in entry["successors"]:
                    one.setdefault("predecessors", []).append(entry["id"])
    return found


def _above(unit: Values, every: list[Values]) -> set[str]:
    by_id = {one["id"]: one for one in every}
    names: set[str] = set()
    while unit.get("parent"):
        names.add(unit["parent"])
        unit = by_id[unit["parent"]]
    return names


def _ids(world: World, name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([entry["id"] for entry in world.vocabulary[name]])


def _lists(values: st.SearchStrategy[str], most: int = 3, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(values, min_size=least, max_size=most, unique=True)


@st.composite
def _profiles(draw: Draw[Any], world: World, number: int) -> Values:
    """Persons and collectives; every name ends in two syllables that no other name has, unless it is a namesake's."""
    same = draw(st.sampled_from([False] * 9 + [True]))
    mark = draw(st.integers(0, number)) if same else number
    size = len(SYLLABLES)
    kind = draw(st.sampled_from(["individual", "individual", "individual", "collective"]))
    values: Values = {
        "kind": kind,
        "name": f"{draw(st.sampled_from(FAMILIES))} {SYLLABLES[mark // size % size]} {SYLLABLES[mark % size]}",
        "unit": draw(_ids(world, "units")),
        "fields": draw(_lists(_ids(world, "fields"), least=draw(st.integers(0, 1)))),
        "awards": draw(st.lists(_claims(world), max_size=3)),
        "summary": "Tóm tắt bịa.",
        **draw(publication()),
    }
    if kind == "individual" and draw(st.sampled_from([True] * 9 + [False])):
        scope = draw(st.sampled_from([CONSENT_SCOPES] * 7 + [("name",), ("story", "print")]))
        values["consent"] = {"basis": "consent", "scope": list(scope)}
    if steps := draw(rarely(st.lists(_recognitions(world), min_size=1, max_size=3))):
        values["recognitions"] = steps
    if kind == "collective":
        values["members"] = draw(_lists(st.sampled_from(["Lò Văn Bịa", *world.profiles])))
    return values


def _recognitions(world: World) -> st.SearchStrategy[Values]:
    return st.fixed_dictionaries(
        {
            "level": st.sampled_from(["unit", "university", "ministry", "state"]),
            "status": st.sampled_from(["emerging", "emerging", "proposed", "selected"]),
            "by": _ids(world, "units"),
        }
    )


@st.composite
def _claims(draw: Draw[Any], world: World) -> Values:
    values: Values = {"award": draw(_ids(world, "awards"))}
    if draw(st.booleans()):
        values["year"] = draw(st.integers(FIRST, LAST))
    if draw(st.booleans()):
        values["unit"] = draw(_ids(world, "units"))
    return values


@st.composite
def _stories(draw: Draw[Any], world: World) -> Values:
    values: Values = {
        "kind": draw(st.sampled_from(["advanced-model", "good-deed"])),
        "title": "Bài viết bịa",
        "date": draw(dates()),
        "exemplars": draw(_lists(st.sampled_from(sorted(world.profiles)), least=1)),
        "summary": "Tóm tắt bịa.",
        "author": "Người bịa",
        **draw(publication()),
    }
    for key, name in (("fields", "fields"), ("movements", "movements"), ("units", "units")):
        if draw(st.booleans()):
            values[key] = draw(_lists(_ids(world, name)))
    return values


@st.composite
def _decisions(draw: Draw[Any], world: World) -> Values:
    head: Values = {"date": draw(dates()), "issuer": "giam-doc"}
    if draw(st.booleans()):
        head["number"] = f"{draw(st.integers(1, 9999))}/QĐ-BỊA"
    values: Values = {"decision": head, **draw(publication())}
    if draw(st.booleans()):
        values["publication"] = {"basis": "public-decision"}
    count = draw(st.integers(0, 6))
    values["recipients"] = [draw(_recipients(world, number)) for number in range(count)]
    return values


@st.composite
def _recipients(draw: Draw[Any], world: World, number: int) -> Values:
    if draw(st.sampled_from([True, True, False])):
        values: Values = {"exemplar": draw(st.sampled_from(sorted(world.profiles)))}
    else:
        values = {"key": f"dong-{number}", "name": f"Người kể tên {number}", "kind": "individual"}
    values |= {"unit": draw(_ids(world, "units")), "award": draw(_ids(world, "awards"))}
    if draw(st.booleans()):
        values["school_year"] = draw(school_years())
    if draw(st.booleans()):
        values["movement"] = draw(_ids(world, "movements"))
    if draw(st.booleans()):
        values["posthumous"] = True
    if draw(st.sampled_from([False] * 4 + [True])):
        values |= {"status": "revoked", "revocation": {"date": draw(dates())}}
    return values


@st.composite
def _events(draw: Draw[Any], world: World) -> Values:
    kinds = ["exchange", "conference", "ceremony", "meeting", "inspection", "training"]
    return {
        "title": "Sự kiện bịa",
        "kind": draw(st.sampled_from(kinds)),
        "date": draw(dates()),
        "organisers": draw(_lists(_ids(world, "units"))),
        "units": draw(_lists(_ids(world, "units"))),
        "exemplars": draw(_lists(st.sampled_from(sorted(world.profiles)))),
        "fields": draw(_lists(_ids(world, "fields"))),
        **draw(publication()),
    }


@st.composite
def _proposals(draw: Draw[Any], world: World) -> Values:
    day = draw(dates(partial=False))
    return {
        "title": "Đề nghị bịa",
        "to": "giam-doc",
        "posted_from": day,
        "posted_to": f"{day[:4]}-12-31",
        "candidates": [
            {"exemplar": draw(st.sampled_from(sorted(world.profiles))), "award": draw(_ids(world, "awards"))},
        ],
        **draw(publication()),
    }
