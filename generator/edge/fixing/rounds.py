"""Check, cure, check again, until nothing certain is left; a cure that does not help is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.edge.fixing.text import CannotApply, Draft, in_order
from generator.intake.read import Entry, Source
from generator.words.diagnostics import Diagnostic, Fix, How

Check = Callable[[Source], Sequence[Diagnostic]]
_MOST_ROUNDS = 40
_STRUCTURE = ("R12", "R13", "R14")
"""Codes of front matter that is no YAML: what is found beside them is not to be trusted yet."""
_Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Patched:
    """A source with some files as they will be."""

    source: Source
    contents: Mapping[str, bytes]

    def files(self) -> Iterator[Entry]:
        """Every file of the source."""
        return self.source.files()

    def read(self, path: str) -> bytes:
        """The new bytes of a file where there are some; ``UnreadableError`` as the source has it."""
        return self.contents[path] if path in self.contents else self.source.read(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cured:
    """One cure that was applied: the finding, and the text before and after."""

    found: Diagnostic
    before: str
    after: str


@dataclass(slots=True)
class Fixing:
    """The files that change and what was done to them."""

    contents: dict[str, bytes] = field(default_factory=dict)
    done: list[Cured] = field(default_factory=list)
    refused: set[_Name] = field(default_factory=set)


def certain_fix(found: Diagnostic) -> Fix | None:
    """The one cure of a finding that a machine may write, if there is one; two certain ones are none."""
    sure = [fix for fix in found.fixes if fix.certain and fix.how not in {How.ADD, How.RENAME}]
    return sure[0] if len(sure) == 1 else None


def fix_all(source: Source, check: Check, wanted: Callable[[str], bool] = lambda path: True) -> Fixing:
    """Apply every certain cure to the files that are ``wanted``; nothing is written."""
    fixing = Fixing()
    found = check(source)
    for _ in range(_MOST_ROUNDS):
        todo: dict[str, list[Diagnostic]] = {}
        for one in found:
            if certain_fix(one) and wanted(one.place.path) and _name(one) not in fixing.refused:
                todo.setdefault(one.place.path, []).append(one)
        if not todo:
            break
        tried = ((path, _cure_file(source, fixing, path, some)) for path, some in sorted(todo.items()))
        made = {path: cured for path, cured in tried if cured}
        kept = dict(fixing.contents)
        fixing.contents |= {path: draft for path, (draft, _) in made.items()}
        after = check(Patched(source, fixing.contents))
        worse = _without_effect(found, after, made)
        for path, names in worse.items():
            fixing.refused |= names
            if path in kept:
                fixing.contents[path] = kept[path]
            else:
                del fixing.contents[path]
        fixing.done += [cured for path, (_, some) in made.items() if path not in worse for cured in some]
        found = check(Patched(source, fixing.contents)) if worse else after
    return fixing


def _cure_file(source: Source, fixing: Fixing, path: str, some: list[Diagnostic]) -> tuple[bytes, list[Cured]] | None:
    """The file with as many cures as can be made at once: one a line, and of broken front matter one at a time."""
    raw = Patched(source, fixing.contents).read(path)
    broken = [one for one in some if one.code.startswith(_STRUCTURE)]
    alone = [one for one in some if (fix := certain_fix(one)) and fix.how in {How.NO_ENTRY, How.NO_LINE, How.NEW_LINE}]
    chosen = broken[:1] or alone[:1] or some
    cured: list[Cured] = []
    lines: set[int] = set()
    try:
        draft = Draft(raw, path)
    except CannotApply:
        fixing.refused |= {_name(one) for one in chosen}
        return None
    for one in in_order(chosen):
        fix = certain_fix(one)
        if fix is None or one.place.line in lines:
            continue
        lines.add(one.place.line)
        try:
            before, after = draft.apply(one, fix)
            cured.append(Cured(found=one, before=before, after=after))
        except CannotApply:
            fixing.refused.add(_name(one))
    return (draft.content(), cured[::-1]) if cured and draft.content() != raw else None


def _without_effect(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], made: Mapping[str, tuple[bytes, list[Cured]]]
) -> dict[str, set[_Name]]:
    """The files where some finding that was cured is still there, with the findings not to be tried again."""
    had, has = Counter(map(_name, before)), Counter(map(_name, after))
    worse: dict[str, set[_Name]] = {}
    for path, (_, cured) in made.items():
        left = {_name(one.found) for one in cured if has[_name(one.found)] >= had[_name(one.found)]}
        if _broken(path, after) and not _broken(path, before):
            left |= {_name(one.found) for one in cured}
        if left:
            worse[path] = left
    return worse


def _broken(path: str, found: Sequence[Diagnostic]) -> bool:
    return any(one.place.path == path and one.code.startswith(_STRUCTURE) for one in found)


def _name(found: Diagnostic) -> _Name:
    return (found.place.path, found.code, found.message)
