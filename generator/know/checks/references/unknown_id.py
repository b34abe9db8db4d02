"""Ensure every id a record writes names something on file."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known, Reference, place_in, references, unread_lists
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import Kind
from generator.words.vietnamese import nearest, slug

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

    Where a whole list could not be read, what names its entries is let pass: the list has a finding of its own.
    """
    unread = unread_lists(known)
    suggested: dict[tuple[str, str], list[str]] = {}
    for record in known.catalog.records():
        for reference in references(record):
            wanted = (reference.to, reference.name)
            if reference.name in known.catalog.known_ids(reference.to) or reference.to in unread:
                continue
            if wanted not in suggested:
                suggested[wanted] = _nearest(reference, known)
            fixes = suggested[wanted]
            sure = _same_id(reference, known)
            yield RULE.at(
                place_in(record, reference.field),
                f"Mã “{reference.name}” không có {WHERE.get(reference.to, 'trong kho')}.",
                hint=f"Có phải “{fixes[0]}”?" if fixes else "Xem các mã có sẵn ở đó.",
                fixes=[Fix(text=fix, certain=fix == sure) for fix in fixes],
            )


def _same_id(reference: Reference, known: Known) -> str:
    """The one id that has the same letters but for capitals, marks, hyphens and underscores; "" where none or two."""
    written = slug(reference.name)
    same = [name for name in known.catalog.known_ids(reference.to) if written and slug(name) == written]
    return same[0] if len(same) == 1 else ""


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
