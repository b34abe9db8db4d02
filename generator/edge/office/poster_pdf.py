"""The A3 poster of a spread pack."""

from __future__ import annotations

import io
from pathlib import Path

import segno

from generator.edge.office.typesetting import Sheet, typeset
from generator.show.spread.plan import Pack
from generator.show.spread.texts import cut

TEMPLATE = Path(__file__).with_name("poster.typ")
WIDTH_MM = 100
"""The portrait's printed width."""
_TITLE, _SUMMARY, _PROSE, _HOW, _AWARD = 400, 420, 420, 420, 240
"""Characters of each part that a poster has room for; a reader stands before it for less than a minute."""


def poster_pdf(pack: Pack, portrait: bytes = b"") -> Sheet:
    """Set the poster.

    Args:
        pack: what it says; the caller has seen to it that print was agreed to.
        portrait: a JPEG without metadata, nothing for none.

    Returns:
        One page of A3, tagged, the same bytes for the same pack.

    Raises:
        CannotPrint: Typst refuses.
    """
    told = pack.told
    files = {"qr.svg": _code(told.link)}
    if portrait:
        files["portrait.jpg"] = portrait
    shown = pack.portrait if portrait else None
    data = {
        "site": pack.site or pack.publisher or "Gương điển hình",
        "publisher": pack.publisher if pack.publisher != pack.site else "",
        "eyebrow": told.eyebrow,
        "title": cut(told.title, _TITLE),
        "who": [cut(part, _AWARD) for part in (told.named, told.placed) if part],
        "summary": cut(told.summary, _SUMMARY),
        "prose": [cut(one, _PROSE) for one in told.paragraphs[:1]],
        "how": cut(told.how, _HOW),
        "copied": told.copied,
        "awards": [cut(one, _AWARD) for one in told.awards],
        "link": told.link,
        "invite": "Quét mã để đọc trọn câu chuyện" if told.is_story else "Quét mã để biết thêm",
        "qr": "qr.svg",
        "portrait": "portrait.jpg" if portrait else "",
        "portrait_alt": (shown.alt if shown else "") or f"Chân dung {pack.shown}",
        "credit": shown.credit if shown else "",
    }
    return typeset(TEMPLATE, data, files)


def _code(link: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue()
