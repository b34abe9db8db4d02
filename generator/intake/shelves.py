"""What a path inside the records folder means, and what is wrong with it, told from the path alone."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator.intake.rules import NEW_NAME, files
from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import FolderSchema
from generator.intake.schema.vocabularies import VOCABULARIES, ListSchema
from generator.words.dates import guess_school_year, is_school_year
from generator.words.diagnostics import Diagnostic, Fix, Place
from generator.words.vietnamese import nearest, slug

MEDIA = "media"
VOCABULARY = "vocabulary"
MEDIA_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".pdf", ".docx", ".xlsx", ".mp4", ".csv"})
ID = re.compile(r"[a-z0-9-]{2,80}")

_OFFICE = frozenset({".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods"})
_YEAR = re.compile(r"[12][0-9]{3}")
_JUNK = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\._.*|.*~|.*\.(?:swp|swo|tmp|bak|orig)", re.IGNORECASE)
_QUIET = re.compile(r"\..*|readme(\.[a-z]{2})?\.(?:md|txt)|license(\.(?:md|txt))?", re.IGNORECASE)
_NOT_PORTABLE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)
_BY_FOLDER = {schema.folder: schema for schema in SCHEMAS}
_BY_FILE = {one.file: one for one in VOCABULARIES}
_FOLDERS = (*_BY_FOLDER, VOCABULARY, MEDIA)
_FOLDERS_BY_WORD = (
    {schema.label: schema.folder for schema in SCHEMAS}
    | {schema.kind: schema.folder for schema in SCHEMAS}
    | {folder: folder for folder in _FOLDERS}
)


class Role(Enum):
    """What is done with a file."""

    RECORD = "record"
    LIST = "list"
    TERMS = "terms"
    MEDIA = "media"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a path belongs: its role, the schema it is read by, its id and the year of its folder."""

    role: Role
    id: str = ""
    year: str = ""
    schema: FolderSchema | None = None
    terms: ListSchema | None = None
    problems: tuple[Diagnostic, ...] = ()


def parted(name: str) -> tuple[str, str]:
    """A file name without its suffix, and the suffix with its dot."""
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem else (name, "")


def is_hidden_folder(name: str) -> bool:
    """Folders nobody looks into: those whose name begins with a dot."""
    return name.startswith(".")


@lru_cache(maxsize=1 << 15)
def shelf_of(path: str) -> Shelf:
    """What ``path`` (relative to the records folder, with ``/``) is for."""
    parts = path.split("/")
    name = parts[-1]
    if _JUNK.fullmatch(name):
        message = f"Tệp “{name}” do máy tự tạo, không phải hồ sơ; nên xóa."
        return Shelf(role=Role.NOTHING, problems=(files.IGNORED.at(Place(path=path), message),))
    if _QUIET.fullmatch(name) and parts[0] != MEDIA:
        return Shelf(role=Role.NOTHING)
    if parts[0] == MEDIA and len(parts) > 1:
        return _media(path, name)
    if parts[0] == VOCABULARY and len(parts) > 1:
        return _terms(path, parts)
    schema = _BY_FOLDER.get(parts[0])
    if schema is None or len(parts) == 1:
        return Shelf(role=Role.NOTHING, problems=(_stray(path, parts),))
    return _record(path, parts, schema)


def _stray(path: str, parts: list[str]) -> Diagnostic:
    names = ", ".join(f"{folder}/" for folder in _FOLDERS)
    hint = f"Các thư mục dùng ở đây: {names}."
    if len(parts) == 1:
        return files.WRONG_FOLDER.at(Place(path=path), "Tệp này không nằm trong thư mục nào của hồ sơ.", hint=hint)
    meant = dict.fromkeys(_FOLDERS_BY_WORD[word] for word in nearest(parts[0], _FOLDERS_BY_WORD))
    fixes = [Fix(text=f"{guess}/{'/'.join(parts[1:])}", how=NEW_NAME) for guess in meant]
    return files.WRONG_FOLDER.at(Place(path=path), f"Không có thư mục “{parts[0]}”.", hint=hint, fixes=fixes)


def _record(path: str, parts: list[str], schema: FolderSchema) -> Shelf:
    """A file in the folder of a record kind. One in the wrong place is read all the same, so that all is found."""
    problems: list[Diagnostic] = []
    year = parts[1] if len(parts) == 3 and _YEAR.fullmatch(parts[1]) else ""
    name, place = parts[-1], Place(path=path)
    stem, suffix = parted(name)
    if schema.yearly and not year:
        message = f"{schema.label} phải nằm trong thư mục của một năm, ví dụ {schema.folder}/2026/."
        problems.append(files.WRONG_FOLDER.at(place, message))
    if schema.by_school_year:
        return _by_school_year(path, parts, schema)
    if not schema.yearly and len(parts) != 2:
        message = f"{schema.label} nằm ngay trong {schema.folder}/, không có thư mục con."
        fix = Fix(text=f"{schema.folder}/{name}", how=NEW_NAME)
        problems.append(files.WRONG_FOLDER.at(place, message, fixes=[fix]))
    role = Role.RECORD if suffix == ".md" else Role.NOTHING
    if suffix == ".csv" and schema.kind == "decision":
        role = Role.LIST
    if role is Role.NOTHING:
        problems.append(_wrong_suffix(path, suffix, ".md"))
    elif not ID.fullmatch(stem):
        problems.append(_bad_name(path, stem, suffix))
    stem = unicodedata.normalize("NFC", stem)
    return Shelf(role=role, id=stem, year=year, schema=schema, problems=tuple(problems))


def _by_school_year(path: str, parts: list[str], schema: FolderSchema) -> Shelf:
    """A file in the folder of a school year; the name of that folder is part of its id."""
    place, name = Place(path=path), parts[-1]
    stem, suffix = parted(name)
    problems: list[Diagnostic] = []
    if len(parts) != 3 or not is_school_year(parts[1]):
        meant = guess_school_year(parts[1]) if len(parts) == 3 else None
        fixes = [Fix(text=f"{schema.folder}/{meant}/{name}", how=NEW_NAME)] if meant else []
        message = f"{schema.label} phải nằm trong thư mục của một năm học, ví dụ {schema.folder}/2025-2026/."
        problems.append(files.WRONG_FOLDER.at(place, message, fixes=fixes))
    if suffix != ".md":
        problems.append(_wrong_suffix(path, suffix, ".md"))
    elif not ID.fullmatch(stem):
        problems.append(_bad_name(path, stem, suffix))
    role = Role.RECORD if suffix == ".md" else Role.NOTHING
    id_ = f"{parts[1] if len(parts) > 2 else ''}/{unicodedata.normalize('NFC', stem)}"
    return Shelf(role=role, id=id_, schema=schema, problems=tuple(problems))


_OTHER_WAYS = {".md": {".md", ".markdown", ".mdown"}, ".yml": {".yml", ".yaml"}}


def _wrong_suffix(path: str, suffix: str, wanted: str) -> Diagnostic:
    certain = suffix.lower() in _OTHER_WAYS[wanted]
    near = suffix.lower() in {wanted, ".markdown", ".mdown", ".txt", ".text", ".yaml", ".yml", ""}
    fixes = [Fix(text=path.removesuffix(suffix) + wanted, how=NEW_NAME, certain=certain)] if near else []
    message = f"Thư mục này chỉ nhận tệp {wanted}, không nhận {f'“{suffix}”' if suffix else 'tệp không đuôi'}."
    return files.WRONG_SUFFIX.at(Place(path=path), message, hint=_office_hint(path, suffix), fixes=fixes)


def _office_hint(path: str, suffix: str) -> str:
    """What to do with a file of an office program: it is welcome, but by another door."""
    if suffix.lower() in _OFFICE:
        name = path.rpartition("/")[2]
        return f"Tệp Word, Excel thì đưa vào bằng lệnh: exemplars import “{name}”; lệnh ấy viết hồ sơ giúp bạn."
    return "Ảnh và tài liệu kèm theo thì để trong media/." if suffix.lower() in MEDIA_SUFFIXES else ""


def _bad_name(path: str, stem: str, suffix: str) -> Diagnostic:
    good = slug(stem)
    folder = path.rpartition("/")[0]
    fixes = [Fix(text=f"{folder}/{good}{suffix}", how=NEW_NAME)] if ID.fullmatch(good) else []
    message = f"Tên tệp “{stem}” không dùng làm mã được."
    hint = "Dùng 2 đến 80 chữ thường không dấu, chữ số và gạch nối."
    return files.FILE_NAME.at(Place(path=path), message, hint=hint, fixes=fixes)


def _media(path: str, name: str) -> Shelf:
    problems: list[Diagnostic] = []
    place = Place(path=path)
    nfc = unicodedata.normalize("NFC", path)
    if nfc != path:
        message = "Tên tệp viết dấu rời; hồ sơ ghi tên này với dấu liền sẽ không tìm thấy tệp."
        problems.append(files.NAME_NOT_NFC.at(place, message, fixes=[Fix(text=nfc, how=NEW_NAME, certain=True)]))
    odd = next((part for part in path.split("/") if _NOT_PORTABLE.search(part)), None)
    if odd is not None:
        message = f"Tên “{odd}” không dùng được trên mọi máy."
        problems.append(files.FILE_NAME.at(place, message, hint="Bỏ các ký tự lạ, dấu chấm hoặc dấu cách ở cuối tên."))
    suffix = parted(name)[1]
    if suffix.lower() not in MEDIA_SUFFIXES:
        allowed = " ".join(sorted(MEDIA_SUFFIXES))
        message = f"Thư mục media/ không nhận tệp {f'“{suffix}”' if suffix else 'không đuôi'}."
        problems.append(files.WRONG_SUFFIX.at(place, message, hint=f"Các đuôi được nhận: {allowed}."))
    return Shelf(role=Role.NOTHING if problems else Role.MEDIA, problems=tuple(problems))


def _terms(path: str, parts: list[str]) -> Shelf:
    terms = _BY_FILE.get(parts[1]) if len(parts) == 2 else None
    if terms is not None:
        return Shelf(role=Role.TERMS, terms=terms)
    suffix = parted(parts[-1])[1]
    if len(parts) == 2 and suffix != ".yml":
        return Shelf(role=Role.NOTHING, problems=(_wrong_suffix(path, suffix, ".yml"),))
    hint = "Các danh mục: " + ", ".join(sorted(_BY_FILE)) + "."
    fixes = [Fix(text=f"{VOCABULARY}/{guess}", how=NEW_NAME) for guess in nearest(parts[-1], _BY_FILE)]
    message = f"Không có danh mục tên “{'/'.join(parts[1:])}”."
    return Shelf(role=Role.NOTHING, problems=(files.FILE_NAME.at(Place(path=path), message, hint=hint, fixes=fixes),))


def name_clashes(paths: Iterable[str]) -> dict[str, Diagnostic]:
    """For each path that differs from an earlier one only by letter case or by composed marks: its finding."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths, key=lambda one: (not unicodedata.is_normalized("NFC", one), one)):
        groups[unicodedata.normalize("NFC", path).casefold()].append(path)
    clashes: dict[str, Diagnostic] = {}
    for first, *others in groups.values():
        for other in others:
            message = f"Tên này chỉ khác “{first}” ở chữ hoa, chữ thường hoặc cách viết dấu."
            clashes[other] = files.SAME_NAME.at(Place(path=other), message, hint="Đổi tên một trong hai tệp.")
    return clashes
