"""One stylesheet for all pages: what they need of Material's rules, and after it ours.

Material's sheets hold rules for everything a site of documentation may have, 22 kB zipped, of which our pages match
one in eight. A rule stays when every class, id, element and attribute its selector names may occur on a page; what
remains applies in the same order, so pages look the same (``tests/quality/test_styles.py`` compares every element).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.show import markup

SITE = "assets/stylesheets/site.css"
"""The sheet of ours that all pages load; it imports the others."""

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\)|[{};]|[^{};"'/u]+|.""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'@import (?:url\()?"([\w.-]+)"\)?;\n?')
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_FUNCTION = re.compile(r":[a-z-]+\((?:[^()]|\([^()]*\))*\)")
_PSEUDO = re.compile(r"::?-?[a-z][a-z-]*")
_ATTRIBUTE = re.compile(r"""\[([\w-]+)(?:[~|^$*]?=(?:"([^"]*)"|'([^']*)'|([^\]]*)))?\]""")
_NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
_TYPE = re.compile(r"(?<![\w.#-])[a-z][a-z0-9]*")
_SHAPE = re.compile(r'<[a-z][a-z0-9]*|class="[^"]*"|id="[^"]*"')
_AUTHORS = (*markup.TAGS, "footnotes", "footnote-ref", "footnote-backref")
"""What Markdown makes of the texts of records."""
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """What may occur on the pages of a site: elements, and words that are classes, ids, attributes or their values."""

    elements: frozenset[str]
    names: frozenset[str]

    def know(self, selector: str) -> bool:
        """Whether an element that ``selector`` matches may be on a page."""
        rest = _FUNCTION.sub("", selector)
        for name, *values in _ATTRIBUTE.findall(rest):
            value = next(filter(None, values), "")
            if name not in self.names or not all(one in self.names for one in _WORD.findall(value)):
                return False
        rest = _PSEUDO.sub("", _ATTRIBUTE.sub("", rest))
        if not all(name.replace("\\", "") in self.names for name in _NAME.findall(rest)):
            return False
        return all(name in self.elements for name in _TYPE.findall(_NAME.sub("", rest)))


def words_of(texts: Iterable[str], more: Iterable[str] = ()) -> Words:
    """The words of templates, scripts and finished HTML.

    Args:
        texts: anything that writes HTML; every word in it may be the name of something.
        more: further words, and elements.
    """
    joined = "\n".join(texts)
    extra = frozenset(more)
    return Words(
        elements=frozenset({"html", "body", *_TAG.findall(joined)}) | extra,
        names=frozenset(_WORD.findall(joined)) | extra,
    )


def site_sheet(
    theme: Path, folders: Sequence[Path], schemes: Iterable[Mapping[str, object]], content: Iterable[str]
) -> bytes:
    """The one stylesheet of a site.

    Args:
        theme: the folder of our theme, with ``SITE`` in it.
        folders: where Material's templates and sheets may be; those of other folders are not looked at.
        schemes: the color schemes of the settings.
        content: the HTML that MkDocs made of ``content/``.
    """
    ours = bundled(theme / SITE)
    texts = [_read(file) for file in sorted(theme.rglob("*")) if file.suffix in {".html", ".js"}]
    found = [file for folder in folders for file in (folder / "base.html", *sorted(folder.glob("partials/icons.html")))]
    texts += [_read(file) for file in found if file.is_file()]
    chosen = [str(value) for scheme in schemes for value in scheme.values() if isinstance(value, str)]
    words = words_of([*texts, *(" ".join(_SHAPE.findall(html)) for html in content)], [*_AUTHORS, *chosen])
    main, palette = (
        "".join(
            _read(file) for folder in folders for file in sorted(folder.glob(f"assets/stylesheets/{name}.*.min.css"))
        )
        for name in ("main", "palette")
    )
    main = needed(main, words, used_by=palette + ours)
    return (main + needed(palette, words, used_by=main + ours) + ours).encode("utf-8")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@dataclass(slots=True)
class _Rule:
    """A rule with its declarations, or a group such as ``@media`` with rules; a statement has neither."""

    head: str
    declarations: list[str] | None = None
    rules: list[_Rule] | None = None

    def text(self) -> str:
        if self.rules is not None:
            return f"{self.head}{{{''.join(rule.text() for rule in self.rules)}}}"
        if self.declarations is not None:
            return f"{self.head}{{{';'.join(self.declarations)}}}"
        return f"{self.head};"


def needed(css: str, words: Words, used_by: str = "") -> str:
    """The rules of ``css`` that pages made of ``words`` need.

    Args:
        css: a sheet without nested rules.
        words: what may occur on pages.
        used_by: later sheets, whose ``var()`` keep variables of this one.
    """
    rules = list(_known(_rules(iter(_TOKEN.findall(css))), words))
    while _drop_variables(rules, used_by):
        pass
    text = "".join(rule.text() for rule in rules if not _is_empty(rule))
    for rule in rules:
        name = rule.head.partition("keyframes ")[2]
        if name and not re.search(rf"animation[\w-]*:[^;}}]*{re.escape(name)}\b", text + used_by):
            text = text.replace(rule.text(), "")
    return text


def bundled(sheet: Path) -> str:
    """A stylesheet of ours with those it imports in their places, without comments and needless space."""
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    text = _IMPORT.sub(lambda found: bundled(sheet.parent / found[1]), text)
    return "".join(_squeezed(text))


def imported(sheet: Path) -> frozenset[str]:
    """The names of the sheets beside ``sheet`` that it imports."""
    return frozenset(_IMPORT.findall(sheet.read_text(encoding="utf-8"))) if sheet.is_file() else frozenset()


def _squeezed(text: str) -> Iterator[str]:
    for piece in _TOKEN.findall(text):
        if piece[0] in "\"'" or piece.startswith("url("):
            yield piece
        else:
            yield re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", piece)) if piece.strip() else " "


def _rules(tokens: Iterator[str]) -> list[_Rule]:
    """The rules up to the end of the text or of the block they stand in."""
    found: list[_Rule] = []
    head = ""
    for piece in tokens:
        if piece == "}":
            break
        if piece.startswith("/*"):
            continue
        if piece == "{":
            head = head.strip()
            if head.startswith("@") and not head.startswith(("@font-face", "@page")):
                found.append(_Rule(head, rules=_rules(tokens)))
            else:
                found.append(_Rule(head, declarations=_declarations(tokens)))
            head = ""
        elif piece == ";":
            found.append(_Rule(head.strip()))
            head = ""
        else:
            head += piece
    return found


def _declarations(tokens: Iterator[str]) -> list[str]:
    found = [""]
    for piece in tokens:
        if piece == "}":
            break
        if piece == ";":
            found.append("")
        elif not piece.startswith("/*"):
            found[-1] += piece
    return [one.strip() for one in found if one.strip()]


def _known(rules: list[_Rule], words: Words) -> Iterator[_Rule]:
    for rule in rules:
        if rule.rules is not None and "keyframes" not in rule.head:
            rule.rules = list(_known(rule.rules, words))
            yield rule
        elif rule.declarations is None or rule.head.startswith("@"):
            yield rule
        elif kept := [one for one in _split(rule.head) if words.know(one)]:
            rule.head = ",".join(kept)
            yield rule


def _split(selectors: str) -> list[str]:
    """A list of selectors, split where a comma is in no brackets."""
    parts, depth = [""], 0
    for letter in selectors:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _drop_variables(rules: list[_Rule], used_by: str) -> bool:
    """Take out the variables that nothing asks for; whether there were any."""
    used = set(_VARIABLE.findall("".join(rule.text() for rule in rules) + used_by))
    dropped = False
    for rule in _flat(rules):
        if rule.declarations:
            kept = [one for one in rule.declarations if not one.startswith("--") or one.partition(":")[0] in used]
            dropped |= len(kept) < len(rule.declarations)
            rule.declarations = kept
    return dropped


def _flat(rules: list[_Rule]) -> Iterator[_Rule]:
    for rule in rules:
        yield rule
        yield from _flat(rule.rules or [])


def _is_empty(rule: _Rule) -> bool:
    if rule.rules is not None:
        rule.rules = [one for one in rule.rules if not _is_empty(one)]
        return not rule.rules
    return rule.declarations == []
