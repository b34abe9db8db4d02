"""Cards for sharing: which there are and what they say. Pure planning; the edge draws them.

A card is made to travel on social networks, so one that names a person needs that person's consent for that purpose
(``social``), and the portrait on it also consent for photos. Where one is missing, the site's own card stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.intake.schema.records import EXEMPLAR_KINDS, STORY_KINDS
from generator.know.publicity import AwardEntry, ClaimEntry, Public, may_show
from generator.show.pictures import Card, Looked, address
from generator.show.views.lines import Link
from generator.show.views.lines_of import Lines, by_rank, claims_by_rank
from generator.words.model import Profile, Story

WIDE, SQUARE, TALL = (1200, 630), (1080, 1080), (1080, 1920)
SHAPES = {WIDE: "ngang", SQUARE: "vuông", TALL: "dọc"}
NAMED = 3
UNVERIFIED = "(chưa đối chiếu quyết định)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A card and where it stands."""

    path: str
    card: Card

    @property
    def alt(self) -> str:
        """What the card says, for those who do not see it."""
        return ". ".join(text for text in (self.card.title, *self.card.lines, self.card.award) if text)


@dataclass(slots=True)
class Cards:
    """The cards of one site. ``name`` and ``lead`` are the site's own."""

    public: Public
    lines: Lines
    looked: Looked
    name: str
    lead: str
    _best: dict[str, str] | None = None
    _of_site: Placed | None = None
    _kept: dict[str, tuple[Placed, ...]] = field(default_factory=dict)

    def of(self, record: Story | Profile) -> tuple[Placed, ...]:
        """The three cards of a story or profile, the wide one first; none without consent to share."""
        if not self.looked.tools:
            return ()
        if record.path not in self._kept:
            card = self._story(record) if isinstance(record, Story) else self._profile(record)
            self._kept[record.path] = tuple(self._placed(card, shape) for shape in SHAPES) if card else ()
        return self._kept[record.path]

    def links(self, record: Story | Profile) -> tuple[Link, ...]:
        """The cards of a story or profile, for people who want to share it."""
        return tuple(
            Link(text=shape, path=placed.path, note=f"{placed.card.width} × {placed.card.height}")
            for shape, placed in zip(SHAPES.values(), self.of(record), strict=False)
        )

    def of_list(self, title: str, above: str) -> Placed | None:
        """The card of a page that is about no one record; ``above`` is where it belongs."""
        if not self.looked.tools:
            return None
        return self._placed(Card(width=0, height=0, site=self.name, eyebrow=above, title=title), WIDE)

    def of_site(self) -> Placed | None:
        """The site's own card."""
        if not self.looked.tools:
            return None
        if not self._of_site:
            lines = (self.lead,) if self.lead else ()
            self._of_site = self._placed(Card(width=0, height=0, site=self.name, title=self.name, lines=lines), WIDE)
        return self._of_site

    def _placed(self, card: Card, shape: tuple[int, int]) -> Placed:
        sized = replace(card, width=shape[0], height=shape[1])
        return Placed(path=address(sized, self.looked.tools), card=sized)

    def _story(self, story: Story) -> Card | None:
        people = [self.public.profiles[name] for name in story.exemplars if name in self.public.profiles]
        if not all(may_show(one, "social") for one in people):
            return None
        only = people[0] if len(people) == 1 else None
        units = tuple(self.lines.unit_then(name, None)[0].text for name in self.lines.units_of(story))
        unit = units[0] if len(units) == 1 else f"{units[0]} và {len(units) - 1} đơn vị khác" if units else ""
        card = Card(
            width=0,
            height=0,
            site=self.name,
            eyebrow=STORY_KINDS.label(story.kind),
            title=story.title,
            lines=_said(story.title, _names(one.full_name for one in people), unit),
            award=self._award(only) if only else "",
            instead=unit or self.name,
        )
        return self._with_portrait(card, only) if only else card

    def _profile(self, profile: Profile) -> Card | None:
        if not may_show(profile, "social"):
            return None
        unit = self.lines.unit_then(profile.unit, None)[0].text
        card = Card(
            width=0,
            height=0,
            site=self.name,
            eyebrow=", ".join(profile.honorifics) or EXEMPLAR_KINDS.label(profile.kind),
            title=profile.name,
            lines=_said(profile.name, profile.position, unit),
            award=self._award(profile),
            instead=unit or self.name,
        )
        return self._with_portrait(card, profile)

    def _with_portrait(self, card: Card, profile: Profile) -> Card:
        if not profile.portrait or not may_show(profile, "photo") or not may_show(profile, "social"):
            return card
        seen = self.looked.seen.get(profile.portrait.file)
        return replace(card, portrait=profile.portrait.file, digest=seen.digest) if seen else card

    def _award(self, profile: Profile) -> str:
        """The highest award of somebody; one whose decision is not on file says so, as everywhere on the site."""
        if self._best is None:
            self._best = {}
            for claim in reversed(claims_by_rank(self.public.claims)):
                self._best[claim.profile.id] = f"{self._title(claim)} {UNVERIFIED}"
            for entry in reversed(by_rank(self.public.awards)):
                if entry.profile:
                    self._best[entry.profile.id] = self._title(entry)
        return self._best.get(profile.id, "")

    def _title(self, entry: AwardEntry | ClaimEntry) -> str:
        grade = entry.row.grade if isinstance(entry, AwardEntry) else entry.claim.grade
        return self.lines.award_link(entry.award, grade).text


def _said(title: str, *texts: str) -> tuple[str, ...]:
    """Each text once, without those that only repeat the title."""
    return tuple(dict.fromkeys(text for text in texts if text and text != title))


def _names(names: Iterable[str]) -> str:
    listed = list(names)
    if len(listed) <= NAMED:
        return ", ".join(listed)
    return f"{', '.join(listed[: NAMED - 1])} và {len(listed) - NAMED + 1} gương khác"
