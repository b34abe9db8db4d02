"""A site of a few files, each of which says to which release it belongs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.edge.publishing.manifest import Named
from generator.edge.publishing.publication import Draft
from generator.edge.publishing.release import Content

PAGES = ("", "guong/an/", "guong/binh/", "bai-viet/mot-viec-tot/")
INLINE = '<script>__md_scope=new URL("{way}",location)</script>'
PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Trang bịa</title>{inline}
<link rel="stylesheet" href="/{style}"><script src="/{script}"></script>
<link rel="preload" as="font" href="/{font}"></head>
<body data-release="{label}">{filler}</body></html>
"""


def hashed(name: str, suffix: str, content: bytes) -> str:
    return f"assets/{name}.{hashlib.blake2b(content, digest_size=5).hexdigest()}.{suffix}"


def write_site(folder: Path, label: str) -> Path:
    """The site of one release; ``label`` stands in every file."""
    style, script = f"/* {label} */ body {{ color: #123 }}".encode(), f"/* {label} */ void 0;".encode()
    font = f"/* {label} */ wOF2".encode()
    files = {hashed("a", "css", style): style, hashed("b", "js", script): script, hashed("c", "woff2", font): font}
    names = dict(zip(("style", "script", "font"), files, strict=True))
    for page in (*PAGES, "404"):
        way = "/" if page == "404" else "/".join([".."] * page.count("/")) or "."
        text = PAGE.format(inline=INLINE.format(way=way), label=label, filler=f"{label} " * 600, **names)
        files["404.html" if page == "404" else f"{page}index.html"] = text.encode()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def draft(
    folder: Path,
    label: str,
    *,
    gone: tuple[str, ...] = (),
    moved: dict[str, str] | None = None,
    named: dict[str, Named] | None = None,
) -> Draft:
    content = Content(folder=write_site(folder / label, label))
    return Draft(content=content, made="2026-11-22T08:00:00+07:00", gone=gone, moved=moved or {}, named=named or {})
