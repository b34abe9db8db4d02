"""Ensure links to pages of the site lead to pages that will be there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.know.catalog import Catalog
from generator.know.checks.bodies import addresses, media_name, place_of
from generator.know.checks.known import Known
from generator.know.publicity import Public, open_to_readers
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R309",
    name="site-link",
    severity=Severity.ERROR,
    title="Liên kết tới một trang không có",
    why="Người đọc bấm vào mà không gặp gì. Liên kết trong trang có dạng /guong/<mã>/, cuối cùng là dấu gạch chéo.",
    wrong="[thầy Mẫu](/guong/le-van-mu/)",
    right="[thầy Mẫu](/guong/le-van-mau/)",
)
FOLDERS = {
    "guong": "profile",
    "bai-viet": "story",
    "quyet-dinh": "decision",
    "su-kien": "event",
    "don-vi": "units",
    "linh-vuc": "fields",
    "cap-khen-thuong": "levels",
    "danh-hieu": "awards",
    "phong-trao": "movements",
}
"""What stands below each folder of the site; a test compares it with the addresses pages are shown at."""
LISTS = {"guong": frozenset({"ca-nhan", "tap-the"})}
"""Lists that every site has below a folder, beside its pages."""
RECORDS = ("profile", "story", "decision", "event")
_OURS = re.compile(r"(?:\.{0,2}/)*([a-z-]+)/([^/#?]+)(?:/(?:index\.html)?)?(#.*)?", re.IGNORECASE)
_WORKS = re.compile(r"(?:https?://|mailto:)\S|#\S|/(?:[a-z0-9-]+/)*(?:#.*)?$", re.IGNORECASE)
"""Links out of the site, to a place on the page, and to the site's other lists; ``verify`` knows the pages."""
_WRITTEN_WELL = re.compile(r"/?[a-z-]+/[a-z0-9-]+/(#.*)?")


@dataclass(frozen=True)
class Pages:
    """Which pages there will be, by folder."""

    catalog: Catalog

    @cached_property
    def public(self) -> Public:
        """What readers may see."""
        return open_to_readers(self.catalog)

    @cached_property
    def by_folder(self) -> Mapping[str, frozenset[str]]:
        """The last part of every page's address."""
        shown = {
            "profile": self.public.profiles,
            "story": self.public.stories,
            "decision": self.public.decisions,
            "event": self.public.events,
        }
        found = {}
        for folder, kind in FOLDERS.items():
            if kind in shown:
                records = (*shown[kind].values(), *self._gone(kind))
                names = (name for record in records for name in (record.id, *record.aliases))
                found[folder] = frozenset(names) | LISTS.get(folder, frozenset())
            else:
                terms = self.catalog.vocabulary.list_of(kind).values()
                places = set(self.catalog.units.places)
                found[folder] = frozenset(term.address for term in terms if kind != "units" or term.id in places)
        return found

    def _gone(self, kind: str) -> list[Record]:
        """Withdrawn records: their addresses answer with a notice."""
        there = self.catalog.of_kind(kind)
        return [record for record in self.public.tombstones if there.get(record.id) is record]

    def reason(self, folder: str, name: str) -> str:
        """Why there is no such page."""
        kind = FOLDERS[folder]
        if kind in RECORDS and name in self.catalog.of_kind(kind):
            return "có trong kho nhưng chưa được đăng"
        if kind == "units" and name in self.catalog.vocabulary.units:
            return "là đơn vị cũ, không còn trang riêng"
        return "không có"


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure each link into a folder of the site names a page of it, written so that it works."""
    pages = Pages(known.catalog)
    for record in known.catalog.records():
        for spot in addresses(record.body):
            found = _OURS.fullmatch(spot.text)
            if media_name(spot.text):
                continue
            if not found or found[1].lower() not in FOLDERS:
                if not _WORKS.match(spot.text):
                    yield _leads_nowhere(pages, record, spot.text, spot.offset)
                continue
            folder, name, part = found[1].lower(), found[2], found[3] or ""
            if name in pages.by_folder[folder] and _WRITTEN_WELL.fullmatch(spot.text):
                continue
            exists = name.lower() in pages.by_folder[folder]
            names = [name.lower()] if exists else _nearest(pages, folder, name)
            fixes = [f"/{folder}/{one}/{part}" for one in names]
            reason = "viết chưa đúng dạng" if exists else pages.reason(folder, name)
            yield RULE.at(
                place_of(record, spot.offset),
                f"Trang “{spot.text}” {reason}, nên liên kết này sẽ hỏng.",
                hint=f"Có phải “{fixes[0]}”?" if fixes else "Bỏ liên kết, hoặc sửa địa chỉ.",
                fixes=fixes,
            )


def _leads_nowhere(pages: Pages, record: Record, text: str, offset: int) -> Diagnostic:
    """A link that readers would see as plain text: to a file (``ta-quang-buu.md``), or to no page of the site."""
    name = text.split("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md").removesuffix(".html").lower()
    fixes = [f"/{folder}/{name}/" for folder, names in pages.by_folder.items() if name in names]
    return RULE.at(
        place_of(record, offset),
        f"Liên kết “{text}” không dẫn tới đâu trên trang.",
        hint=f"Có phải “{fixes[0]}”?" if fixes else "Hãy viết /guong/<mã>/ cho trang ở đây, https://… cho trang khác.",
        fixes=fixes,
    )


def _nearest(pages: Pages, folder: str, name: str) -> list[str]:
    """Pages it may have meant; the unit that carries on, where the page of a former unit was meant."""
    catalog = pages.catalog
    if FOLDERS[folder] == "units" and name in catalog.vocabulary.units:
        return [catalog.vocabulary.units[catalog.units.home(name)].address]
    if pages.reason(folder, name) != "không có":
        return []
    return list(nearest(name, pages.by_folder[folder]))
