"""Ensure every id a record writes names something on file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known, Reference, references
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Decision, Kind, Record
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R301",
    name="unknown-id",
    severity=Severity.ERROR,
    title="Mã không có trong danh mục hoặc trong kho",
    why="Mỗi đơn vị, danh hiệu, hồ sơ… được gọi bằng mã của nó. Mã gõ sai thì trang không biết dẫn đến đâu.",
    wrong="unit: truong-dien",
    right="unit: seee",
    kinds=("profile", "story", "decision", "event", "proposal"),
)
RECORD_KINDS = frozenset(Kind)
WHERE = {
    "profile": "trong exemplars/profiles/",
    "decision": "trong exemplars/awards/",
    "event": "trong exemplars/events/",
    "units": "trong danh mục đơn vị (vocabulary/units.yml)",
    "fields": "trong danh mục lĩnh vực (vocabulary/fields.yml)",
    "awards": "trong danh mục khen thưởng (vocabulary/awards.yml)",
    "grades": "trong danh mục hạng (vocabulary/grades.yml)",
    "movements": "trong danh mục phong trào (vocabulary/movements.yml)",
    "authorities": "trong danh mục cơ quan (vocabulary/authorities.yml)",
    "occasions": "trong danh mục loại hình (vocabulary/occasions.yml)",
    "roles": "trong danh mục vai trò (vocabulary/roles.yml)",
    "channels": "trong danh mục kênh (vocabulary/channels.yml)",
}


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure every id names something; suggest what it may have meant, by id and by Vietnamese name."""
    for reference in references(record):
        ids = set(known.catalog.known_ids(reference.to))
        if reference.name not in ids:
            where = WHERE.get(reference.to, "trong kho")
            suggestions = _nearest(reference, known)
            yield RULE.at(
                _place(record, reference),
                f"Mã “{reference.name}” không có {where}.",
                hint=f"Có phải “{suggestions[0]}”?" if suggestions else "Xem các mã có sẵn trong tệp ấy.",
                fixes=suggestions,
            )


def _place(record: Record, reference: Reference) -> Place:
    """The reference's place; a row of a list beside the decision knows its own file."""
    if isinstance(record, Decision) and reference.field[0] == "recipients":
        row = record.recipients[int(reference.field[1])]
        if row.place.path != record.path:
            return row.place.at(*reference.field[2:])
    return record.at(*reference.field)


def _nearest(reference: Reference, known: Known) -> list[str]:
    """Ids like the one written, by their spelling or by any name they go by."""
    names: dict[str, str] = {name: name for name in known.catalog.known_ids(reference.to)}
    if reference.to == "profile":
        names |= {profile.name: profile.id for profile in known.catalog.profiles.values()}
    elif reference.to not in RECORD_KINDS:
        for term in known.vocabulary.list_of(reference.to).values():
            names |= dict.fromkeys(term.names, term.id)
    found = nearest(reference.name, names)
    return list(dict.fromkeys(names[name] for name in found))
