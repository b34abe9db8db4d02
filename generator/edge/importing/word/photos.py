"""Pictures out of Word files as photos of the site: upright, in JPEG, without a word about place or time."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from generator.edge.pictures.lab import Child, Refused

LEAST = 1_200
MOST = 2_400
BYTES = 3_000_000
PIXELS = 80_000_000
_QUALITIES = (88, 80, 70, 60, 45)
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


BAD = "Không đọc được ảnh này. Chèn lại ảnh dạng JPEG hoặc PNG."


def photo(raw: bytes) -> tuple[bytes | None, str]:
    """A picture as the site wants it, and a sentence: why there is none, or what was done to it.

    It is opened by a child process: a picture is anybody's bytes.
    """
    child = Child()
    try:
        said, made = child.ask({"job": "photo"}, [raw])
    except Refused:
        return None, BAD
    finally:
        child.end()
    return (made[0] if made else None), str(said["remark"])


def remade(raw: bytes) -> tuple[bytes | None, str]:
    """What the child process does for ``photo``.

    At least 1,200 pixels along the longer side, at most 2,400 and 3 MB; the same bytes give the same photo.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image, heif = _opened(raw)
            width, height = image.size
            if width * height > PIXELS:
                return None, f"Ảnh quá lớn ({width} × {height} điểm), không mở."
            if max(width, height) < LEAST:
                return None, f"Ảnh nhỏ ({width} × {height} điểm, cần cạnh dài ít nhất {LEAST} điểm). Gửi ảnh gốc."
            upright = _plain(ImageOps.exif_transpose(image))
    except Exception:  # decoders fail in ways of their own
        return None, BAD
    upright.thumbnail((MOST, MOST), Image.Resampling.LANCZOS)
    return _jpeg(upright), "Ảnh HEIC của điện thoại đã được đổi sang JPEG." if heif else ""


def _opened(raw: bytes) -> tuple[Image.Image, bool]:
    if raw[4:8] == b"ftyp" and raw[8:12] in _HEIF:
        import pillow_heif

        source = pillow_heif.open_heif(io.BytesIO(raw), convert_hdr_to_8bit=True)
        if source.size[0] * source.size[1] > PIXELS:
            raise ValueError(source.size)
        return source.to_pillow(), True
    return Image.open(io.BytesIO(raw)), False


def _plain(image: Image.Image) -> Image.Image:
    """Three colours and nothing else; what is transparent becomes white."""
    if image.mode in ("RGBA", "LA", "P", "PA"):
        full = image.convert("RGBA")
        white = Image.new("RGBA", full.size, "white")
        image = Image.alpha_composite(white, full)
    plain = image.convert("RGB")
    plain.info.clear()
    return plain


def _jpeg(image: Image.Image) -> bytes:
    raw = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        raw = out.getvalue()
        if len(raw) <= BYTES:
            break
    return raw
