"""What a story or profile may be spread with, and what not for want of consent. Pure planning; the edge makes files.

Posts and cards need the consent of everybody in it to ``social``, the poster to ``print``, a portrait also to ``photo``
(Law 91/2025/QH15: consent is specific to a purpose). Collectives need none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.schema.records import EXEMPLAR_KINDS, STORY_KINDS
from generator.know.publicity import may_show
from generator.show import addresses
from generator.show.award_words import award_words, claim_words
from generator.show.blocks import blocks_of
from generator.show.cards import Placed
from generator.show.pages.stories import adopters_of
from generator.show.shortlinks import short_path
from generator.show.site import Site
from generator.show.spread.texts import Told
from generator.show.views.lines_of import by_rank, claims_by_rank
from generator.words.model import Photo, Profile, Story

BEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Something left out of the pack: what, why, and what to do about it."""

    what: str
    why: str
    cure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack. ``told`` is None without consent to post, ``cards`` is empty then; ``prints`` says whether the poster may
    be made. ``portrait`` belongs on the poster.
    """

    id: str
    told: Told
    site: str
    publisher: str
    posts: bool
    prints: bool
    cards: tuple[Placed, ...]
    portrait: Photo | None
    shown: str
    denied: tuple[Denied, ...]


def plan_pack(site: Site, record: Story | Profile) -> Pack:
    """The pack of a public record. ``site`` has looked at the portraits that may be shown (``portraits_of``)."""
    people = people_of(site, record)
    denied = tuple(_denied(people))
    posts = all(may_show(one, "social") for one in people)
    prints = all(may_show(one, "print") for one in people)
    only = people[0] if len(people) == 1 else None
    portrait = only.portrait if only and prints and may_show(only, "photo") else None
    root = next(iter(site.public.catalog.units.roots), "")
    unit = site.public.catalog.vocabulary.units.get(root)
    return Pack(
        id=record.id,
        told=_told_story(site, record, people) if isinstance(record, Story) else _told_profile(site, record),
        site=site.name,
        publisher=unit.name if unit else "",
        posts=posts,
        prints=prints,
        cards=site.cards.of(record) if posts else (),
        portrait=portrait if portrait and portrait.file in site.looked.seen else None,
        shown=only.full_name if only else "",
        denied=denied,
    )


def people_of(site: Site, record: Story | Profile) -> tuple[Profile, ...]:
    """Those a public record is about."""
    if isinstance(record, Profile):
        return (record,)
    return tuple(site.public.profiles[name] for name in dict.fromkeys(record.exemplars))


def portraits_of(site: Site, record: Story | Profile) -> tuple[str, ...]:
    """The pictures that the pack may show."""
    return tuple(one.portrait.file for one in people_of(site, record) if one.portrait and may_show(one, "photo"))


def _denied(people: tuple[Profile, ...]) -> Iterator[Denied]:
    purposes = (("social", "bài đăng và ảnh chia sẻ", "đưa lên mạng xã hội"), ("print", "áp phích", "in"))
    for purpose, what, use in purposes:
        for one in people:
            if not may_show(one, purpose):
                yield Denied(what=what, why=f"{one.full_name} chưa đồng ý cho {use}", cure=_cure(one, purpose))
    for one in people:
        if one.portrait and not may_show(one, "photo"):
            yield Denied(what="chân dung", why=f"{one.full_name} chưa đồng ý cho dùng ảnh", cure=_cure(one, "photo"))


def _cure(profile: Profile, purpose: str) -> str:
    return (
        f"Hãy hỏi ý kiến nhân vật, lưu phiếu đồng ý tại đơn vị, rồi thêm “{purpose}” vào consent.scope "
        f"trong exemplars/{profile.path}."
    )


def _told_story(site: Site, story: Story, people: tuple[Profile, ...]) -> Told:
    lines, vocabulary = site.lines, site.public.catalog.vocabulary
    fields = [vocabulary.fields[name].name for name in lines.fields_of(story) if name in vocabulary.fields]
    movements = [vocabulary.movements[name] for name in story.movements if name in vocabulary.movements]
    adopters = adopters_of(site, story)
    label = STORY_KINDS.label(story.kind)
    return Told(
        eyebrow=label,
        title=story.title,
        people=tuple(one.full_name for one in people),
        units=tuple(lines.unit_then(name, story.date)[0].text for name in lines.units_of(story)),
        summary=story.summary,
        paragraphs=_paragraphs(story.body),
        how=story.replication.how_to_copy if story.replication else "",
        copied=f"{adopters} đơn vị đã làm theo" if adopters else "",
        awards=_best_awards(site, people) if len(people) == 1 else (),
        topics=_topics(label, *fields, *(one.short or one.name for one in movements), site.name),
        link=site.address(short_path(story.id)),
        is_story=True,
    )


def _told_profile(site: Site, profile: Profile) -> Told:
    vocabulary = site.public.catalog.vocabulary
    fields = [vocabulary.fields[name].name for name in profile.fields if name in vocabulary.fields]
    return Told(
        eyebrow=EXEMPLAR_KINDS.label(profile.kind),
        title=profile.full_name,
        people=(profile.position,) if profile.position else (),
        units=(site.lines.unit_then(profile.unit, None)[0].text,) if profile.unit else (),
        summary=profile.summary,
        paragraphs=_paragraphs(profile.body),
        awards=_best_awards(site, (profile,)),
        topics=_topics("Gương điển hình", *fields, site.name),
        link=site.address(addresses.record_path("profile", profile.id)),
    )


def _best_awards(site: Site, people: tuple[Profile, ...]) -> tuple[str, ...]:
    """The highest awards, each title once; those with a decision on file go first."""
    mine = {one.id for one in people}
    awards = by_rank(one for one in site.public.awards if one.profile and one.profile.id in mine)
    claims = claims_by_rank(one for one in site.public.claims if one.profile.id in mine)
    said: dict[str, str] = {}
    for line in map(site.lines.award, awards):
        said.setdefault(line.award.text, award_words(line))
    for claim in map(site.lines.claim, claims):
        said.setdefault(claim.award.text, claim_words(claim))
    return tuple(said.values())[:BEST]


def _paragraphs(markdown: str) -> tuple[str, ...]:
    """The plain prose of a text: no headings, lists and tables."""
    prose = (one for one in blocks_of(markdown) if not (one.heading or one.bullet or one.row))
    return tuple(" ".join(one.text.split()) for one in prose)


def _topics(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
