"""The standing office's own site: the ladder, meetings, what was done elsewhere; marked, never where readers are."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.know.ladder import lasted
from generator.show.pages.inner import MARKER
from generator.words.dates import parse_date
from tests.edge.conftest import files_of
from tests.products.sites import all_texts, changed_mini
from tests.support.reading import Reader
from tests.support.rendering import MINI_NOW, ZONE, Built, copy_of_mini, mini_site

SECRETS = ("Ưng Thị Mới Bí Mật", "Kiểm tra bí mật", "Tập huấn bí mật", "Nhân tố mới", "còn phải tổ chức")
MARK = "BẢN NỘI BỘ"
PROVE = bool(os.environ.get("EXEMPLARS_PROVE"))


@cache
def inner(now: datetime = MINI_NOW, without: str = "") -> Built:
    return changed_mini({without: None} if without else {}, now, inner=True)


def rows(built: Built, path: str, sheet: str) -> list[list[str]]:
    found = Reader(built).content(f"{path}index.html").select(f"#{sheet} tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in found]


def test_readers_see_nothing_of_it() -> None:
    public = mini_site()
    assert not [path for path in public.outputs if path.startswith(("noi-bo", MARKER))]
    for path, text in all_texts(public).items():
        assert not [secret for secret in SECRETS if secret in text], path
        assert MARK not in text


def test_the_ladder_says_who_stands_where_and_for_how_long() -> None:
    built = inner()
    chosen = rows(built, "noi-bo/nac-thang/", "bac-1")
    assert [row[0] for row in chosen] == ["PGS, TS Nguyễn Thị Minh", "Võ Văn Tý"]
    assert chosen[1][2] == "3 tháng"
    assert chosen[1][3] == (
        "Nhân tố mới (đơn vị) tháng 1/2025, khoảng 5 tháng → Được đề nghị (đại học) tháng 6/2025, khoảng 5 tháng "
        "→ Được chọn (đại học) 18/11/2025"
    )
    assert rows(built, "noi-bo/nac-thang/", "bac-2")[0][0] == "Ưng Thị Mới Bí Mật chưa công bố"
    assert rows(built, "don-vi/khoa-nhiet/", "nac-thang")[-1][0].startswith("Ưng Thị Mới")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-01-01", "2026-01-01", "0 ngày"),
        ("2026-01-01", "2026-02-20", "50 ngày"),
        ("2024-10-01", "2026-08-01", "1 năm 10 tháng"),
        ("2024-03-01", "2026-03-01", "2 năm"),
        ("2025-06", "2025-11-18", "khoảng 5 tháng"),
        ("2025-06", "2025-06-20", "khoảng dưới một tháng"),
        ("2020", "2026-03-01", "khoảng 6 năm"),
        ("2026", "2026-03-01", "chưa đến một năm"),
        ("2026-03-02", "2026-03-01", ""),
        ("", "2026-03-01", ""),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(first: str, last: str, said: str) -> None:
    assert lasted(parse_date(first) if first else None, parse_date(last)) == said


def test_a_meeting_is_done_or_due_by_the_year_of_reports() -> None:
    path = "events/2024/giao-luu-2024.md"
    before = inner(datetime(2026, 8, 29, 8, tzinfo=ZONE))
    after = inner(datetime(2026, 8, 30, 8, tzinfo=ZONE))
    assert rows(before, "don-vi/dhsh/", "giao-luu")[0] == ["2025-2026", "còn phải tổ chức, đến hết 29/8/2026", ""]
    assert rows(after, "don-vi/dhsh/", "giao-luu")[:2] == [
        ["2026-2027", "còn phải tổ chức, đến hết 29/8/2027", ""],
        ["2025-2026", "không có", ""],
    ]
    held = next(row for row in rows(inner(), "don-vi/dhsh/", "giao-luu") if row[0] == "2023-2024")
    assert held[1:] == ["đã có", "Giao lưu điển hình tiên tiến năm 2024 (10/5/2024)"]
    table = {row[0]: row[1:] for row in rows(inner(), "noi-bo/giao-luu/", "giao-luu")}
    assert table["Khoa Nhiệt"] == ["còn phải tổ chức", "không có", "10/5/2024", "không có"]
    without = {row[0]: row[1:] for row in rows(inner(without=path), "noi-bo/giao-luu/", "giao-luu")}
    assert without["Khoa Nhiệt"] == ["còn phải tổ chức", "không có", "không có", "không có"]


def test_what_was_done_elsewhere_is_counted_by_channel_and_unit() -> None:
    built = inner()
    stories = built.plan.catalog.stories.values()
    told = [one for story in stories if story.status != "withdrawn" for one in story.publicity]
    assert told
    for path in ("noi-bo/hoat-dong/", "don-vi/dhsh/"):
        assert sum(int(row[1]) for row in rows(built, path, "theo-kenh")) == len(told)
        assert len(rows(built, path, "tuyen-truyen")) == len(told)
        assert rows(built, path, "kiem-tra")[0][0] == "Kiểm tra bí mật công tác thi đua"
        assert rows(built, path, "tap-huan")[0][0].startswith("Tập huấn bí mật")


def test_what_is_not_published_is_listed_with_its_reason() -> None:
    reasons = {
        row[2]
        for key in ("exemplars", "stories", "awards")
        for row in rows(inner(), "noi-bo/chua-cong-bo/", f"chua-{key}")
    }
    assert {"bản nháp", "chưa đến giờ đăng"} <= reasons
    drafts = [one.title for one in inner().plan.catalog.stories.values() if one.status == "draft"]
    assert set(drafts) <= {row[0] for row in rows(inner(), "noi-bo/chua-cong-bo/", "chua-stories")}


def test_every_page_is_marked_and_search_engines_are_told_to_stay_away() -> None:
    built = inner()
    for path in built.pages[:: 1 if PROVE else 9]:
        html = built.html(path)
        assert MARK in html, path
        assert "noindex" in html, path
    assert built.outputs["robots.txt"].content == b"User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in built.outputs


def test_it_is_neither_published_nor_put_in_the_place_of_the_public_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, built = copy_of_mini(tmp_path / "kho"), tmp_path / "noi-bo"
    built.mkdir()
    (built / MARKER).write_text("x", encoding="utf-8")
    around = tmp_path / "quanh"
    shutil.copytree(built, around / "noi-bo")
    for where, site in (("--static", built), ("--to", built), ("--static", around)):
        words = ["publish", "--root", str(root), "--site", str(site)]
        assert main([*words, where, str(tmp_path / "dich")]) == 2
        assert "là bản nội bộ" in capsys.readouterr().err
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("<p>trang công khai</p>", encoding="utf-8")
    for out in (root / "site", root / "site" / "noi-bo", tmp_path / "web", tmp_path / "web" / "noi-bo"):
        assert main(["build", "--root", str(root), "--private", "--out", str(out)]) == 2
        assert "không được nằm ở chỗ của trang công khai" in capsys.readouterr().err
    assert (tmp_path / "web" / "index.html").read_text(encoding="utf-8") == "<p>trang công khai</p>"


@pytest.mark.long
def test_the_command_builds_it_apart_and_marks_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    assert main(["build", "--root", str(root), "--private"]) == 0
    assert "đừng đưa lên máy chủ web" in capsys.readouterr().out
    files = files_of(root / "site-noi-bo")
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    assert len(pages) > 100
    assert [path for path, html in pages.items() if MARK not in html] == []
    assert [path for path, html in pages.items() if "noindex" not in html] == []
    assert not (root / "site").exists()
