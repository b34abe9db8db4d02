"""The small parts views are made of. All text is raw; only fields called ``*_html`` hold safe HTML.

Addresses (``path``) are relative to the site's root and end in "/" (``guong/tran-thi-mau/``); "" means no page.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.show.pictures import Made
from generator.show.qr import Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place to go. ``path`` is inside the site, ``url`` outside it."""

    text: str
    path: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that is always a link to the list that makes it (``path`` may end in ``#anchor``)."""

    key: str
    label: str
    value: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A row of a definition list: a label and one or more values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """An entry of a list of sources; its number is what ``[^n]`` in the text refers to."""

    number: int
    title: str
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the site. ``path`` is a file of middling size that every browser can show; ``avif``, ``webp`` and
    ``jpeg`` are all its files, narrowest first. ``width`` and ``height`` are the source's and give the shape of all.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    avif: tuple[Made, ...] = ()
    webp: tuple[Made, ...] = ()
    jpeg: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """A profile in a list or on a card. ``initials`` stand in for a missing portrait."""

    path: str
    name: str
    full_name: str
    initials: str
    kind: str
    kind_label: str
    unit: str
    position: str
    summary: str
    awards: int = 0
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in a list or on a card. ``date`` is ISO, ``date_label`` Vietnamese; ``names`` are its exemplars."""

    path: str
    title: str
    date: str
    date_label: str
    kind: str
    kind_label: str
    summary: str
    names: tuple[Link, ...]
    fields: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One award record in a list.

    ``name`` is "" when the recipient may not be named; then ``anonymous`` says what can be said ("Một cá nhân").
    ``number`` is "" when unknown; templates then say "chưa có số quyết định".
    """

    award: Link
    level: Link
    name: str
    anonymous: str
    profile: Link | None
    kind: str
    unit: Link
    unit_note: str
    position: str
    number: str
    date: str
    date_label: str
    issuer: str
    decision: Link
    ordinal: str = ""
    work: str = ""
    citation: str = ""
    note: str = ""
    occasion: str = ""
    school_year: Link | None = None
    movement: Link | None = None
    posthumous: bool = False
    revoked: bool = False
    revocation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A known award whose decision is not on file. ``year_label`` is "" when the year is unknown."""

    award: Link
    level: Link
    profile: Link
    year_label: str
    unit: Link | None = None
    ordinal: str = ""
    work: str = ""
    note: str = ""
    posthumous: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in a list."""

    path: str
    title: str
    date: str
    date_label: str
    kind_label: str
    place: str = ""
    upcoming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision in a list. ``number`` is "" when unknown."""

    path: str
    number: str
    title: str
    date: str
    date_label: str
    issuer: str
    recipients: int


Line = ProfileLine | StoryLine | AwardLine | ClaimLine | EventLine | DecisionLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with all its items or, when long, the first of them.

    ``id`` is its anchor; ``kind`` says which template part draws an item (``profiles``, ``stories``, ``awards``,
    ``claims``, ``events``, ``decisions``); ``total`` is the whole list's length; ``start`` is the number of the
    first item shown; ``more`` leads to the whole list where items are left out.
    """

    id: str
    kind: str
    title: str
    items: tuple[Line, ...]
    total: int
    start: int = 1
    note: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A row of an index: a theme, a short note, and its figures."""

    link: Link
    note: str = ""
    figures: tuple[Figure, ...] = ()
    depth: int = 0
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchGroup:
    """Rows of an index under one heading ("" for none)."""

    title: str
    rows: tuple[Branch, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart and one row of the table beside it; ``share`` is 0 to 1 of the longest bar."""

    label: Link
    figure: Figure
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A bar chart with its table."""

    id: str
    title: str
    unit: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point of a timeline. ``year_label`` is "" when unknown; ``also`` is a second link, ``about`` what there is to
    tell of it.
    """

    year_label: str
    text: str
    link: Link | None = None
    kind: str = ""
    also: Link | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence; ``link`` is None where it may not be shown."""

    kind_label: str
    title: str
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Where a page comes from: the day it changed (ISO, "" when unknown), the file of its record, the way to report a
    mistake. ``file.url`` leads to the file's history where readers may see it.
    """

    date: str
    date_label: str
    file: Link
    report: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """How to cite a story: the text, with its permanent short address, and that address as a QR code."""

    text: str
    short: Link
    qr: Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Author text made safe, with the headings a table of contents needs."""

    html: Markup
    headings: tuple[tuple[str, str], ...] = ()
