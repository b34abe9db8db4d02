"""The allow-list that pages of ``content/`` pass after MkDocs' Markdown has made HTML of them.

Python-Markdown lets raw HTML and attribute lists through, so its output is untrusted like its input.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3
from markupsafe import Markup

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "img input ins kbd label li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th "
    "thead time tr ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"checked", "disabled", "type"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
# Material's own parts have ids that begin with "__"; author text must not pose as one of them.
_ID = re.compile(r"[a-z0-9][a-zA-Z0-9:._-]*")
_CLASSES = re.compile(r"[a-zA-Z0-9 _-]*")
_ALIGNED = re.compile(r"text-align: ?(left|center|right);?")

LinkOf = Callable[[str, str], str | None]
"""What becomes of the address that a tag refers to, given both; None takes it out."""


def clean(html: str, link_of: LinkOf) -> Markup:
    """Safe HTML: only listed tags and attributes, addresses as ``link_of`` gives them."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name in {"href", "src"}:
            return link_of(tag, value)
        if name in {"id", "for"}:
            return value if _ID.fullmatch(value) else None
        if name == "class":
            return value if _CLASSES.fullmatch(value) else None
        if name == "style":
            return value if _ALIGNED.fullmatch(value) else None
        if tag == "input" and name == "type":
            return value if value == "checkbox" else None
        return value

    return Markup(  # noqa: S704 - this is the place that makes it safe
        nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=attribute,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel=None,
            strip_comments=True,
        )
    )


def clean_line(html: str) -> Markup:
    """One line of HTML without any tag, its entities kept; for titles that Markdown has made."""
    return Markup(nh3.clean(html, tags=set()))  # noqa: S704 - cleaned right here
