"""Changed values put into a file's text with every other line left as its author wrote it, comments included."""

from __future__ import annotations

from collections.abc import Sequence

from generator.edge import yaml_out
from generator.intake.compose import Composed, compose
from generator.intake.frontmatter import FENCE, split
from generator.intake.schema.types import Key, ListOf
from generator.intake.yamltext import Value, indent_of


def patch_record(text: str, path: str, data: dict[str, Value], keys: Sequence[Key]) -> str:
    """A record's ``text`` with its front matter saying ``data``; the body is not touched."""
    parts = split(text, path)
    lines = text.split("\n")
    end = parts.body_line - 2
    head = patch_yaml("\n".join(lines[1:end]), path, data, keys)
    return "\n".join([FENCE, *head.removesuffix("\n").split("\n"), *lines[end:]])


def patch_yaml(text: str, path: str, data: dict[str, Value], keys: Sequence[Key]) -> str:
    """YAML ``text`` saying ``data``. Only the keys and the items of lists that differ are written anew.

    Where the text is written in a way that cannot be changed line by line, all of it is written anew.
    """
    composed = compose(text, path)
    wanted = {name: value for name, value in data.items() if not yaml_out.is_empty(value)}
    patched = "\n".join(_Patch(text, composed, keys).lines(wanted)) + "\n"
    again = compose(patched, path)
    said = {name: value for name, value in (again.data or {}).items() if not yaml_out.is_empty(value)}
    if again.diagnostics or said != wanted:
        return yaml_out.front_matter(wanted, keys)
    return patched


class _Patch:
    """The lines of a text, cut at its keys."""

    def __init__(self, text: str, composed: Composed, keys: Sequence[Key]) -> None:
        self._text = text.removesuffix("\n").split("\n") if text.strip() else []
        self._old = composed.data or {}
        self._marks = composed.marks
        self._types = {key.name: key.type for key in keys}
        starts = sorted((self._marks[name,].key_line - 1, name) for name in self._old if (name,) in self._marks)
        ends = [*(start for start, _ in starts[1:]), len(self._text)]
        self._spans = {name: (start, end) for (start, name), end in zip(starts, ends, strict=False)}
        self._first = starts[0][0] if starts else len(self._text)

    def lines(self, new: dict[str, Value]) -> list[str]:
        """The lines that say ``new``."""
        blocks = {name: self._block(name, new[name]) for name in self._spans if name in new}
        order = list(blocks)
        known = list(self._types)
        for name in (one for one in (*known, *new) if one in new and one not in order):
            before = known[: known.index(name)] if name in known else order
            place = max((order.index(one) + 1 for one in before if one in order), default=0)
            order.insert(place, name)
            blocks[name] = list(yaml_out.entry(name, new[name], self._types.get(name), ""))
        return [*self._text[: self._first], *(line for name in order for line in blocks[name])]

    def _block(self, name: str, value: Value) -> list[str]:
        start, end = self._spans[name]
        if self._old[name] == value:
            return self._text[start:end]
        stop = self._last_line(start, end)
        written = self._items(name, value, stop)
        if written is None:
            written = list(yaml_out.entry(name, value, self._types.get(name), ""))
        return [*written, *self._text[stop:end]]

    def _last_line(self, start: int, end: int) -> int:
        """Where a key's own lines end: blank lines and remarks at the margin belong to what follows."""
        while end > start + 1 and (not self._text[end - 1].strip() or self._text[end - 1].startswith("#")):
            end -= 1
        return end

    def _items(self, name: str, value: Value, stop: int) -> list[str] | None:
        """The lines of a block list with only its changed and new items written anew; None where it is no such list."""
        old, kind = self._old[name], self._types.get(name)
        if not (isinstance(old, list) and isinstance(value, list) and isinstance(kind, ListOf) and old):
            return None
        if len(value) < len(old) or any((name, number) not in self._marks for number in range(len(old))):
            return None
        starts = [self._marks[name, number].line - 1 for number in range(len(old))]
        indents = {indent_of(self._text[start]) for start in starts}
        dashes = all(self._text[start].lstrip().startswith("- ") for start in starts)
        if len(indents) != 1 or not dashes or len(set(starts)) != len(starts):
            return None
        indent = " " * indents.pop()
        lines = self._text[self._spans[name][0] : starts[0]]
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], stop], strict=True)):
            same = old[number] == value[number]
            lines += self._text[start:end] if same else yaml_out.item(value[number], kind.item, indent)
        for more in value[len(old) :]:
            lines += yaml_out.item(more, kind.item, indent)
        return lines
