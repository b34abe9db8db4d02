"""The pictures and files that readers may see, and nothing else from ``media/``.

Pictures are planned as recipes (``show.pictures``): decoded and written anew without their metadata, since cameras
write into a portrait where it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from generator.know.publicity import may_show
from generator.show.outputs import Output
from generator.show.pictures import PHOTO, PORTRAIT, Rendition, Seen, Studio, address, kind_of, renditions
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Event, Story

RULE = Rule(
    code="R820",
    name="unreadable-picture",
    severity=Severity.ERROR,
    title="Tệp ảnh không mở được",
    why="Ảnh hỏng, quá lớn (trên 40 triệu điểm ảnh hay cạnh trên 16.383) hoặc đuôi khác loại ảnh thì không đăng được.",
    wrong="portrait: {file: media/anh-hong.jpg}",
    right="portrait: {file: media/anh-lanh-lan.jpg}",
)
_IN_TEXT = re.compile(r"""</?(media/[^<>\n]+)>|(media/[^\s()<>"'?#\\]+)""")
HINT = (
    "Hãy mở ảnh bằng phần mềm xem ảnh rồi lưu lại thành tệp JPEG, PNG hoặc WebP mới, dưới 40 triệu điểm ảnh, "
    "mỗi cạnh tối đa 16.383 điểm."
)


@dataclass(slots=True, kw_only=True)
class _Wanted:
    """Why a file is wanted: the first place that names it, the widths its pages need, whether it is linked itself."""

    place: Place
    ladder: tuple[int, ...] = ()
    itself: bool = False


def look(site: Site, studio: Studio | None, read: Callable[[str], bytes]) -> Site:
    """The site with the sizes of its pictures. Without a ``studio`` none can be shown."""
    paths = [path for path in sorted(_wanted(site)) if path in site.public.catalog.media and kind_of(path)]
    return replace(site, looked=studio.look(paths, read)) if studio else site


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """Every file that a public page shows; sources with the same bytes share their renditions."""
    planned: set[str] = set()
    for path, wanted in sorted(_wanted(site).items()):
        if path not in site.public.catalog.media:
            continue
        if not kind_of(path):
            try:
                yield Output(path=path, maker="products.media", content=read(path))
            except OSError:
                yield RULE.at(wanted.place, f"Không mở được tệp “{path}”.", hint="Hãy thay bằng một tệp khác.")
        elif seen := site.looked.seen.get(path):
            for where, recipe in _recipes(path, seen, wanted, site.looked.tools):
                if where not in planned:
                    planned.add(where)
                    yield Output(path=where, maker="products.media", recipe=recipe)
        elif site.looked.tools:
            yield RULE.at(wanted.place, f"Không mở được ảnh “{path}”.", hint=HINT)


def _recipes(path: str, seen: Seen, wanted: _Wanted, tools: str) -> Iterator[tuple[str, Rendition]]:
    if wanted.ladder:
        for recipe in renditions(path, seen, wanted.ladder):
            yield address(recipe, tools), recipe
    if wanted.itself:
        whole = Rendition(source=path, digest=seen.digest, width=seen.width, height=seen.height, kind=kind_of(path))
        yield path, whole


def _wanted(site: Site) -> dict[str, _Wanted]:
    wanted: dict[str, _Wanted] = {}

    def want(path: str, place: Place) -> _Wanted:
        return wanted.setdefault(path, _Wanted(place=place))

    public = site.public
    for profile in public.profiles.values():
        if profile.portrait and may_show(profile, "photo"):
            want(profile.portrait.file, profile.at("portrait", "file")).ladder = PORTRAIT
    illustrated: list[Story | Event] = [*public.stories.values(), *public.events.values()]
    for record in illustrated:
        allowed = {photo.file for photo in site.lines.allowed(record.photos)}
        for number, photo in enumerate(record.photos):
            if photo.file in allowed:
                one = want(photo.file, record.at("photos", number, "file"))
                one.ladder = tuple(sorted({*one.ladder, *PHOTO}))
    for story in public.stories.values():
        for number, evidence in enumerate(story.evidence):
            if evidence.public and evidence.file:
                want(evidence.file, story.at("evidence", number, "file")).itself = True
    _note_pictures_in_texts(site, wanted)
    return wanted


def _note_pictures_in_texts(site: Site, wanted: dict[str, _Wanted]) -> None:
    """Pictures that a public text shows by their own path stay at that path too."""
    public = site.public
    for record in (*public.profiles.values(), *public.stories.values(), *public.events.values()):
        if "media/" in record.body:
            for found in _IN_TEXT.finditer(record.body):
                if one := wanted.get(unquote(found[1] or found[2])):
                    one.itself = True
