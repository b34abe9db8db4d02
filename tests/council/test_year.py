"""The year's duties: made from settings, on a page and in a calendar that strict readers take."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import icalendar
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from generator.edge.settings import SettingsError, read_settings
from generator.edge.year_settings import read_duties, read_holidays
from generator.know.duties import Duty, ahead, report
from tests.products.sites import changed_mini, content, site
from tests.support.reading import Reader
from tests.support.rendering import ZONE, Built

PAGE, CALENDAR = "lich/index.html", "lich/viec-trong-nam.ics"
DUTIES = (
    Duty(title="Ngày Nhà giáo Việt Nam", day=(11, 20)),
    Duty(title="Ngày thành lập Đoàn; dấu, phẩy", day=(3, 26), note="Một dòng rất dài " * 20),
    Duty(title="Hội nghị tuyên dương bịa", day=(12, 15), year=2026),
    Duty(title="Ngày nhuận bịa", day=(2, 29)),
    Duty(title="Họp bịa", day=(5, 4)),
    Duty(title="Họp bịa", day=(10, 5)),
)


@cache
def at(moment: str) -> Built:
    return changed_mini({}, datetime.fromisoformat(moment).replace(tzinfo=ZONE), duties=DUTIES)


def rows(built: Built) -> list[list[str]]:
    found = Reader(built).content(PAGE).select("#sap-toi tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in found]


def entries(built: Built) -> list[icalendar.Event]:
    raw = content(built, CALENDAR)
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    found = icalendar.Calendar.from_ical(raw)
    assert found.errors == []
    assert (found["VERSION"], bool(found["PRODID"])) == ("2.0", True)
    listed = found.walk("VEVENT")
    assert [one for one in listed if one.errors] == []
    return list(listed)


@pytest.mark.parametrize("moment", ["2026-03-01T08:00", "2026-08-29T08:00", "2026-08-30T08:00", "2026-12-31T23:00"])
def test_page_and_calendar_say_the_same(moment: str) -> None:
    built = at(moment)
    listed = entries(built)
    assert len({str(one["UID"]) for one in listed}) == len(listed)
    assert [str(one["SUMMARY"]) for one in listed] == [row[0] for row in rows(built)]
    today = datetime.fromisoformat(moment).date()
    for one in listed:
        first, after = one.decoded("DTSTART"), one.decoded("DTEND")
        assert isinstance(first, date)
        assert first < after
        assert today <= after - timedelta(days=1)
        assert str(one["URL"]).startswith(built.renderer.settings.site_url)


def test_the_last_day_in_time_is_the_day_before() -> None:
    def reports(moment: str) -> list[list[str]]:
        return [row[:2] for row in rows(at(moment)) if row[0].startswith("Hạn cuối nộp báo cáo")]

    assert reports("2026-08-29T08:00") == [["Hạn cuối nộp báo cáo năm học 2025-2026", "29/8/2026"]]
    assert reports("2026-08-30T08:00") == [["Hạn cuối nộp báo cáo năm học 2026-2027", "29/8/2027"]]
    for day, year in ((28, 2026), (29, 2026), (30, 2027), (31, 2027)):
        assert [one.date for one in ahead((), (8, 30), date(2026, 8, day))] == [date(year, 8, 29)]


def test_events_and_postings_stand_among_the_duties() -> None:
    built = at("2026-03-01T08:00")
    listed = {str(one["SUMMARY"]): one for one in entries(built)}
    posting = next(one for title, one in listed.items() if title.startswith("Lấy ý kiến: Đề nghị tặng"))
    assert posting.decoded("DTSTART") == date(2026, 2, 20)
    assert posting.decoded("DTEND") == date(2026, 3, 11)
    assert str(posting["URL"]).endswith("de-nghi/de-nghi-huan-chuong-2026/")
    assert listed["Hội nghị tuyên dương bịa"].decoded("DTSTART") == date(2026, 12, 15)
    assert "Ngày nhuận bịa" not in listed
    assert not [one for one in entries(at("2026-03-11T08:00")) if "Lấy ý kiến" in str(one["SUMMARY"])]


def test_inner_events_are_not_in_it() -> None:
    whole = content(at("2025-01-01T08:00"), CALENDAR).decode()
    built = changed_mini({}, datetime(2025, 1, 1, tzinfo=ZONE), duties=DUTIES)
    inner = [one.title for one in built.plan.catalog.events.values() if one.kind in {"inspection", "training"}]
    assert inner
    assert not [title for title in inner if title in whole]


def test_without_duties_there_is_nothing_and_with_them_a_section() -> None:
    plain = changed_mini({})
    assert PAGE not in plain.outputs
    assert CALENDAR not in plain.outputs
    assert 'href="../lich/"' in at("2026-03-01T08:00").html("thong-ke/index.html")
    real = site("real")
    titles = {row[0] for row in rows(real)}
    assert {"Ngày Nhà giáo Việt Nam", "Ngày thành lập Đoàn TNCS Hồ Chí Minh"} <= titles
    assert len(entries(real)) == len(rows(real))


@given(some.dates(date(1960, 1, 1), date(2150, 1, 1)), some.integers(1, 12), some.integers(1, 28))
def test_each_duty_comes_once_in_the_year_ahead(today: date, month: int, day: int) -> None:
    found = list(ahead([Duty(title="Việc", day=(month, day))], (8, 30), today))
    assert [one.title for one in found].count("Việc") in {1, 2}
    assert [one.date for one in found] == sorted(one.date for one in found)
    days = {one.date for one in found if one.title == "Việc"}
    assert all((one.month, one.day) == (month, day) and one >= today for one in days)
    assert report(today.year, (8, 30)).date == date(today.year, 8, 29)


def test_settings_as_people_write_them(tmp_path: Path) -> None:
    text = """
holidays: [2027-02-05..2027-02-07, 2027-04-16, "2027-05-03"]
duties:
  - {day: "11-20", title: Ngày Nhà giáo}
  - {day: 2026-12-15, title: Hội nghị, note: Hội trường}
  - {day: "2026-12-16", title: Họp}
"""
    given_values = yaml.safe_load(text)
    settings = read_settings(given_values, {})
    assert settings.holidays == {
        date(2027, 2, 5),
        date(2027, 2, 6),
        date(2027, 2, 7),
        date(2027, 4, 16),
        date(2027, 5, 3),
    }
    assert settings.duties == (
        Duty(title="Ngày Nhà giáo", day=(11, 20)),
        Duty(title="Hội nghị", day=(12, 15), year=2026, note="Hội trường"),
        Duty(title="Họp", day=(12, 16), year=2026),
    )


@pytest.mark.parametrize(
    "value",
    [
        "2027-02-05",
        ["hôm qua"],
        ["2027-02-07..2027-02-05"],
        ["2027-01-01..2027-12-31"],
        [{"a": 1}],
        [None],
        5,
        [datetime(2027, 1, 1, 8, tzinfo=ZONE)],
    ],
)
def test_wrong_holidays_are_said(value: object) -> None:
    with pytest.raises(SettingsError, match="holidays"):
        read_settings({"holidays": value}, {})
    with pytest.raises((ValueError, TypeError)):
        read_holidays(value)


@pytest.mark.parametrize(
    "value",
    [
        "x",
        [{"title": "Thiếu ngày"}],
        [{"day": "11-20"}],
        [{"day": "13-40", "title": "x"}],
        [{"day": "11-20", "title": "x", "la": 1}],
        [7],
        [{"day": 1120, "title": "x"}],
    ],
)
def test_wrong_duties_are_said(value: object) -> None:
    with pytest.raises(SettingsError, match="duties"):
        read_settings({"duties": value}, {})
    with pytest.raises((ValueError, TypeError)):
        read_duties(value)
