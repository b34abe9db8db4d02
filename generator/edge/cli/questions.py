"""What the author of a new file is asked, taken from the schema, and how the answers are understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.intake.schema.types import Choice, DateValue, Flag, FolderSchema, Group, Key, ListOf, Ref, Text, Type
from generator.intake.values import Problem, read_scalar
from generator.intake.yamltext import Value
from generator.words.vietnamese import fold, nearest, nfc

Names = Mapping[str, Mapping[str, str]]
"""For each list a reference may name: the ids, each with its Vietnamese name."""

Path = tuple[str, ...]
"""Where an answer belongs: ``("consent", "basis")``."""

Answers = dict[Path, Value]

GROUP_OF_FIRST_ROW = {"recipients"}
"""Lists of groups whose first row is asked for as well."""


class NotUnderstood(ValueError):
    """An answer cannot be used; the message is Vietnamese and says what can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One value an author can give."""

    path: Path
    key: Key
    required: bool

    @property
    def option(self) -> str:
        """The option of the command line: ``--consent-basis``."""
        return "--" + "-".join(self.path).replace("_", "-")

    @property
    def about(self) -> str:
        """Label, help and example on one line."""
        example = f"ví dụ {self.key.example}" if self.key.example else ""
        return " ".join(_sentence(part) for part in (self.key.label, self.key.help, example) if part)


def questions(schema: FolderSchema) -> tuple[Question, ...]:
    """Every simple value of a record, in the schema's order; values inside groups too, inside lists of groups not."""
    return tuple(_questions(schema.keys, (), required=True))


def _questions(keys: tuple[Key, ...], path: Path, *, required: bool) -> Iterator[Question]:
    for key in keys:
        here = (*path, key.name)
        inner = group_of(key)
        if inner is None:
            yield Question(path=here, key=key, required=required and key.required)
        elif not path and (isinstance(key.type, Group) or key.name in GROUP_OF_FIRST_ROW):
            wanted = key.required or key.name in GROUP_OF_FIRST_ROW
            yield from _questions(inner.keys, here, required=wanted)


def group_of(key: Key) -> Group | None:
    """The group a key holds, alone or in a list; None for simple values."""
    kind: Type = key.type.item if isinstance(key.type, ListOf) else key.type
    return kind if isinstance(kind, Group) else None


def understand(kind: Type, text: str, names: Names) -> Value:
    """An answer as the value to write.

    Raises:
        NotUnderstood: it is no such value; the message says what is.
    """
    text = " ".join(nfc(text).split())
    if isinstance(kind, ListOf):
        parts = [part.strip() for part in text.strip("[]").split(",")]
        return [understand(kind.item, part, names) for part in parts if part]
    if isinstance(kind, Ref):
        return _known_id(text, names.get(kind.to, {}))
    found = read_scalar(kind, text)
    if not isinstance(found, Problem):
        return text
    cure = found.fixes[0] if found.fixes else None
    if cure and (cure.certain or (isinstance(kind, DateValue) and cure.text == str(found.instead))):
        return cure.text
    guess = f" Có phải ý bạn là “{cure.text}”?" if cure else ""
    raise NotUnderstood(f"{found.message}{guess or f' {found.hint}'.rstrip()}")


def _known_id(text: str, names: Mapping[str, str]) -> str:
    """The id meant by an id or by a name that only one entry has."""
    if text in names or not names:
        return text
    wanted = fold(text)
    same = [one for one, name in names.items() if wanted in {fold(name), fold(one)}]
    if len(same) == 1:
        return same[0]
    if same:
        raise NotUnderstood(f"Có nhiều “{text}”: {', '.join(same)}. Hãy ghi mã.")
    meant = {word: one for one, name in names.items() for word in (one, name)}
    close = list(dict.fromkeys(meant[word] for word in nearest(text, meant)))
    guess = "; ".join(f"{one} ({names[one]})" for one in close)
    raise NotUnderstood(f"Không có mã “{text}”." + (f" Gần nhất: {guess}." if guess else ""))


def choices(kind: Type, names: Names, most: int = 30) -> Iterator[tuple[str, str]]:
    """Words that may be answered, each with its meaning; nothing where there are too many or any text will do."""
    if isinstance(kind, ListOf):
        yield from choices(kind.item, names, most)
    elif isinstance(kind, Choice):
        yield from kind.options
    elif isinstance(kind, Flag):
        yield from (("true", "có"), ("false", "không"))
    elif isinstance(kind, Ref) and len(names.get(kind.to, {})) <= most:
        yield from names.get(kind.to, {}).items()


def ask(
    question: Question,
    names: Names,
    reply: Callable[[str], str],
    tell: Callable[[str], None],
    *,
    needed: bool = False,
) -> Value:
    """Ask until the answer is understood; an empty line leaves the value open.

    Args:
        question: what to ask.
        names: what references may name.
        reply: shows a prompt and gives what was typed.
        tell: shows a line.
        needed: whether the file cannot be made without the answer, so that an empty line is asked again.
    """
    offered = list(choices(question.key.type, names))
    tell(f"\n{question.about}" + ("" if question.required else " (không bắt buộc: Enter để bỏ qua)"))
    for number, (word, meaning) in enumerate(offered, 1):
        tell(f"  {number:>2}. {meaning}" + (f" ({word})" if isinstance(question.key.type, Ref) else ""))
    while True:
        typed = reply("> ").strip()
        if not typed and needed:
            tell("Cần điều này để đặt tên tệp.")
            continue
        if not typed:
            return None
        if typed.isdecimal() and offered and 0 < int(typed) <= len(offered) and not isinstance(question.key.type, Text):
            typed = offered[int(typed) - 1][0]
        try:
            return understand(question.key.type, typed, names)
        except NotUnderstood as problem:
            tell(str(problem))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…", "?", "!")) else f"{text}."
