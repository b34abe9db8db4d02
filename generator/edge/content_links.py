"""Links of the pages of ``content/``: read as MkDocs' Markdown makes them, followed, told with their line."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from generator.edge import sanitize
from generator.edge.content import INDEX_NAMES, PAGE_SUFFIX, read_page, walk
from generator.edge.rules import DEAD_LINK, FOREIGN_PICTURE
from generator.intake.frontmatter import decode
from generator.know.checks.bodies import without_code
from generator.show.addresses import file_of
from generator.words.diagnostics import Diagnostic, Place
from generator.words.memory import FORGETFUL, Memory, key_of
from generator.words.vietnamese import nearest, slug

_KIND = "links"
_BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of a site."""
_ADDRESS = {"a": "href", "img": "src"}
_OURS = "\ue000"
_MARK = re.compile(r"""\b(?:id|name)=["']([^"']*)["']""")
_BEFORE, _AFTER = frozenset("(<\"'= \t\n:"), frozenset(")>\"' \t\n")
There = Callable[[str], bool | None]
"""Whether a file of the site will be there; None where only a build can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a site reads Markdown: the extensions by name, and what each is told."""

    names: tuple[str, ...]
    options: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A page: its path in ``content/``, every link and picture, and the places to link to.

    A link is its tag, its address, and whether MkDocs looks for a file of that name: it does not in an author's HTML.
    """

    path: str
    links: tuple[tuple[str, str, bool], ...]
    marks: frozenset[str]


def anchor(text: str, separator: str) -> str:
    """The anchor of a heading; Markdown's own way loses the letter Đ."""
    return (slug(text) or "muc").replace("-", separator)


def way_of(extensions: object) -> Way:
    """How Markdown is read, by what ``mkdocs.yml`` says under ``markdown_extensions``."""
    names: list[str] = list(_BUILT_IN)
    options: dict[str, Mapping[str, Any]] = {}
    if isinstance(extensions, Mapping):
        extensions = [{name: told} for name, told in extensions.items()]
    for one in extensions if isinstance(extensions, list) else ():
        told = one if isinstance(one, Mapping) else {one: None}
        for name, said in told.items():
            names += [str(name)] if name not in names else []
            options[str(name)] = said if isinstance(said, Mapping) else {}
    return Way(names=tuple(names), options=options)


def read_links(folder: Path, way: Way, memory: Memory = FORGETFUL) -> tuple[Linking, ...]:
    """The links of all pages in ``folder``; of one that Markdown cannot read, none: the build will say why."""
    pages = []
    for path, entry in walk(folder, ""):
        if path.endswith(PAGE_SUFFIX) and entry.is_file(follow_symlinks=False):
            page = _read(Path(entry.path), path.removeprefix("/"), way, memory)
            pages += [page] if page else []
    return tuple(pages)


def _read(file: Path, path: str, way: Way, memory: Memory) -> Linking | None:
    try:
        raw = file.read_bytes()
    except OSError:
        return None
    key = key_of(
        raw, path, repr(way.names), json.dumps(way.options, sort_keys=True, default=lambda one: str(type(one)))
    )
    found = memory.recall(_KIND, key)
    if found is None:
        found = _links_in(read_page(raw, path).body, way)
        memory.keep(_KIND, key, found)
    links, marks = found
    return Linking(path=path, links=links, marks=frozenset(marks))


def _links_in(body: str, way: Way) -> tuple[tuple[tuple[str, str, bool], ...], tuple[str, ...]]:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class Marking(Treeprocessor):  # type: ignore[misc]
        """Marks relative addresses that were written in Markdown; HTML of the author's is no part of this tree."""

        def run(self, root: Any) -> None:
            for element in root.iter():
                key = _ADDRESS.get(element.tag)
                if key and _is_relative(element.get(key) or ""):
                    element.set(key, _OURS + element.get(key))

    options = {name: dict(told) for name, told in way.options.items()}
    options.setdefault("toc", {}).setdefault("slugify", anchor)
    try:
        reader = Markdown(extensions=way.names, extension_configs=options)
        reader.treeprocessors.register(Marking(reader), "exemplars_links", 0)
        html = reader.convert(body)
    except Exception:
        return (), ()  # an extension of somebody else may fail in any way
    links: list[tuple[str, str, bool]] = []

    def of(tag: str, value: str) -> str:
        links.append((tag, value.removeprefix(_OURS), value.startswith(_OURS)))
        return value

    sanitize.clean(html, of)
    return tuple(links), tuple(sorted(set(_MARK.findall(html))))


def _is_relative(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.path) and not parts.scheme and not parts.netloc and not address.startswith(("/", "\\"))


def files_in(folder: Path) -> dict[str, str]:
    """Where every file of ``folder`` will stand on the site, by its path in it."""
    return {
        path.removeprefix("/"): _stands_at(path.removeprefix("/"))
        for path, entry in walk(folder, "")
        if not entry.is_dir(follow_symlinks=False)
    }


def _stands_at(path: str) -> str:
    name = PurePosixPath(path)
    if name.suffix != PAGE_SUFFIX:
        return path
    here = name.parent if name.stem.lower() in INDEX_NAMES else name.with_suffix("")
    return "index.html" if here == PurePosixPath() else f"{here}/index.html"


def dead_links(
    root: Path, folder: str, pages: Sequence[Linking], there: There, known: Callable[[], Iterable[str]]
) -> Iterator[Diagnostic]:
    """Links that lead nowhere and pictures of other sites.

    Args:
        root: the repository.
        folder: the name of the folder of pages in it.
        pages: what they link to.
        there: asked for files that are none of the folder's.
        known: gives the files of the site that a misspelled address may have meant.
    """
    files = files_in(root / folder)
    marks = {files[one.path]: one.marks for one in pages if one.path in files}
    site = _Site(files=files, standing=frozenset(files.values()), marks=marks, there=there, known=known)
    for page in pages:
        text, times = "", Counter[str]()
        for tag, target, by_file in page.links:
            times[target] += 1
            if wrong := site.wrong(page, tag, target, by_file=by_file):
                text = text or _text(root / folder / page.path)
                line, column = _where(text, target, times[target])
                yield replace(wrong, place=Place(path=f"{folder}/{page.path}", line=line, column=column))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    """What links may lead to: files of the folder by path and where they stand, places on its pages, all the rest."""

    files: Mapping[str, str]
    standing: frozenset[str]
    marks: Mapping[str, frozenset[str]]
    there: There
    known: Callable[[], Iterable[str]]

    def wrong(self, page: Linking, tag: str, target: str, *, by_file: bool) -> Diagnostic | None:
        """What is wrong with a link of ``page``; the place is left to the caller."""
        place = Place(path=page.path)
        try:
            parts = urlsplit(target)
        except ValueError:  # http://[…, an address that only looks like one of IPv6
            return dead(place, target, ())
        if parts.scheme or parts.netloc:
            return foreign(place, target) if tag == "img" and parts.scheme != "data" else None
        named = self._named(page, parts) if by_file else ""
        file = named or self._addressed(page, parts)
        if file not in self.standing and self.there(file) is False:
            return dead(place, parts.path, (*self.standing, *self.known()))
        if by_file and not named:
            return _from_here(place, parts, file)
        fragment = unquote(parts.fragment)
        if fragment and fragment not in self.marks.get(file, {fragment}):
            return _no_mark(place, parts, self.marks[file])
        return None

    def _named(self, page: Linking, parts: SplitResult) -> str:
        """Where the file of the folder stands that a link names; "" where there is none."""
        inside = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
        return self.files.get(inside, "")

    def _addressed(self, page: Linking, parts: SplitResult) -> str:
        """The file of the site at the address of a link."""
        here = self.files.get(page.path, "")
        if not parts.path:
            return here
        if parts.path.startswith("/"):
            return file_of(parts.path[1:])
        plain = unquote(parts.path)
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(here), plain))
        is_folder = plain.endswith("/") or plain.rpartition("/")[2] in {".", ".."}
        return file_of("" if whole == "." else f"{whole}/" if is_folder else whole)


def dead(place: Place, target: str, known: Iterable[str]) -> Diagnostic:
    """What is said of a link to ``target``; ``known`` are files of the site that may have been meant."""
    target = target[:200]
    pages = ("/" + path.removesuffix("index.html") for path in known if path.endswith("index.html"))
    message = f"Liên kết “{target}” không dẫn tới trang nào của trang này."
    return DEAD_LINK.at(place, message, fixes=nearest(target, pages, limit=1))


def foreign(place: Place, target: str) -> Diagnostic:
    """What is said of a picture that lies elsewhere."""
    message = f"Ảnh “{target[:200]}” nằm ở trang khác; hãy chép ảnh vào content/ rồi dùng ảnh đó."
    return FOREIGN_PICTURE.at(place, message)


def _from_here(place: Place, parts: SplitResult, file: str) -> Diagnostic:
    """A link to a page of the site that says the way from here, which MkDocs does not follow."""
    message = f"Liên kết “{parts.path[:200]}” không nêu tệp nào của content/; tới trang khác, hãy viết từ gốc: “/…/”."
    return DEAD_LINK.at(place, message, fixes=["/" + file.removesuffix("index.html")])


def _no_mark(place: Place, parts: SplitResult, marks: Iterable[str]) -> Diagnostic:
    page = f"Trang “{parts.path[:200]}”" if parts.path else "Trang này"
    fixes = [f"{parts.path}#{one}" for one in nearest(unquote(parts.fragment), marks, limit=1)]
    message = f"{page} không có đề mục “#{parts.fragment[:200]}”."
    return DEAD_LINK.at(place, message, hint="Chữ sau dấu # là tên đề mục, viết không dấu.", fixes=fixes)


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes(), file.name).text or ""
    except OSError:
        return ""


def _where(text: str, target: str, time: int) -> tuple[int, int]:
    """The line and column of the ``time``-th place in the text where ``target`` stands as an address; the first
    character where it is written otherwise.
    """
    plain, at, last = without_code(text), -1, -1
    while time and (at := plain.find(target, at + 1)) >= 0:
        end = at + len(target)
        if (at == 0 or plain[at - 1] in _BEFORE) and (end == len(plain) or plain[end] in _AFTER):
            last, time = at, time - 1
    return (text.count("\n", 0, last) + 1, last - text.rfind("\n", 0, last)) if last >= 0 else (1, 1)
