"""Sources opened and written anew. Only the child process (``worker``) does this: a source is anybody's bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

MOST_PIXELS = 40_000_000
MOST_SIDE = 16_383
"""No WebP may be longer (RFC 9649)."""
MOST_PROFILE = 1 << 20
SETTINGS: dict[str, dict[str, Any]] = {
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
    "webp": {"quality": 78, "method": 4},
    "avif": {"quality": 58, "speed": 7, "max_threads": 1},  # threads would make other bytes of the same picture
    "png": {"optimize": True},
}
_RGB_PROFILE = slice(16, 20)
"""Where a color profile says which colors it is about."""

Image.MAX_IMAGE_PIXELS = None  # we look at the size ourselves, and never warn


class BadPicture(ValueError):
    """The bytes are no picture of the wanted format, are cut short, or would be too large: 40 megapixels, or a side."""


def opened(data: bytes, kind: str, near: int = 0) -> Image.Image:
    """A picture decoded to its end, upright, in RGB or RGBA, with its color profile and nothing else.

    Args:
        data: the bytes of a file.
        kind: the only format it may have.
        near: a side that is enough, where the decoder can be quicker with fewer pixels; 0 for all of them.

    Raises:
        BadPicture: see there.
    """
    try:
        with Image.open(BytesIO(data), formats=(kind.upper(),)) as source:
            if source.width * source.height > MOST_PIXELS or max(source.size) > MOST_SIDE:
                raise BadPicture(f"{source.width}×{source.height}")
            if near:
                source.draft("RGB", (near, near))
            source.load()
            return _plain(ImageOps.exif_transpose(source))
    except Exception as error:  # decoders raise whatever they like on damaged files
        raise BadPicture(f"{type(error).__name__}: {error}") from error


def _plain(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile") or b""
    see_through = picture.has_transparency_data
    if profile and picture.mode in {"CMYK", "LAB", "L"} and profile[_RGB_PROFILE] != b"RGB ":
        plain, profile = _in_srgb(picture, profile), b""
    else:
        if picture.mode.startswith("I"):  # sixteen bits of gray: Pillow's own conversion would cut, not scale
            picture = picture.convert("I").point(lambda value: value / 257).convert("L")
        plain = picture.convert("RGBA" if see_through else "RGB")
    kept = len(profile) <= MOST_PROFILE and profile[_RGB_PROFILE] == b"RGB " and _is_profile(profile)
    plain.info = {"icc_profile": profile} if kept else {}
    return plain


def _is_profile(profile: bytes) -> bool:
    """Whether a color profile is one: words may be hidden in what only calls itself so."""
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError):
        return False
    return True


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """A picture in the colors of screens, by its own profile where that can be read."""
    try:
        screen = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), screen, outputMode="RGB")
    except ImageCms.PyCMSError:
        made = None
    return made or picture.convert("RGB")


def written(picture: Image.Image, kind: str) -> bytes:
    """The bytes of a plain picture; a JPEG has white where others let the page shine through."""
    target = BytesIO()
    profile = picture.info.get("icc_profile")
    if kind == "jpeg" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    picture.info = {}
    more = {"icc_profile": profile} if profile else {}
    picture.save(target, kind.upper(), **SETTINGS[kind], **more)
    return target.getvalue()


def resized(picture: Image.Image, width: int, height: int) -> Image.Image:
    """A copy of another size, never larger."""
    if (width, height) == picture.size:
        return picture.copy()
    if width > picture.width or height > picture.height:
        raise BadPicture(f"{picture.width}×{picture.height} < {width}×{height}")
    made = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    made.info = dict(picture.info)
    return made


def printed(data: bytes, kind: str, most: int) -> tuple[int, bytes]:
    """A source's width upright, and the source as a JPEG for paper, with no side longer than ``most``.

    Raises:
        BadPicture: the source cannot be opened.
    """
    picture = opened(data, kind)
    width = picture.width
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    ground.thumbnail((most, most))
    target = BytesIO()
    ground.save(target, "JPEG", quality=90)
    return width, target.getvalue()


def renditions(data: bytes, kind: str, wanted: Sequence[tuple[int, int, str]]) -> list[bytes]:
    """A source in several sizes and formats.

    Args:
        data: the source.
        kind: its format.
        wanted: width, height and format of each.

    Raises:
        BadPicture: the source cannot be opened.
    """
    whole = opened(data, kind)
    by_size: dict[tuple[int, int], Image.Image] = {}
    made = []
    for width, height, target in wanted:
        if (width, height) not in by_size:
            by_size[width, height] = resized(whole, width, height)
        made.append(written(by_size[width, height].copy(), target))
    return made
