"""Ensure the controlled lists name only entries that exist, and bodies that can decide."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.schema.vocabularies import VOCABULARIES
from generator.know.checks.known import Known, references_in, unread_lists
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R307",
    name="vocabulary-reference",
    severity=Severity.ERROR,
    title="Danh mục gọi một mục không có",
    why="Các danh mục dựa vào nhau: đơn vị thuộc đơn vị nào, danh hiệu ở cấp nào. Một mã sai làm lệch cả con số.",
    wrong="parent: song-moo",
    right="parent: song-mo",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure every id inside the lists names an entry, and every class of bodies has a body (a warning)."""
    unread = unread_lists(known)
    for schema in VOCABULARIES:
        for term in known.vocabulary.list_of(schema.attribute).values():
            for reference in references_in(term, schema.entry.keys):
                entries = known.vocabulary.list_of(reference.to)
                if reference.name not in entries and reference.to not in unread:
                    names = {name: one.id for one in entries.values() for name in (one.id, *one.names)}
                    fixes = list(dict.fromkeys(names[name] for name in nearest(reference.name, names)))
                    yield RULE.at(
                        term.place.at(*reference.field),
                        f"Mục “{term.id}” gọi mã “{reference.name}”, không có trong vocabulary/{_file(reference.to)}.",
                        hint=f"Có phải “{fixes[0]}”?" if fixes else "Xem các mã có sẵn ở đó.",
                        fixes=fixes,
                    )
    if "authorities" not in unread:
        yield from _classes(known)


def _file(attribute: str) -> str:
    return attribute.replace("_", "-") + ".yml"


def _classes(known: Known) -> Iterator[Diagnostic]:
    classes = {body.authority_class for body in known.vocabulary.authorities.values() if body.authority_class}
    for award in known.vocabulary.awards.values():
        for number, name in enumerate(award.authority):
            if name not in classes:
                fixes = nearest(name, classes)
                yield RULE.at(
                    award.place.at("authority", number),
                    f"Chưa có cơ quan nào thuộc loại “{name}” trong vocabulary/authorities.yml.",
                    hint=f"Có phải “{fixes[0]}”?" if fixes else "Thêm cơ quan ấy vào danh mục cơ quan.",
                    fixes=fixes,
                    severity=Severity.WARNING,
                )
