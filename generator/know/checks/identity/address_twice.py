"""Ensure two entries of a list do not want the same page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vocabulary import Term

RULE = Rule(
    code="R209",
    name="address-twice",
    severity=Severity.ERROR,
    title="Hai mục của danh mục cùng một địa chỉ",
    why="Mỗi đơn vị, lĩnh vực, danh hiệu có một trang; địa chỉ là slug, hoặc là id khi không ghi slug.",
    wrong="- {id: khoa-dien, name: Khoa Điện}\n- {id: khoa-dien-cu, name: Khoa Điện (cũ), slug: khoa-dien}",
    right="- {id: khoa-dien, name: Khoa Điện}\n- {id: khoa-dien-cu, name: Khoa Điện (cũ)}",
)
WITH_PAGES = ("units", "fields", "levels", "awards", "movements", "award_classes")
"""Lists whose entries have pages, or are told apart by their address."""


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure every address stands for one entry; the one that is called so keeps it."""
    for name in WITH_PAGES:
        first: dict[str, Term] = {}
        terms = known.vocabulary.list_of(name).values()
        for term in sorted(terms, key=lambda one: bool(one.slug) and one.slug != one.id):
            other = first.setdefault(term.address.casefold(), term)
            if other is not term:
                yield RULE.at(
                    term.place.at("slug" if term.slug else "id"),
                    f"Địa chỉ “{term.address}” đã là của mục “{other.id}”.",
                    hint="Bỏ slug này, hoặc đặt một slug khác.",
                    fixes=[term.id if term.id.casefold() not in first else f"{term.id}-2"] if term.slug else [],
                )
