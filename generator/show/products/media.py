"""The pictures and files that readers may see, and nothing else from ``media/``.

A picture is decoded and written anew without its metadata: cameras write into a portrait where it was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image, ImageOps

from generator.know.publicity import may_show
from generator.show.outputs import Output
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Event, Story

RULE = Rule(
    code="R820",
    name="unreadable-picture",
    severity=Severity.ERROR,
    title="Tệp ảnh không mở được",
    why="Ảnh hỏng hoặc quá lớn không đưa lên trang được.",
    wrong="portrait: {file: media/anh-hong.jpg}",
    right="portrait: {file: media/anh-lanh-lan.jpg}",
)
FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
MOST_PIXELS = 40_000_000


class BadPictureError(ValueError):
    """The bytes are no picture of an allowed format, are cut short, or would be larger than 40 megapixels."""


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """Every file that a public page shows."""
    for path, place in sorted(_wanted(site).items()):
        if path not in site.public.catalog.media:
            continue
        try:
            data = read(path)
            suffix = path.rpartition(".")[2].lower()
            content = without_metadata(data, FORMATS[suffix]) if suffix in FORMATS else data
        except (BadPictureError, OSError):
            yield RULE.at(place, f"Không mở được ảnh “{path}”.", hint="Hãy thay bằng một tệp JPEG, PNG hoặc WebP khác.")
        else:
            yield Output(path=path, maker="products.media", content=content)


def _wanted(site: Site) -> dict[str, Place]:
    public = site.public
    wanted: dict[str, Place] = {}
    for profile in public.profiles.values():
        if profile.portrait and may_show(profile, "photo"):
            wanted.setdefault(profile.portrait.file, profile.at("portrait", "file"))
    illustrated: list[Story | Event] = [*public.stories.values(), *public.events.values()]
    for record in illustrated:
        shown = {picture.path for picture in site.lines.photos(record.photos)}
        for number, photo in enumerate(record.photos):
            if photo.file in shown:
                wanted.setdefault(photo.file, record.at("photos", number, "file"))
    for story in public.stories.values():
        for number, evidence in enumerate(story.evidence):
            if evidence.public and evidence.file:
                wanted.setdefault(evidence.file, story.at("evidence", number, "file"))
    return wanted


def without_metadata(data: bytes, kind: str) -> bytes:
    """A picture written anew: turned upright, with its color profile and no other metadata.

    Raises:
        BadPictureError: see there.
    """
    try:
        with Image.open(BytesIO(data), formats=(kind,)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadPictureError(f"{opened.width}×{opened.height}")
            profile = opened.info.get("icc_profile")
            upright = ImageOps.exif_transpose(opened)
            bare = Image.new(upright.mode, upright.size)
            if upright.mode == "P":
                bare.putpalette(upright.getpalette() or [])
            bare.paste(upright)
            target = BytesIO()
            bare.save(target, kind, **({"icc_profile": profile} if profile else {}), **_quality(kind))
            return target.getvalue()
    except Exception as error:  # decoders raise whatever they like on damaged files
        raise BadPictureError(str(error)) from error


def _quality(kind: str) -> dict[str, int]:
    return {"quality": 88} if kind != "PNG" else {}
