"""Withdrawn records and old addresses: a page without personal data, and a redirect in one hop."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.publicity import is_live
from generator.show import addresses
from generator.show.outputs import Output, Page
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.show.views.pages import RedirectView, TombstoneView
from generator.words.model import AnyRecord, Decision, Event, Profile, Record, Story

KINDS: dict[type[Record], str] = {Profile: "profile", Story: "story", Decision: "decision", Event: "event"}
MAKER = "pages.tombstones"
MESSAGES = {
    "profile": "Hồ sơ này đã được rút khỏi trang.",
    "story": "Bài viết này đã được rút khỏi trang.",
    "decision": "Trang quyết định này đã được rút.",
    "event": "Trang sự kiện này đã được rút.",
}


def plan(site: Site) -> Iterator[Output]:
    """A tombstone at each address of a withdrawn record, a redirect at each former address of a public one."""
    for record in site.public.tombstones:
        kind = KINDS.get(type(record), "")
        for name in (record.id, *record.aliases) if kind else ():
            yield tombstone(kind, addresses.record_path(kind, name), MAKER)
    public: list[AnyRecord] = [
        *site.public.profiles.values(),
        *site.public.stories.values(),
        *site.public.decisions.values(),
        *site.public.events.values(),
    ]
    for record in public:
        if is_live(record, site.public.catalog.now):
            kind = KINDS[type(record)]
            for alias in record.aliases:
                target = Link(text="Đến trang mới", path=addresses.record_path(kind, record.id))
                yield redirect(addresses.record_path(kind, alias), target, "Trang đã chuyển địa chỉ", MAKER)


def tombstone(kind: str, path: str, maker: str) -> Output:
    """What answers at ``path`` for a withdrawn record of a ``kind``."""
    view = TombstoneView(heading="Trang đã được rút", message=MESSAGES[kind])
    page = Page(
        template="exemplars/tombstone.html",
        view=view,
        title=view.heading,
        description=view.message,
        canonical=False,
        noindex=True,
    )
    return Output(path=addresses.file_of(path), maker=maker, page=page)


def redirect(path: str, target: Link, heading: str, maker: str) -> Output:
    """What leads from ``path`` to ``target`` in one hop."""
    view = RedirectView(heading=heading, target=target)
    page = Page(
        template="exemplars/redirect.html",
        view=view,
        title=view.heading,
        description=view.heading,
        canonical=False,
        noindex=True,
        framed=False,
    )
    return Output(path=addresses.file_of(path), maker=maker, page=page)
