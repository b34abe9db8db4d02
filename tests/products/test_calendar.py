"""Calendars, read by a library that keeps to RFC 5545."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.show.products.calendar import escaped, folded
from tests.products.sites import NAMES, changed_mini, content, data, site
from tests.support.rendering import MINI_NOW, Built

PATH = "events/2024/giao-luu-2024.md"
EVENT = """\
---
title: "Giao lưu; \\"quý, hai\\" \\\\ và dòng rất dài {long}"
kind: exchange
date: 2026-04-01
end: 2026-04-03
organisers: [dhsh]
place: "Nhà A, phòng 1; tầng 2"
summary: Tóm tắt.
status: published
---
"""


def calendars(built: Built) -> list[str]:
    return [path for path in built.outputs if path.endswith("calendar.ics")]


def events(built: Built, path: str) -> list[icalendar.Event]:
    raw = content(built, path)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), path
    for line in raw.split(b"\r\n"):
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert found, "a calendar must hold something"
    assert [one for one in found if one.errors] == []
    return list(found)


@pytest.mark.parametrize("name", ["mini", "real"])
def test_every_calendar_holds_the_events_of_its_page(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    rows = {row["id"]: row for row in data(built, "api/v1/events.json")["items"]}
    with_days = {row["url"] for row in rows.values() if row["date"] and len(row["date"]) == 10}
    assert "calendar.ics" in calendars(built)
    assert len(calendars(built)) > 1
    for path in calendars(built):
        found = events(built, path)
        addresses = [str(one["URL"]) for one in found]
        assert len({str(one["UID"]) for one in found}) == len(found)
        if path == "calendar.ics":
            assert set(addresses) == with_days
        else:
            page = built.html(path.replace("calendar.ics", "index.html"))
            assert 'id="su-kien"' in page
            for address in addresses:
                assert address.removeprefix(base) in page, path
        for one in found:
            row = rows[str(one["URL"]).rstrip("/").rpartition("/")[2]]
            assert one.decoded("DTSTART") == date.fromisoformat(row["date"])
            last = date.fromisoformat(row["end"] or row["date"]) if len(row["end"] or row["date"]) == 10 else None
            assert last is None or one.decoded("DTEND") == last + timedelta(days=1)
            assert one.decoded("DTSTAMP") == built.plan.catalog.now.astimezone(UTC).replace(microsecond=0)
            assert str(one["SUMMARY"]) == row["title"]
            assert str(one.get("LOCATION", "")) == (row["place"] or "")


def test_a_unit_without_events_has_no_calendar() -> None:
    """RFC 5545 wants at least one component in a calendar."""
    built = site("mini")
    assert "don-vi/khoa-moi/calendar.ics" not in built.outputs
    assert "calendar.ics" not in built.html("don-vi/khoa-moi/index.html")
    assert "calendar.ics" in built.html("don-vi/dhsh/index.html")
    assert calendars(site("nobel")) == []


def test_inner_events_are_in_none() -> None:
    built = site("mini")
    for path in calendars(built):
        text = content(built, path).decode()
        assert not [name for name in ("kiem-tra-2025", "tap-huan-2025", "gap-mat-da-rut") if name in text]


def test_an_event_keeps_its_name_when_it_changes() -> None:
    """The same UID, a later stamp: a reader's calendar moves the event instead of adding another."""
    moved = EVENT.format(long="ếệ" * 200)
    later = datetime(2026, 3, 2, 8, 0, tzinfo=MINI_NOW.tzinfo)
    new = changed_mini({PATH: None, "events/2026/giao-luu-2024.md": moved}, later)

    def one(built: Built) -> icalendar.Event:
        (found,) = [event for event in events(built, "calendar.ics") if "giao-luu-2024" in event["UID"]]
        return found

    before, after = one(site("mini")), one(new)
    assert before["UID"] == after["UID"] == "su-kien/giao-luu-2024@guongsang.example.vn"
    assert before.decoded("DTSTAMP") < after.decoded("DTSTAMP")
    assert str(after["SUMMARY"]) == f'Giao lưu; "quý, hai" \\ và dòng rất dài {"ếệ" * 200}'
    assert str(after["LOCATION"]) == "Nhà A, phòng 1; tầng 2"
    assert after.decoded("DTEND") == date(2026, 4, 4)


@pytest.mark.parametrize("name", NAMES)
def test_without_an_address_of_its_own_a_site_has_none(name: str) -> None:
    if name == "mini":
        assert calendars(changed_mini({}, url="")) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_lines_are_cut_between_letters_and_put_together_again(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    lines = folded(line).encode("utf-8").split(b"\r\n")
    assert all(len(one) <= 75 for one in lines)
    assert all(one.startswith(b" ") for one in lines[1:])
    assert b"".join([lines[0], *(one[1:] for one in lines[1:])]).decode("utf-8") == line
    assert "\n" not in line
    event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", folded(line), "END:VEVENT", ""]))
    breaks = text.replace("\r\n", "\n").replace("\r", "\n")
    assert str(event["SUMMARY"]) == re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", breaks)
