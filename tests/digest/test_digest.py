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
from generator.edge.office.digest import ATOM, digest_files
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.know.window import Window
from generator.show.digest import Digest, plan_digest
from generator.show.site import Site

MINI = Path(__file__).parents[1] / "mini"
NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ODD = "<b>Đậm</b> & [liên kết](javascript:alert(1)) *sao* `mã`"


def digest_of(first: date, last: date) -> Digest:
    catalog, _ = build.examine(FolderSource(MINI / "exemplars"), NOW)
    site = Site(public=open_to_readers(catalog), name="Gương thử", url="https://truong.example.edu.vn/guong/")
    return plan_digest(site, Window(first=first, last=last, due=(8, 30)))


def test_every_form_tells_the_same() -> None:
    digest = digest_of(date(2024, 1, 1), date(2024, 12, 31))
    assert digest.stories
    assert digest.corrections
    files = {name.rpartition(".")[2]: str(text) for name, text in digest_files(digest).items()}
    titles = [one.title for one in (*digest.stories, *digest.decisions, *digest.events)]
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
    assert [one.date for one in digest.upcoming] == sorted(one.date for one in digest.upcoming)


def test_the_command(tmp_path: Path) -> None:
    words = ["digest", "--root", str(MINI), "--from", "2024", "--to", "2024", "--out", str(tmp_path)]
    assert main([*words, "--today", "2026-11-20"]) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".md", ".txt", ".xml"]
    assert main(["digest", "--root", str(MINI), "--from", "2025", "--to", "2024", "--out", str(tmp_path)]) == 2
