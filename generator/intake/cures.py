"""Likely cures of lines that are no YAML, one function for each kind of mistake; ``syntax`` tries them in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.intake import flowtext
from generator.intake.rules import yaml as rules
from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import Group, Key, ListOf
from generator.intake.schema.vocabularies import VOCABULARIES
from generator.intake.yamltext import closing_quote, indent_of, quoted
from generator.words.diagnostics import Rule

KEY_WORD = re.compile(r"[a-z][a-z0-9_]*")
_LINE = re.compile(r"(?P<lead>\s*(?:-[ \t]+)*)(?P<key>[A-Za-z_]\w*)(?P<colon>[ \t]*:[ \t]+)(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<lead>\s*(?:-[ \t]+)+)(?P<value>\S.*)")
_GLUED = re.compile(r"(\s*(?:-[ \t]+)*)([A-Za-z_]\w*):(?!//)(\S.*)")
_NO_COLON = re.compile(r"(\s*(?:-[ \t]+)*)([a-z_]+)(?:[ \t]*[=：;][ \t]*|[ \t]+)(\S.*)")
_LONGEST_LINE = 8000
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]*")


def _names(keys: tuple[Key, ...]) -> Iterator[str]:
    for key in keys:
        yield key.name
        kind = key.type.item if isinstance(key.type, ListOf) else key.type
        if isinstance(kind, Group):
            yield from _names(kind.keys)


KNOWN_KEYS = frozenset(
    name
    for keys in (*(one.keys for one in SCHEMAS), *(one.entry.keys for one in VOCABULARIES))
    for name in _names(keys)
) | {"format", "entries"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """One line written anew. ``line`` is None when nothing helps; ``offered`` when people should see the text."""

    rule: Rule
    message: str
    line: int | None
    text: str = ""
    at_line: int = 0
    column: int = 0
    hint: str = ""
    offered: bool = True
    certain: bool = False


def text_above(lines: list[str], number: int) -> int:
    """The nearest line above ``number`` that is not blank, or -1."""
    return next((n for n in range(min(number, len(lines)) - 1, -1, -1) if lines[n].strip()), -1)


def _below(lines: list[str], number: int) -> int:
    return next((n for n in range(number + 1, len(lines)) if lines[n].strip()), -1)


def tabs(lines: list[str], number: int, depths: Mapping[str, int]) -> Iterator[Cure]:
    """The line with spaces where a tab or another odd blank indents it.

    ``depths`` says how deep lines that began with the same blanks were found to stand: there first, and elsewhere only
    as an offer.
    """
    line = lines[number] if number >= 0 else ""
    lead = odd_lead(line)
    if not lead or not line.strip():
        if "\t" in line and re.match(r"\s*[-?:]\s*\t", line):
            yield _tab(number, re.sub(r"\t", " ", line), line.index("\t"))
        return
    rest = line[len(lead) :]
    odd = next(i for i, letter in enumerate(lead) if letter != " ")
    known = depths.get(lead)
    found = _widths(lines, number, rest)
    found.append(len(lead) + len(lead.replace(" ", "")))
    for width in found if known is None else (known, *found):
        yield _tab(number, " " * width + rest, odd, certain=known in {None, width})


def _tab(number: int, text: str, column: int, *, certain: bool = True) -> Cure:
    message = "Dòng này thụt vào bằng phím Tab hoặc ký tự lạ; hãy dùng dấu cách."
    return Cure(rule=rules.TAB, message=message, line=number, text=text, at_line=number, column=column, certain=certain)


def _widths(lines: list[str], number: int, rest: str) -> list[int]:
    """How deep ``rest`` may stand, likeliest first: as its neighbours, or one step inside the line above."""
    widths: list[int] = []
    dashed = rest.startswith("- ")
    goes_on = not dashed and not re.match(r"[^\s:][^:]*:(\s|$)", rest)
    above, below = text_above(lines, number), _below(lines, number)
    if above >= 0:
        line = lines[above]
        indent = indent_of(line)
        inner = re.match(r"( *)(?:- +)", line)
        if goes_on:
            widths.append((len(inner[0]) if inner else indent) + 2)
        elif inner and not dashed:
            widths.append(len(inner[0]))
        elif line.rstrip().endswith(":"):
            widths.append(indent + 2)
        widths.append(indent)
    if below >= 0 and not odd_lead(lines[below]):
        inner = re.match(r"( *)(?:- +)", lines[below])
        if bool(inner) == dashed:
            widths.append(indent_of(lines[below]))
    widths.extend(
        indent_of(lines[back])
        for back in range(above, max(above - 30, -1), -1)
        if lines[back].lstrip().startswith("- ") == dashed and not odd_lead(lines[back])
    )
    return list(dict.fromkeys(widths))


def odd_lead(line: str) -> str:
    """The blanks that a line begins with; nothing where they are all spaces."""
    blank = _BLANKS.match(line)
    return blank[0] if blank and blank[0].strip(" ") else ""


def wide_blanks(lines: list[str], number: int) -> Iterator[Cure]:
    """Lines of nothing but spaces right above: at the top of a ``|`` text they must not be wider than the text."""
    above = text_above(lines, number)
    for blank in range(number - 1, above if above >= 0 else number, -1):
        if len(lines[blank]) > indent_of(lines[number]):
            message = "Dòng trống này có nhiều dấu cách hơn dòng dưới; hãy xóa nó."
            yield Cure(rule=rules.INDENTATION, message=message, line=blank, at_line=blank, column=0)


def glued(lines: list[str], number: int) -> Iterator[Cure]:
    """``title:Text``: the line with a space after the colon."""
    found = _GLUED.fullmatch(lines[number]) if number >= 0 else None
    if found and (found[2] in KNOWN_KEYS or not found[2].isdigit()):
        text = f"{found[1]}{found[2]}: {found[3].strip(chr(0xA0))}"
        message = f"Sau “{found[2]}:” phải có một dấu cách."
        certain = found[2] in KNOWN_KEYS
        column = found.end(2)
        yield Cure(
            rule=rules.NO_COLON, message=message, line=number, text=text, at_line=number, column=column, certain=certain
        )
        requoted = with_quotes(text)
        if requoted:
            yield Cure(rule=rules.NO_COLON, message=message, line=number, text=requoted, at_line=number, column=column)


def with_colon(line: str) -> str | None:
    """``line`` with the colon or the space after it that it lacks; None where it does not begin with a known key."""
    for pattern in (_GLUED, _NO_COLON):
        found = pattern.fullmatch(line)
        if found and found[2] in KNOWN_KEYS:
            return f"{found[1]}{found[2]}: {found[3]}"
    return None


def no_colon(lines: list[str], number: int) -> Iterator[Cure]:
    """``title Text`` or ``title = Text``: the line with a colon after its key."""
    text = with_colon(lines[number]) if number >= 0 else None
    if text is not None:
        message = "Giữa tên khóa và giá trị thiếu dấu hai chấm."
        column = indent_of(lines[number])
        sign = lines[number][len(text.partition(":")[0]) :].lstrip()[:1]
        certain = sign in {"=", "：", ":"}  # a word alone could also go on with the line above
        yield Cure(
            rule=rules.NO_COLON, message=message, line=number, text=text, at_line=number, column=column, certain=certain
        )


def open_quotes(lines: list[str], here: int, start: int) -> Iterator[Cure]:
    """The nearest line, from here upwards, whose value begins with a quote and never closes it."""
    numbers = [number for number in (start, *range(here, -1, -1)) if 0 <= number < len(lines)]
    for number in dict.fromkeys(numbers):
        found = _LINE.fullmatch(lines[number]) or _ITEM.fullmatch(lines[number])
        value = found["value"].rstrip() if found else ""
        if found and value[:1] in "\"'" and value and closing_quote(value) < 0:
            text = lines[number][: found.start("value")] + _closed(value)
            message = f"Dấu ngoặc {value[0]} mở ở đây không được đóng."
            column = found.start("value")
            certain = value.count(value[0]) == 1 and "\\" not in value and " #" not in value
            yield Cure(
                rule=rules.OPEN_QUOTE,
                message=message,
                line=number,
                text=text,
                at_line=number,
                column=column,
                certain=certain,
            )


def _closed(value: str) -> str:
    """``value`` with its quote closed before a remark, or at the end."""
    inner = value[1:]
    return value + value[0] if "\\" not in inner or value[0] == "'" else quoted(inner)


def with_quotes(line: str) -> str | None:
    """``line`` with its whole value in quotes; None where it has none or already is so."""
    found = _LINE.fullmatch(line) or _ITEM.fullmatch(line)
    if not found:
        return None
    value = found["value"].rstrip()
    if closing_quote(value) == len(value) - 1 and len(value) > 1:
        return None
    return line[: found.start("value")] + quoted(value)


def quotes(lines: list[str], number: int) -> Iterator[Cure]:
    """The line with its whole value in quotes."""
    text = with_quotes(lines[number]) if number >= 0 else None
    found = (_LINE.fullmatch(lines[number]) or _ITEM.fullmatch(lines[number])) if text is not None else None
    if text is None or found is None:
        return
    value, begin = found["value"].rstrip(), found.start("value")
    close = closing_quote(value)
    if value[0] in "\"'" and close < 0:
        return
    if close >= 0:
        rule, column = rules.AFTER_QUOTE, begin + close + 1
        message = "Có chữ sau dấu ngoặc đóng; cả giá trị phải nằm trong một cặp ngoặc."
    elif value[0] in "@`%*&!|>[{?,}]#" or value.startswith("- "):
        rule, column = rules.SPECIAL_START, begin
        message = f"Giá trị bắt đầu bằng “{value[0]}”; trong YAML dấu này có nghĩa riêng, nên cả giá trị cần ngoặc kép."
    else:
        colon = re.search(r":(?=\s|$)", value)
        rule = rules.COLON if colon else rules.SYNTAX
        column = begin + (colon.start() if colon else 0)
        message = f"Giá trị {'có dấu hai chấm thì' if colon else 'này'} phải đặt trong ngoặc kép."
    # Quotes change no letter of the value; a sign that may begin a list, a block or a remark could be meant.
    certain = rule is not rules.SYNTAX and value[0] not in "|>[{&*!#?-" and " #" not in value
    yield Cure(rule=rule, message=message, line=number, text=text, at_line=number, column=column, certain=certain)


def documents(lines: list[str], number: int) -> Iterator[Cure]:
    """A line of three dots, or one that begins with ``%``, left out."""
    line = lines[number] if number >= 0 else ""
    if re.match(r"\.\.\.(\s|$)", line):
        message = "Không dùng dòng “...” trong phần khai báo."
        yield Cure(rule=rules.MANY_DOCUMENTS, message=message, line=number, at_line=number, column=0)
    elif line.startswith("%"):
        message = "Không dùng chỉ thị % của YAML ở đây."
        yield Cure(rule=rules.DIRECTIVE, message=message, line=number, at_line=number, column=0)


def escapes(lines: list[str], number: int) -> Iterator[Cure]:
    """A backslash in double quotes begins an escape; people mean the backslash itself."""
    found = (_LINE.fullmatch(lines[number]) or _ITEM.fullmatch(lines[number])) if number >= 0 else None
    value = found["value"].rstrip() if found else ""
    if found and value.startswith('"') and "\\" in value and closing_quote(value) == len(value) - 1:
        begin = found.start("value")
        text = lines[number][:begin] + quoted(value[1:-1])
        message = "Trong ngoặc kép, dấu \\ phải viết hai lần."
        column = begin + value.index("\\")
        yield Cure(rule=rules.SYNTAX, message=message, line=number, text=text, at_line=number, column=column)


def flow(lines: list[str], number: int) -> Iterator[Cure]:
    """The line with its ``{ }`` or ``[ ]`` written correctly."""
    line = lines[number].rstrip() if number >= 0 else ""
    text = flowtext.repaired(line) if line[-1:] not in "{[," else None
    if text is None:
        return
    opener = max(line.rfind("["), line.rfind("{"))
    differs = next((i for i, (a, b) in enumerate(zip(line, text, strict=False)) if a != b), opener)
    rule, message = _flow_cause(line, text, line[differs:])
    certain = text.startswith(line) and len(text) == len(line) + 1
    yield Cure(
        rule=rule, message=message, line=number, text=text, at_line=number, column=max(differs, 0), certain=certain
    )


def _flow_cause(line: str, text: str, rest: str) -> tuple[Rule, str]:
    """Which rule a repaired flow collection had broken; ``rest`` begins where it first changed."""
    if text.startswith(line):
        return rules.OPEN_BRACKET, "Ngoặc mở ở đây không được đóng."
    if rest[:1] in "\"'" and closing_quote(rest) < 0:
        return rules.OPEN_QUOTE, f"Dấu ngoặc {rest[0]} mở ở đây không được đóng."
    if rest[:1] in "\"'":
        return rules.AFTER_QUOTE, "Có chữ sau dấu ngoặc đóng; cả giá trị phải nằm trong một cặp ngoặc."
    if re.match(r"[^,]*:(\s|$)", rest):
        return rules.COLON, "Giá trị có dấu hai chấm thì phải đặt trong ngoặc kép."
    if rest[:1] in "@`%*&!|>#?":
        return rules.SPECIAL_START, "Một giá trị trong ngoặc bắt đầu bằng ký tự có nghĩa riêng, nên cần ngoặc kép."
    return rules.OPEN_BRACKET, "Ngoặc hoặc dấu phẩy trong dòng này chưa đúng; hãy viết lại như gợi ý."


def closers(lines: list[str], number: int) -> Iterator[Cure]:
    """The line whose ``[`` or ``{`` is never closed, with the brackets it lacks."""
    line = lines[number].rstrip() if number >= 0 and len(lines[number]) < _LONGEST_LINE else ""
    missing: list[str] = []
    position = 0
    while position < len(line):
        letter = line[position]
        close = closing_quote(line[position:]) if line[position - 1 : position] in " [{," else -1
        if close > 0:
            position += close
        elif letter in "[{":
            missing.append("]" if letter == "[" else "}")
        elif missing and letter == missing[-1]:
            missing.pop()
        position += 1
    if missing and line[-1] not in "[{,":
        text = line + "".join(reversed(missing))
        column = max(line.rfind("["), line.rfind("{"))
        message = "Ngoặc mở ở đây không được đóng."
        certain = len(missing) == 1 and " #" not in line
        yield Cure(
            rule=rules.OPEN_BRACKET,
            message=message,
            line=number,
            text=text,
            at_line=number,
            column=column,
            certain=certain,
        )


def indents(lines: list[str], number: int) -> Iterator[Cure]:
    """The line as deep as one of its neighbours, the nearest depth first."""
    line = lines[number] if number >= 0 else ""
    rest = line.lstrip(" ")
    if not rest or not (_LINE.fullmatch(rest) or rest.rstrip().endswith(":") or rest.startswith("- ")):
        return
    now = indent_of(line)
    widths = sorted(_widths(lines, number, rest), key=lambda width: abs(width - now))
    message = "Dòng này thụt vào không khớp với các dòng cùng nhóm."
    for width in widths:
        text = " " * width + rest
        yield Cure(rule=rules.INDENTATION, message=message, line=number, text=text, at_line=number, column=now)


def unlike_the_rest(lines: list[str], first: int, here: int) -> Iterator[Cure]:
    """The first line of a group stands at another depth than those after it, which agree or stand one step inside."""
    below, parent = _below(lines, here), text_above(lines, first)
    if first < 0 or parent < 0 or not lines[parent].rstrip().endswith(":"):
        return
    depth, inside = indent_of(lines[here]), indent_of(lines[parent])
    agreed = depth == inside + 2 or (below >= 0 and indent_of(lines[below]) == depth > inside)
    if agreed and indent_of(lines[first]) != depth:
        message = "Dòng này thụt vào không khớp với các dòng cùng nhóm."
        text = " " * depth + lines[first].lstrip(" ")
        column = indent_of(lines[first])
        yield Cure(rule=rules.INDENTATION, message=message, line=first, text=text, at_line=first, column=column)


def begins_with_odd_blank(key: str) -> bool:
    """Whether a key begins with a blank that YAML takes for a letter, as word processors write them."""
    return not key.isascii() and bool(odd_lead(key[:1]))


def is_glued_key(text: str) -> bool:
    """Whether a value is really a known key with its value, the space after the colon missing."""
    found = _GLUED.fullmatch(text)
    return bool(found) and found[1] == "" and found[2] in KNOWN_KEYS  # type: ignore[index]


def continued(lines: list[str], number: int) -> Iterator[Cure]:
    """A line that goes on with the value above it must stand deeper than that value's key."""
    line = lines[number] if number >= 0 else ""
    above = text_above(lines, number)
    if above < 0 or not line.strip() or _LINE.fullmatch(line):
        return
    text = " " * (indent_of(lines[above]) + 2) + line.lstrip(" ")
    message = "Dòng nối tiếp giá trị ở trên phải thụt vào, hoặc ở đây thiếu tên khóa và dấu hai chấm."
    column = indent_of(line)
    yield Cure(rule=rules.INDENTATION, message=message, line=number, text=text, at_line=number, column=column)
