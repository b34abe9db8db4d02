"""Ensure pictures of people rest on a basis and on the consent of those in them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.know.publicity import may_show
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Event, Photo, Profile, Record, Story

RULE = Rule(
    code="R703",
    name="photo-scope",
    severity=Severity.ERROR,
    title="Ảnh đăng khi chưa đủ căn cứ",
    why="Mỗi người có quyền đối với hình ảnh của mình; ảnh chỉ lên trang khi có căn cứ và không ai trong ảnh từ chối.",
    wrong="consent: {basis: consent, scope: [name]}\nportrait: {file: media/an.jpg}",
    right="consent: {basis: consent, scope: [name, photo]}\nportrait: {file: media/an.jpg}",
    source="Bộ luật Dân sự 2015, Điều 32; Luật 91/2025/QH15",
    kinds=("profile", "story", "event"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure consent covers a portrait, a photo has a basis, and nobody in it left photos out of their consent."""
    if record.status == WITHDRAWN:
        return
    if isinstance(record, Profile):
        if record.portrait and record.consent and not may_show(record, "photo"):
            yield RULE.at(
                record.at("portrait"),
                f"Có ảnh chân dung, nhưng phạm vi đồng ý của {record.name} chưa có photo (đăng ảnh).",
                hint="Nếu người ấy đồng ý đăng ảnh thì thêm photo vào scope; nếu không, bỏ ảnh.",
            )
    elif isinstance(record, Story | Event):
        for number, photo in enumerate(record.photos):
            yield from _photo(record, number, photo, known)


def _photo(record: Story | Event, number: int, photo: Photo, known: Known) -> Iterator[Diagnostic]:
    if not photo.basis and record.path not in known.broken:
        yield RULE.at(
            record.at("photos", number),
            "Ảnh này chưa ghi căn cứ đăng ảnh (basis) nên không lên trang.",
            hint="Thêm basis: consent, guardian, hoặc public-event nếu chụp ở hoạt động công cộng.",
        )
    for place, name in enumerate(photo.people):
        profile = known.catalog.profiles.get(name)
        if profile is not None and not may_show(profile, "photo"):
            yield RULE.at(
                record.at("photos", number, "people", place),
                f"{profile.name} có trong ảnh, nhưng chưa đồng ý đăng ảnh.",
                hint="Chọn ảnh khác, hoặc thêm photo vào phạm vi đồng ý sau khi người ấy đồng ý.",
            )
