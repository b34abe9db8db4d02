"""The page of codes is current, says all of every code, and its examples really are what the machine finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.edge.catalogue import all_rules
from generator.words.diagnostics import Rule
from tests.checks.findings_page import PAGE, example_of, page

TESTS = Path(__file__).parents[1]
TOLD = {
    *("R101", "R102", "R103", "R107", "R108", "R109", "R110", "R112", "R113", "R114"),
    *("R180", "R181", "R801", "R802", "R820", "R821"),
}
"""What takes more than one record to go wrong, or no record at all: shown in words."""


@cache
def all_tests() -> str:
    return "".join(path.read_text("utf-8") for path in sorted([*TESTS.rglob("test_*.py"), *TESTS.rglob("*.yml")]))


def test_the_page_is_what_the_rules_and_their_cases_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "chạy python -m tests.checks.findings_page"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_code_has_a_section_and_an_example_that_raises_it(rule: Rule) -> None:
    text = PAGE.read_text("utf-8")
    assert f'<a id="{rule.code}"></a>{rule.code} · ' in text
    assert rule.why.split("\n")[0] in text
    found = example_of(rule)
    assert found.before != found.after
    if rule.code[1] == "9" or rule.code in TOLD:
        assert found.said == ""
        assert rule.code in all_tests(), "nothing proves that this code is ever raised"
    else:
        assert found.said
