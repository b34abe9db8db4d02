"""Where a page comes from, how to cite it and how to say that it is wrong."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from generator.edge.settings import SettingsError, read_settings
from generator.show.changes import age_in_words
from generator.show.history import history_of
from tests.products.sites import changed_mini, mini_text, site
from tests.support.rendering import Built

STORY = "bai-viet/bai-toan-ven-song/index.html"
KINDS = {
    STORY: "stories/2024/bai-toan-ven-song.md",
    "guong/nguyen-thi-minh/index.html": "profiles/nguyen-thi-minh.md",
    "quyet-dinh/bang-khen-bo-2014/index.html": "awards/2014/bang-khen-bo-2014.md",
    "su-kien/giao-luu-2024/index.html": "events/2024/giao-luu-2024.md",
}
REPOSITORY = "https://git.example.vn/guong-sang"


def foot(built: Built, file: str) -> Tag:
    (found,) = BeautifulSoup(built.html(file), "html.parser").select(".record-foot")
    return found


@pytest.mark.parametrize("file", KINDS)
def test_every_record_says_which_file_it_is_from(file: str) -> None:
    text = " ".join(foot(site("mini"), file).get_text(" ").split())
    assert f"exemplars/{KINDS[file]}" in text
    assert ("Cập nhật 20/5/2024" in text) == (file == STORY)
    assert foot(site("mini"), file).find("a") is None, "neither history nor an address to write to"


@pytest.mark.parametrize("file", KINDS)
def test_history_is_shown_only_of_a_public_repository(file: str) -> None:
    private = changed_mini({}, repo_url=REPOSITORY)
    assert REPOSITORY not in private.html(file)
    nowhere = changed_mini({}, repository="public")
    assert foot(nowhere, file).find("a") is None
    public = changed_mini({}, repository="public", repo_url=REPOSITORY)
    (link,) = foot(public, file).find_all("a")
    assert link["href"] == f"{REPOSITORY}/commits/HEAD/exemplars/{KINDS[file]}"


@pytest.mark.parametrize(
    ("address", "history"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/commits/HEAD/"),
        ("https://github.com/a/b.git", "https://github.com/a/b/commits/HEAD/"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/commits/HEAD/"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/commits/branch/main/"),
        ("git@github.com:a/b.git", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_each_host_writes_histories_in_its_own_way(address: str, history: str) -> None:
    assert history_of(address) == history


@pytest.mark.parametrize("file", KINDS)
def test_a_letter_about_a_mistake_says_which_record_it_is_about(file: str) -> None:
    built = changed_mini({}, contact="ban.tin+loi@example.vn")
    (link,) = foot(built, file).find_all("a")
    parts = urlsplit(str(link["href"]))
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ban.tin+loi@example.vn")
    assert "+" not in parts.query, "mail programs show a plus as a plus"
    query = parse_qs(parts.query, strict_parsing=True)
    assert query["subject"] == [f"Báo lỗi: {file.removesuffix('/index.html')}"]
    (body,) = query["body"]
    assert KINDS[file] in body
    assert f"https://guongsang.example.vn/thu-nghiem/{file.removesuffix('index.html')}" in body
    assert body.count("\n") == body.count("\r\n")


@pytest.mark.parametrize("contact", ["khong phai thu", "a@b", "a@b.vn?cc=x@y.vn", "a@b.vn\nBcc: x@y.vn", 5])
def test_an_address_to_write_to_must_be_one(contact: object) -> None:
    with pytest.raises(SettingsError, match="contact"):
        read_settings({"contact": contact}, {})


def test_settings_have_no_contact_and_a_known_license() -> None:
    assert read_settings({}, {}).contact == ""
    assert read_settings({"license": "CC-BY-SA-4.0"}, {}).license == "CC-BY-SA-4.0"
    with pytest.raises(SettingsError, match="license"):
        read_settings({"license": "mọi quyền"}, {})


def test_a_citation_is_whole() -> None:
    page = BeautifulSoup(site("mini").html(STORY), "html.parser")
    assert page.select_one(".cite__text").get_text() == (
        "Ban biên tập bịa. “Bài toán ven sông: cô giáo đưa nước lũ vào lớp học”. Gương sáng Sông Hồng, "
        "ngày 12/5/2024. https://guongsang.example.vn/thu-nghiem/b/s7br6px/"
    )


def test_without_an_address_of_its_own_a_site_cannot_be_cited() -> None:
    built = changed_mini({}, url="")
    assert "trich-dan" not in built.html(STORY)
    assert "exemplars/stories" in built.html(STORY)


def test_the_front_page_says_how_old_its_newest_story_is() -> None:
    page = BeautifulSoup(site("mini").html("index.html"), "html.parser")
    (newest,) = page.select(".hero__foot")
    day = date.fromisoformat(str(newest.time["datetime"]))
    assert f"({age_in_words(day, date(2026, 3, 1))})" in newest.get_text()
    month = "stories/2026/nguoi-gac-cong.md"
    text = mini_text(month)
    line = next(line for line in text.split("\n") if line.startswith("date: "))
    vague = changed_mini({month: text.replace(line, "date: 2026-12")}).html("index.html")
    assert "trước)" not in BeautifulSoup(vague, "html.parser").select_one(".hero__foot").get_text()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-02", "hôm nay"),
        ("2026-03-01", "hôm nay"),
        ("2026-02-28", "hôm qua"),
        ("2026-02-27", "2 ngày trước"),
        ("2026-01-01", "59 ngày trước"),
        ("2025-12-31", "2 tháng trước"),
        ("2025-03-02", "11 tháng trước"),
        ("2024-03-02", "23 tháng trước"),
        ("2024-03-01", "2 năm trước"),
        ("1998-05-01", "27 năm trước"),
    ],
)
def test_ages_are_said_in_words(day: str, words: str) -> None:
    assert age_in_words(date.fromisoformat(day), date(2026, 3, 1)) == words
