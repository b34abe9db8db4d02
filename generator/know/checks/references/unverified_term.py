"""Ensure records do not rest on vocabulary entries that nobody has confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known, place_in, references
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vocabulary import VERIFIED_NO

RULE = Rule(
    code="R306",
    name="unverified-term",
    severity=Severity.WARNING,
    title="Dùng một mục chưa ai xác nhận",
    why="Mục ghi verified: no là hiểu biết chung, chưa đọc thấy trong văn bản; nó không được liệt kê trên trang.",
    wrong="unit: khoa-moi, trong khi khoa-moi ghi verified: no",
    right="xác nhận mục ấy trong vocabulary/units.yml, hoặc dùng một mục đã xác nhận",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no reference leads to an entry with ``verified: no``."""
    doubtful = {
        (name, term.id): term
        for name in known.vocabulary.__dataclass_fields__
        for term in known.vocabulary.list_of(name).values()
        if term.verified == VERIFIED_NO
    }
    for record in known.catalog.records() if doubtful else ():
        for reference in references(record):
            term = doubtful.get((reference.to, reference.name))
            if term is not None:
                yield RULE.at(
                    place_in(record, reference.field),
                    f"“{term.name}” ({term.id}) chưa ai xác nhận nên không được liệt kê trên trang.",
                    hint=f"Nhờ người phụ trách danh mục xác nhận rồi sửa verified trong {term.place.path}.",
                )
