"""Bytes of one file to text, and text to front matter and body."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice

from frontmatter.default_handlers import YAMLHandler

from generator.intake.rules import NEW_LINE, NO_LINE, THIS_LINE, files
from generator.words.diagnostics import Diagnostic, Fix, How, Place, Rule

FENCE = "---"
HEAD_LIMIT = 64 * 1024
BODY_LIMIT = 64 * 1024

_MOST_FINDINGS = 20
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufdd0-\ufdef\ufffc\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "\U000f0000-\U0010ffff]"
)
_HIDDEN = re.compile(
    "[\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BETWEEN_WORDS = re.compile("(?<=\\S) ?[\x0b\x0c\x85\u2028\u2029]+ ?(?=\\S)")
"""Line ends that are none here, as word processors write them: without them two words would stand as one."""
_SUSPECT = frozenset(
    letter
    for code in (*range(0x20), *range(0x7F, 0x10000))
    if _CONTROL.match(letter := chr(code)) or _HIDDEN.match(letter)
) | {"\ufffd"} - {"\n"}
_PLAIN_BYTES = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xC3, 0xC7), 0xE1, 0xE2))
"""ASCII but for control characters, what follows a first byte, and the first bytes of U+00C0 to U+01BF, of a block
that has Vietnamese letters, and of one that has dashes and quotation marks.
"""
_PLAIN_SIGNS = tuple(letter.encode() for letter in "–—‘’“”…")
_FIRST_SUSPECT_ABOVE = "\U000110bd"
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16 (Notepad gọi là Unicode)"),
    (codecs.BOM_UTF16_BE, "UTF-16 (Notepad gọi là Unicode)"),
)
_LOOKS_LIKE_FENCE = re.compile(
    r"(?:-{2}|-{4,}|[—–−]{1,3}|-[—–−]|[—–−]-|\.{3}|…|\*{3,}|_{3,}|={3,}|\+{3}|-( +-){2,}|---+\s*ya?ml)[ \t]*"
)
_FENCE_SIGNS = frozenset(".-—–−*_=+…")
_KEY_LINE = re.compile(r"[a-z_]+[ \t]*:(?:[ \t]|$)")
_LINE_END = re.compile(rb"[\r\n]")
_LIKELY_KEY = re.compile(r"[A-Za-z_]{2,30}[ \t]*:(?:[ \t]|$)")
_FRONT_LINE = re.compile(r"[ \t]*$|#|[ \t]+\S|-(?:[ \t]|$)|[\]}]")


class Fences(YAMLHandler):
    """python-frontmatter's splitter, held to fences of exactly three hyphens and nothing else on the line."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


_FENCES = Fences()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, or None where its bytes are no text."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Front matter and body; ``head`` is None where the file has no front matter. Lines count from 1."""

    head: str | None
    head_line: int = 1
    body: str = ""
    body_line: int = 1
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def decode(raw: bytes, path: str) -> Decoded:
    """Text in NFC with plain line ends, without byte order mark and without characters nobody can see.

    Findings: bytes that are not UTF-8 (no text then), control characters, hidden characters, lost characters.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _not_utf8(path, f"Tệp được lưu bằng bảng mã {name}, không phải UTF-8.")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if raw.count(0) * 3 > len(raw) > 3:
        return _not_utf8(path, "Tệp được lưu bằng bảng mã UTF-16 (Notepad gọi là Unicode), không phải UTF-8.")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _bad_bytes(raw, error.start, path)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return Decoded(text=text) if _is_plain(raw) else _without_hidden(text, path)


def _is_plain(raw: bytes) -> bool:
    """Whether bytes that are text have only letters, digits and marks of the usual kind: a quick look that says no to
    much that is right as well, such as letters of other scripts.
    """
    if raw.translate(None, _PLAIN_BYTES):
        return False
    if raw.count(b"\xe1") != raw.count(b"\xe1\xba") + raw.count(b"\xe1\xbb"):
        return False
    return b"\xe2" not in raw or raw.count(b"\xe2") == sum(map(raw.count, _PLAIN_SIGNS))


def _not_utf8(path: str, message: str, line: int = 1, column: int = 1, fixes: tuple[Fix, ...] = ()) -> Decoded:
    hint = "Mở tệp, chọn Lưu thành (Save as), chọn bảng mã UTF-8, rồi lưu lại."
    place = Place(path=path, line=line, column=column)
    return Decoded(text=None, diagnostics=(files.NOT_UTF8.at(place, message, hint=hint, fixes=fixes),))


def _bad_bytes(raw: bytes, start: int, path: str) -> Decoded:
    """The finding for the first byte that is not UTF-8, with the line as Windows-1258 would read it."""
    before = raw[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    ahead = _LINE_END.split(raw[:start])[-1]
    row = ahead + _LINE_END.split(raw[start:])[0]
    fixes: tuple[Fix, ...] = ()
    if b"\0" not in raw and len(row) < 1000 and ahead.isascii():  # a line with letters of UTF-8 is no Windows-1258
        try:
            guess = unicodedata.normalize("NFC", row.decode("cp1258"))
            fixes = (Fix(text=guess, how=THIS_LINE),) if not _CONTROL.search(guess) else ()
        except UnicodeDecodeError:
            pass
    return _not_utf8(path, f"Ký tự thứ {column} của dòng {line} không phải UTF-8.", line, column, fixes)


def _without_hidden(text: str, path: str) -> Decoded:
    letters = set(text)
    if letters.isdisjoint(_SUSPECT) and (not letters or max(letters) < _FIRST_SUSPECT_ABOVE):
        return Decoded(text=text)
    found: list[Diagnostic] = []
    for rule, pattern, word in (
        (files.CONTROL_CHARACTER, _CONTROL, "ký tự điều khiển"),
        (files.HIDDEN_CHARACTER, _HIDDEN, "ký tự ẩn"),
    ):
        if pattern.search(text):
            found.extend(_hidden_lines(text, path, rule, pattern, word))
    if found:
        text = _visible(text)
    if "\ufffd" in text:
        found.extend(_lost_lines(text, path))
    return Decoded(text=text, diagnostics=tuple(found))


def _visible(text: str) -> str:
    return _HIDDEN.sub("", _CONTROL.sub("", _BETWEEN_WORDS.sub(" ", text)))


def _hidden_lines(text: str, path: str, rule: Rule, pattern: re.Pattern[str], word: str) -> list[Diagnostic]:
    """One finding for each line, at its first such character; the cure is the line without any."""
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), start=1):
        hit = pattern.search(line)
        if hit and len(found) < _MOST_FINDINGS:
            clean = _visible(line)
            message = f"Dòng này có {word} U+{ord(hit[0]):04X}, không nhìn thấy khi đọc."
            place = Place(path=path, line=number, column=hit.start() + 1)
            found.append(rule.at(place, message, fixes=[Fix(text=clean, how=THIS_LINE, certain=True)]))
    return found


def _lost_lines(text: str, path: str) -> list[Diagnostic]:
    message = "Một chữ ở đây đã bị mất (hiện thành �)."
    hint = "Xem lại bản gốc và gõ lại chữ đó."
    places = (
        Place(path=path, line=number, column=line.index("\ufffd") + 1)
        for number, line in enumerate(text.split("\n"), start=1)
        if "\ufffd" in line
    )
    return [files.LOST_CHARACTER.at(place, message, hint=hint) for place in islice(places, _MOST_FINDINGS)]


def split(text: str, path: str) -> Split:
    """Cut ``text`` at its two fences; where one is missing, report it and cut where it most likely belongs."""
    if not text.startswith(FENCE) or not _FENCES.detect(text):
        return _without_opening(text, path)
    lines = text.split("\n")
    end, problem = _closing(lines, 1, path)
    if problem is None and end < len(lines):
        head, body = _FENCES.split(text)
        return _limited(head.removeprefix("\n"), 2, body.removeprefix("\n"), end + 2, path, ())
    return _cut(lines, 1, end, problem, path, ())


def _without_opening(text: str, path: str) -> Split:
    """The first line is no fence: maybe blank lines stand before it, or it is misspelled, or it is not there."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    start = lines[first] if first < len(lines) else ""
    hint = "Dòng đầu tiên của tệp phải là đúng ba dấu gạch nối."
    if first and _FENCES.detect(start):
        blank = "dòng trống" if first == 1 else f"{first} dòng trống"
        message = f"Trước hàng gạch mở đầu có {blank}."
        place = Place(path=path, line=1, column=1)
        found = files.OPENING_FENCE.at(place, message, hint="Xóa các dòng trống ở đầu tệp.", fixes=[_fence(NO_LINE)])
        begin = first + 1
    elif _LOOKS_LIKE_FENCE.fullmatch(start.strip()) or start.strip() == FENCE:
        message = f"Hàng gạch mở đầu viết là “{start}”, phải là đúng ba dấu gạch nối, không gì khác."
        place = Place(path=path, line=first + 1, column=1)
        found = files.OPENING_FENCE.at(place, message, hint=hint, fixes=[_fence(THIS_LINE)])
        begin = first + 1
    else:
        place = Place(path=path, line=1, column=1)
        found = files.OPENING_FENCE.at(
            place, "Thiếu hàng gạch mở đầu phần khai báo.", hint=hint, fixes=[_fence(NEW_LINE)]
        )
        if not _LIKELY_KEY.match(start):
            return Split(head=None, body=text, diagnostics=(found,))
        begin = first
    end, problem = _closing(lines, begin, path)
    return _cut(lines, begin, end, problem, path, (found,))


def _fence(how: How) -> Fix:
    return Fix(text="" if how is NO_LINE else FENCE, how=how, certain=True)


def _closing(lines: list[str], begin: int, path: str) -> tuple[int, Diagnostic | None]:
    """The index of the closing fence (or of the line before which it is missing) and the finding, if any."""
    exact = next((i for i in range(begin, len(lines)) if _FENCES.detect(lines[i])), len(lines))
    for index in range(begin, exact):
        line = lines[index]
        if _is_fence_to_be(line) or (exact == len(lines) and line.strip() == FENCE):
            message = f"Hàng gạch kết thúc viết là “{line.rstrip()}”, phải là đúng ba dấu gạch nối, không gì khác."
            place = Place(path=path, line=index + 1, column=1)
            return index, files.CLOSING_FENCE.at(place, message, fixes=[_fence(THIS_LINE)])
    stray = next((i for i in range(begin, exact) if not _is_front(lines[i])), exact)
    if exact < len(lines) and not _fence_is_elsewhere(lines, stray, exact):
        return exact, None
    place_of_fence = _step_back(lines, begin, stray)
    message = "Thiếu hàng gạch kết thúc phần khai báo; có lẽ nó đứng trước dòng này."
    place = Place(path=path, line=min(place_of_fence, len(lines)) + 1, column=1)
    return place_of_fence, files.CLOSING_FENCE.at(place, message, fixes=[_fence(NEW_LINE)])


def _is_fence_to_be(line: str) -> bool:
    return line[:1] in _FENCE_SIGNS and bool(_LOOKS_LIKE_FENCE.fullmatch(line))


def _is_front(line: str) -> bool:
    return bool(_LIKELY_KEY.match(line) or _FRONT_LINE.match(line))


def _fence_is_elsewhere(lines: list[str], stray: int, exact: int) -> bool:
    """Whether the fence found is a rule inside the body: paragraphs and no keys stand before it."""
    between = lines[stray:exact]
    return any(not line.strip() for line in between) and not any(_KEY_LINE.match(line) for line in between)


def _step_back(lines: list[str], begin: int, stray: int) -> int:
    """Blank lines, headings and Markdown lists right before the first odd line belong to the body too."""
    index = stray
    while index > begin and (not lines[index - 1].strip() or lines[index - 1].startswith("#")):
        index -= 1
    items = index
    while items > begin and (lines[items - 1].startswith("- ") or not lines[items - 1].strip()):
        items -= 1
    above = lines[items - 1]  # at the latest the opening fence, or the key that the file begins with
    return items if items < index and _KEY_LINE.match(above) and above.split(":", 1)[1].strip() else index


def _cut(
    lines: list[str], begin: int, end: int, problem: Diagnostic | None, path: str, found: tuple[Diagnostic, ...]
) -> Split:
    fenced = end < len(lines) and (problem is None or problem.fixes[0].how is THIS_LINE)
    body_start = end + 1 if fenced else end
    head, body = "\n".join(lines[begin:end]), "\n".join(lines[body_start:])
    everything = found if problem is None else (*found, problem)
    return _limited(head + "\n", begin + 1, body, body_start + 1, path, everything)


def _limited(head: str, head_line: int, body: str, body_line: int, path: str, found: tuple[Diagnostic, ...]) -> Split:
    """The limits on size; front matter that is too long is not looked at."""
    kept: str | None = head
    if len(head.encode()) > HEAD_LIMIT:
        place = Place(path=path, line=head_line, column=1)
        message = f"Phần khai báo dài hơn {HEAD_LIMIT // 1024} KiB."
        found = (*found, files.TOO_LARGE.at(place, message, hint="Rút ngắn các giá trị, hoặc chuyển chữ xuống bài."))
        kept = None
    if len(body.encode()) > BODY_LIMIT:
        place = Place(path=path, line=body_line, column=1)
        message = f"Phần bài dài hơn {BODY_LIMIT // 1024} KiB."
        found = (*found, files.TOO_LARGE.at(place, message, hint="Chia thành nhiều bài hoặc rút ngắn."))
    return Split(head=kept, head_line=head_line, body=body, body_line=body_line, diagnostics=found)
