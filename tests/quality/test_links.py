"""Every link and every fragment in the bytes of the built site leads somewhere, read by somebody else's program."""

from __future__ import annotations

from pathlib import Path

from tests.support.checkers import lychee_errors

SITE_URL = "https://truong.example.edu.vn/guong-sang/"
NODE = "#trang"
"""How a block of linked data names the site as a whole: a name, not a place on a page."""


def test_whole_real_site(real_site_under_a_path: Path) -> None:
    site = real_site_under_a_path
    followed, broken = lychee_errors(site, site.parent, SITE_URL)
    assert followed > 10_000
    assert [one for one in broken if not one.endswith(NODE)] == []


def test_lychee_would_have_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    links = "".join(f'<a href="{to}">x</a>' for to in ("a/", "a/#co", "a/#khong", "b/"))
    page = f"<!doctype html><title>x</title>{links}"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "a/index.html").write_text("<!doctype html><title>x</title><p id=co>", encoding="utf-8")
    _, broken = lychee_errors(tmp_path, tmp_path)
    assert sorted(
        one.removeprefix(f"{tmp_path}/").partition(": ")[2].rpartition(tmp_path.name)[2] for one in broken
    ) == ["/a#khong", "/b"]
