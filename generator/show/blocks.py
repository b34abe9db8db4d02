"""Author Markdown as paragraphs of runs, for documents that are not web pages. Source marks stay on the site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.show.markup import to_html

_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "tr"})
_MARK = re.compile(r"\[\^\d{1,3}\]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Run:
    """Some text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph, an item of a list where ``bullet`` is its mark (``–`` or a number), or a ``row`` of a table; a
    ``quote`` is somebody else's words.
    """

    runs: list[Run] = field(default_factory=list)
    bullet: str = ""
    heading: bool = False
    row: bool = False
    quote: bool = False

    @property
    def text(self) -> str:
        """All of it without looks."""
        return "".join(run.text for run in self.runs)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = [Block()]
        self.bold = self.italic = 0
        self.lists: list[int] = []
        self.quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bold += tag in {"strong", "b", "th"} or tag in _HEADINGS
        self.italic += tag in {"em", "i"}
        self.quotes += tag == "blockquote"
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ul" else 1)
        elif tag == "li":
            number = self.lists[-1] if self.lists else 0
            self.blocks.append(Block(bullet=f"{number}." if number else "–"))
            if number:
                self.lists[-1] += 1
        elif tag == "br":
            self.blocks[-1].runs.append(Run("\n"))
        elif tag in _BLOCKS and not (tag == "p" and self.blocks[-1].bullet and not self.blocks[-1].runs):
            self.blocks.append(Block(heading=tag in _HEADINGS, row=tag == "tr", quote=self.quotes > 0))
        elif tag in {"td", "th"} and self.blocks[-1].runs:
            self.blocks[-1].runs.append(Run(" | "))

    def handle_endtag(self, tag: str) -> None:
        self.bold -= tag in {"strong", "b", "th"} or tag in _HEADINGS
        self.italic -= tag in {"em", "i"}
        self.quotes -= tag == "blockquote"
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag in {"ul", "ol", *_BLOCKS}:
            self.blocks.append(Block())

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split()) if not data.strip() else data.replace("\n", " ")
        if text or self.blocks[-1].runs:
            self.blocks[-1].runs.append(Run(text or " ", bool(self.bold), bool(self.italic)))


def blocks_of(markdown: str) -> list[Block]:
    """The paragraphs of a text; raw HTML in it is text, links are their words."""
    builder = _Builder()
    builder.feed(str(to_html(_MARK.sub("", markdown), to_root="").html))
    builder.close()
    return [block for block in builder.blocks if block.text.strip()]
