"""One value at a time: text to what the schema says, or a finding with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from generator.intake.rules import THIS_VALUE
from generator.intake.rules import values as rules
from generator.intake.schema.types import Choice, DateValue, Flag, Moment, Number, Ref, SchoolYear, Text
from generator.intake.shelves import ID
from generator.intake.yamltext import scalar
from generator.words.dates import (
    PartialDate,
    guess_date,
    guess_school_year,
    is_school_year,
    parse_date,
)
from generator.words.diagnostics import Fix, Rule
from generator.words.vietnamese import fold, nearest, slug

HERE = ZoneInfo("Asia/Ho_Chi_Minh")

_INTEGER = re.compile(r"-?[0-9]{1,9}")
_DIGITS = re.compile(r"[0-9]+")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9]{2}):([0-9]{2})", re.ASCII)
_CLOCK = re.compile(r"(?<![\d/-])(\d{1,2})\s*(?:[:hg]|giờ)\s*(\d{2})?(?::\d{2})?(?![\d/-])", re.IGNORECASE | re.ASCII)
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}", re.ASCII)
_IMPOSSIBLE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%?=&,;+()!-]*)?")
_YES = {"yes", "y", "on", "1", "x", "co", "dung", "true", "duoc"}
_NO = {"no", "n", "off", "0", "khong", "sai", "false", "khong duoc"}

LONGEST_SAID = 60
"""Letters of a value that a message repeats."""
Plain = str | bool | int | PartialDate | datetime


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that could not be read as it stands: what to say, and what to go on with (None: the default)."""

    rule: Rule
    message: str
    hint: str = ""
    fixes: Sequence[Fix] = ()
    instead: Plain | None = None


def _said(text: str) -> str:
    """A value as a message repeats it: one that fills a screen would hide what is said of it."""
    return text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID].rstrip()}…"


def fixed(text: str, *, certain: bool = False) -> Fix:
    """A cure that replaces the value, written so that YAML takes it."""
    return Fix(text=scalar(text), how=THIS_VALUE, certain=certain)


def read_scalar(kind: object, text: str) -> Plain | Problem:
    """``text`` as ``kind`` of the schema, or why not."""
    if type(kind) is Ref:
        return text
    if type(kind) is Text:
        return _text(kind, text)
    if type(kind) is Choice:
        return _choice(kind, text)
    if type(kind) is DateValue:
        return _date(text)
    if type(kind) is Flag:
        return _flag(text)
    if type(kind) is Number:
        return _number(kind, text)
    if type(kind) is SchoolYear:
        return _school_year(text)
    if type(kind) is Moment:
        return _moment(text)
    raise TypeError(f"no scalar of the schema: {kind!r}")


def _text(kind: Text, text: str) -> str | Problem:
    text = text.rstrip("\n")
    if "\n" in text and not kind.long:
        joined = " ".join(text.split())
        return Problem(
            rules.LINE_BREAK, "Giá trị này chỉ được một dòng.", fixes=[fixed(joined, certain=True)], instead=joined
        )
    if kind.form:
        return _FORMS[kind.form](text)
    return text


def _id(text: str) -> str | Problem:
    if ID.fullmatch(text):
        return text
    good = slug(text)
    fixes = [fixed(good)] if ID.fullmatch(good) else []
    hint = "Dùng 2 đến 80 chữ thường không dấu, chữ số và gạch nối."
    return Problem(
        rules.ID_FORM,
        f"“{_said(text)}” không dùng làm mã được.",
        hint=hint,
        fixes=fixes,
        instead=good if fixes else None,
    )


def _url(text: str) -> str | Problem:
    problem = url_problem(text)
    if not problem:
        return text
    # An address that only had letters written as they must not be is still the same address.
    fixes = [fixed(guess, certain=unquote(guess) == unquote(text.strip())) for guess in _url_guesses(text)]
    return Problem(rules.URL, problem, fixes=fixes)


def url_problem(text: str) -> str:
    """What keeps ``text`` from being a web address people may be sent to; empty when nothing does."""
    if _PLAIN_URL.fullmatch(text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "Địa chỉ này không đúng dạng."
    if parts.scheme not in {"http", "https"}:
        return "Địa chỉ phải bắt đầu bằng https:// hoặc http://."
    if not host or "." not in host.strip("."):
        return "Địa chỉ này thiếu tên trang."
    if parts.username is not None or parts.password is not None:
        return "Địa chỉ không được chứa tên và mật khẩu."
    if re.search(r"[\s<>\"\\^`{|}]", text):
        return "Địa chỉ có dấu cách hoặc ký tự không được phép."
    return ""


def _url_guesses(text: str) -> list[str]:
    bare = text.strip().replace("\\", "/")
    bare = re.sub(r"^(?:h?t?tps?:?/*|//)(?=[\w.-]+\.)", "https://", bare, flags=re.IGNORECASE)
    if "://" not in bare and re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", bare):
        bare = f"https://{bare}"
    bare = re.sub(r"^(https?://)[^/@]*@", r"\1", bare)
    bare = re.sub(r"[\s<>\"^`{|}]", lambda hit: quote(hit[0]), bare)
    return [bare] if not url_problem(bare) else []


def _media_path(text: str) -> str | Problem:
    parts = text.split("/")
    if (
        len(parts) > 1
        and parts[0] == "media"
        and not any(part in {"", ".", ".."} for part in parts)
        and "\\" not in text
    ):
        return text
    names = [part for part in re.split(r"[/\\]+", text) if part not in {"", ".", ".."}]
    certain = "media" in names and not re.search(r"\.\.|[\x00-\x1f]", text)
    if "media" in names:
        names = names[names.index("media") + 1 :]
    fixes = [fixed("media/" + "/".join(names), certain=certain)] if names and ":" not in text else []
    message = f"“{_said(text)}” không phải đường dẫn trong thư mục media/."
    return Problem(rules.MEDIA_PATH, message, fixes=fixes)


_FORMS: dict[str, Callable[[str], str | Problem]] = {"id": _id, "url": _url, "media": _media_path}


def _choice(kind: Choice, text: str) -> str | Problem:
    words = kind.words
    if text in words:
        return text
    guesses = guess_word(kind, text)
    hint = "Các từ cho phép: " + ", ".join(f"{word} ({label})" for word, label in kind.options) + "."
    same = bool(guesses) and fold(text) in {fold(guesses[0]), fold(kind.label(guesses[0]))}
    fixes = [fixed(guess, certain=same and number == 0) for number, guess in enumerate(guesses)]
    return Problem(
        rules.CHOICE,
        f"“{_said(text)}” không nằm trong các từ cho phép.",
        hint=hint,
        fixes=fixes,
        instead=guesses[0] if guesses else None,
    )


def guess_word(kind: Choice, text: str) -> list[str]:
    """The words of a choice that ``text`` may mean, by the word itself or by its Vietnamese label, likeliest first."""
    meant = {label: word for word, label in kind.options} | {word: word for word in kind.words}
    return list(dict.fromkeys(meant[hit] for hit in nearest(text, meant)))


def _date(text: str) -> PartialDate | Problem:
    try:
        if text.isascii():
            return parse_date(text)
    except ValueError:
        pass
    hint = "Viết năm-tháng-ngày (2026-11-20), năm-tháng (2026-11) hoặc chỉ năm (2026)."
    meant = guess_date(text) or guess_date(re.split(r"[T ]\d{1,2}:", text)[0])
    if meant is not None:
        fix = fixed(str(meant), certain=_unambiguous(text, meant))
        return Problem(rules.DATE, f"Ngày “{_said(text)}” viết sai dạng.", hint=hint, fixes=[fix], instead=meant)
    impossible = _IMPOSSIBLE.fullmatch(text)
    guesses = _nearby_days(impossible) if impossible else []
    message = f"Không có ngày “{_said(text)}” trong lịch." if impossible else f"“{_said(text)}” không phải một ngày."
    return Problem(rules.DATE, message, hint=hint, fixes=[fixed(guess) for guess in guesses])


def _unambiguous(text: str, meant: PartialDate) -> bool:
    """Whether nobody could read another day in ``text``: 20/11 can only be one way round, 5/6 could be both."""
    slashed = _SLASHED.fullmatch(text.strip())
    if not slashed:
        return True
    day, month = int(slashed[1]), int(slashed[2])
    return day == meant.day and (day > 12 or day == month)


def _nearby_days(found: re.Match[str]) -> list[str]:
    """The last day of that month, and the month alone."""
    year, month, day = (int(part) for part in found.groups())
    guesses: list[str] = []
    for text in (
        *(f"{year:04d}-{month:02d}-{last}" for last in range(min(day, 31), 27, -1)),
        f"{year:04d}-{month:02d}",
    ):
        try:
            guesses.append(str(parse_date(text)))
        except ValueError:
            continue
    return list(dict.fromkeys((*guesses[:1], *guesses[-1:])))


def _flag(text: str) -> bool | Problem:
    if text in {"true", "false"}:
        return text == "true"
    plain = fold(text)
    guess = "true" if plain in _YES else "false" if plain in _NO else ""
    fixes = [fixed(guess, certain=True)] if guess else [fixed("true"), fixed("false")]
    return Problem(
        rules.FLAG,
        f"“{_said(text)}”: ở đây chỉ ghi true (có) hoặc false (không).",
        fixes=fixes,
        instead=guess == "true" if guess else None,
    )


def _number(kind: Number, text: str) -> int | Problem:
    if _INTEGER.fullmatch(text) and kind.least <= int(text) <= kind.most:
        return int(text)
    found = _DIGITS.findall(text.replace(" ", ""))
    joined = "".join(found) if re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+", text, re.ASCII) else ""
    guesses = [
        guess for guess in ([joined] if joined else found) if len(guess) < 10 and kind.least <= int(guess) <= kind.most
    ]
    fixes = [fixed(str(int(guess)), certain=bool(joined)) for guess in guesses] if len(guesses) == 1 else []
    message = f"“{_said(text)}” không phải số nguyên từ {kind.least} đến {kind.most}."
    return Problem(rules.NUMBER, message, fixes=fixes)


def _school_year(text: str) -> str | Problem:
    if text.isascii() and is_school_year(text):
        return text
    guess = guess_school_year(text)
    fixes = [fixed(guess, certain=True)] if guess else []
    hint = "Viết hai năm liền nhau, ví dụ 2022-2023."
    if guess is None and re.fullmatch(r"[12][0-9]{3}", text):  # it began, or ended, a school year, or is none at all
        hint += f" Nếu chỉ biết năm {text}, ghi ở mục Năm (year) và bỏ trống Năm học."
    return Problem(rules.SCHOOL_YEAR, f"“{_said(text)}” không phải một năm học.", hint=hint, fixes=fixes, instead=guess)


def _moment(text: str) -> datetime | Problem:
    moment = parse_moment(text)
    if moment is not None:
        return moment
    fixes = []
    day = _DAY.search(text)
    meant = guess_date(day[0]) if day else None
    if day and meant is not None:
        rest = text.replace(day[0], " ").replace("T", " ")
        clock = _CLOCK.search(rest)
        guess = f"{meant} {int(clock[1]):02d}:{int(clock[2] or 0):02d}" if clock else f"{meant} 00:00"
        certain = bool(clock) and _unambiguous(day[0], meant) and not _CLOCK.sub(" ", rest).strip()
        fixes = [fixed(guess, certain=certain)] if parse_moment(guess) else []
    hint = "Viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-20 07:00."
    return Problem(rules.MOMENT, f"“{_said(text)}” không phải một thời điểm.", hint=hint, fixes=fixes)


def parse_moment(text: str) -> datetime | None:
    """``2026-11-20 07:00`` in Vietnam's time; None for anything else."""
    found = _MOMENT.fullmatch(text)
    if not found:
        return None
    try:
        day = parse_date(found[1])
        return datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), tzinfo=HERE)
    except ValueError:
        return None
