"""Ensure a text that readers get names nobody they may not know of yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ahocorasick_rs import AhoCorasick

from generator.know.catalog import Catalog
from generator.know.checks.known import Known
from generator.know.publicity import is_not_chosen, may_show, was_open
from generator.know.waivers import is_namesake
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import DRAFT, PUBLISHED, WITHDRAWN, Event, Narrative, Profile, Proposal, Record, Story
from generator.words.naming import Name

RULE = Rule(
    code="R716",
    name="hidden-name",
    severity=Severity.WARNING,
    title="Bài nêu tên người chưa được công bố",
    why="Hồ sơ còn hẹn giờ, còn nháp hay mới là nhân tố mới thì trang giữ kín; một câu ở bài khác là đủ lộ tên.",
    wrong="Cùng nhóm còn có Lê Văn Mẫu. (profiles/le-van-mau.md có status: draft)",
    right="Cùng nhóm còn một giảng viên trẻ.",
    source="Luật 91/2025/QH15",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure what is or will be published does not name a person whose profile is closed at that moment."""
    waivers = tuple(known.vocabulary.waivers.values())
    for place, profile in named_in_secret(known):
        if not is_namesake(waivers, known.today, place.path, profile.name):
            yield finding(place, profile)


def finding(place: Place, profile: Profile) -> Diagnostic:
    """What is said of the name of ``profile`` at ``place``."""
    return RULE.at(
        place,
        f"Ở đây nêu tên {profile.name}, mà hồ sơ {profile.path} {_reason(profile)}.",
        hint="Bỏ tên, hoặc cho bài này chờ tới khi hồ sơ lên trang. Nếu là người khác trùng tên, xin duyệt ở "
        f"vocabulary/waivers.yml: “- {{id: …, file: {place.path}, words: {profile.name}, "
        "reason: người khác trùng tên, by: …, until: …}”.",
    )


class Hidden:
    """The people whose profiles readers of ``catalog`` may not know of yet, sought in texts."""

    def __init__(self, catalog: Catalog) -> None:
        profiles, now = catalog.profiles.values(), catalog.now
        shown = {one.name for one in profiles if was_open(one, now)}
        hidden = [one for one in profiles if one.is_person and " " in one.name and one.status != WITHDRAWN]
        self._people = [one for one in hidden if one.name not in shown and not was_open(one, now)]
        longer = {
            one.id: [more.name for more in profiles if more.name.startswith(f"{one.name} ")] for one in self._people
        }
        self._names = [Name(one.name, longer[one.id]) for one in self._people]
        self._quick = AhoCorasick([max(one.name.split(), key=len).lower() for one in self._people])

    def __bool__(self) -> bool:
        return bool(self._people)

    def named(self, texts: Mapping[Place, str], moment: datetime) -> Iterator[tuple[Place, int, Profile]]:
        """Who of those that are closed at ``moment`` is named: the text's place, the line in it, the profile."""
        lowered = "\n".join(texts.values()).lower()
        for one in sorted({found for found, _, _ in self._quick.find_matches_as_indexes(lowered, overlapping=True)}):
            if not was_open(self._people[one], moment):
                for place, text in texts.items():
                    for line in self._names[one].lines(text):
                        yield place, line, self._people[one]


def _longer(name: str, profiles: Iterable[Profile]) -> list[str]:
    return [more.name for more in profiles if more.name.startswith(f"{name} ")]


def named_in_secret(known: Known) -> Iterator[tuple[Place, Profile]]:
    """Where published texts name somebody who is hidden, waived or not."""
    hidden, now = Hidden(known.catalog), known.catalog.now
    for record in known.catalog.records() if hidden else ():
        if record.status != PUBLISHED or isinstance(record, Proposal | Narrative):
            continue
        for place, line, profile in hidden.named(dict(_texts(record)), max(now, record.publish_at or now)):
            if profile.id != record.id:
                yield _on_line(record, place, line), profile


def _texts(record: Record) -> Iterator[tuple[Place, str]]:
    """What of a record readers get in words."""
    for key in ("title", "name", "summary"):
        yield record.at(key), getattr(record, key, "")
    for number, photo in enumerate(record.photos if isinstance(record, Story | Event) else ()):
        yield record.at("photos", number, "alt"), photo.alt
        yield record.at("photos", number, "caption"), photo.caption
    yield record.place, record.body


def _on_line(record: Record, place: Place, line: int) -> Place:
    """The place of a key, or the line of the body."""
    return place if place.field else Place(path=record.path, line=record.body_line + line - 1, column=1)


def _reason(profile: Profile) -> str:
    if profile.status == DRAFT:
        return "còn là bản nháp"
    if is_not_chosen(profile):
        return "mới là nhân tố mới hoặc mới được đề nghị"
    if not may_show(profile, "name"):
        return "chưa có sự đồng ý nêu tên"
    return f"đến {profile.publish_at:%H:%M %d/%m/%Y} mới lên trang" if profile.publish_at else "chưa lên trang"
