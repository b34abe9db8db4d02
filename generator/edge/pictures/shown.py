"""Where the pictures of some records stand on the site now: what caches and search engines are asked to forget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.edge.pictures.studio import Studio
from generator.intake.read import Source
from generator.show.pictures import PHOTO, PORTRAIT, address, kind_of, renditions
from generator.show.site import Site
from generator.words.model import Photo, Profile, Story


def pictures_of(site: Site, records: Iterable[Profile | Story], studio: Studio, source: Source) -> tuple[str, ...]:
    """The addresses of every card of ``records``, and of every size and format of their photos.

    Args:
        site: the site while they are still public.
        records: whose pictures.
        studio: opens them.
        source: has their files.
    """
    mine = list(records)
    paths = sorted({photo.file for one in mine for photo, _ in _photos(one) if kind_of(photo.file)})
    looked = replace(site, looked=studio.look(paths, source.read))
    found = {card.path for one in mine if _is_public(site, one) for card in looked.cards.of(one)}
    for photo, ladder in (pair for one in mine for pair in _photos(one)):
        if seen := looked.looked.seen.get(photo.file):
            found |= {address(one, looked.looked.tools) for one in renditions(photo.file, seen, ladder)}
    return tuple(sorted(found))


def _is_public(site: Site, record: Profile | Story) -> bool:
    return record.id in (site.public.stories if isinstance(record, Story) else site.public.profiles)


def _photos(record: Profile | Story) -> Iterator[tuple[Photo, tuple[int, ...]]]:
    """The record's photos, each with the widths that its pages offer."""
    if isinstance(record, Story):
        yield from ((photo, PHOTO) for photo in record.photos)
    elif record.portrait:
        yield record.portrait, PORTRAIT
