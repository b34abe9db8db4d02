"""What a reader of the built pages can see and count: figures, lists and rows, by the theme's marks.

The marks are a promise of the theme: ``<a class="figure" data-figure=KEY data-value=N href>`` is a number,
``<ol data-list=ID data-kind=KIND data-total=N start=S>`` a list of its own ``<li>``, ``<li data-branch=ADDRESS
[data-own]>`` a part with its figures.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.support.rendering import Built

_HOST = "https://site.invalid/"
_FOLDERS = {
    "profiles": "guong/",
    "claims": "guong/",
    "stories": "bai-viet/",
    "awards": "quyet-dinh/",
    "decisions": "quyet-dinh/",
    "events": "su-kien/",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads inside the site: the file that answers, and the fragment ("" for none)."""

    file: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure on a page."""

    key: str
    value: int
    shown: str
    target: Target | None


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a theme with its figures."""

    file: str
    own: bool
    numbers: tuple[Number, ...]


def file_of(address: str) -> str:
    """``don-vi/x/`` is answered by ``don-vi/x/index.html``."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def resolve(file: str, href: str) -> Target | None:
    """Where ``href`` on the page in ``file`` leads; None for a link out of the site."""
    url = urlsplit(urljoin(_HOST + posixpath.dirname(file) + "/" if "/" in file else _HOST, href))
    if f"{url.scheme}://{url.netloc}/" != _HOST:
        return None
    return Target(file_of(unquote(url.path.lstrip("/"))), unquote(url.fragment))


@dataclass(slots=True)
class Reader:
    """Somebody who opens pages of a built site and follows links."""

    built: Built
    _soups: dict[str, Tag] = field(default_factory=dict)
    _walked: dict[tuple[Target, str], list[str]] = field(default_factory=dict)

    def content(self, file: str) -> Tag:
        """The content column of a page; the page's body where it has no column."""
        if file not in self._soups:
            html = self.built.html(file)
            start = html.find("<article ")
            end = html.rfind("</article>")
            column = html[start : end + len("</article>")] if 0 <= start < end else html[html.find("<body") :]
            found = BeautifulSoup(column, "html.parser").find(["article", "main"])
            assert isinstance(found, Tag), f"{file} has no content column"
            self._soups[file] = found
        return self._soups[file]

    def headline(self, file: str) -> dict[str, Number]:
        """The figures below a page's title, by key."""
        head = self.content(file).find("header", class_="head")
        numbers = self.numbers(head, file) if isinstance(head, Tag) else ()
        assert len({one.key for one in numbers}) == len(numbers), f"{file}: a figure stands twice"
        return {one.key: one for one in numbers}

    def numbers(self, part: Tag, file: str) -> tuple[Number, ...]:
        """Every figure in a part of the page ``file``."""
        return tuple(
            Number(
                key=str(link["data-figure"]),
                value=int(str(link["data-value"])),
                shown=link.select_one(".figure__value").get_text(strip=True),  # type: ignore[union-attr]
                target=resolve(file, str(link["href"])),
            )
            for link in part.select("a.figure[data-figure]")
        )

    def rows(self, file: str) -> tuple[Row, ...]:
        """The parts that a page lists."""
        found = []
        for row in self.content(file).select("li[data-branch]"):
            target = resolve(file, str(row.find("a", href=True)["href"]))  # type: ignore[index]
            assert target is not None
            assert target.file == file_of(str(row["data-branch"]))
            found.append(Row(target.file, row.has_attr("data-own"), self.numbers(row, file)))
        return tuple(found)

    def items_behind(self, number: Number) -> list[str]:
        """The addresses of all items of the list a figure leads to, on as many pages as it takes.

        An award is named by its decision, a claim by its recipient, anything else by its own page. Items that are
        marked as revoked are in lists of their own right, but in no figure.
        """
        assert number.target is not None
        way = (number.target, number.key)
        if way not in self._walked:
            self._walked[way] = self._walk(number.target, number.key)
        return self._walked[way]

    def _walk(self, start: Target, key: str) -> list[str]:
        file, found = start.file, self._list(start.file, start.fragment, key)
        section = found.find_parent("section")
        more = section.select_one("p.more > a[href]") if section and self._is_cut(found) else None
        if more:
            whole = resolve(file, str(more["href"]))
            assert whole is not None
            file, found = whole.file, self._list(whole.file, whole.fragment, key)
        total = int(str(found["data-total"]))
        items: list[str] = []
        while True:
            assert int(str(found["start"])) == len(items) + 1, f"{file}: the list does not go on where it stopped"
            items += self._items(found, file)
            following = self.content(file).select_one('a[rel="next"]')
            if following is None:
                break
            after = resolve(file, str(following["href"]))
            assert after is not None
            file, found = after.file, self._list(after.file, "", key)
            assert int(str(found["data-total"])) == total
        assert len(items) == total, f"{file}: the list says {total} and has {len(items)}"
        return items

    def _list(self, file: str, fragment: str, key: str) -> Tag:
        """The list at a place: of the section with that anchor, or the page's only one, or its only one of a kind."""
        column = self.content(file)
        if fragment:
            place = column.find(id=fragment)
            assert isinstance(place, Tag), f"{file} has no #{fragment}"
            lists = place.select("ol[data-list]")
        else:
            lists = column.select("ol[data-list]")
            if len(lists) > 1:
                lists = [one for one in lists if one["data-kind"] == key]
        assert len(lists) == 1, f"{file}#{fragment} has {len(lists)} lists of {key}"
        return lists[0]

    @staticmethod
    def _is_cut(found: Tag) -> bool:
        return len(found.find_all("li", recursive=False)) < int(str(found["data-total"]))

    def _items(self, found: Tag, file: str) -> list[str]:
        folder = _FOLDERS[str(found["data-kind"])]
        return [
            _first_link(item, file, folder)
            for item in found.find_all("li", recursive=False)
            if item.get("data-status") != "revoked"
        ]


def _first_link(item: Tag, file: str, folder: str) -> str:
    """The first link of an item into ``folder``; an item on a record's own page need not name that record again."""
    for link in item.find_all("a", href=True):
        target = resolve(file, str(link["href"]))
        if target and target.file.startswith(folder):
            return target.file
    if file.startswith(folder):
        return file
    raise AssertionError(f"{file}: an item without a link into {folder}: {item.get_text(' ', strip=True)[:80]}")
