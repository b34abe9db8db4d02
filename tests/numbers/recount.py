"""Counts again, by hand as it were: from what authors wrote and from the counting rules, with nothing of ours.

DESIGN, section 3: an award counts once, at its decision date, under that date's unit, whether or not its recipient
may be named. Withdrawal or missing consent hides the name, never the number; profiles and stories are counted only
while public. Draft, embargoed, proposed and revoked count nowhere public. Decision 0003 says where a unit's past
is found.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]
KINDS = ("profiles", "stories", "awards", "claims", "events")
Counted = dict[str, list[str]]
"""For each kind of thing the pages that name its items, sorted; an award is named by its decision, a claim by its
recipient."""


class UnspecifiedError(Exception):
    """The rules do not say where a unit belongs: it would be its own successor's part."""


@dataclass(frozen=True)
class Recount:
    """What a site must show at a moment, written as ``2026-03-01 08:00``."""

    world: Any
    now: str

    # ---- what is public

    def _live(self, record: Values) -> bool:
        return record["status"] == "published" and record.get("publish_at", "") <= self.now

    def _agreed(self, profile: Values, purpose: str) -> bool:
        if profile["kind"] == "collective":
            return True
        return purpose in profile.get("consent", {}).get("scope", [])

    def _not_chosen(self, profile: Values) -> bool:
        """Somebody who is being nurtured and not yet put forward or chosen is never public."""
        steps = [step["status"] for step in profile.get("recognitions", [])]
        return bool(steps) and "selected" not in steps

    @property
    def profiles(self) -> dict[str, Values]:
        return {
            name: one
            for name, one in self.world.profiles.items()
            if self._live(one) and self._agreed(one, "name") and not self._not_chosen(one)
        }

    @property
    def stories(self) -> dict[str, Values]:
        shown = self.profiles
        return {
            name: one
            for name, one in self.world.stories.items()
            if self._live(one) and all(who in shown and self._agreed(shown[who], "story") for who in one["exemplars"])
        }

    @property
    def events(self) -> dict[str, Values]:
        return {
            name: one
            for name, one in self.world.events.items()
            if self._live(one) and one["kind"] not in ("inspection", "training")
        }

    @property
    def awards(self) -> list[tuple[str, Values, Values]]:
        """Decision, its head, row."""
        return [
            (name, one["decision"], row)
            for name, one in self.world.decisions.items()
            if self._live(one)
            for row in one["recipients"]
            if row.get("status", "awarded") == "awarded"
        ]

    @property
    def claims(self) -> list[tuple[str, Values]]:
        return [(name, claim) for name, one in self.profiles.items() for claim in one["awards"]]

    # ---- units

    def _unit(self, name: str) -> Values:
        found: Values = next(one for one in self.world.vocabulary["units"] if one["id"] == name)
        return found

    def _has_ended(self, unit: Values) -> bool:
        """Its last day is over; without a last day: everybody who carries on for it has begun. What is yet to begin
        has not ended."""
        today = self.now[:10]
        if unit.get("valid_from") and _first(unit["valid_from"]) > today:
            return False
        if unit.get("valid_to"):
            return _last(unit["valid_to"]) < today
        after = [self._unit(name) for name in unit.get("successors", [])]
        return bool(after) and not any(one.get("valid_from") and _first(one["valid_from"]) > today for one in after)

    def home(self, name: str) -> str:
        """Where a unit is counted today."""
        seen = []
        while True:
            if name in seen:
                raise UnspecifiedError(name)
            seen.append(name)
            unit = self._unit(name)
            if self._has_ended(unit) and len(unit.get("successors", [])) == 1:
                name = unit["successors"][0]
            elif (unit["verified"] == "no" or not unit.get("public", True)) and unit.get("parent"):
                name = unit["parent"]
            else:
                return name

    def above(self, place: str) -> str:
        """The place a place is part of, or "" at the top; what would be part of itself is at the top."""
        first = self._next_above(place)
        chain, here = [place], first
        while here:
            if here in chain:
                return ""
            chain.append(here)
            here = self._next_above(here)
        return first

    def _next_above(self, place: str) -> str:
        name = self._unit(place).get("parent", "")
        while name and self.home(name) == place:
            name = self._unit(name).get("parent", "")
        return self.home(name) if name else ""

    @property
    def places(self) -> list[str]:
        found = {self.home(unit["id"]) for unit in self.world.vocabulary["units"]}
        if any(self.home(place) != place for place in found):
            raise UnspecifiedError(found)
        return sorted(found)

    def inside(self, place: str) -> set[str]:
        """A place and everything below it."""
        found = {place}
        while True:
            more = {one for one in self.places if self.above(one) in found} - found
            if not more:
                return found
            found |= more

    # ---- shelves

    def shelves(self) -> dict[str, Counted]:
        """What each themed page must count, by the page's address; pages with nothing on them are left out."""
        found: dict[str, Counted] = defaultdict(lambda: {kind: [] for kind in KINDS})

        def put(folder: str, names: Any, kind: str, item: str) -> None:
            for name in set(names):
                if name:
                    found[f"{folder}/{name}/"][kind].append(item)

        own = self._own_of_units()
        for place in self.places:
            for kind in KINDS:
                items = [item for inner in self.inside(place) for item in own[inner][kind]]
                items = items if kind in ("profiles", "awards", "claims") else list(set(items))
                found[f"don-vi/{self.slug('units', place)}/"][kind] = [item for item, _ in items]
        for name, one in self.profiles.items():
            put("linh-vuc", self._slugs("fields", one["fields"]), "profiles", f"guong/{name}/")
            levels, titles = self._awards_of(name)
            put("cap-khen-thuong", levels, "profiles", f"guong/{name}/")
            put("danh-hieu", titles, "profiles", f"guong/{name}/")
        for name, one in self.stories.items():
            put("linh-vuc", self._slugs("fields", self._fields_of(one)), "stories", f"bai-viet/{name}/")
            put("nam", [one["date"][:4]], "stories", f"bai-viet/{name}/")
            put("nam-hoc", [_school_year(one["date"])], "stories", f"bai-viet/{name}/")
            put("phong-trao", self._slugs("movements", one.get("movements", [])), "stories", f"bai-viet/{name}/")
        for name, one in self.events.items():
            put("linh-vuc", self._slugs("fields", one["fields"]), "events", f"su-kien/{name}/")
            put("nam", [one["date"][:4]], "events", f"su-kien/{name}/")
            put("nam-hoc", [_school_year(one["date"])], "events", f"su-kien/{name}/")
        for name, head, row in self.awards:
            item = f"quyet-dinh/{name}/"
            put("linh-vuc", self._slugs("fields", self._fields_of_row(row)), "awards", item)
            put("cap-khen-thuong", [self._level(row["award"])], "awards", item)
            put("danh-hieu", self._titles([row["award"]]), "awards", item)
            put("nam", [head["date"][:4]], "awards", item)
            put("nam-hoc", [row.get("school_year", "")], "awards", item)
            put("phong-trao", self._slugs("movements", [row["movement"]] if "movement" in row else []), "awards", item)
        for name, claim in self.claims:
            item = f"guong/{name}/"
            put("linh-vuc", self._slugs("fields", self.profiles[name]["fields"]), "claims", item)
            put("cap-khen-thuong", [self._level(claim["award"])], "claims", item)
            put("danh-hieu", self._titles([claim["award"]]), "claims", item)
            put("nam", [str(claim.get("year", ""))], "claims", item)
        sorted_ = {address: {kind: sorted(items) for kind, items in one.items()} for address, one in found.items()}
        return {address: one for address, one in sorted_.items() if any(one.values())}

    def _own_of_units(self) -> dict[str, dict[str, list[tuple[str, int]]]]:
        """For each place what is its own; each item with a number of its own, so that equal ones stay apart."""
        own: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(lambda: {kind: [] for kind in KINDS})
        for name, one in self.profiles.items():
            own[self.home(one["unit"])]["profiles"].append((f"guong/{name}/", 0))
        for name, one in self.stories.items():
            units = one.get("units") or [self.profiles[who]["unit"] for who in one["exemplars"]]
            for place in {self.home(unit) for unit in units}:
                own[place]["stories"].append((f"bai-viet/{name}/", 0))
        for name, one in self.events.items():
            for place in {self.home(unit) for unit in one["organisers"] + one["units"]}:
                own[place]["events"].append((f"su-kien/{name}/", 0))
        for number, (name, _, row) in enumerate(self.awards):
            own[self.home(row["unit"])]["awards"].append((f"quyet-dinh/{name}/", number))
        for number, (name, claim) in enumerate(self.claims):
            unit = claim.get("unit") or self.profiles[name]["unit"]
            own[self.home(unit)]["claims"].append((f"guong/{name}/", number))
        return own

    # ---- lists

    def slug(self, vocabulary: str, name: str) -> str:
        """The part of an address that names an entry."""
        entry = next(one for one in self.world.vocabulary[vocabulary] if one["id"] == name)
        return str(entry.get("slug") or name)

    def _slugs(self, vocabulary: str, names: list[str]) -> list[str]:
        """The addresses of entries that somebody has confirmed; others have no page."""
        confirmed = {one["id"] for one in self.world.vocabulary[vocabulary] if one["verified"] != "no"}
        return [self.slug(vocabulary, name) for name in names if name in confirmed]

    def _level(self, award: str) -> str:
        """The address of an award's level."""
        entry = next(one for one in self.world.vocabulary["awards"] if one["id"] == award)
        return self.slug("levels", entry["level"])

    def _titles(self, awards: list[str]) -> list[str]:
        return self._slugs("awards", awards)

    def _awards_of(self, profile: str) -> tuple[list[str], list[str]]:
        """The levels and titles of everything somebody was given or is said to have been given."""
        names = [row["award"] for _, _, row in self.awards if row.get("exemplar") == profile]
        names += [claim["award"] for name, claim in self.claims if name == profile]
        return [self._level(name) for name in names], self._titles(names)

    def _fields_of(self, story: Values) -> list[str]:
        inherited = [name for who in story["exemplars"] for name in self.profiles[who]["fields"]]
        return story.get("fields") or inherited

    def _fields_of_row(self, row: Values) -> list[str]:
        """The fields of the recipient, of whom nothing is known while the profile is not public."""
        profile = self.profiles.get(row.get("exemplar", ""))
        return profile["fields"] if profile else []


def _first(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def _last(date: str) -> str:
    if len(date) == 10:
        return date
    if len(date) == 4:
        return f"{date}-12-31"
    year, month = int(date[:4]), int(date[5:])
    return f"{date}-{calendar.monthrange(year, month)[1]:02d}"


def _school_year(date: str) -> str:
    """The school year of a known day; it begins on 1 September."""
    if len(date) < 10:
        return ""
    year = int(date[:4])
    return f"{year}-{year + 1}" if date[5:] >= "09-01" else f"{year - 1}-{year}"
