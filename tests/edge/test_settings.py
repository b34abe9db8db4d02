from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from generator.edge.settings import Settings, SettingsError, load_settings, moment, read_settings

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

MKDOCS = """\
site_name: !ENV [TEN_TRANG, OTHER, Trang thử]
site_url: https://example.edu.vn/guong-sang
docs_dir: noi-dung
theme:
  name: material
  custom_dir: giao-dien
  icon: !!python/name:material.extensions.emoji.twemoji
  other: !relative $docs_dir
plugins:
  - search
  - exemplars:
      records: ho-so
      repository: public
      school_year_starts: "08-15"
"""


def problems_of(options: dict[str, Any], **site: Any) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(options, site)
    return "\n".join(caught.value.problems)


def test_defaults() -> None:
    assert read_settings({}, {}) == Settings()


def test_given_values() -> None:
    read = read_settings({"list_size": 10, "school_year_starts": "08-15"}, {"site_url": "https://x.vn/guong-sang"})
    assert (read.list_size, read.school_year_starts) == (10, (8, 15))
    assert (read.site_url, read.base_path) == ("https://x.vn/guong-sang/", "/guong-sang/")
    assert read.address("guong/an/") == "https://x.vn/guong-sang/guong/an/"


def test_no_address() -> None:
    read = read_settings({}, {"site_url": None})
    assert (read.site_url, read.base_path, read.address("a/")) == ("", "/", "")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"repositry": "public"}, "Có phải ý bạn là “repository”?"),
        ({"zzz": 1}, "không có khóa “zzz”"),
        ({"repository": "secret"}, "private"),
        ({"time_zone": "Hanoi"}, "Asia/Ho_Chi_Minh"),
        ({"time_zone": "../../etc/passwd"}, "Asia/Ho_Chi_Minh"),
        ({"school_year_starts": "02-30"}, "không có ngày 30 tháng 2"),
        ({"school_year_starts": 901}, "'09-01'"),
        ({"list_size": 0}, "5 đến 500"),
        ({"list_size": True}, "5 đến 500"),
        ({"list_size": "50"}, "5 đến 500"),
        ({"records": "../khac"}, "không phải tên một thư mục"),
        ({"records": "a b"}, "không phải tên một thư mục"),
        ({"lead": [1]}, "cần một dòng chữ"),
        ({"today": "hôm nay"}, "2026-11-20"),
    ],
)
def test_unusable_option(options: dict[str, Any], words: str) -> None:
    assert words in problems_of(options)


@pytest.mark.parametrize("url", ["example.edu.vn", "ftp://example.edu.vn/", "https://example.edu.vn/?a=1"])
def test_unusable_address(url: str) -> None:
    assert "site_url" in problems_of({}, site_url=url)


def test_all_problems_at_once() -> None:
    found = problems_of({"list_size": 1, "repositry": "x"}, site_url="x")
    assert found.count("mkdocs.yml") == 3


def test_load_without_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    read = load_settings(tmp_path, {})
    assert (read.site_name, read.site_url) == ("Trang thử", "https://example.edu.vn/guong-sang/")
    assert (read.records, read.content, read.theme) == ("ho-so", "noi-dung", "giao-dien")
    assert (read.repository, read.school_year_starts) == ("public", (8, 15))
    assert load_settings(tmp_path, {"OTHER": "Tên khác"}).site_name == "Tên khác"


def test_load_runs_no_code(tmp_path: Path) -> None:
    text = f"site_name: !!python/object/apply:os.mkdir ['{tmp_path}/bay']\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path, {}).site_name == ""
    assert not (tmp_path / "bay").exists()


@pytest.mark.parametrize("text", ["a: [", "- a\n", "\ufeff", "a: " + "[" * 1500, "a: \x00"])
def test_load_of_something_else(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml"):
        load_settings(tmp_path, {})


def test_load_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"Không thấy tệp mkdocs\.yml"):
        load_settings(tmp_path, {})


@pytest.mark.parametrize(
    ("setting", "option", "environ", "expected"),
    [
        ("", "2026-11-20", {"EXEMPLARS_TODAY": "2025-01-01"}, datetime(2026, 11, 20, tzinfo=HANOI)),
        ("2024-01-01", "", {"EXEMPLARS_TODAY": "2025-01-01"}, datetime(2025, 1, 1, tzinfo=HANOI)),
        ("", "", {"EXEMPLARS_TODAY": "2025-01-01", "SOURCE_DATE_EPOCH": "0"}, datetime(2025, 1, 1, tzinfo=HANOI)),
        ("2024-01-01", "", {"SOURCE_DATE_EPOCH": "0"}, datetime(1970, 1, 1, 8, tzinfo=HANOI)),
        ("2024-01-01", "", {}, datetime(2024, 1, 1, tzinfo=HANOI)),
        ("", "2025-12-31T18:00:00+00:00", {}, datetime(2026, 1, 1, 1, tzinfo=HANOI)),
    ],
)
def test_moment(setting: str, option: str, environ: dict[str, str], expected: datetime) -> None:
    found = moment(Settings(today=setting), option, environ)
    assert found == expected
    assert found.utcoffset() == expected.utcoffset()


def test_moment_by_the_clock() -> None:
    found = moment(Settings(), "", {})
    assert found.tzinfo == HANOI
    assert abs((datetime.now(HANOI) - found).total_seconds()) < 60


@pytest.mark.parametrize("environ", [{"EXEMPLARS_TODAY": "mai"}, {"SOURCE_DATE_EPOCH": "mai"}])
def test_moment_that_is_none(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="mai"):
        moment(Settings(), "", environ)
