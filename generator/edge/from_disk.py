"""The public site as one zip whose pages open from a disk, without a server: what a reviewer looks at before a merge.

A browser that opens a file names no ``index.html`` by itself, loads no module and asks nobody for a search index. The
pages are rewritten after they are built, so that a preview shows what readers will get and nothing else differs.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

TOP = "xem-thu"
"""The one folder in the zip."""
MARK = "Bản xem thử"
NO_SEARCH = "Bản xem thử mở từ đĩa nên chưa tra cứu được. Mời bạn xem theo các danh sách dưới đây."
_EPOCH = (1980, 1, 1, 0, 0, 0)
_INDEX = "index.html"
_ADDRESSES = frozenset({"action", "data", "formaction", "href", "poster", "src"})
_ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^'">])*"""
_PIECE = re.compile(
    rf"<!--.*?-->|(?P<head><(?P<raw>script|style|textarea)\b{_ATTRIBUTES}>)(?P<rest>.*?</(?P=raw)\s*>)"
    rf"|<[a-z][\w-]*{_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(?P<name>\s[\w:-]+)(?P<is>\s*=\s*)(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)')""")
_REFRESH = re.compile(r"(\s*\d+\s*;\s*url=)(.*)", re.IGNORECASE | re.DOTALL)
_DROPPED = re.compile(
    r"""<(?:link\b[^>]*\brel="(?:canonical|preload)"|meta\b[^>]*\bname="robots")[^>]*>\s*""", re.IGNORECASE
)
_FIND = re.compile(r"""<form\b[^>]*\bclass="site-find".*?</form>""", re.DOTALL)
_OFF = re.compile(r"""(<p class="panel )explore__off(">).*?(</p>)""", re.DOTALL)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_BODY = re.compile(rf"<body\b{_ATTRIBUTES}>", re.IGNORECASE)
_IN_HEAD = """
    <meta name="robots" content="noindex, nofollow">
    <style>.xem-thu{margin:0;padding:.4rem 1rem;background:#ffe9a8;color:#3b2a00;font:600 16px/1.4 sans-serif;\
text-align:center}[data-explore]{display:none!important}</style>"""
_IN_BODY = f"""
    <aside class="xem-thu" aria-label="{MARK}">{MARK}: để người duyệt xem, chưa đăng. Không có phần tra cứu.</aside>"""
_SERVED_ONLY = ("sitemap", "robots.txt", "tra-cuu/chi-muc/")
"""How paths begin that only a served site needs."""


def archive_of(site: Path, site_url: str) -> bytes:
    """The zip of a built public site; the same bytes for the same site.

    Args:
        site: the folder of the site, as it would be served.
        site_url: the address it is built for; "" for none.

    Returns:
        One folder ``xem-thu`` whose ``index.html`` opens in any browser.
    """
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    kept = {path: file for path, file in sorted(paths.items()) if not path.startswith(_SERVED_ONLY)}
    return _zipped({path: file.read_bytes() for path, file in kept.items()}, site_url)


def _zipped(files: Mapping[str, bytes], site_url: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(f"{TOP}/{path}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            page = path.endswith(".html")
            written = page_from_disk(content.decode("utf-8"), path, files.keys(), site_url) if page else content
            archive.writestr(info, written, compresslevel=6)
    return out.getvalue()


def page_from_disk(page: str, path: str, files: Collection[str], site_url: str = "") -> str:
    """A page of the served site, as a file that opens by itself, marked, kept from search engines, without search."""
    page = _OFF.sub(lambda found: f"{found[1]}{found[2]}{NO_SEARCH}{found[3]}", _FIND.sub("", _DROPPED.sub("", page)))
    name = partial(address_from_disk, path=path, files=files, site_url=site_url)
    page = _PIECE.sub(partial(_piece, name), page)
    page = _HEAD.sub(lambda found: found[0] + _IN_HEAD, page, count=1)
    return _BODY.sub(lambda found: found[0] + _IN_BODY, page, count=1)


def address_from_disk(address: str, path: str, files: Collection[str], site_url: str = "") -> str:
    """The address with which the page at ``path`` names the same place when all are files.

    Query and anchor stay. An address of another site, of nothing that was built or of the page itself stays as it is.
    """
    parts, home = urlsplit(address), urlsplit(site_url)
    inside = parts.scheme in {"", home.scheme} and parts.netloc == home.netloc
    if (parts.netloc and not inside) or (parts.scheme and not parts.netloc) or not parts.path:
        return address
    base = home.path.rstrip("/") + "/"
    target = unquote(parts.path)
    if target.startswith("/"):
        if not (target.rstrip("/") + "/").startswith(base):
            return address
        target = target[len(base) :]
    else:
        target = posixpath.join(posixpath.dirname(path), target)
    target = posixpath.normpath(target)
    index = _INDEX if target == "." else f"{target}/{_INDEX}"
    target = index if index in files else target
    if target not in files:
        return address
    relative = posixpath.relpath(target, posixpath.dirname(path) or ".")
    return urlunsplit(("", "", quote(relative), parts.query, parts.fragment))


def _piece(name: Callable[[str], str], found: re.Match[str]) -> str:
    """A tag with its addresses named anew; comments and what scripts say stay, and a module is left out."""
    if found["head"]:
        module = found["raw"].lower() == "script" and re.search(r"\btype=.module\b", found["head"])
        return "" if module else _tag(name, found["head"]) + found["rest"]
    return found[0] if found[0].startswith("<!--") else _tag(name, found[0])


def _tag(name: Callable[[str], str], tag: str) -> str:
    refresh = tag.lower().startswith("<meta") and "http-equiv" in tag.lower()

    def attribute(found: re.Match[str]) -> str:
        key = found["name"].strip().lower()
        old = html.unescape(found["two"] if found["two"] is not None else found["one"])
        if key in _ADDRESSES:
            new = name(old)
        elif key == "srcset":
            new = re.sub(r"[^\s,]\S*[^\s,]", lambda one: name(one[0]), old)
        elif key == "content" and refresh and (wait := _REFRESH.fullmatch(old)):
            new = wait[1] + name(wait[2])
        else:
            return found[0]
        return found[0] if new == old else f'{found["name"]}{found["is"]}"{html.escape(new)}"'

    return _ATTRIBUTE.sub(attribute, tag)
