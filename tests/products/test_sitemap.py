"""The sitemap lists every page that wants to be found, once, with days that are true."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.edge.site import build_site
from generator.show.outputs import Output, Page
from generator.show.products.sitemap import plan_sitemap
from tests.products.sites import NAMES, changed_mini, content, site
from tests.support.rendering import Built, copy_of_mini

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(raw: bytes) -> dict[str, str]:
    """Addresses with their days, "" for none, read as the schema of sitemaps.org has them."""
    root = ET.fromstring(raw)
    assert root.tag == f"{S}urlset"
    found = {}
    for url in root:
        assert url.tag == f"{S}url"
        assert [part.tag for part in url] in ([f"{S}loc"], [f"{S}loc", f"{S}lastmod"])
        address = url.findtext(f"{S}loc") or ""
        assert address not in found
        found[address] = url.findtext(f"{S}lastmod") or ""
    return found


def wants_to_be_found(built: Built, file: str) -> bool:
    return '<meta name="robots" content="noindex">' not in built.html(file)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_that_may_be_found_is_listed_once(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    found = entries(content(built, "sitemap.xml"))
    wanted = {base + file.removesuffix("index.html") for file in built.pages if wants_to_be_found(built, file)}
    others = found.keys() - wanted
    assert wanted <= found.keys()
    assert {other.removeprefix(base) + "index.html" for other in others} == {
        file for file in built.others if file.endswith(".html")
    }
    for address, day in found.items():
        assert not re.search(r"/(nhung/.+|b/.+)|\.(json|csv|xml)$", address), address
        assert not day or date.fromisoformat(day) <= built.plan.catalog.now.date()


def test_days_are_those_of_the_records() -> None:
    found = entries(content(site("mini"), "sitemap.xml"))
    base = "https://guongsang.example.vn/thu-nghiem/"
    assert found[f"{base}bai-viet/bai-toan-ven-song/"] == "2024-05-20", "the correction's"
    assert found[f"{base}quyet-dinh/bang-khen-bo-2014/"] == "2014-08-25"
    assert found[f"{base}quyet-dinh/huan-chuong-1998/"] == "", "only the year is known"
    assert found[f"{base}su-kien/giao-luu-2024/"].startswith("2024-")
    assert found[f"{base}su-kien/hoi-nghi-2026/"] == "", "it has not taken place yet"
    assert found[f"{base}guong/nguyen-thi-minh/"] >= "2024-05-20"
    assert {found[f"{base}{path}"] for path in ("", "don-vi/", "don-vi/dhsh/", "nam/2025/", "bang-vang/")} == {""}


def test_a_page_of_content_that_hides_is_not_listed(tmp_path: Path) -> None:
    root = copy_of_mini(tmp_path / "root")
    page = root / "content" / "ve-du-lieu.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nnoindex: true\n", 1), encoding="utf-8")
    found = entries((build_site(root, tmp_path / "site") / "sitemap.xml").read_bytes())
    base = "https://guongsang.example.vn/thu-nghiem/"
    assert f"{base}quyen-rieng-tu/" in found
    assert f"{base}ve-du-lieu/" not in found
    assert 'content="noindex"' in (tmp_path / "site/ve-du-lieu/index.html").read_text(encoding="utf-8")


def test_robots_are_told_where_it_is() -> None:
    text = content(site("mini"), "robots.txt").decode()
    assert text.startswith("User-agent: *\nAllow: /\n")
    assert text.endswith("\nSitemap: https://guongsang.example.vn/thu-nghiem/sitemap.xml\n")


def test_without_an_address_of_its_own_a_site_has_none() -> None:
    assert {"sitemap.xml", "robots.txt"}.isdisjoint(changed_mini({}, url="").outputs)


def test_a_large_one_is_split_and_has_an_index() -> None:
    page = Page(template="", view=None, title="", description="")
    outputs = [Output(path=f"a/{number}/index.html", maker="x", page=page) for number in range(7)]
    files = {output.path: output.content or b"" for output in plan_sitemap("https://a.vn/", outputs, ["b/&c/"], most=3)}
    assert files.keys() == {"robots.txt", "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"}
    index = ET.fromstring(files["sitemap.xml"])
    assert index.tag == f"{S}sitemapindex"
    parts = [(one.findtext(f"{S}loc") or "").removeprefix("https://a.vn/") for one in index]
    listed = [entries(files[part]) for part in parts]
    assert [len(one) for one in listed] == [3, 3, 2]
    assert {address for one in listed for address in one} == {
        *(f"https://a.vn/a/{number}/" for number in range(7)),
        "https://a.vn/b/%26c/",
    }
