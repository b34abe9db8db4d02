"""What the mini site is today, as texts that read well in a diff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from generator.edge.printing import text
from tests.support import odd
from tests.support.reading import Reader, file_of
from tests.support.rendering import mini_site

EXPECTED = Path(__file__).parent / "expected"
OUTPUTS, FINDINGS = "outputs.txt", "findings.txt"
PAGES = {
    "home": "",
    "profile": "guong/nguyen-thi-minh/",
    "profile-deceased": "guong/hoang-van-lam/",
    "profile-revoked": "guong/dang-thi-suong/",
    "profile-cyrillic": "guong/sergei-volkov/",
    "profile-collective": "guong/nhom-bao-lut/",
    "story": "bai-viet/bai-toan-ven-song/",
    "story-long-title": "bai-viet/tieu-de-rat-dai/",
    "decision": "quyet-dinh/bang-khen-bo-2014/",
    "decision-revoked": "quyet-dinh/giay-khen-thu-hoi-2009/",
    "event": "su-kien/giao-luu-2024/",
    "unit": "don-vi/dhsh/",
    "unit-merged": "don-vi/truong-dien-toan/",
    "unit-split": "don-vi/cu-vien-nhiet-lanh/",
    "unit-empty": "don-vi/khoa-moi/",
    "crossing": "don-vi/dhsh/theo-linh-vuc/",
    "crossing-value": "don-vi/dhsh/theo-linh-vuc/cong-dong/",
    "unit-own": "don-vi/dhsh/rieng/",
    "unit-index": "don-vi/",
    "field": "linh-vuc/cong-dong/",
    "level": "cap-khen-thuong/nha-nuoc/",
    "award": "danh-hieu/hc-lao-dong/",
    "award-index": "danh-hieu/",
    "year": "nam/2025/",
    "school-year": "nam-hoc/2024-2025/",
    "movement": "phong-trao/day-tot-hoc-tot/",
    "profile-index": "guong/",
    "decision-index": "quyet-dinh/",
    "roll": "bang-vang/",
    "roll-whole": "bang-vang/tat-ca/",
    "figures": "thong-ke/",
    "list": "don-vi/bo-mon-he-thong/khen-thuong/7/",
    "tombstone": "guong/le-thi-hoa-da-rut/",
    "redirect": "guong/ho-thi-nga-phong-tccb/",
    "short-link": "b/s7br6px/",
    "short-link-withdrawn": "b/wesdrms/",
    "open-data": "du-lieu/",
    "embed": "nhung/dhsh/",
    "embed-guide": "nhung/",
    "search": "tra-cuu/",
    "replications": "nhan-rong/",
    "proposal": "de-nghi/de-nghi-huan-chuong-2026/",
    "proposal-index": "de-nghi/",
    "not-found": "404.html",
}
"""At least one page of every kind."""

NAMES = (
    OUTPUTS,
    FINDINGS,
    *(f"pages/{name}.html" for name in PAGES),
    *(f"odd/{name}.html" for name in odd.PAGES),
)

_HASH = re.compile(r"\.[0-9a-f]{10}(\.(?:js|css))")


def snapshot(name: str) -> str:
    """The text that ``expected/<name>`` should hold."""
    if name == OUTPUTS:
        return "".join(f"{path}  {output.maker}\n" for path, output in sorted(mini_site().outputs.items()))
    if name == FINDINGS:
        return text.render(mini_site().plan.diagnostics)
    kind, _, page = name.removesuffix(".html").partition("/")
    site, address = (odd.odd_site(), odd.PAGES[page]) if kind == "odd" else (mini_site(), PAGES[page])
    column = Reader(site).content(file_of(address))
    return "".join(f"{line}\n" for line in _lines(column, 0))


def _lines(element: Tag, depth: int) -> Iterator[str]:
    """An element a line, indented; one that holds only words stands on one line with them."""
    indent = "  " * depth
    attributes = "".join(f' {name}="{_value(value)}"' for name, value in sorted(element.attrs.items()))
    opening, closing = f"<{element.name}{attributes}>", f"</{element.name}>"
    parts = [part for part in element.children if _is_shown(part)]
    if not parts:
        yield f"{indent}{opening}"
    elif len(parts) == 1 and isinstance(parts[0], NavigableString):
        yield f"{indent}{opening}{_words(parts[0])}{closing}"
    else:
        yield f"{indent}{opening}"
        for part in parts:
            if isinstance(part, Tag):
                yield from _lines(part, depth + 1)
            else:
                yield f"{indent}  {_words(part)}"
        yield f"{indent}{closing}"


def _is_shown(part: object) -> bool:
    if isinstance(part, PreformattedString):
        return False
    return isinstance(part, Tag) or bool(str(part).strip())


def _value(value: str | list[str]) -> str:
    """An attribute; the hash in the name of a published asset changes with every stylesheet and means nothing here."""
    return _HASH.sub(r".HASH\1", value if isinstance(value, str) else " ".join(value))


def _words(part: object) -> str:
    return " ".join(str(part).split())
