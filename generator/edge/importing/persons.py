"""Rows to persons and collectives: which rows are about one, which of them have a profile, which ids new ones get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.edge.cli.drafting import free_id
from generator.edge.importing import rules
from generator.edge.importing.cells import Cells
from generator.edge.importing.entries import Entry
from generator.edge.importing.existing import Existing
from generator.edge.importing.mapping import Spec
from generator.words.diagnostics import Rule, Severity
from generator.words.model import WITHDRAWN, Profile
from generator.words.vietnamese import slug

_AGREE = ("born", "died")


@dataclass(slots=True, kw_only=True)
class Person:
    """A recipient with its rows. ``id`` is empty where it has no profile and gets none."""

    name: str
    kind: str
    id: str = ""
    profile: Profile | None = None
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Persons:
    """Puts entries together by person, in the order of the rows."""

    cells: Cells
    existing: Existing
    all: list[Person] = field(default_factory=list)
    _groups: dict[tuple[str, ...], Person] = field(default_factory=dict)
    _by_profile: dict[str, Person] = field(default_factory=dict)
    _namesakes: dict[str, list[Person]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def gather(self, entries: Iterable[Entry]) -> dict[int, Person]:
        """The person of each row that has one for certain; other rows have a finding."""
        found: dict[int, Person] = {}
        self._taken = set(self.existing.taken["profile"])
        for entry in entries:
            person = self._person(entry)
            if person is not None and self._agrees(person, entry):
                person.entries.append(entry)
                found[entry.number] = person
        return found

    def note(self, entry: Entry, rule: Rule, message: str, hint: str = "", severity: Severity | None = None) -> None:
        """Report something about a row at its name."""
        node = self.cells.mapping.recipient["name"]
        if isinstance(node, Spec):
            self.cells.note(entry.row, node, rule, message, hint, severity=severity)

    def _person(self, entry: Entry) -> Person | None:
        withdrawn = self._withdrawn(entry)
        if withdrawn:
            message = f"Hồ sơ “{withdrawn}” đã rút; không nhập lại tên này."
            hint = "Nếu đây là người khác trùng tên, tạo hồ sơ cho người ấy trước và ghi mã vào cột “Mã hồ sơ”."
            self.note(entry, rules.PERSON, message, hint)
            return None
        if entry.exemplar:
            return self._named(entry)
        key = self._key(entry)
        if key not in self._groups:
            profile = self._on_file(entry)
            if entry.number in self.cells.failed:
                return None
            person = self._new(entry, profile)
            if entry.number in self.cells.failed:
                return None
            self._groups[key] = person
            self._warn_of_namesakes(entry, person)
        return self._groups[key]

    def _withdrawn(self, entry: Entry) -> str:
        """The withdrawn profile that a row seems to be about; a tombstone has no name, only its id tells."""
        if not self.existing.withdrawn:
            return ""
        ids = {entry.exemplar} if entry.exemplar else {slug(entry.name), slug(f"{entry.name} {entry.unit}")}
        return min(ids & self.existing.withdrawn, default="")

    def _key(self, entry: Entry) -> tuple[str, ...]:
        if self.cells.mapping.same == "name":
            return (entry.key,)
        return (entry.key, self.existing.home(entry.unit))

    def _named(self, entry: Entry) -> Person | None:
        """The profile whose id the row gives."""
        profile = self.existing.profiles.get(entry.exemplar)
        if profile is None:
            self.note(entry, rules.PERSON, f"Không có hồ sơ mã “{entry.exemplar}”.")
            return None
        key = ("id", profile.id)
        if key not in self._groups:
            if entry.name and profile.name and entry.key not in self._keys_of(profile):
                message = f"Hồ sơ “{profile.id}” mang tên “{profile.name}”, dòng này ghi “{entry.name}”."
                self.note(entry, rules.DOUBT, message)
            self._groups[key] = self._new(entry, profile)
        return self._groups[key]

    def _keys_of(self, profile: Profile) -> set[str]:
        return {key for key, profiles in self.existing.by_name.items() if profile in profiles}

    def _on_file(self, entry: Entry) -> Profile | None:
        """The profile that a name and a unit mean; a finding where that is not certain."""
        named = [one for one in self.existing.by_name.get(entry.key, ()) if one.kind == entry.kind]
        near = [one for one in named if self.existing.related(one.unit, entry.unit)]
        chosen = named if self.cells.mapping.same == "name" else near
        if len(chosen) > 1:
            ids = ", ".join(one.id for one in chosen)
            message = f"Có {len(chosen)} hồ sơ cùng tên “{entry.name}”: {ids}."
            self.note(entry, rules.PERSON, message, "Thêm cột “Mã hồ sơ” và ghi mã của đúng người.")
            return None
        if chosen and chosen[0].status == WITHDRAWN:
            self.note(entry, rules.PERSON, f"Hồ sơ “{chosen[0].id}” đã rút; không nhập lại tên này.")
            return None
        if named and not chosen:
            ids = ", ".join(f"{one.id} ({one.unit})" for one in named)
            message = f"Đã có hồ sơ cùng tên “{entry.name}” ở đơn vị khác: {ids}. Dòng này không nối với hồ sơ ấy."
            self.note(entry, rules.DOUBT, message, "Nếu là một người, thêm cột “Mã hồ sơ” và ghi mã.")
        return chosen[0] if chosen else None

    def _new(self, entry: Entry, profile: Profile | None) -> Person:
        if profile is not None and profile.id in self._by_profile:
            return self._by_profile[profile.id]
        person = Person(name=entry.name, kind=entry.kind, profile=profile)
        if profile is not None:
            person.id, person.kind = profile.id, profile.kind
            self._by_profile[profile.id] = person
        elif self.cells.mapping.profile is not None:
            person.id = self._free_id(entry)
        self.all.append(person)
        return person

    def _free_id(self, entry: Entry) -> str:
        """A new id from the name; where somebody else has it, with the unit, the year of birth or a number added."""
        wanted = slug(entry.name)
        born = str(entry.profile.get("born") or "")[:4] if entry.profile.get("died") else ""
        choices = [wanted, *(f"{wanted}-{more}" for more in (slug(entry.unit), born) if more)]
        chosen = next((one for one in choices if 2 <= len(one) <= 80 and one not in self._taken), "")
        chosen = (chosen or free_id(f"{entry.name} {entry.unit}", self._taken)) if wanted else ""
        if not chosen:
            self.note(entry, rules.PERSON, f"Không đặt được mã từ tên “{entry.name}”.")
            return ""
        if chosen != wanted and wanted in self._taken:
            message = f"Mã “{wanted}” đã thuộc một hồ sơ khác; hồ sơ này mang mã “{chosen}”."
            self.note(entry, rules.DOUBT, message, "Nếu là một người viết hai cách, sửa tên cho giống nhau.")
        self._taken.add(chosen)
        return chosen

    def _warn_of_namesakes(self, entry: Entry, person: Person) -> None:
        known = self._namesakes.setdefault(entry.key, [])
        others = [one for one in known if one is not person]
        known.append(person)
        if others:
            rows = ", ".join(self.cells.table.called(one.entries[0].number) for one in others if one.entries)
            message = f"“{entry.name}” còn ở dòng {rows} với đơn vị khác; được coi là hai người."
            self.note(entry, rules.DOUBT, message, "Nếu là một người, ghi cùng một đơn vị hoặc thêm cột “Mã hồ sơ”.")

    def _agrees(self, person: Person, entry: Entry) -> bool:
        """Rows of one person must not say two kinds, two births or two deaths: that would be two persons."""
        first = person.entries[0] if person.entries else None
        if person.kind != entry.kind:
            label = "tập thể" if person.kind == "collective" else "cá nhân"
            self.note(entry, rules.PERSON, f"“{entry.name}” đã được ghi là {label} ở chỗ khác.")
            return False
        for name in _AGREE if first is not None else ():
            other = next((one for one in person.entries if one.profile.get(name)), None)
            mine = entry.profile.get(name)
            if other is not None and mine and other.profile[name] != mine:
                row = self.cells.table.called(other.number)
                message = f"“{entry.name}” ở dòng {row} có “{name}” là {other.profile[name]}, ở đây là {mine}."
                self.note(entry, rules.PERSON, message, "Nếu là hai người trùng tên, thêm cột “Mã hồ sơ”.")
                return False
        return True
