"""The news of a period, in four forms that say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import comrak
from bs4 import BeautifulSoup

from generator import build
from generator.edge.cli import main
from generator.edge.office.digest import ATOM, NOTHING, digest_files
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.know.window import Window
from generator.show.digest import Digest, plan_digest
from generator.show.site import Site
from tests.support.nobel import part_of_nobel

MINI = Path(__file__).parents[1] / "mini"
NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ODD = "<b>Đậm</b> & [liên kết](javascript:alert(1)) *sao* `mã`"


def digest_of(first: date, last: date, now: datetime = NOW) -> Digest:
    catalog, _ = build.examine(FolderSource(MINI / "exemplars"), now)
    site = Site(public=open_to_readers(catalog), name="Gương thử", url="https://truong.example.edu.vn/guong/")
    return plan_digest(site, Window(first=first, last=last, due=(8, 30)))


def test_every_form_tells_the_same() -> None:
    digest = digest_of(date(2024, 1, 1), date(2024, 12, 31))
    assert digest.stories
    assert digest.corrections
    files = {name.rpartition(".")[2]: str(text) for name, text in digest_files(digest).items()}
    titles = [one.title for one in (*digest.stories, *digest.decisions, *digest.events)]
    assert all(titles)
    mail = BeautifulSoup(files["html"], "html.parser")
    entry = ET.fromstring(files["xml"])
    page = BeautifulSoup(comrak.render_markdown(files["md"]), "html.parser").get_text()
    told = "".join(entry.itertext())
    for title in titles:
        assert title in mail.get_text()
        assert title in files["txt"]
        assert title in page
        assert title in told
    assert {tag.name for tag in mail.find_all(True)} & {"script", "img", "link", "style"} == set()
    assert all(str(link["href"]).startswith(digest.address) for link in mail.find_all("a"))
    assert entry.tag == f"{{{ATOM}}}entry"


def test_the_page_has_the_address_that_the_entry_links_to() -> None:
    digest = digest_of(date(2024, 1, 1), date(2024, 12, 31))
    files = digest_files(digest)
    (page,) = [name for name in files if name.endswith(".md")]
    link = ET.fromstring(str(files["ban-tin-2024-01-01-2024-12-31.xml"])).find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.get("href") == f"{digest.address}ban-tin/{page.removesuffix('.md')}/"


def test_author_words_stay_words() -> None:
    digest = digest_of(date(2024, 1, 1), date(2024, 12, 31))
    digest = replace(digest, stories=(replace(digest.stories[0], title=ODD, summary=ODD),))
    files = {name.rpartition(".")[2]: str(text) for name, text in digest_files(digest).items()}
    mail = BeautifulSoup(files["html"], "html.parser")
    page = BeautifulSoup(comrak.render_markdown(files["md"]), "html.parser")
    assert ODD in mail.get_text()
    assert ODD in page.get_text()
    assert not mail.find("b")
    assert not page.find("b")
    assert not [link for link in page.find_all("a") if "javascript" in str(link["href"])]
    ET.fromstring(files["xml"])


def test_an_empty_period_says_so() -> None:
    digest = digest_of(date(1950, 1, 1), date(1950, 1, 31))
    assert digest.is_empty
    assert digest.title == "Tin tháng 1/1950"
    assert not digest.upcoming, "what was to come then is long over"
    files = {name.rpartition(".")[2]: str(text) for name, text in digest_files(digest).items()}
    assert all(NOTHING in text for text in files.values())


def test_what_comes_next_is_not_over() -> None:
    digest = digest_of(date(2026, 4, 1), date(2026, 4, 30), datetime(2026, 5, 2, 8, tzinfo=NOW.tzinfo))
    assert [one.title for one in digest.upcoming] == ["Hội nghị điển hình tiên tiến năm 2026"]
    assert NOTHING in str(digest_files(digest)["ban-tin-2026-04-01-2026-04-30.txt"])


def test_decisions_without_a_title_are_called_by_number_and_date() -> None:
    digest = digest_of(date(2025, 1, 1), date(2025, 12, 31))
    assert "Quyết định số 1890/QĐ-ĐHSH ngày 15/8/2025" in [one.title for one in digest.decisions]


def test_what_was_copied_is_news() -> None:
    digest = digest_of(date(2025, 2, 1), date(2025, 2, 28))
    (copied,) = digest.copied
    assert (copied.unit, copied.when, copied.result) == ("Khoa Nhiệt", "tháng 2/2025", "Dùng cho cảnh báo nắng nóng.")
    for text in digest_files(digest).values():
        assert "Khoa Nhiệt làm theo" in BeautifulSoup(str(text), "html.parser").get_text()


def test_what_readers_may_not_see_is_no_news() -> None:
    """An embargoed story, a withdrawn one and a draft are in the period, and in none of its forms."""
    early = datetime(2026, 3, 1, 8, tzinfo=NOW.tzinfo)
    told = "".join(map(str, digest_files(digest_of(date(2026, 1, 1), date(2026, 12, 31), early)).values()))
    for name in ("bai-cho-dang", "bai-da-rut", "bai-nhap", "gap-mat-da-rut", "Lê Thị Hoa"):
        assert name not in told
    later = "".join(map(str, digest_files(digest_of(date(2026, 1, 1), date(2026, 12, 31))).values()))
    assert "bai-cho-dang" in later
    assert "bai-da-rut" not in later
    assert "Lê Thị Hoa" not in later


def test_the_nobel_site_has_news_too(tmp_path: Path) -> None:
    root = part_of_nobel(tmp_path / "nobel", (1958, 1964))
    words = ["digest", "--root", str(root), "--from", "1964", "--to", "1964", "--out", str(tmp_path / "out")]
    assert main([*words, "--today", "2021-01-01"]) == 0
    text = (tmp_path / "out" / "ban-tin-1964-01-01-1964-12-31.txt").read_text(encoding="utf-8")
    assert "Nobel Prize in Peace 1964" in text
    assert "1958" not in text


def test_the_command(tmp_path: Path) -> None:
    words = ["digest", "--root", str(MINI), "--from", "2024", "--to", "2024", "--out", str(tmp_path)]
    assert main([*words, "--today", "2026-11-20"]) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".md", ".txt", ".xml"]
    assert main(["digest", "--root", str(MINI), "--from", "2025", "--to", "2024", "--out", str(tmp_path)]) == 2
