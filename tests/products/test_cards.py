"""Who has a card, what it may say, and that nothing is left of those who have none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from generator.build import check
from generator.edge.pictures.studio import Studio
from generator.intake.read import FolderSource
from generator.know.publicity import Public, open_to_readers
from generator.show.cards import SHAPES, UNVERIFIED, Cards
from generator.show.pictures import Card, Looked, Rendition, Seen
from generator.show.site import Site
from tests.support.rendering import MINI, MINI_NOW, mini_site

PORTRAIT = "hoang-van-lam"
FILE = "media/hoang-van-lam.jpg"


def public() -> Public:
    return open_to_readers(mini_site().plan.catalog)


def cards_of(given: Public) -> Cards:
    looked = Looked(tools="1", seen={FILE: Seen(digest="d", width=48, height=36)})
    return Site(public=given, name="Trang", looked=looked).cards


def with_scope(given: Public, *scope: str) -> Public:
    profile = given.profiles[PORTRAIT]
    assert profile.consent is not None
    changed = replace(profile, consent=replace(profile.consent, scope=scope))
    return replace(given, profiles={**given.profiles, PORTRAIT: changed})


def test_every_story_and_profile_shows_its_card_and_offers_three() -> None:
    built, given = mini_site(), public()
    cards = {path for path, output in built.outputs.items() if isinstance(output.recipe, Card)}
    named = {output.page.image for output in built.outputs.values() if output.page and output.page.image}
    assert named <= cards
    assert given.stories
    for kind, records in (("guong", given.profiles), ("bai-viet", given.stories)):
        for name in records:
            html = built.html(f"{kind}/{name}/index.html")
            assert html.count('property="og:image"') == 1
            assert 'property="og:image:width" content="1200"' in html
            assert 'name="twitter:card" content="summary_large_image"' in html


def test_cards_have_all_shapes_and_a_portrait_where_both_purposes_are_agreed_to() -> None:
    given = public()
    own = cards_of(given).of(with_scope(given, "name", "photo", "social").profiles[PORTRAIT])
    assert [(one.card.width, one.card.height) for one in own] == list(SHAPES)
    assert {one.card.portrait for one in own} == {FILE}
    assert len({one.path for one in own}) == len(SHAPES)


def test_without_consent_for_photos_no_card_has_the_portrait() -> None:
    given = with_scope(public(), "name", "story", "social")
    own = cards_of(given).of(given.profiles[PORTRAIT])
    assert {one.card.portrait for one in own} == {""}
    assert all(one.path.endswith(".png") for one in own)


def test_without_consent_to_share_there_is_no_card_of_somebody() -> None:
    given = with_scope(public(), "name", "photo", "story")
    cards = cards_of(given)
    assert cards.of(given.profiles[PORTRAIT]) == ()
    about = [story for story in given.stories.values() if PORTRAIT in story.exemplars]
    assert about
    assert [cards.of(story) for story in about] == [()] * len(about)


def test_withdrawn_pictures_leave_nothing_in_the_cache(tmp_path: Path) -> None:
    source = FolderSource(MINI / "exemplars")
    outputs = [output for output in mini_site().outputs.values() if output.recipe]
    his = [one for one in outputs if FILE in (getattr(one.recipe, "source", ""), getattr(one.recipe, "portrait", ""))]
    assert any(isinstance(one.recipe, Rendition) for one in his)
    assert any(isinstance(one.recipe, Card) for one in his)
    others = [one for one in outputs if isinstance(one.recipe, Rendition) and one not in his]
    with Studio(tmp_path) as studio:
        made, found = studio.make([*his, *others], source.read)
        assert found == []
        hidden = {Path(made[one.path].path).read_bytes() for one in his}
        studio.done()
    with Studio(tmp_path) as studio:
        studio.make(others, source.read)
        studio.done()
    left = {path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert left
    assert left & hidden == set()


def test_a_claim_on_a_card_says_that_it_is_one() -> None:
    given = replace(public(), awards=())
    cards = cards_of(given)
    names = {claim.profile.id for claim in given.claims}
    assert names
    for name in sorted(names):
        own = cards.of(given.profiles[name])
        assert own
        assert all(one.card.award.endswith(UNVERIFIED) for one in own)


def test_a_bad_picture_is_a_finding_of_check_where_it_is_named(tmp_path: Path) -> None:
    records = tmp_path / "exemplars"
    shutil.copytree(MINI / "exemplars", records)
    (records / FILE).write_bytes((records / FILE).read_bytes()[:200])
    with Studio(tmp_path / "cache") as studio:
        found = [one for one in check(FolderSource(records), MINI_NOW, studio=studio) if one.code == "R820"]
    assert [one.place.path for one in found] == [f"profiles/{PORTRAIT}.md"]
    assert FILE in found[0].message
