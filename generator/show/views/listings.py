"""Lists and the figures that count them: one length, said once, in both places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.show.site import Shelf, Site
from generator.show.views.lines import Figure, Line, Link, Listing
from generator.show.views.lines_of import by_name, by_rank, claims_by_rank
from generator.words.dates import PartialDate

TITLES = {
    "profiles": "Điển hình",
    "stories": "Bài viết",
    "awards": "Lượt khen thưởng",
    "claims": "Đã biết, chưa đối chiếu quyết định",
    "events": "Sự kiện",
}
ANCHORS = {
    "profiles": "dien-hinh",
    "stories": "bai-viet",
    "awards": "khen-thuong",
    "claims": "chua-doi-chieu",
    "events": "su-kien",
}
FIGURE_LABELS = {
    "profiles": "điển hình",
    "stories": "bài viết",
    "awards": "lượt khen thưởng",
    "claims": "chưa đối chiếu",
    "events": "sự kiện",
}


def newest_first(date: PartialDate | None) -> tuple[int, int, int]:
    """A sort key that puts later dates first and unknown ones last."""
    year, month, day = date.sort_key if date else (0, 0, 0)
    return (-year, -month, -day)


def sorted_lines(site: Site, kind: str, things: Sequence[Any]) -> tuple[Callable[[Any], Line], list[Any]]:
    """How to draw one thing of ``kind``, and the things in their order."""
    lines = site.lines
    draw: dict[str, Callable[[Any], Line]] = {
        "profiles": lines.profile,
        "stories": lines.story,
        "awards": lines.award,
        "claims": lines.claim,
        "events": lines.event,
    }
    # A thing stands in dozens of lists: all are sorted once, and a list only by the places found then.
    places = site.orders.get(kind)
    if places is None:
        whole = in_order(kind, getattr(site.whole, kind))
        places = site.orders[kind] = {id(thing): place for place, thing in enumerate(whole)}
    try:
        return draw[kind], sorted(things, key=lambda one: places[id(one)])
    except KeyError:  # something is not counted and yet listed, as what was revoked is
        return draw[kind], in_order(kind, things)


def in_order(kind: str, things: Iterable[Any]) -> list[Any]:
    """Things of ``kind`` in the order of their lists."""
    if kind == "profiles":
        return by_name(things)
    if kind == "awards":
        return by_rank(things)
    if kind == "claims":
        return claims_by_rank(things)
    return sorted(things, key=lambda one: (newest_first(one.date), one.id))


def whole_path(path: str, kind: str, page: int = 1) -> str:
    """The address of page ``page`` of a theme's whole list."""
    return f"{path}{ANCHORS[kind]}/" + (f"{page}/" if page > 1 else "")


def is_long(site: Site, things: Sequence[object]) -> bool:
    """Whether a list does not fit on its theme's page."""
    return len(things) > site.list_size


def figure(site: Site, kind: str, things: Sequence[object], path: str) -> Figure:
    """The number of ``things``, leading to the list that shows them all."""
    target = whole_path(path, kind) if is_long(site, things) else f"{path}#{ANCHORS[kind]}"
    return Figure(key=kind, label=FIGURE_LABELS[kind], value=len(things), path=target)


def figures(site: Site, shelf: Shelf, path: str, kinds: Iterable[str] = tuple(TITLES)) -> tuple[Figure, ...]:
    """The figures of a shelf, those that are not zero."""
    return tuple(figure(site, kind, getattr(shelf, kind), path) for kind in kinds if getattr(shelf, kind))


def listings(site: Site, shelf: Shelf, path: str, kinds: Iterable[str] = tuple(TITLES)) -> tuple[Listing, ...]:
    """The lists of a shelf; a long one shows its beginning and leads to the whole."""
    return tuple(listing(site, kind, getattr(shelf, kind), path) for kind in kinds if getattr(shelf, kind))


def listing(site: Site, kind: str, things: Sequence[Any], path: str) -> Listing:
    """One list as it stands on its theme's page."""
    draw, ordered = sorted_lines(site, kind, things)
    long = is_long(site, ordered)
    return Listing(
        id=ANCHORS[kind],
        kind=kind,
        title=TITLES[kind],
        items=tuple(map(draw, ordered[: site.list_size])),
        total=len(ordered),
        more=Link(text=f"Xem tất cả {len(ordered):,}".replace(",", "."), path=whole_path(path, kind)) if long else None,
    )
