"""Personal data that stand beside texts: in names of files, in office files and PDFs, and in what cameras and programs
write into pictures.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from generator.intake.documents import DOCUMENTS, words_of
from generator.intake.frontmatter import decode
from generator.intake.read import Source, UnreadableError
from generator.words.memory import FORGETFUL, Memory, key_of
from generator.words.personal import Spotted, find, spots, spots_in_table

LOCATION = "location"
CREATOR = "creator"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
TABLES = (".csv", ".txt")
_MEMORY = "documents"
_MOST = 1 << 20
_NUMBERED = re.compile(r"\d[\d._ -]{7}")
_GPS_TAG = {b"II": b"\x25\x88\x04\x00\x01\x00\x00\x00", b"MM": b"\x88\x25\x00\x04\x00\x00\x00\x01"}
"""The entry of a TIFF directory that leads to where the picture was taken (Exif 3.0, 4.6.3): tag 8825, one LONG."""
_ARTIST = {b"II": b"\x3b\x01\x02\x00", b"MM": b"\x01\x3b\x00\x02"}
_IPTC_BY_LINE = b"\x1c\x02\x50"
_XMP_PLACE = re.compile(rb"exif:GPS(?:Latitude|Longitude)")
_XMP_CREATOR = re.compile(rb"<dc:creator|photoshop:Author|tiff:Artist|dc:creator=")
_PRINTED = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{6,}")


def in_name(path: str) -> tuple[Spotted, ...]:
    """What the name of a file tells."""
    name = path.rpartition("/")[2]
    if not _NUMBERED.search(name) and "@" not in name:
        return ()
    plain = re.sub(r"[_]+", " ", name.rpartition(".")[0] or name)
    plain = re.sub(r"(?<=[^\W\d])-|-(?=[^\W\d])", " ", plain)
    return tuple(Spotted(kind=hit.kind, words=plain[hit.start : hit.end].strip()) for hit in find(plain))


def in_file(source: Source, path: str, memory: Memory = FORGETFUL) -> tuple[Spotted, ...]:
    """What a file that belongs to records tells beside what is seen of it at first; nothing where it cannot be read."""
    if not path.lower().endswith((*PICTURES, *DOCUMENTS, *TABLES)):
        return ()
    try:
        return inside(source.read(path), path, memory)
    except UnreadableError:
        return ()


def inside(raw: bytes, path: str, memory: Memory = FORGETFUL) -> tuple[Spotted, ...]:
    """What a picture, an office file, a PDF or a table tells.

    Documents are slow to take apart, so ``memory`` is asked first; where in them a thing stands is not said.
    """
    kind = path.lower()
    if kind.endswith(TABLES):
        return spots_in_table(decode(raw, path).text or "")
    if kind.endswith(PICTURES):
        return told_by(raw)
    if not kind.endswith(DOCUMENTS):
        return ()
    key = key_of(raw, kind[kind.rfind(".") :])
    found: tuple[Spotted, ...] | None = memory.recall(_MEMORY, key)
    if found is None:
        found = tuple(dict.fromkeys(Spotted(kind=one.kind, words=one.words) for one in spots(words_of(raw, path))))
        memory.keep(_MEMORY, key, found)
    return found


def told_by(picture: bytes) -> tuple[Spotted, ...]:
    """Where a picture was taken, who made it, and numbers that lead to a person, out of its EXIF, IPTC and XMP."""
    found: dict[str, Spotted] = {}
    for block in _blocks(picture):
        order = _order(block)
        if (order and _GPS_TAG[order] in block) or _XMP_PLACE.search(block):
            found[LOCATION] = Spotted(kind=LOCATION, words="GPS")
        if (order and _ARTIST[order] in block) or _IPTC_BY_LINE in block or _XMP_CREATOR.search(block):
            found[CREATOR] = Spotted(kind=CREATOR, words="Artist")
        for printed in _PRINTED.finditer(block):
            text = printed[0].decode("utf-8", "ignore")
            if "@" in text or _NUMBERED.search(text):
                for hit in find(text):
                    words = text[hit.start : hit.end]
                    found[words] = Spotted(kind=hit.kind, words=words)
    return tuple(found.values())


def written_in(picture: bytes) -> str:
    """All words in a picture's EXIF, IPTC and XMP."""
    blocks = b"\n".join(_blocks(picture))
    return "\n".join(printed[0].decode("utf-8", "ignore") for printed in _PRINTED.finditer(blocks))


def _order(block: bytes) -> bytes:
    """The byte order of the TIFF directory in a block, b"" where there is none."""
    for order, magic in ((b"II", b"II*\0"), (b"MM", b"MM\0*")):
        if magic in block[:64]:
            return order
    return b""


def _blocks(picture: bytes) -> Iterator[bytes]:
    """The blocks of a picture file that hold words about it."""
    if picture.startswith(b"\xff\xd8"):
        yield from _of_jpeg(picture)
    elif picture.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _of_png(picture)
    elif picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        yield from _of_riff(picture)
    elif picture[4:8] == b"ftyp":
        for mark in (b"II*\0", b"MM\0*", b"<x:xmpmeta"):
            place = picture.find(mark)
            if place >= 0:
                yield picture[place : place + _MOST]


def _of_jpeg(picture: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(picture) and picture[place] == 0xFF:
        kind, size = picture[place + 1], int.from_bytes(picture[place + 2 : place + 4], "big")
        if kind == 0xDA or size < 2:
            return
        if 0xE1 <= kind <= 0xEF or kind == 0xFE:
            yield picture[place + 4 : place + 2 + size]
        place += 2 + size


def _of_png(picture: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(picture):
        size, kind = int.from_bytes(picture[place : place + 4], "big"), picture[place + 4 : place + 8]
        data = picture[place + 8 : place + 8 + size]
        if kind in {b"eXIf", b"tEXt", b"iTXt"}:
            yield data
        if kind in {b"zTXt", b"iTXt"}:
            yield _inflated(data)
        place += 12 + size


def _inflated(data: bytes) -> bytes:
    start = data.find(b"\x78", data.find(b"\0") + 1)
    try:
        return zlib.decompressobj().decompress(data[start:], _MOST) if start >= 0 else b""
    except zlib.error:
        return b""


def _of_riff(picture: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(picture):
        kind, size = picture[place : place + 4], int.from_bytes(picture[place + 4 : place + 8], "little")
        if kind in {b"EXIF", b"XMP "}:
            yield picture[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
