"""Ensure every id a record writes names something on file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.intake.schema.records import SCHEMAS
from generator.know.checks.known import Known, Reference, place_in, references
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Kind
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R301",
    name="unknown-id",
    severity=Severity.ERROR,
    title="Mã không có trong danh mục hoặc trong kho",
    why="Mỗi đơn vị, danh hiệu, hồ sơ… được gọi bằng mã của nó. Mã gõ sai thì trang không biết dẫn đến đâu.",
    wrong="unit: khoa-dienn",
    right="unit: khoa-dien",
)
RECORD_KINDS = frozenset(Kind)
_FOLDERS = {schema.folder: schema.kind for schema in SCHEMAS}
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


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure every id names something; suggest what it may have meant, by id and by Vietnamese name.

    What names a file that could not be read is let pass: that file has a finding of its own.
    """
    unread = _unread(known)
    suggested: dict[tuple[str, str], list[str]] = {}
    for record in known.catalog.records():
        for reference in references(record):
            wanted = (reference.to, reference.name)
            if reference.name in known.catalog.known_ids(reference.to) or {wanted, (reference.to, "")} & unread:
                continue
            if wanted not in suggested:
                suggested[wanted] = _nearest(reference, known)
            fixes = suggested[wanted]
            yield RULE.at(
                place_in(record, reference.field),
                f"Mã “{reference.name}” không có {WHERE.get(reference.to, 'trong kho')}.",
                hint=f"Có phải “{fixes[0]}”?" if fixes else "Xem các mã có sẵn ở đó.",
                fixes=fixes,
            )


def _unread(known: Known) -> set[tuple[str, str]]:
    """What broken files would have held: a record by kind and id, a whole list by its name and ""."""
    found = set()
    for path in map(PurePosixPath, known.broken):
        if path.parts[0] == "vocabulary":
            found.add((path.stem.replace("-", "_"), ""))
        elif path.parts[0] in _FOLDERS:
            found.add((_FOLDERS[path.parts[0]], path.stem))
    return found


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
