"""Whether every cell and every paragraph of a file is somewhere: in a record, or in what the import said.

The files are read here by other means than the importer's: raw XML for Word, cells without any interpretation for
Excel, lines for text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

import openpyxl
import yaml

from generator.edge.importing import legacy
from generator.edge.importing.word.draft import AWARD_COLUMNS
from generator.edge.importing.word.labels import LABELS
from generator.intake.schema.common import CONSENT_BASES, CONSENT_SCOPES
from generator.intake.schema.records import EXEMPLAR_KINDS, STORY_KINDS
from generator.show.products.blank_forms.wording import PARTS
from generator.words.vietnamese import fold
from tests.edge.importing.office.build import all_files
from tests.edge.importing.office.reading import Imported, base, front, got
from tests.edge.importing.support import BUILTIN, mapping_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LABELS = re.compile(r"[^:]{1,60}:?")


def losses(name: str, one: Imported) -> list[str]:
    """Texts of a file that are neither in a record nor in a finding. A refused file has said so as a whole."""
    if not one.plan.to_write:
        return [] if one.plan.diagnostics else [name]
    return [text for text in texts_of(name) if not _is_accounted(text, one)]


def texts_of(name: str) -> Iterator[str]:
    """Every text of a file that is not blank, converted to Unicode letter by letter where the file is old."""
    raw = all_files()[name]
    if name.endswith(".csv"):
        yield from _of_text(raw)
    elif name.endswith(".docx"):
        yield from _of_word(raw)
    else:
        yield from _of_sheets(raw)


def _of_text(raw: bytes) -> Iterator[str]:
    for codec in ("utf-8-sig", "utf-16", "cp1258"):
        try:
            text = raw.decode(codec)
            break
        except UnicodeDecodeError:
            continue
    if "§¹" in text or "Tr­" in text or "Khoa To¸n" in text:
        text = legacy.converted(raw.decode("latin-1"), legacy.TCVN3)
    if raw[:2] != b"\xff\xfe" and "Khoa To" in text and "Hä Và" in text:
        text = legacy.converted(raw.decode("latin-1"), legacy.TCVN3)
    delimiter = max(",;\t", key=text.count)
    for row in csv.reader(io.StringIO(text.removeprefix("sep=;\n")), delimiter=delimiter):
        yield from (cell for cell in row if cell.strip())


def _of_sheets(raw: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    text = cell.value.strftime("%d/%m/%Y") if hasattr(cell.value, "strftime") else str(cell.value)
                    old = str(cell.font.name or "").startswith(".Vn")
                    yield legacy.converted(text, legacy.TCVN3) if old else text


def _of_word(raw: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = [
            one for one in archive.namelist() if re.fullmatch(r"word/(document|header\d|footer\d|footnotes).xml", one)
        ]
        for part in sorted(parts):
            for paragraph in ElementTree.fromstring(archive.read(part)).iter(f"{_W}p"):
                texts = [one.text or "" for one in paragraph.iter() if one.tag in (f"{_W}t", f"{_W}delText")]
                text = "".join(texts).strip()
                old = any("VNI" in str(font.attrib) for font in paragraph.iter(f"{_W}rFonts"))
                if text:
                    yield legacy.converted(text, legacy.VNI) if old else text


def _is_accounted(text: str, one: Imported) -> bool:
    wanted = _key(text)
    if not wanted or re.fullmatch(r"\d{1,3}|[ivx]{1,4}", wanted):
        return True  # a running number
    blob, vocabulary = _blob_of(one), _names() | _CHOICES
    if wanted in blob or wanted in _HEADS or wanted in {"hinh", "qd", "quyet dinh"}:
        return True
    day = re.fullmatch(r"(?:ngay )?(\d{1,2})\W+(?:thang )?(\d{1,2})\W+(?:nam )?(\d{4})", fold(text).strip())
    if day and f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" in blob:
        return True
    if any(_key(known) and _key(known) in wanted and f" {_key(term)} " in blob for known, term in vocabulary.items()):
        left = re.sub("|".join(sorted((re.escape(_key(one)) for one in vocabulary), key=len, reverse=True)), "", wanted)
        if not left.strip(" .-:,;") or (left.strip() != wanted and _is_accounted(left, one)):
            return True
    year = re.fullmatch(r"(?:nh |nam hoc )?(\d{4})\s*[-–/]\s*(?:\d{4}|\d{2})", fold(text).strip())
    if year and f"{year[1]}-{int(year[1]) + 1}" in blob:
        return True
    if (only := re.fullmatch(r"nam (\d{4})", wanted)) and f" {only[1]} " in blob:
        return True
    month = re.fullmatch(r"thang (\d{1,2})/(\d{4})", fold(text).strip())
    if month and f"{month[2]}-{int(month[1]):02}" in blob:
        return True
    pieces = [
        piece
        for piece in re.split(r"[:;(),]|(?<=[.!?]) | ngày |, ngày | của | năm (?=\d)|(?<=Hình) 1\.|\bsố ", text)
        if piece.strip()
    ]
    return len(pieces) > 1 and all(_is_accounted(piece, one) for piece in pieces)


def _key(text: str) -> str:
    return " ".join(re.findall(r"[\w/&.-]+", fold(text.replace("\u200b", "")))).strip(" .-")


def _blob(one: Imported) -> str:
    """All that was written and all that was said, as words."""
    linked = [front(raw)[0]["name"] for path, raw in one.files.items() if f"{path[9:-3]}" in _linked(one)]
    texts = [str(value) for records in got(one).values() for record in records for value in _leaves(record)]
    return " " + " | ".join(_key(text) for text in [*texts, *linked, one.said]) + " "


_BLOBS: dict[int, tuple[Imported, str]] = {}


def _blob_of(one: Imported) -> str:
    """The words of one import, gathered once."""
    if id(one) not in _BLOBS:
        _BLOBS[id(one)] = (one, _blob(one))
    return _BLOBS[id(one)][1]


def _linked(one: Imported) -> set[str]:
    """The profiles on file that rows have been linked to: their names stand in the profiles."""
    return {str(row.get("exemplar")) for row in got(one)["awards"]}


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield value


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name of every list with its id."""
    found: dict[str, str] = {}
    for path, raw in base().items():
        if path.startswith("vocabulary/"):
            for entry in yaml.load(raw.decode(), yaml.BaseLoader)["entries"]:
                for name in (entry["name"], entry.get("short"), entry.get("display"), *entry.get("aliases", [])):
                    if name:
                        found[name] = entry["id"]
    return found


_GROUPS = (EXEMPLAR_KINDS, STORY_KINDS, CONSENT_BASES, CONSENT_SCOPES)
_CHOICES = {label: word for choice in _GROUPS for word, label in choice.options} | {"Có": "consent"}


def _heads() -> frozenset[str]:
    """The names of columns and labels that say what a field is, and the headings of our own form: no content."""
    mapping = mapping_of(BUILTIN)
    columns = [name for column in mapping.columns for name in column.names]
    rows = [name for names in AWARD_COLUMNS.values() for name in names]
    return frozenset(_key(name) for name in (*columns, *mapping.ignore, *LABELS, *rows, *PARTS))


_HEADS = _heads()
