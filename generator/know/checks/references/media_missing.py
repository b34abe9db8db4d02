"""Ensure every picture and document a record names lies in the media folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.know.checks.bodies import MEDIA, media_used
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R302",
    name="media-missing",
    severity=Severity.ERROR,
    title="Tệp ảnh hoặc tài liệu không có trong kho",
    why="Hồ sơ gọi một tệp trong thư mục media/ nhưng tệp ấy chưa được gửi kèm, hoặc tên viết khác đi một chút.",
    wrong="portrait: {file: media/chan-dung.jpeg}, trong khi tệp tên là media/chan-dung.jpg",
    right="portrait: {file: media/chan-dung.jpg}",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure the file is there, letter by letter; suggest the file whose name is nearest."""
    media = known.catalog.media
    for record in known.catalog.records():
        for place, name in media_used(record):
            if name not in media:
                fixes = _nearest(name, media)
                yield RULE.at(
                    place,
                    f"Không có tệp “{name}” trong kho.",
                    hint=f"Có phải “{fixes[0]}”?" if fixes else "Gửi tệp này vào thư mục media/, hoặc bỏ dòng này.",
                    fixes=fixes,
                )


def _nearest(name: str, media: frozenset[str]) -> list[str]:
    """Files of nearly that name: in any folder and with any ending first, then by spelling."""
    stem = PurePosixPath(name).stem.casefold()
    same = sorted(path for path in media if PurePosixPath(path).stem.casefold() == stem)
    near = nearest(name.removeprefix(MEDIA), (path.removeprefix(MEDIA) for path in media))
    return list(dict.fromkeys((*same, *(MEDIA + path for path in near))))[:3]
