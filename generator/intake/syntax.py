"""Where the YAML reader stops, and which cure gets it further.

A cure counts only when the reader gets further with it than without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yaml.error import YAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event

from generator.intake import cures
from generator.intake.cures import Cure
from generator.intake.rules import yaml as rules
from generator.intake.yamltext import indent_of

try:
    from yaml._yaml import CParser as _Parser
except ImportError:
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

_PROBES = 100
_PROBED_CHARACTERS = 1_500_000
_DEEPEST = 9


def events(text: str) -> Iterator[Event]:
    """The YAML events of ``text``, by the C parser where there is one.

    Raises:
        YAMLError: from the first place on that is no YAML.
    """
    parser = _Parser(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Where the YAML reader stopped, counted from 0, and where the thing it was reading began."""

    line: int
    column: int
    problem: str = ""
    start_line: int = -1
    start: tuple[int, int] = (0, 0)

    @staticmethod
    def of(error: YAMLError, lines: list[str]) -> Trouble:
        """What an error of the YAML reader says, kept inside the text."""
        mark = getattr(error, "problem_mark", None)
        context_mark = getattr(error, "context_mark", None)
        context = str(getattr(error, "context", None) or "")
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        where = (line, column)
        start_line = -1
        if context_mark is not None and "block" not in context:
            start_line = context_mark.line
            where = min(where, (context_mark.line, context_mark.column))
        last = max((number for number, text in enumerate(lines) if text.strip()), default=0)
        problem = str(getattr(error, "problem", None) or "")
        return Trouble(
            line=min(line, last), column=column, problem=problem, start_line=min(start_line, last), start=where
        )


def cure_for(lines: list[str], trouble: Trouble, depths: Mapping[str, int]) -> Cure:
    """The first likely cure that lets the reader get further; else the line is left out so that reading goes on.

    ``depths`` are those of lines that began with tabs (``cures.tabs``).
    """
    tried: set[tuple[int, str]] = set()
    tabs: list[Cure] = []
    most = max(5, min(_PROBES, _PROBED_CHARACTERS // (sum(map(len, lines)) + 1)))
    for cure in _candidates(lines, trouble, depths):
        if tabs and cure.rule is not rules.TAB:
            right = next((one for one in tabs if _is_right_so_far(lines, one)), None)
            if right:
                return right
            tabs.clear()
        if cure.line is None or (cure.line, cure.text) in tried or lines[cure.line] == cure.text:
            continue
        tried.add((cure.line, cure.text))
        if len(tried) > most:
            break
        copy = list(lines)
        copy[cure.line] = cure.text
        after = _first_trouble(copy)
        if after is None or (after.start > trouble.start and after.start[0] > cure.line):
            return cure
        if cure.rule is rules.TAB:
            tabs.append(cure)
    return next((one for one in tabs if _is_right_so_far(lines, one)), None) or _left_out(lines, trouble)


def _is_right_so_far(lines: list[str], cure: Cure) -> bool:
    """Whether a text that ends with the cured line is right: the lines below may begin with tabs as well."""
    return cure.line is not None and _first_trouble([*lines[: cure.line], cure.text]) is None


def _first_trouble(lines: list[str]) -> Trouble | None:
    depth = 0
    try:
        for event in events("\n".join(lines)):
            if isinstance(event, CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    return None
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
    except YAMLError as error:
        return Trouble.of(error, lines)
    return None


def _left_out(lines: list[str], trouble: Trouble) -> Cure:
    number = trouble.start_line if "':'" in trouble.problem and trouble.start_line >= 0 else trouble.line
    number = min(number, len(lines) - 1)
    while number > 0 and not lines[number].strip():
        number -= 1
    column = trouble.column if number == trouble.line else indent_of(lines[number])
    message = "Không hiểu được dòng này. Mỗi dòng có dạng “tên: giá trị”; giá trị có dấu lạ thì đặt trong ngoặc kép."
    cure_line = number if lines[number].strip() else None
    return Cure(rule=rules.SYNTAX, message=message, line=cure_line, at_line=number, column=column, offered=False)


def _candidates(lines: list[str], trouble: Trouble, depths: Mapping[str, int]) -> Iterator[Cure]:
    here, start = trouble.line, trouble.start_line
    above = cures.text_above(lines, here)
    for number in (here, above, start):
        yield from cures.documents(lines, number)
    for number in (here, above, start):
        yield from cures.tabs(lines, number, depths)
    yield from cures.wide_blanks(lines, here)
    for number in (above, here, start):
        yield from cures.glued(lines, number)
    yield from cures.open_quotes(lines, here, start)
    for number in (here, start):
        yield from cures.escapes(lines, number)
    yield from cures.flow(lines, here)
    yield from cures.quotes(lines, here)
    yield from cures.flow(lines, start)
    yield from cures.closers(lines, start)
    for number in (start, above, here):
        yield from cures.no_colon(lines, number)
    yield from cures.unlike_the_rest(lines, above, here)
    for number in (here, start):
        yield from cures.indents(lines, number)
    yield from cures.quotes(lines, start)
    yield from cures.flow(lines, above)
    yield from cures.quotes(lines, above)
    for number in (start, here, above):
        yield from cures.continued(lines, number)
