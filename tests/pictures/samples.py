"""Made-up pictures: ramps of color with corners that tell which way is up, and ways to spoil them."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

SECRET = b"BI-MAT-21.0278N-105.8342E"


def ramp(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Red in the upper left corner, blue in the lower right one."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    pen.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(20, 20, 220))
    return image.convert(mode)


def exif(turned: int = 1) -> bytes:
    """EXIF data with a place, a device, and the way the camera was held."""
    data = Image.Exif()
    data[0x0112] = turned
    data[0x010F] = SECRET.decode()
    data.get_ifd(0x8825)[1] = "N"
    return data.tobytes()


@cache
def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few hundred kilobytes that means ``side`` × ``side`` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000), 9) * 2
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
