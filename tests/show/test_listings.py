"""Lists stand in one order, whichever things are on them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.build import draft_of
from generator.edge.planning import options_of
from generator.edge.settings import load_settings, moment
from generator.intake.read import FolderSource
from generator.know.publicity import AwardEntry
from generator.show.site import Site
from generator.show.views.listings import TITLES, in_order, sorted_lines

MINI = Path(__file__).parents[1] / "mini"


@pytest.fixture
def site() -> Site:
    """The mini site, none of whose lists has been sorted."""
    settings = load_settings(MINI)
    return draft_of(FolderSource(MINI / settings.records), options_of(settings), moment(settings, "")).site


@pytest.mark.parametrize("kind", TITLES)
def test_any_choice_stands_as_if_it_were_sorted_alone(site: Site, kind: str) -> None:
    whole = list(getattr(site.whole, kind))
    assert whole
    dice = random.Random(kind)
    for _ in range(50):
        chosen = dice.sample(whole, dice.randint(1, len(whole)))
        _, found = sorted_lines(site, kind, chosen)
        assert [id(one) for one in found] == [id(one) for one in in_order(kind, chosen)]


def test_a_list_of_what_is_not_counted_is_sorted_by_itself(site: Site) -> None:
    revoked: list[AwardEntry] = list(site.public.revoked)
    assert revoked
    mixed = [*revoked, *reversed(site.public.awards)]
    assert sorted_lines(site, "awards", mixed)[1] == in_order("awards", mixed)
