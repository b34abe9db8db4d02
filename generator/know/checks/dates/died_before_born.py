"""Ensure people are born before they die."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.dates.guesses import likely, told
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile

RULE = Rule(
    code="R502",
    name="died-before-born",
    severity=Severity.ERROR,
    title="Ngày mất trước ngày sinh",
    why="Hai ngày này được in cạnh tên người đã mất; viết ngược là một lỗi làm đau lòng gia đình.",
    wrong="born: 1986-08-21\ndied: 1910-07-23",
    right="born: 1910-07-23\ndied: 1986-08-21",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure the latest day of death that is meant is not before the earliest day of birth."""
    born, died = profile.born, profile.died
    if not (born and died and died.last < born.first):
        return
    swapped = died.year < born.year - 15
    guesses = [] if swapped else likely(died, born.first, known.today)
    fixes = [str(born)] if swapped else [str(guess) for guess in guesses]
    yield RULE.at(
        profile.at("died"),
        f"Mất {told(died)} thì không thể sinh {told(born)}.",
        hint="Có lẽ hai ngày bị đổi chỗ cho nhau." if swapped else "Xem lại năm sinh và năm mất.",
        fixes=fixes,
    )
