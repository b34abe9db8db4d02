"""The addresses of the site (DESIGN, section 5): promises to everybody who links here."""

from __future__ import annotations

HOME = ""
PROFILES = "guong/"
STORIES = "bai-viet/"
DECISIONS = "quyet-dinh/"
EVENTS = "su-kien/"
UNITS = "don-vi/"
FIELDS = "linh-vuc/"
LEVELS = "cap-khen-thuong/"
AWARDS = "danh-hieu/"
YEARS = "nam/"
SCHOOL_YEARS = "nam-hoc/"
MOVEMENTS = "phong-trao/"
ROLL = "bang-vang/"
FIGURES = "thong-ke/"
EXPLORE = "tra-cuu/"
REPLICATIONS = "nhan-rong/"
EMBEDS = "nhung/"
SHORT = "b/"
PROPOSALS = "de-nghi/"
INNER = "noi-bo/"
LADDER = "noi-bo/nac-thang/"
MEETINGS = "noi-bo/giao-luu/"
ACTIVITY = "noi-bo/hoat-dong/"
WITHHELD = "noi-bo/chua-cong-bo/"
YEAR = "lich/"
YEAR_CALENDAR = "lich/viec-trong-nam.ics"
DATA = "du-lieu/"
API = "api/v1/"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
CALENDAR = "calendar.ics"

FIXED = frozenset(
    {HOME, PROFILES, STORIES, DECISIONS, EVENTS, UNITS, FIELDS, LEVELS, AWARDS, YEARS, ROLL, FIGURES, EXPLORE}
)
"""Pages that every site has; no page of ``content/`` can stand there."""

RECORD_FOLDERS = {
    "profile": PROFILES,
    "story": STORIES,
    "decision": DECISIONS,
    "event": EVENTS,
}


def record_path(kind: str, record_id: str) -> str:
    """The address of a record's page, relative to the site's root; "" for kinds without pages."""
    folder = RECORD_FOLDERS.get(kind, "")
    return f"{folder}{record_id}/" if folder else ""


def file_of(path: str) -> str:
    """The file that answers an address: ``guong/x/`` is ``guong/x/index.html``."""
    return f"{path}index.html" if path.endswith("/") or not path else path


def to_root(path: str) -> str:
    """The relative way from an address to the site's root."""
    return "../" * path.count("/")
