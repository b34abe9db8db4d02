"""A finding: what is wrong, where, and the exact text that cures it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

FieldPath = tuple[str | int, ...]
"""Where a value stands inside front matter: ``("awards", 0, "grade")``."""


class Severity(StrEnum):
    """How much a finding weighs: an error stops publication, a warning asks for a look, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a file, named by field while records are joined and by line and column once it is shown.

    ``line`` and ``column`` count from 1, in characters (Unicode code points); 0 means not known yet.
    """

    path: str
    field: FieldPath = ()
    line: int = 0
    column: int = 0
    on_key: bool = False

    def at(self, *steps: str | int) -> Place:
        """The place of a value inside this one."""
        return replace(self, field=(*self.field, *steps))

    def key(self) -> Place:
        """The place of the key itself rather than of its value."""
        return replace(self, on_key=True)


class How(StrEnum):
    """What a cure does with the text it brings."""

    PUT = "put"
    """Put it where the finding points: in place of the value (or key), or of the line where no value is named."""
    VALUE = "value"
    KEY = "key"
    LINE = "line"
    NEW_LINE = "new-line"
    """A line to be added before the one the finding stands on."""
    ADD = "add"
    """A line to be added somewhere in the group the finding names."""
    FILL = "fill"
    """What an empty line that stands there already may say; somebody has to choose the value."""
    NO_LINE = "no-line"
    NO_VALUE = "no-value"
    NO_ENTRY = "no-entry"
    """The entry of a list goes, with all that is in it."""
    RENAME = "rename"
    """The file gets another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A cure: ``text`` is what should stand there, ``how`` the place it takes.

    ``certain`` when a machine may write it unasked. ``title`` says it in words where those of ``how`` are not enough.
    """

    text: str
    how: How = How.PUT
    title: str = ""
    certain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that can be wrong, with the words that explain it.

    ``code`` never changes meaning. ``kinds`` names the record kinds a per-record check runs on; empty means
    the check sees the whole catalog at once (or, for rules of the reader, that it has no check function).
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    wrong: str
    right: str
    source: str = ""
    kinds: tuple[str, ...] = ()

    def at(
        self,
        place: Place,
        message: str,
        *,
        hint: str = "",
        fixes: Iterable[Fix | str] = (),
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule at ``place``. Plain strings among ``fixes`` are suggestions, not certain cures."""
        cures = tuple(fix if isinstance(fix, Fix) else Fix(text=fix) for fix in fixes)
        return Diagnostic(
            place=place, code=self.code, severity=severity or self.severity, message=message, hint=hint, fixes=cures
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, ready to be sorted and shown."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str = ""
    fixes: tuple[Fix, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, code, message: the order people read findings in."""
        return (self.place.path, self.place.line, self.place.column, self.code, self.message)


def tidy(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted findings, each once."""
    return tuple(sorted(set(diagnostics), key=lambda found: found.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether publication must stop: any error, or with ``strict`` any warning too."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(found.severity in stops for found in diagnostics)
