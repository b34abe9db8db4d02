"""The pages of ``content/`` before MkDocs sees them.

MkDocs follows links out of the folder, copies whatever lies there, and publishes front matter it cannot read as
text, all without a word. So everything is looked at here first, with the same reader as the records.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.edge.rules import CLASH
from generator.intake import frontmatter
from generator.intake.compose import compose
from generator.intake.conflicts import conflicts
from generator.intake.marks import located
from generator.intake.rules import NEW_NAME, THIS_KEY, files, values
from generator.intake.yamltext import Value
from generator.show import addresses
from generator.words.diagnostics import Diagnostic, Fix, Place, Severity
from generator.words.vietnamese import nearest, slug

PAGE_SUFFIX = ".md"
FILE_SUFFIXES = frozenset(
    {PAGE_SUFFIX, ".jpg", ".jpeg", ".png", ".webp", ".gif", ".pdf", ".docx", ".xlsx", ".csv", ".txt"}
)
KEYS = {"title": "text", "description": "text", "hide": "list", "noindex": "flag"}

INDEX_NAMES = ("index", "readme")
"""Pages that MkDocs puts at the address of their folder."""
OTHER_FILES = frozenset({"CNAME"})
"""Files without a suffix that hosts of static sites ask for."""

MOST_FOLDERS = 8
"""Folders inside folders."""
MOST = {"[": 1000, "<": 2000, "\n": 3000}
"""Python-Markdown needs a time that grows with the square or the cube of these; so many cost it about a second."""
MOST_COLUMNS = 100
_DEEP = re.compile(r"(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){20}|[ \t]{80}", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_SUFFIX_NAMES = ", ".join(sorted(FILE_SUFFIXES))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """One page of ``content/``: its front matter as text, its body as Markdown, and what is wrong with it."""

    meta: dict[str, object]
    body: str
    diagnostics: tuple[Diagnostic, ...] = ()


def check_content(root: Path, folder: str) -> Iterator[Diagnostic]:
    """All findings of the ``folder`` of pages under ``root``; a missing folder has none."""
    for path, entry in walk(root / folder, folder):
        if entry.is_symlink():
            yield files.SYMLINK.at(Place(path=path), "Đây là một liên kết, không phải tệp hay thư mục thật.")
        elif entry.is_dir():
            yield from _check_name(path, entry.name)
            if path.count("/") > MOST_FOLDERS:
                message = f"Thư mục lồng nhau quá {MOST_FOLDERS} tầng; trong thư mục này không có gì được đọc."
                yield files.WRONG_FOLDER.at(Place(path=path), message)
        elif entry.is_file():
            yield from _check_file(path, Path(entry.path))
        else:
            yield files.NOT_A_FILE.at(Place(path=path), "Đây không phải một tệp thường.")


def read_page(raw: bytes, path: str) -> ContentPage:
    """Front matter and body of one page; ``path`` is for findings."""
    decoded = frontmatter.decode(raw, path)
    if decoded.text is None:
        return ContentPage(meta={}, body="", diagnostics=decoded.diagnostics)
    if undecided := conflicts(decoded.text, path):
        return ContentPage(meta={}, body="", diagnostics=(*decoded.diagnostics, *undecided))
    split = frontmatter.split(decoded.text, path)
    found = [*decoded.diagnostics, *split.diagnostics]
    data: dict[str, Value] = {}
    if split.head is not None:
        composed = compose(split.head, path, first_line=split.head_line)
        found.extend(composed.diagnostics)
        data = composed.data or {}
        if composed.data is not None:
            found.extend(located(one, composed.marks) for one in _check_keys(data, path))
    if all(one.code != files.TOO_LARGE.code for one in found):
        found.extend(_too_much(split.body, path))
    drawn = all(one.code != files.TOO_LARGE.code for one in found)
    return ContentPage(meta=_meaning(data), body=split.body if drawn else "", diagnostics=tuple(found))


def _too_much(body: str, path: str) -> tuple[Diagnostic, ...]:
    """What makes drawing a page take minutes, or fail, though it is not long."""
    place = Place(path=path)
    for letter, most in MOST.items():
        count = body.count(letter)
        if count > most:
            what = "dòng" if letter == "\n" else f"dấu “{letter}”"
            message = f"Trang này có {count} {what}, quá {most}."
            return (files.TOO_LARGE.at(place, message, hint="Chia thành nhiều trang."),)
    if _DEEP.search(body):
        message = "Trang này có chỗ lồng quá nhiều tầng (danh sách, trích dẫn hoặc thụt đầu dòng)."
        return (files.TOO_LARGE.at(place, message, hint="Bớt các tầng lồng nhau."),)
    if any(line.count("|") > MOST_COLUMNS for line in body.split("\n")):
        message = f"Trang này có bảng quá {MOST_COLUMNS} cột."
        return (files.TOO_LARGE.at(place, message, hint="Đưa bảng lớn vào một tệp .xlsx hoặc .csv rồi dẫn tới nó."),)
    return ()


def walk(folder: Path, path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below ``folder``, sorted, without following links; hidden ones are nobody's pages."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as listing:
        entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        inner = f"{path}/{entry.name}"
        yield inner, entry
        if entry.is_dir(follow_symlinks=False) and inner.count("/") <= MOST_FOLDERS:
            yield from walk(Path(entry.path), inner)


def _check_file(path: str, file: Path) -> Iterator[Diagnostic]:
    name = PurePosixPath(path)
    if name.name in OTHER_FILES:
        return
    if name.suffix.lower() not in FILE_SUFFIXES:
        hint = f"Trong content/ chỉ dùng các đuôi: {_SUFFIX_NAMES}."
        yield files.WRONG_SUFFIX.at(Place(path=path), f"Không đăng tệp đuôi “{name.suffix}” lên trang.", hint=hint)
        return
    yield from _check_name(path, name.stem, name.suffix)
    if name.suffix == PAGE_SUFFIX:
        try:
            raw = file.read_bytes()
        except OSError as error:
            yield files.UNREADABLE.at(Place(path=path), f"Không đọc được tệp này: {error.strerror}.")
            return
        yield from read_page(raw, path).diagnostics
        yield from _taken(path)


def _taken(path: str) -> Iterator[Diagnostic]:
    """A page of which the program knows already that its own page stands at that address."""
    inside = PurePosixPath(path.partition("/")[2])
    at_home = inside.stem.lower() in INDEX_NAMES
    folder = inside.parent if at_home else inside.with_suffix("")
    address = "" if folder == PurePosixPath() else f"{folder}/"
    if address in addresses.FIXED:
        shown = f"/{address}" if address else "/ (trang chủ)"
        hint = "Đổi tên tệp này, hoặc chuyển nội dung vào một trang khác."
        yield CLASH.at(Place(path=path), f"Địa chỉ {shown} là của trang do chương trình tự dựng.", hint=hint)


def _check_name(path: str, name: str, suffix: str = "") -> Iterator[Diagnostic]:
    if not _NAME.fullmatch(name):
        message = f"Tên “{name}{suffix}” không dùng được trong địa chỉ trang: chỉ dùng chữ không dấu, chữ số, - và _."
        better = slug(name)
        fixes = [Fix(text=better + suffix, how=NEW_NAME)] if better else []
        yield files.FILE_NAME.at(Place(path=path), message, fixes=fixes)


def _check_keys(data: dict[str, Value], path: str) -> Iterator[Diagnostic]:
    place = Place(path=path)
    for key, value in data.items():
        if key not in KEYS:
            near = nearest(key, KEYS)
            fixes = [Fix(text=near[0], how=THIS_KEY)] if near else []
            hint = f"Trang trong content/ chỉ có các khóa: {', '.join(KEYS)}."
            yield values.UNKNOWN_KEY.at(place.at(key).key(), f"Không có khóa “{key}”.", hint=hint, fixes=fixes)
        elif KEYS[key] == "text" and isinstance(value, list | dict):
            yield values.TYPE.at(place.at(key), f"“{key}” phải là một dòng chữ.")
        elif KEYS[key] == "list" and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield values.TYPE.at(place.at(key), f"“{key}” phải là một danh sách, ví dụ [toc].")
        elif KEYS[key] == "flag" and value not in ("true", "false"):
            yield values.FLAG.at(place.at(key), f"“{key}” chỉ nhận true hoặc false.", fixes=["true"])
    if not data.get("title"):
        yield values.REQUIRED.at(place, "Trang này chưa có tiêu đề: thiếu khóa “title”.")
    if not data.get("description"):
        message = "Trang này chưa có lời giới thiệu ngắn: thiếu khóa “description”."
        hint = "Máy tìm kiếm và mạng xã hội hiện câu này dưới tiêu đề."
        yield values.REQUIRED.at(place, message, hint=hint, severity=Severity.WARNING)


def _meaning(data: dict[str, Value]) -> dict[str, object]:
    """The values of known keys in the types MkDocs' templates want."""
    meant: dict[str, object] = {}
    for key, value in data.items():
        kind = KEYS.get(key)
        if kind == "text" and isinstance(value, str):
            meant[key] = " ".join(value.split())
        elif kind == "list" and isinstance(value, list):
            meant[key] = [one for one in value if isinstance(one, str)]
        elif kind == "flag":
            meant[key] = value == "true"
    return meant
