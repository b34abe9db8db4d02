"""Findings: made by a rule, sorted as people read them."""

from __future__ import annotations

import pytest

from generator.words.diagnostics import Diagnostic, Fix, Place, Rule, Severity, has_errors, tidy

RULE = Rule(
    code="R301",
    name="unknown-unit",
    severity=Severity.ERROR,
    title="Đơn vị không có trong danh mục",
    why="Trang đơn vị liệt kê theo mã.",
    wrong="unit: seeee",
    right="unit: seee",
)


def at(path: str, line: int = 0, column: int = 0, message: str = "x", severity: Severity | None = None) -> Diagnostic:
    return RULE.at(Place(path=path, line=line, column=column), message, severity=severity)


def test_a_rule_makes_findings() -> None:
    place = Place(path="profiles/a.md").at("awards", 0).at("unit")
    found = RULE.at(
        place, "Không có đơn vị “seeee”.", hint="Xem units.yml.", fixes=["seee", Fix(text="sem", certain=True)]
    )
    assert found.place.field == ("awards", 0, "unit")
    assert (found.code, found.severity, found.hint) == ("R301", Severity.ERROR, "Xem units.yml.")
    assert found.fixes == (Fix(text="seee"), Fix(text="sem", certain=True))


def test_a_finding_may_weigh_less_than_its_rule() -> None:
    assert at("a", severity=Severity.NOTICE).severity is Severity.NOTICE


def test_the_place_of_a_key_is_not_the_place_of_its_value() -> None:
    place = Place(path="a", field=("title",))
    assert place.key() != place
    assert place.key().field == place.field
    assert place.key().on_key


def test_findings_are_sorted_by_file_line_column_code_and_each_shown_once() -> None:
    wanted = [at("a", 1, 9), at("a", 2, 1), at("a", 2, 3, "m"), at("a", 2, 3, "n"), at("a", 10), at("b", 1)]
    assert list(tidy([*reversed(wanted), *wanted])) == wanted


@pytest.mark.parametrize(
    ("severities", "stops", "stops_strictly"),
    [
        ([], False, False),
        ([Severity.NOTICE], False, False),
        ([Severity.NOTICE, Severity.WARNING], False, True),
        ([Severity.WARNING, Severity.ERROR], True, True),
    ],
)
def test_what_stops_publication(severities: list[Severity], stops: bool, stops_strictly: bool) -> None:
    found = [at("a", severity=severity) for severity in severities]
    assert has_errors(found) == stops
    assert has_errors(found, strict=True) == stops_strictly
