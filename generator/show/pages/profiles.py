"""A page for each public exemplar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.intake.schema.records import EXEMPLAR_KINDS, RECOGNITION_LEVELS, RECOGNITION_STATUSES
from generator.know.publicity import AwardEntry, ClaimEntry
from generator.show import addresses
from generator.show.markup import Text
from generator.show.outputs import Later, Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.trust import foot
from generator.show.views.lines import Fact, Figure, Link, Moment
from generator.show.views.lines_of import by_rank, claims_by_rank, initials_of, iso_of, label_of, source_lines
from generator.show.views.listings import newest_first
from generator.show.views.pages import ProfileView
from generator.words.model import Profile, Recognition

SECTION = "profiles"
PUBLIC_STATUSES = frozenset({"selected"})
"""Emerging exemplars are never public; being put forward is not yet being chosen."""


def plan(site: Site) -> Iterator[Output]:
    """One page for each public profile."""
    awards: dict[str, list[AwardEntry]] = {}
    for entry in (*site.public.awards, *site.public.revoked):
        if entry.profile:
            awards.setdefault(entry.profile.id, []).append(entry)
    claims: dict[str, list[ClaimEntry]] = {}
    for claim in site.public.claims:
        claims.setdefault(claim.profile.id, []).append(claim)
    groups: dict[str, list[Profile]] = {}
    for group in site.public.profiles.values():
        for name in dict.fromkeys(group.members):
            groups.setdefault(name, []).append(group)
    for profile in site.public.profiles.values():
        own_awards, own_claims = by_rank(awards.get(profile.id, ())), claims_by_rank(claims.get(profile.id, ()))
        view = Later(
            record=profile, make=partial(_view, site, profile, own_awards, own_claims, groups.get(profile.id, ()))
        )
        path = addresses.record_path("profile", profile.id)
        yield output(path, "profiles", "profile", view, profile.full_name, profile.summary, SECTION)


def _view(
    site: Site, profile: Profile, awards: list[AwardEntry], claims: list[ClaimEntry], groups: Sequence[Profile]
) -> ProfileView:
    public, lines = site.public, site.lines
    path = addresses.record_path("profile", profile.id)
    stories = sorted(
        (story for story in public.catalog.stories_of.get(profile.id, ()) if story.id in public.stories),
        key=lambda story: (newest_first(story.date), story.id),
    )
    events = sorted(
        (event for event in public.catalog.events_of.get(profile.id, ()) if event.id in public.events),
        key=lambda event: (newest_first(event.date), event.id),
    )
    counted = [entry for entry in awards if entry.counts]
    figures = (
        ("awards", "lượt khen thưởng", len(counted), "khen-thuong"),
        ("stories", "bài viết", len(stories), "bai-viet"),
    )
    return ProfileView(
        id=profile.id,
        crumbs=(HOME_CRUMB, Link(text="Gương điển hình", path=addresses.PROFILES)),
        name=profile.name,
        full_name=profile.full_name,
        initials=initials_of(profile.name),
        kind=profile.kind,
        kind_label=EXEMPLAR_KINDS.label(profile.kind),
        life=_life(profile),
        summary=profile.summary,
        portrait=lines.portrait(profile),
        facts=_facts(site, profile),
        body=Text(text=profile.body, to_root=addresses.to_root(path), sources=len(profile.sources)),
        awards=tuple(map(lines.award, awards)),
        claims=tuple(map(lines.claim, claims)),
        recognitions=tuple(_recognition(site, one) for one in profile.recognitions if one.status in PUBLIC_STATUSES),
        timeline=_timeline(site, profile, awards, claims),
        stories=tuple(map(lines.story, stories)),
        events=tuple(map(lines.event, events)),
        members=_members(site, profile),
        member_of=tuple(map(lines.profile_link, groups)),
        sources=source_lines(profile.sources),
        figures=tuple(
            Figure(key=key, label=label, value=value, path=f"{path}#{anchor}")
            for key, label, value, anchor in figures
            if value
        ),
        cards=site.cards.links(profile),
        foot=foot(site, profile, "profile", ""),
    )


def _life(profile: Profile) -> str:
    """Years of life of the deceased; nothing of the living."""
    if not profile.died:
        return ""
    born = label_of(profile.born) if profile.born else ""
    return f"{born} – {label_of(profile.died)}" if born else f"mất {label_of(profile.died)}"


def _facts(site: Site, profile: Profile) -> tuple[Fact, ...]:
    vocabulary, lines = site.public.catalog.vocabulary, site.lines
    unit, note = lines.unit_then(profile.unit, None)
    role = vocabulary.roles.get(profile.role)
    fields = tuple(
        lines.term_link(vocabulary.fields[name], addresses.FIELDS)
        for name in profile.fields
        if name in vocabulary.fields
    )
    facts = (
        Fact(label="Công việc", values=(Link(text=profile.position),) if profile.position else ()),
        Fact(label="Đơn vị", values=(Link(text=unit.text, path=unit.path, note=note),) if unit.text else ()),
        Fact(label="Vai trò", values=(Link(text=role.name),) if role else ()),
        Fact(label="Lĩnh vực", values=fields),
    )
    return tuple(fact for fact in facts if fact.values)


def _members(site: Site, profile: Profile) -> tuple[Link, ...]:
    """Members of a collective who have a public profile: naming a person needs that person's own consent."""
    profiles = site.public.profiles
    return tuple(site.lines.profile_link(profiles[member]) for member in profile.members if member in profiles)


def _recognition(site: Site, one: Recognition) -> Moment:
    units = site.public.catalog.vocabulary.units
    words = [RECOGNITION_STATUSES.label(one.status), f"cấp {RECOGNITION_LEVELS.label(one.level).lower()}"]
    if one.by in units:
        words.append(f"({units[one.by].name})")
    links = []
    if one.decision in site.public.decisions:
        links.append(Link(text="quyết định", path=addresses.record_path("decision", one.decision)))
    if one.event in site.public.events:
        links.append(Link(text="sự kiện", path=addresses.record_path("event", one.event)))
    return Moment(
        year_label=label_of(one.date),
        text=" ".join(words),
        link=links[0] if links else None,
        also=links[1] if len(links) > 1 else None,
        about=one.achievements,
        kind="recognition",
    )


def _timeline(site: Site, profile: Profile, awards: list[AwardEntry], claims: list[ClaimEntry]) -> tuple[Moment, ...]:
    """Birth, death, awards and recognitions in order of time; things without a year are left out."""
    moments: list[tuple[str, Moment]] = []
    if profile.died and profile.born:
        moments.append((iso_of(profile.born), Moment(year_label=str(profile.born.year), text="Sinh", kind="life")))
    if profile.died:
        moments.append((iso_of(profile.died), Moment(year_label=str(profile.died.year), text="Qua đời", kind="life")))
    for entry in awards:
        if entry.counts and entry.decision.date:
            award = site.lines.award_link(entry.award, entry.row.grade)
            text = f"{award.text} (truy tặng)" if entry.row.posthumous else award.text
            link = Link(text=text, path=addresses.record_path("decision", entry.decision.id))
            moments.append(
                (iso_of(entry.decision.date), Moment(year_label=str(entry.year), text="", link=link, kind="award"))
            )
    for claim in claims:
        if claim.claim.year:
            link = site.lines.award_link(claim.award, claim.claim.grade)
            moments.append(
                (
                    str(claim.claim.year),
                    Moment(
                        year_label=str(claim.claim.year), text="(chưa đối chiếu quyết định)", link=link, kind="claim"
                    ),
                )
            )
    for one in profile.recognitions:
        if one.status in PUBLIC_STATUSES and one.date:
            moment = _recognition(site, one)
            moments.append(
                (iso_of(one.date), Moment(year_label=str(one.date.year), text=moment.text, kind="recognition"))
            )
    return tuple(moment for _, moment in sorted(moments, key=lambda pair: pair[0]))
