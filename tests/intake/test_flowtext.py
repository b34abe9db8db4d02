"""Repair of ``{ }`` and ``[ ]`` on one line."""

from __future__ import annotations

import pytest

from generator.intake.compose import compose
from generator.intake.flowtext import repaired

REPAIRS = [
    ("a: {title: A: b, url: https://x.vn}", 'a: {title: "A: b", url: https://x.vn}'),
    ("a: {title: A: b, x: {y: z}}", 'a: {title: "A: b", x: {y: z}}'),
    ("a: [b, @c]", 'a: [b, "@c"]'),
    ("a: [b, c", "a: [b, c]"),
    ("a: {b: [c, d, e: f}", 'a: {b: [c, d, "e: f}"]}'),
    ("a: {b: {c: d, e: f}", "a: {b: {c: d, e: f}}"),
    ("a: {b: c}}", "a: {b: c}"),
    ("a: [b]]", "a: [b]"),
    ("a: [b, , c]", "a: [b, c]"),
    ("a: {b: 'c}", 'a: {b: "c"}'),
    ('a: {b: "c" d, e: f}', "a: {b: '\"c\" d', e: f}"),
    ("a: {b: #1, c: d}", 'a: {b: "#1", c: d}'),
    ("a: {b: c: d} # lời ghi chú", 'a: {b: "c: d"} # lời ghi chú'),
]
LEFT_ALONE = [
    "a: {b: c, d: [e, f]}", "a: [b, c]", 'a: {b: "c: d", e: \'f, g\'}', "a: b", "", "a: [b] c", 'a: "[b: c: d"',
]  # fmt: skip
HOPELESS = [
    "a: {b:\u00a0\u00a0, c: d", "a: " + "[" * 5000, "a: {" + "b: {" * 5000, "a: {x,\u00a0, y: z}", "a: {}}}}s: [b]}",
    "a: {b: c" + " " * 9000 + "}}", "a: {re@p: [i~]}}}", "a: {\t,", "a: [\u00a0,",
]  # fmt: skip


@pytest.mark.parametrize(("line", "right"), REPAIRS)
def test_a_line_is_repaired(line: str, right: str) -> None:
    assert repaired(line) == right
    assert compose(right, "x.yml").diagnostics == ()


@pytest.mark.parametrize("line", LEFT_ALONE)
def test_a_right_line_is_left_alone(line: str) -> None:
    assert repaired(line) is None


@pytest.mark.parametrize("line", HOPELESS, ids=range(len(HOPELESS)))
@pytest.mark.parametrize("commas", [False, True])
def test_no_line_keeps_the_repair_busy(line: str, commas: bool) -> None:
    written = repaired(line, commas=commas)
    assert written is None or len(written) < len(line) + 40


def test_commas_belong_to_the_value_before_them_when_asked() -> None:
    assert repaired("a: {b: c, d e, f: g}", commas=True) == 'a: {b: "c, d e", f: g}'
