"""Findings as lines for a reader: where, how serious, what, and the text to put instead."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.words.diagnostics import Diagnostic, Fix, How, Place, Severity

LABELS: Mapping[Severity, str] = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTICE: "lưu ý"}
REMOVE, OR = "Xóa chỗ này", "hoặc"
HOW = {
    How.PUT: "Sửa thành",
    How.VALUE: "Thay giá trị bằng",
    How.KEY: "Thay tên khóa bằng",
    How.LINE: "Thay cả dòng bằng",
    How.NEW_LINE: "Thêm dòng",
    How.ADD: "Thêm dòng",
    How.FILL: "Điền vào dòng này, ví dụ",
    How.NO_LINE: "Xóa dòng này",
    How.NO_VALUE: "Bỏ giá trị này",
    How.NO_ENTRY: "Xóa mục này",
    How.RENAME: "Đổi tên tệp thành",
}
"""What a cure does with its text, as its reader is told."""
NOTHING_FOUND = "Không tìm thấy lỗi nào.\n"

Paint = Callable[[str, str], str]
"""Text and a terminal color in, text out."""

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"
_INDENT = " " * 4
# Author text reaches the terminal: escape sequences and direction overrides must not.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The words around findings in one language; ``total`` takes counts, files and a code."""

    labels: Mapping[Severity, str]
    nothing: str
    alternative: str
    total: str


VIETNAMESE = Frame(
    labels=LABELS,
    nothing=NOTHING_FOUND,
    alternative=OR,
    total="{counts} trong {files} tệp. Xem giải thích và ví dụ: exemplars explain {code}\n",
)


def render(diagnostics: Sequence[Diagnostic], *, width: int = 0, color: bool = False, frame: Frame = VIETNAMESE) -> str:
    """Findings grouped by file, then how many there are.

    ``width`` 0 leaves lines unbroken, as other programs want them; ``color`` adds terminal colors.
    """
    if not diagnostics:
        return frame.nothing
    paint = _paint if color else _plain
    ordered = sorted(diagnostics, key=lambda found: found.sort_key)
    groups = [
        "".join(f"{line}\n" for found in group for line in _lines(found, width, paint, frame))
        for _, group in groupby(ordered, key=lambda found: found.place.path)
    ]
    return "\n".join([*groups, _summary(ordered, len(groups), paint, frame)])


def counts(diagnostics: Sequence[Diagnostic], labels: Mapping[Severity, str] = LABELS) -> str:
    """How many findings of each weight: ``2 lỗi, 1 cảnh báo``."""
    numbers = Counter(found.severity for found in diagnostics)
    return ", ".join(f"{numbers[severity]} {label}" for severity, label in labels.items() if numbers[severity])


def title_of(fix: Fix) -> str:
    """What to do with the text of a cure."""
    if fix.title:
        return fix.title
    return REMOVE if fix.how is How.PUT and not fix.text else HOW[fix.how]


def safe(text: str) -> str:
    r"""``text`` with characters that command a terminal made visible, as ``\x1b``."""
    return _UNSAFE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def _lines(found: Diagnostic, width: int, paint: Paint, frame: Frame) -> Iterator[str]:
    where, label = _where(found.place), f"{frame.labels[found.severity]} {found.code}"
    head, *more = _wrapped(f"{where}: {label} {safe(found.message)}", width, "")
    # Wrapping can break a long path off its label, so each is painted only where it stands whole.
    yield head.replace(where, paint(where, _BOLD), 1).replace(label, paint(label, _COLORS[found.severity]), 1)
    yield from more
    if found.hint:
        yield from (paint(line, _DIM) for line in _wrapped(safe(found.hint), width, _INDENT))
    yield from _cures(found, paint, frame.alternative)


def _cures(found: Diagnostic, paint: Paint, other: str) -> Iterator[str]:
    """The exact text to put instead; never wrapped, so that it can be copied."""
    before = ""
    for fix in found.fixes:
        title = safe(title_of(fix))
        lead = title if not before else f"{other:>{len(title)}}" if title == before else f"{other} {_lower(title)}"
        before = title
        lines = fix.text.rstrip("\n").split("\n")
        if not fix.text:
            yield f"{_INDENT}{lead}"
        elif len(lines) == 1:
            yield f"{_INDENT}{lead}: {paint(safe(lines[0]), _GREEN)}"
        else:
            yield f"{_INDENT}{lead}:"
            yield from (f"{_INDENT * 2}{paint(safe(line), _GREEN)}".rstrip() for line in lines)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(place: Place) -> str:
    path = safe(place.path)
    if not place.line:
        return path
    return f"{path}:{place.line}:{place.column}" if place.column else f"{path}:{place.line}"


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    if not width:
        return [indent + text]
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]


def _summary(ordered: Sequence[Diagnostic], files: int, paint: Paint, frame: Frame) -> str:
    worst = min((found.severity for found in ordered), key=list(LABELS).index)
    example = next(found.code for found in ordered if found.severity is worst)
    total = paint(counts(ordered, frame.labels), _COLORS[worst])
    return frame.total.format(counts=total, files=files, code=example)


def _plain(text: str, _color: str) -> str:
    return text


def _paint(text: str, color: str) -> str:
    return f"\x1b[{color}m{text}\x1b[0m"
