"""The built real site: every kind of page, links and fragments that lead somewhere, figures that count their lists."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

HOST = "https://trang.example"


def pages_of(folder: Path) -> dict[str, BeautifulSoup]:
    return {
        file.relative_to(folder).as_posix(): BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for file in sorted(folder.rglob("*.html"))
    }


def address_of(name: str, prefix: str) -> str:
    return prefix + name.removesuffix("index.html")


def test_every_kind_of_page_is_there(site: tuple[Path, str]) -> None:
    folder, _ = site
    for path in (
        "index.html guong/ta-quang-buu/index.html bai-viet/ta-quang-buu-gay-dung-bach-khoa/index.html "
        "quyet-dinh/qd-991-kt-ctn-1996/index.html su-kien/le-ky-niem-60-nam-2016/index.html don-vi/index.html "
        "don-vi/fep/index.html linh-vuc/giang-day/index.html cap-khen-thuong/nha-nuoc/index.html "
        "danh-hieu/giai-thuong-ho-chi-minh/index.html nam/1996/index.html nam-hoc/2026-2027/index.html "
        "phong-trao/index.html bang-vang/index.html thong-ke/index.html ke-hoach/index.html 404.html"
    ).split():
        assert (folder / path).is_file(), path


def test_links_fragments_and_figures(site: tuple[Path, str]) -> None:
    folder, prefix = site
    pages = pages_of(folder)
    anchors = {address_of(name, prefix): {tag["id"] for tag in soup.find_all(id=True)} for name, soup in pages.items()}
    lists = {
        (address_of(name, prefix), one["data-list"]): (int(one["data-total"]), len(one.find_all("li", recursive=False)))
        for name, soup in pages.items()
        for one in soup.find_all(attrs={"data-list": True})
    }
    wrong, figures = [], 0
    for name, soup in pages.items():
        here = HOST + address_of(name, prefix)
        for tag, attribute in (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")):
            for element in soup.find_all(tag, attrs={attribute: True}):
                target = urlsplit(urljoin(here, element[attribute]))
                if f"{target.scheme}://{target.netloc}" != HOST:
                    continue
                path = unquote(target.path)
                if not path.startswith(prefix) or not exists(folder, path.removeprefix(prefix)):
                    wrong.append(f"{name}: {element[attribute]}")
                elif target.fragment and path in anchors and unquote(target.fragment) not in anchors[path]:
                    wrong.append(f"{name}: {element[attribute]} (fragment)")
        for figure in soup.select("a.figure"):
            figures += 1
            target = urlsplit(urljoin(here, figure["href"]))
            value = int(figure["data-value"])
            assert figure.get_text(" ", strip=True).replace(".", "").find(str(value)) >= 0
            key = (unquote(target.path), target.fragment or "danh-sach")
            assert lists[key][0] == value, (name, figure["href"], value, lists[key])
    assert wrong == []
    assert figures > 100


def exists(folder: Path, path: str) -> bool:
    return (folder / path / "index.html").is_file() if path.endswith("/") or not path else (folder / path).is_file()


def test_titles_are_unique_and_every_page_has_one_heading_of_the_first_level(site: tuple[Path, str]) -> None:
    folder, _ = site
    seen: dict[str, str] = {}
    for name, soup in pages_of(folder).items():
        assert len(soup.find_all("h1")) == 1, name
        if soup.find("meta", attrs={"name": "robots", "content": "noindex"}):
            continue
        title = soup.title.get_text(strip=True)
        assert title not in seen, (name, seen.get(title))
        seen[title] = name
        assert soup.html["lang"] == "vi"
        description = soup.find("meta", attrs={"name": "description"})
        assert description is not None, name
        assert description["content"], name
