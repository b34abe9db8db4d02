"""Ensure a unit that is kept out of public lists stands under one that is in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, How, Rule, Severity

RULE = Rule(
    code="R605",
    name="unlisted-top",
    severity=Severity.ERROR,
    title="Đơn vị không công khai mà không thuộc đơn vị nào",
    why="Khen thưởng của đơn vị không công khai được cộng vào đơn vị mẹ. Không có đơn vị mẹ thì nó phải tự hiện ra.",
    wrong="- {id: to-rieng, name: Tổ riêng, public: false}",
    right="- {id: to-rieng, name: Tổ riêng, parent: phong-tong-hop, public: false}",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no unit that may not be listed is what its awards are counted under; suggest the only top unit."""
    tree, units = known.catalog.units, known.vocabulary.units
    tops = [name for name in tree.roots if units[name].listed]
    for name in tree.places:
        if not units[name].listed:
            why = "public: false" if not units[name].public else "verified: no"
            yield RULE.at(
                units[name].place.at("parent"),
                f"Đơn vị “{name}” ghi {why} nhưng không thuộc đơn vị nào, nên vẫn hiện trên trang.",
                hint="Thêm parent: mã của đơn vị mẹ.",
                fixes=[Fix(text=f"parent: {tops[0]}", how=How.ADD)] if len(tops) == 1 else [],
            )
