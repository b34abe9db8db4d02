"""Author Markdown to safe HTML.

CommonMark with GFM tables, strikethrough, bare links and footnotes. Raw HTML is shown as the text it is. The
parser is linear in its input; what it makes then passes an allow-list, so a hole in the one is closed by the other.
``[^3]`` without a definition of its own is a mark that leads to source number 3 of the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from urllib.parse import unquote

import comrak
import nh3
from markupsafe import Markup

from generator.show.views.lines import Body
from generator.words.vietnamese import fold

TAGS = frozenset(
    {
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "strong",
        "sup",
        "ul",
    }
    | {"h2", "h3", "h4", "h5", "h6", "table", "tbody", "td", "th", "thead", "tr"}
)
ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "aria-label"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "li": {"id"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"align"},
    "th": {"align"},
}
MOST_COLUMNS = 200
_NESTED = re.compile(r"(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}")
_PREFIX = "u-"
_SITE_LINK = re.compile(r"/?((?:[a-z0-9-]+/)+)(#[\w-]+)?")
_MEDIA = re.compile(r"/?(media/[^\\?#]+)")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"\[\^(\d{1,3})\]")
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*/>')
_CODE_OR_TEXT = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>|<[^>]*>)", re.DOTALL)


def _options() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.autolink = extensions.footnotes = True
    rendering.escape = True
    return extensions, rendering


_EXTENSIONS, _RENDERING = _options()


def to_html(text: str, *, to_root: str, sources: int = 0) -> Body:
    """Safe HTML of an author's ``text``.

    Args:
        text: the body of a record.
        to_root: the relative way from the page to the site's root (``../../``), put before links into the site.
        sources: how many sources the record has; a mark beyond that stays the text it is.
    """
    if _is_monstrous(text):
        return Body(html=Markup("<pre>{}</pre>").format(text))
    raw = comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    raw, headings = _headings(_PICTURE.sub(_picture, raw))
    clean = _cleaner(to_root).clean(raw)
    safe = Markup(_source_marks(_finished(clean), sources))  # noqa: S704 - sanitised right above
    return Body(html=safe, headings=headings)


@lru_cache(maxsize=32)
def _cleaner(to_root: str) -> nh3.Cleaner:
    """The allow-list for pages from which ``to_root`` leads to the site's root; making it costs as much as using it."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES | {f"h{level}": {"id"} for level in range(2, 7)},
        url_schemes={"http", "https", "mailto"},
        attribute_filter=lambda tag, name, value: _attribute(tag, name, value, to_root),
        link_rel=None,
        strip_comments=True,
    )


@dataclass(frozen=True, kw_only=True)
class Text:
    """An author's text that is made safe HTML when somebody looks at it; its parts are those of ``to_html``.

    Until then it is as cheap to carry and to compare as the text itself.
    """

    text: str
    to_root: str
    sources: int = 0

    @property
    def html(self) -> Markup:
        """Safe HTML."""
        return self._drawn.html

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """The anchors and words of its main headings."""
        return self._drawn.headings

    @cached_property
    def _drawn(self) -> Body:
        return to_html(self.text, to_root=self.to_root, sources=self.sources)


def _is_monstrous(text: str) -> bool:
    """Whether no person wrote this: hundreds of columns or nested quotes, which cost minutes and gigabytes to draw."""
    return any(line.count("|") > MOST_COLUMNS or _NESTED.match(line) for line in text.split("\n"))


def plain_text(text: str) -> str:
    """An author's text without its markup, on one line; for descriptions and comparisons."""
    if _is_monstrous(text):
        return " ".join(text.split())
    html = comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    return " ".join(_MARK.sub("", unescape(_TAG.sub(" ", html))).split())


def _headings(html: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Shift headings so that the highest is h2 (the page's title is the one h1), and give each an id."""
    levels = [int(found[1]) for found in _HEADING.finditer(html)]
    if not levels:
        return html, ()
    shift = 2 - min(levels)
    seen: dict[str, int] = {}
    listed: list[tuple[str, str]] = []

    def rewrite(found: re.Match[str]) -> str:
        level = min(6, int(found[1]) + shift)
        words = " ".join(unescape(_TAG.sub("", found[2])).split())
        anchor = _PREFIX + (_NOT_LETTERS.sub("-", fold(words)).strip("-") or "muc")
        seen[anchor] = seen.get(anchor, 0) + 1
        if seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor]}"
        if level == 2:
            listed.append((anchor, words))
        return f'<h{level} id="{anchor}">{found[2]}</h{level}>'

    return _HEADING.sub(rewrite, html), tuple(listed)


def _attribute(tag: str, name: str, value: str, to_root: str) -> str | None:
    if name == "href":
        return _link(value, to_root)
    if tag == "img" and name == "src":
        found = _MEDIA.fullmatch(value)
        return to_root + found[1] if found and ".." not in unquote(value) else None
    if name == "id":
        return value if value.startswith(_PREFIX) else _PREFIX + value
    if name == "class":
        return value if value in {"footnotes", "footnote-ref", "footnote-backref"} else None
    return value


def _link(value: str, to_root: str) -> str | None:
    if value.startswith(("http://", "https://", "mailto:")):
        return value
    if value.startswith("#"):
        return "#" + _PREFIX + value[1:].removeprefix(_PREFIX)
    found = _SITE_LINK.fullmatch(value)
    return to_root + found[1] + (found[2] or "") if found else None


def _finished(html: str) -> str:
    """The parser's English words in Vietnamese, alignment as classes, links out of the site marked as such."""
    if ' align="' in html:
        html = re.sub(r'(<t[dh]) align="(left|center|right)"', r'\1 class="to-\2"', html)
    if "Back to reference" in html:
        html = re.sub(r'aria-label="Back to reference ([\d-]+)"', r'aria-label="Trở lại chỗ ghi chú \1"', html)
    return re.sub(r'<a href="(?=https?:)', '<a rel="noopener nofollow" href="', html)


def _picture(found: re.Match[str]) -> str:
    """A picture of the repository as it is; any other as its description (both still to be sanitised)."""
    return found[0] if _MEDIA.fullmatch(unescape(found[1])) else found[2]


def _source_marks(html: str, sources: int) -> str:
    """Turn ``[^3]`` in running text, never inside code, into a link to source number 3."""
    if "[^" not in html:
        return html

    def link(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= sources:
            return found[0]
        return f'<sup class="source-mark"><a href="#nguon-{number}" aria-label="Nguồn {number}">{number}</a></sup>'

    parts = _CODE_OR_TEXT.split(html)
    return "".join(part if number % 2 else _MARK.sub(link, part) for number, part in enumerate(parts))
