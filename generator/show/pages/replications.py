"""The page of what was copied from whom: the purpose of all publicity is that good work spreads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.pages.stories import adopters_of
from generator.show.site import Site
from generator.show.views.lines import Link, Moment
from generator.show.views.lines_of import label_of
from generator.show.views.pages import ReplicationView, Spread
from generator.words.model import Adoption, Story
from generator.words.vietnamese import sort_key

SECTION = "replications"


def plan(site: Site) -> Iterator[Output]:
    """One page, where some story says how to copy it or who did."""
    stories = copyable(site)
    if not stories:
        return
    adoptions = [(story, one) for story in stories for one in adopted_of(story)]
    units = {site.public.catalog.units.home(one.unit) for _, one in adoptions}
    lead = (
        "Việc tốt chỉ thật sự có ích khi nơi khác làm theo được. "
        f"Ở đây có {len(stories)} bài nói rõ cách làm hoặc nơi đã làm theo"
        + (f"; {len(adoptions)} lượt làm theo ở {len(units)} đơn vị." if adoptions else ".")
    )
    view = ReplicationView(
        crumbs=(HOME_CRUMB,),
        heading="Nhân rộng",
        lead=lead,
        spreads=tuple(_spread(site, story) for story in stories),
        units=tuple(_units(site, adoptions)),
    )
    yield output(addresses.REPLICATIONS, "replications", "replications", view, view.heading, lead, SECTION)


def adopted_of(story: Story) -> tuple[Adoption, ...]:
    """Each time the story's work was copied."""
    return story.replication.adopted if story.replication else ()


def copyable(site: Site) -> list[Story]:
    """Stories with something to copy: those that say how come first, then those copied most, then the newest."""
    found = [one for one in site.public.stories.values() if one.replication and _says_something(one)]
    return sorted(
        found,
        key=lambda one: (
            not (one.replication and one.replication.how_to_copy),
            -len(adopted_of(one)),
            [-part for part in (one.date.sort_key if one.date else (0, 0, 0))],
            one.id,
        ),
    )


def _says_something(story: Story) -> bool:
    return bool(story.replication and (story.replication.how_to_copy or story.replication.adopted))


def _spread(site: Site, story: Story) -> Spread:
    return Spread(
        story=site.lines.story(story),
        how=story.replication.how_to_copy if story.replication else "",
        adopted=tuple(
            Moment(year_label=label_of(one.date), text=one.note, link=site.lines.unit_then(one.unit, one.date)[0])
            for one in adopted_of(story)
        ),
        adopters=adopters_of(site, story),
    )


def _units(site: Site, adoptions: list[tuple[Story, Adoption]]) -> Iterator[tuple[Link, tuple[Moment, ...]]]:
    """What each unit copied, under the unit of today."""
    home = site.public.catalog.units.home
    places = {
        place: site.lines.unit_then(place, None)[0] for place in {home(one.unit) for _, one in adoptions} if place
    }
    for place, link in sorted(places.items(), key=lambda pair: (sort_key(pair[1].text), pair[0])):
        yield (
            link,
            tuple(
                Moment(
                    year_label=label_of(one.date),
                    text=one.note,
                    link=Link(text=story.title, path=addresses.record_path("story", story.id)),
                )
                for story, one in adoptions
                if home(one.unit) == place
            ),
        )
