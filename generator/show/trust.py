"""Signs that a page can be trusted: where it comes from, how to cite it, how to say that it is wrong."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from generator.show import addresses
from generator.show.qr import QrCodes
from generator.show.shortlinks import LENGTH, short_code, short_path
from generator.show.site import Site
from generator.show.views.lines import Citation, Foot, Link
from generator.words.dates import parse_date
from generator.words.model import AnyRecord, Story


def foot(site: Site, record: AnyRecord, kind: str, day: str) -> Foot:
    """What stands below a record's page; ``day`` is the ISO day it changed, "" when nobody can say."""
    file = f"{site.records}/{record.path}"
    return Foot(
        date=day,
        date_label=parse_date(day).vietnamese() if day else "",
        file=Link(text=file, url=site.history + quote(file) if site.history else ""),
        report=_report(site, record, addresses.record_path(kind, record.id)),
    )


def _report(site: Site, record: AnyRecord, path: str) -> Link | None:
    """A letter that says which record it is about; None while the site has no address to write to."""
    if not site.contact:
        return None
    lines = (
        f"Trang: {site.address(path)}",
        f"Hồ sơ: {record.path}",
        "",
        "Chỗ chưa đúng:",
        "",
        "Đúng ra là:",
        "",
        "Nguồn (nếu có):",
        "",
    )
    subject, body = quote(f"Báo lỗi: {path.rstrip('/')}", safe=""), quote("\r\n".join(lines), safe="")
    return Link(text="Báo lỗi trang này", url=f"mailto:{quote(site.contact, safe='@')}?subject={subject}&body={body}")


def citation(site: Site, story: Story) -> Citation | None:
    """How to cite a story; None while the site's own address is not known."""
    if not site.url:
        return None
    short = site.address(short_path(story.id))
    when = f", {'ngày ' if story.date.is_day else ''}{story.date.vietnamese()}" if story.date else ""
    words = (f"{story.author}." if story.author else "", f"“{story.title}”.", f"{site.name}{when}.", short)
    return Citation(
        text=" ".join(word for word in words if word),
        short=Link(text=short, path=short_path(story.id)),
        qr=_codes(site.address(addresses.SHORT)).later(short_code(story.id), "Mã QR của địa chỉ ngắn"),
    )


@lru_cache(maxsize=4)
def _codes(prefix: str) -> QrCodes:
    return QrCodes(prefix, LENGTH, "/")
