"""The bars: the right line in 95 of 100 mutants, the right first suggestion in 90; no kind of mistake left out."""

from __future__ import annotations

import pytest

from tests.intake.samples import ALL
from tests.mutation.measure import as_text, measure
from tests.mutation.mutate import MAKERS, mutants


def hold_the_bars(seed: int, count: int) -> None:
    score = measure(seed, count)
    assert score.all.total() == count
    assert score.share(score.lines) >= 95
    assert score.share(score.fixes) >= 90
    for kind, made in score.all.items():
        assert score.lines[kind] >= 0.8 * made, kind
        assert score.fixes[kind] >= 0.8 * made, kind


def test_the_bars_hold() -> None:
    hold_the_bars(seed=20, count=4 * len(MAKERS))


@pytest.mark.long
def test_the_bars_hold_on_many() -> None:
    hold_the_bars(seed=21, count=20 * len(MAKERS))


def test_mutants_are_wrong_in_one_place_and_repeatable() -> None:
    text = as_text(ALL)
    made = list(mutants(text, seed=5, count=3 * len(MAKERS)))
    assert made == list(mutants(text, seed=5, count=3 * len(MAKERS)))
    assert len({mutant.kind for mutant in made}) >= len(MAKERS) - 3
    for mutant in made:
        before, after = text[mutant.path].split("\n"), mutant.text.split("\n")
        assert before != after
        assert abs(len(before) - len(after)) <= 1
        assert before[: mutant.line - 1] == after[: mutant.line - 1]
