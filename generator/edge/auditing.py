"""Every byte of a built site, whatever kind of file it lies in, looked through for what must not be there."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from generator.intake.personal import LOCATION, PICTURES, in_name, told_by, written_in
from generator.words.personal import HARD, LABELS, find, in_fields
from generator.words.vietnamese import fold

MOST = 256 << 20
"""No archive is unpacked beyond this."""
_DEPTH = 4
_CODE = (".css", ".js", ".woff2", ".map")
"""Our own programs and fonts: sought for canaries only, since their numbers are nobody's."""
_UID = re.compile(r"^UID:[^\n]*(?:\n [^\n]*)*", re.MULTILINE)
"""Every event of a calendar has a name of this shape, which is nobody's mail address."""
_TAG = re.compile(r"<[^>]*>")
_LINE_END = re.compile(r"<br ?/?>\n?")
_INSIDE_WORDS = re.compile(r"</?(?:strong|em|b|i|u|del|mark|small|code|sub|sup|wbr|span)/?>")
"""Tags that part no word from the next: “<b>0912</b> 345 678” is one number."""
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_PACKED: Mapping[str, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    ".gz": lambda packed: gzip.GzipFile(fileobj=packed),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
_ZIPS = (".zip", ".xlsx", ".docx", ".pptx", ".odt", ".ods", ".epub")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found: where (a file, and the file inside it), what it is, the words."""

    where: str
    what: str
    words: str


class Broken(ValueError):
    """A file that cannot be looked into."""


def audit(site: Path, canaries: Collection[str], allowed: Collection[str], history: str = "") -> Iterator[Found]:
    """Everything in ``site`` that must not be there.

    Args:
        site: a built site.
        canaries: words that must be nowhere, in no spelling.
        allowed: words that may be anywhere.
        history: what the records say of people who are dead; their birthdays and homes may be told.
    """
    past, allowed_words = fold(history), {" ".join(one.split()) for one in allowed}
    for path in sorted(one for one in site.rglob("*") if one.is_file() or one.is_symlink()):
        name = path.relative_to(site).as_posix()
        try:
            pieces = list(_pieces(name, path.read_bytes()))
        except (OSError, Broken) as error:
            yield Found(where=name, what="tệp không mở được", words=str(error))
            continue
        for found in (one for where, text, raw in pieces for one in _look(where, text, raw, canaries)):
            born_or_lived = found.what in _OF_THE_DEAD and fold(found.words) in past
            if found.words not in allowed_words and not born_or_lived:
                yield found


_OF_THE_DEAD = {LABELS[kind] for kind in LABELS.keys() - HARD}
_Piece = tuple[str, str, bytes]


def _look(where: str, text: str, raw: bytes, canaries: Collection[str]) -> Iterator[Found]:
    """What one piece holds: canaries in its bytes and in its text, personal data in its text, its name and pictures."""
    if canaries:
        spellings = f"{fold(text)}\n{fold(unquote(text))}\n{fold(where)}"
        for canary in canaries:
            forms = (unicodedata.normalize(form, canary).encode() for form in ("NFC", "NFD"))
            if fold(canary) in spellings or any(form in raw for form in forms):
                yield Found(where=where, what="chữ không được có", words=canary)
    if where.endswith(_CODE):
        return
    for hit in find(text):
        yield Found(where=where, what=LABELS[hit.kind], words=" ".join(text[hit.start : hit.end].split()))
    for one in (*in_name(where), *told_by(raw)):
        if one.kind in LABELS:
            yield Found(where=where, what=LABELS[one.kind], words=one.words)
        elif one.kind == LOCATION:
            yield Found(where=where, what="nơi chụp ảnh", words=one.words)


def _pieces(where: str, raw: bytes, depth: int = 0) -> Iterator[_Piece]:
    """A file as text and bytes, and all that is packed inside it."""
    if depth > _DEPTH:
        raise Broken(f"{where}: lồng quá sâu")
    suffix = where[where.rfind(".") :].lower() if "." in where else ""
    if suffix in _PACKED:
        yield from _pieces(where.removesuffix(suffix), _unpacked(where, suffix, raw), depth + 1)
    elif suffix in _ZIPS or raw.startswith(b"PK\3\4"):
        yield from _members(where, raw, depth)
    elif suffix == ".pdf" or raw.startswith(b"%PDF"):
        yield where, "\n".join(_of_pdf(where, raw)), raw
    elif suffix in PICTURES:
        yield where, written_in(raw), raw
    else:
        yield where, _as_text(suffix, raw), raw


def _unpacked(where: str, suffix: str, raw: bytes) -> bytes:
    try:
        with _PACKED[suffix](io.BytesIO(raw)) as packed:
            whole = packed.read(MOST + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        raise Broken(f"{where}: tệp nén hỏng") from error
    if len(whole) > MOST:
        raise Broken(f"{where}: quá lớn")
    return whole


def _members(where: str, raw: bytes, depth: int) -> Iterator[_Piece]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST:
                raise Broken(f"{where}: quá lớn")
            yield where, archive.comment.decode("utf-8", "replace"), archive.comment
            for one in sorted(archive.infolist(), key=lambda member: member.filename):
                if not one.is_dir():
                    yield from _pieces(f"{where}/{one.filename}", archive.read(one), depth + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error) as error:
        raise Broken(f"{where}: tệp nén hỏng") from error


def _of_pdf(where: str, raw: bytes) -> Iterator[str]:
    """The words of a PDF's pages, its metadata, and what is attached to it."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        yield from (str(value) for value in (reader.metadata or {}).values())
        if (xmp := reader.root_object.get("/Metadata")) is not None:
            yield _as_text(".xml", xmp.get_object().get_data())
        for page in reader.pages:
            yield page.extract_text()
            yield from (str(note.get_object().get("/Contents", "")) for note in page.get("/Annots") or ())
        for name, contents in reader.attachments.items():
            yield name
            for content in contents:
                yield from (text for _, text, _ in _pieces(f"{where}/{name}", content, 1))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Broken(f"{where}: tệp PDF hỏng") from error


def _as_text(suffix: str, raw: bytes) -> str:
    """A text as its readers see it: tags apart from words, entities and escapes as letters, folded lines whole."""
    text = unicodedata.normalize("NFC", raw.decode("utf-8", "ignore"))
    if suffix in {".ics", ".vcf"}:
        text = _FOLDED_LINE.sub("", _UID.sub("", text))
    if suffix == ".csv":
        text = in_fields(text)
    if suffix in {".json", ".webmanifest"}:
        text = "\n".join(_strings(text))
    if "<" in text:
        text = _INSIDE_WORDS.sub("", _LINE_END.sub("\n", text))
    return unescape(_TAG.sub(lambda found: f" {unescape(found[0])} ", text)) if "<" in text or "&" in text else text


def _strings(text: str) -> Iterator[str]:
    try:
        waiting: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        yield text
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [*one.values(), *one.keys()]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str | int | float) and not isinstance(one, bool):
            yield str(one)
