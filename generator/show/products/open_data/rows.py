"""Makes published rows out of what passed the gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.know.publicity import AwardEntry, ClaimEntry
from generator.show import addresses
from generator.show.changes import changed_on
from generator.show.pages.replications import adopted_of
from generator.show.pages.units import unit_path
from generator.show.products.open_data import published
from generator.show.shortlinks import short_path
from generator.show.site import Shelf, Site
from generator.words.dates import PartialDate
from generator.words.vocabulary import Term


def exemplars(site: Site) -> Iterator[published.Exemplar]:
    """Every public profile."""
    public, vocabulary = site.public, site.public.catalog.vocabulary
    claims: dict[str, list[ClaimEntry]] = {}
    for claim in public.claims:
        claims.setdefault(claim.profile.id, []).append(claim)
    stories = Counter(name for story in public.stories.values() for name in dict.fromkeys(story.exemplars))
    for profile in public.profiles.values():
        line, home = site.lines.profile(profile), public.catalog.units.home(profile.unit)
        role = vocabulary.roles.get(profile.role)
        yield published.Exemplar(
            id=profile.id,
            url=site.address(line.path),
            kind=profile.kind,
            name=profile.name,
            honorifics=profile.honorifics,
            position=profile.position or None,
            role=role.name if role and role.listed else None,
            unit=home or None,
            unit_name=line.unit or None,
            fields=_listed(profile.fields, vocabulary.fields),
            summary=profile.summary or None,
            born=_iso(profile.born) if profile.died else None,
            died=_iso(profile.died),
            awards=line.awards,
            stories=stories[profile.id],
            claims=tuple(_claim(site, one) for one in claims.get(profile.id, ())),
        )


def _claim(site: Site, entry: ClaimEntry) -> published.Claim:
    line, claim = site.lines.claim(entry), entry.claim
    return published.Claim(
        award=entry.award.id,
        award_name=line.award.text,
        year=claim.year,
        ordinal=claim.ordinal or None,
        work=claim.work or None,
        posthumous=claim.posthumous,
    )


def stories(site: Site) -> Iterator[published.Story]:
    """Every public story."""
    public, vocabulary = site.public, site.public.catalog.vocabulary
    today = public.catalog.now.date()
    for story in public.stories.values():
        changed = changed_on(story, today)
        yield published.Story(
            id=story.id,
            url=site.address(addresses.record_path("story", story.id)),
            short_url=site.address(short_path(story.id)),
            kind=story.kind,
            title=story.title,
            date=_iso(story.date),
            changed=str(changed) if changed and story.corrections else _iso(story.date),
            summary=story.summary or None,
            author=story.author or None,
            exemplars=tuple(name for name in story.exemplars if name in public.profiles),
            units=site.lines.units_of(story),
            fields=_listed(site.lines.fields_of(story), vocabulary.fields),
            movements=_names(story.movements, vocabulary.movements),
            how_to_copy=(story.replication.how_to_copy or None) if story.replication else None,
            adopted=len(adopted_of(story)),
            corrections=tuple(published.Correction(date=_iso(one.date), note=one.note) for one in story.corrections),
        )


def decisions(site: Site) -> Iterator[published.Decision]:
    """Every public decision."""
    public = site.public
    given = Counter(entry.decision.id for entry in public.awards)
    taken = Counter(entry.decision.id for entry in public.revoked)
    for decision in public.decisions.values():
        issuer = public.catalog.vocabulary.authorities.get(decision.decision.issuer)
        yield published.Decision(
            id=decision.id,
            url=site.address(addresses.record_path("decision", decision.id)),
            number=decision.decision.number or None,
            date=_iso(decision.date),
            issuer=issuer.id if issuer else None,
            issuer_name=issuer.name if issuer else None,
            title=decision.title or None,
            awards=given[decision.id],
            revoked=taken[decision.id],
        )


def awards(site: Site) -> Iterator[published.Award]:
    """Every counted award; of a recipient who may not be named only what the site says too."""
    levels = site.public.catalog.vocabulary.levels
    for entry in site.public.awards:
        line = site.lines.award(entry)
        yield published.Award(
            id=f"{entry.decision.id}/{entry.number}",
            decision=entry.decision.id,
            number=line.number or None,
            date=line.date or None,
            year=entry.year or None,
            issuer_name=line.issuer or None,
            award=entry.award.id,
            award_name=line.award.text,
            level=entry.award.level if entry.award.level in levels else None,
            kind=entry.kind,
            exemplar=entry.profile.id if entry.profile else None,
            name=line.name or None,
            position=line.position or None,
            unit=entry.unit or None,
            unit_name=line.unit.text or None,
            occasion=line.occasion or None,
            school_year=line.school_year.text if line.school_year else None,
            movement=_movement(site, entry),
            ordinal=line.ordinal or None,
            work=line.work or None,
            citation=line.citation or None,
            posthumous=line.posthumous,
        )


def _movement(site: Site, entry: AwardEntry) -> str | None:
    return next(iter(_names((entry.row.movement,), site.public.catalog.vocabulary.movements)), None)


def events(site: Site) -> Iterator[published.Event]:
    """Every public event."""
    public = site.public
    for event in public.events.values():
        yield published.Event(
            id=event.id,
            url=site.address(addresses.record_path("event", event.id)),
            title=event.title,
            kind=event.kind,
            date=_iso(event.date),
            end=_iso(event.end),
            form=event.form or None,
            place=event.place_name or None,
            organisers=_homes(site, event.organisers),
            units=_homes(site, event.units),
            exemplars=tuple(name for name in event.exemplars if name in public.profiles),
            fields=_listed(event.fields, public.catalog.vocabulary.fields),
            summary=event.summary or None,
        )


def units(site: Site) -> Iterator[published.Unit]:
    """Every unit with a page."""
    catalog = site.public.catalog
    for place in catalog.units.places:
        unit, shelf = catalog.vocabulary.units[place], site.in_unit.get(place, Shelf())
        kind = catalog.vocabulary.unit_kinds.get(unit.kind)
        above = catalog.units.ancestors(place)
        yield published.Unit(
            id=unit.id,
            url=site.address(unit_path(site, place)),
            name=unit.name,
            short=unit.short or None,
            kind=kind.name if kind else None,
            parent=above[-1] if above else None,
            exists=catalog.units.exists(place),
            valid_from=_iso(unit.valid_from),
            valid_to=_iso(unit.valid_to),
            former_names=tuple(
                published.FormerName(name=old.name, start=_iso(old.start), end=_iso(old.end))
                for old in unit.former_names
            ),
            **_sizes(shelf),
            events=len(shelf.events),
            stories=len(shelf.stories),
        )


def replications(site: Site) -> Iterator[published.Replication]:
    """Each time that a unit copied the work of a public story."""
    public = site.public
    for story in public.stories.values():
        for number, one in enumerate(adopted_of(story), start=1):
            yield published.Replication(
                id=f"{story.id}/{number}",
                story=story.id,
                story_title=story.title,
                url=site.address(addresses.record_path("story", story.id)),
                from_exemplars=tuple(name for name in story.exemplars if name in public.profiles),
                from_units=site.lines.units_of(story),
                unit=public.catalog.units.home(one.unit) or None,
                unit_name=site.lines.unit_then(one.unit, one.date)[0].text or None,
                date=_iso(one.date),
                result=one.note or None,
            )


def fields(site: Site) -> Iterator[published.WorkField]:
    """Every confirmed field of work."""
    for term in site.public.catalog.vocabulary.fields.values():
        if term.listed:
            shelf = site.by_field.get(term.id, Shelf())
            yield published.WorkField(
                id=term.id,
                url=site.address(f"{addresses.FIELDS}{term.address}/"),
                name=term.name,
                **_sizes(shelf),
                stories=len(shelf.stories),
                events=len(shelf.events),
            )


def levels(site: Site) -> Iterator[published.Level]:
    """Every confirmed level of awards."""
    for term in site.public.catalog.vocabulary.levels.values():
        if term.listed:
            shelf = site.by_level.get(term.id, Shelf())
            url = site.address(f"{addresses.LEVELS}{term.address}/")
            yield published.Level(id=term.id, url=url, name=term.name, **_sizes(shelf))


def _sizes(shelf: Shelf) -> dict[str, int]:
    return {"exemplars": len(shelf.profiles), "awards": len(shelf.awards), "claims": len(shelf.claims)}


def _homes(site: Site, names: Iterable[str]) -> tuple[str, ...]:
    homes = map(site.public.catalog.units.home, names)
    return tuple(dict.fromkeys(home for home in homes if home))


def _listed(names: Iterable[str], terms: Mapping[str, Term]) -> tuple[str, ...]:
    return tuple(name for name in names if name in terms and terms[name].listed)


def _names(names: Iterable[str], terms: Mapping[str, Term]) -> tuple[str, ...]:
    return tuple(terms[name].name for name in _listed(names, terms))


def _iso(day: PartialDate | None) -> str | None:
    return str(day) if day else None
