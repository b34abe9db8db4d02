"""Ensure an award's occasion is one for such recipients."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import KIND_NAMES, kind_of, listed, name_of
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Decision

RULE = Rule(
    code="R414",
    name="occasion-recipient",
    severity=Severity.ERROR,
    title="Loại hình khen thưởng không dành cho loại người nhận này",
    why="Khen thưởng quá trình cống hiến và khen thưởng theo niên hạn chỉ dành cho cá nhân.",
    wrong="exemplar: to-thi-nghiem (tập thể), occasion: qua-trinh-cong-hien",
    right="exemplar: to-thi-nghiem, occasion: cong-trang",
    source="Luật 06/2022/QH15, Điều 8",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the recipient's kind is one the occasion is for; suggest the occasions for that kind."""
    occasions = known.vocabulary.occasions
    for row in decision.recipients:
        occasion = occasions.get(row.occasion)
        kind = kind_of(row.exemplar, row.kind, known)
        if occasion and kind and occasion.recipients and kind not in occasion.recipients:
            meant = listed([KIND_NAMES.get(one, one) for one in occasion.recipients])
            yield RULE.at(
                row.place.at("occasion"),
                f"“{occasion.name}” dành cho {meant}; {name_of(row.exemplar, row.name, known)} là {KIND_NAMES[kind]}.",
                hint="Xem lại loại hình ghi trong quyết định.",
                fixes=[one.id for one in occasions.values() if not one.recipients or kind in one.recipients],
            )
