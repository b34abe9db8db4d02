"""One file as lines that remember how they were written, and cures put into it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.awardlist import ListText
from generator.intake.frontmatter import decode
from generator.intake.load import marks_of
from generator.intake.marks import Mark
from generator.intake.yamltext import scalar
from generator.words.diagnostics import Diagnostic, Fix, How

_ENDS = re.compile(r"(\r\n|\r|\n)")


class CannotApply(Exception):
    """A cure has no place in this file; nothing was changed."""


@dataclass(slots=True)
class Line:
    """A line as checks see it, as it was written, and how it ends."""

    text: str
    raw: str
    end: str

    def written(self) -> str:
        """The line for the file: as it was, unless it was changed."""
        return self.raw + self.end


class Draft:
    """A file's text. Lines nobody touches keep every byte: their marks, their ends, the byte order mark."""

    def __init__(self, raw: bytes, path: str) -> None:
        """Take ``raw`` apart.

        Raises:
            CannotApply: it is no text.
        """
        text = decode(raw, path).text
        if text is None:
            raise CannotApply
        self.path = path
        self.bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        parts = _ENDS.split(raw.removeprefix(self.bom).decode())
        bodies, ends = parts[::2], [*parts[1::2], ""]
        clean = text.split("\n")
        if len(clean) != len(bodies):
            raise CannotApply
        self.lines = [Line(*one) for one in zip(clean, bodies, ends, strict=True)]
        self.clean = text
        self.end = next((line.end for line in self.lines if line.end), "\n")

    def content(self) -> bytes:
        """The file as it is to be written."""
        return self.bom + "".join(line.written() for line in self.lines).encode()

    def apply(self, found: Diagnostic, fix: Fix) -> tuple[str, str]:
        """Put one cure into the text.

        Returns:
            What stood there and what stands there now, for the person who reads along.

        Raises:
            CannotApply: the place cannot be told, or the cure is of a kind that needs more than this file.
        """
        if fix.how in {How.LINE, How.NO_LINE, How.NEW_LINE} or (fix.how is How.PUT and not found.place.field):
            return self._line(found.place.line - 1, fix)
        if self.path.endswith(".csv"):
            return self._cell(found, fix)
        mark = marks_of(self.clean, self.path).get(found.place.field)
        if mark is None:
            raise CannotApply
        if found.place.on_key or fix.how is How.KEY:
            old = str(found.place.field[-1])
            return self._span(mark.key_line, mark.key_column, mark.key_line, mark.key_column + len(old), fix.text)
        if fix.how is How.NO_ENTRY:
            return self._entry(found, mark)
        if fix.how in {How.VALUE, How.PUT, How.NO_VALUE}:
            stood = self.lines[mark.line - 1].text[mark.column - 1 :] if mark.line <= len(self.lines) else ""
            text = _quoted_as(stood, fix.text, flow=mark.flow)
            return self._span(mark.line, mark.column, mark.end_line, mark.end_column, text)
        raise CannotApply

    def _line(self, number: int, fix: Fix) -> tuple[str, str]:
        if fix.how is How.NEW_LINE and 0 <= number <= len(self.lines):
            if number == len(self.lines) and self.lines and not self.lines[-1].end:
                self.lines[-1].end = self.end
            self.lines.insert(number, Line(fix.text, fix.text, self.end))
            return "", fix.text
        if not 0 <= number < len(self.lines):
            raise CannotApply
        old = self.lines[number].raw
        if fix.how is How.NO_LINE:
            del self.lines[number]
            return old, ""
        self._rewrite(number, fix.text)
        return old, fix.text

    def _rewrite(self, number: int, text: str) -> None:
        line = self.lines[number]
        if "\n" in text:
            text = text.replace("\n", self.end)
        self.lines[number] = Line(text, text, line.end)

    def _span(self, line: int, column: int, end_line: int, end_column: int, text: str) -> tuple[str, str]:
        first, last = line - 1, end_line - 1
        if not 0 <= first <= last < len(self.lines):
            raise CannotApply
        rows = [one.text for one in self.lines[first : last + 1]]
        before, after = rows[0][: column - 1], rows[-1][end_column - 1 :]
        rows[-1] = rows[-1][: end_column - 1]
        rows[0] = rows[0][column - 1 :]
        old = "\n".join(rows)
        end = self.lines[last].end
        if first != last and end_column == 1:
            # A block text ends at the beginning of the line after it, which is not its own.
            last -= 1
            after, end = "", self.lines[last].end
        self.lines[first : last + 1] = [Line(before + text + after, before + text + after, end)]
        return old, text

    def _cell(self, found: Diagnostic, fix: Fix) -> tuple[str, str]:
        listed = ListText(self.clean)
        line, delimiter = found.place.line, listed.delimiter
        if not 0 < line <= len(self.lines) or "\n" in fix.text or delimiter in fix.text or '"' in fix.text:
            raise CannotApply
        column = found.place.column
        cell = self.lines[line - 1].text[column - 1 :].split(delimiter, 1)[0]
        if '"' in cell or column < 1:
            raise CannotApply
        return self._span(line, column, line, column + len(cell), fix.text)

    def _entry(self, found: Diagnostic, mark: Mark) -> tuple[str, str]:
        """Take an entry out of its list; with the last one the list's key goes too."""
        *parent, number = found.place.field
        marks = marks_of(self.clean, self.path)
        whole = marks.get(tuple(parent))
        if whole is None or not isinstance(number, int):
            raise CannotApply
        alone = (*parent, 1) not in marks
        start = self.lines[whole.line - 1].text[whole.column - 1 : whole.column]
        if start == "[":
            return self._entry_in_brackets(mark, alone)
        first = (whole.key_line if alone and whole.key_line else mark.line) - 1
        last = max(mark.end_line - 1, first)
        lead = self.lines[mark.line - 1].text[: mark.column - 1]
        if lead.strip() not in {"-", ""} or not re.match(r"\s*-", self.lines[mark.line - 1].text):
            raise CannotApply
        if mark.end_column == 1 and last > first:
            last -= 1
        old = "\n".join(line.text for line in self.lines[first : last + 1])
        del self.lines[first : last + 1]
        return old, ""

    def _entry_in_brackets(self, mark: Mark, alone: bool) -> tuple[str, str]:
        if mark.line != mark.end_line:
            raise CannotApply
        row = self.lines[mark.line - 1].text
        begin, end = mark.column - 1, mark.end_column - 1
        if not alone:
            after, before = re.match(r"\s*,\s*", row[end:]), re.search(r"\s*,\s*$", row[:begin])
            end, begin = (end + after.end(), begin) if after else (end, before.start() if before else begin)
        return self._span(mark.line, begin + 1, mark.line, end + 1, "")


def _quoted_as(stood: str, text: str, *, flow: bool) -> str:
    """A new value in the quotes that the old one had, and in some where brackets around it want them."""
    if not text or text[0] in "\"'[{":
        return text
    if stood[:1] in {'"', "'"} and not set(text) & {'"', "'", "\\"}:
        return f"{stood[0]}{text}{stood[0]}"
    return scalar(text, flow=flow)


def in_order(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings so that the cure of one does not move the place of the next: the last place first."""
    return sorted(found, key=lambda one: (one.place.line, one.place.column), reverse=True)
