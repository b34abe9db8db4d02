"""Values to records: every type of the schema, right and wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from generator.words.model import Decision, Profile, Story
from tests.intake.samples import DECISION, PROFILE, STORY, brief, found, loaded

PROFILE_PATH = "profiles/nguyen-thi-mau.md"
STORY_PATH = "stories/2026/lop-hoc-buoi-toi.md"
DECISION_PATH = "awards/2025/qd-12-2025.md"


def profile(old: str, new: str) -> list[tuple[int, int, str, str]]:
    assert old in PROFILE
    return [brief(one) for one in found({PROFILE_PATH: PROFILE.replace(old, new, 1)})]


def story(old: str, new: str) -> list[tuple[int, int, str, str]]:
    assert old in STORY
    return [brief(one) for one in found({STORY_PATH: STORY.replace(old, new, 1)})]


def the_profile(text: str) -> Profile:
    record = next(one for one in loaded({PROFILE_PATH: text}).records if one.path == PROFILE_PATH)
    assert isinstance(record, Profile)
    return record


PROFILE_MISTAKES = [
    # old, new, where the finding points, code, first suggestion
    ("kind: individual", "kind: Cá nhân", "Cá nhân", "R163", "individual"),
    ("kind: individual", "kind: individul", "individul", "R163", "individual"),
    ("kind: individual", "kind: INDIVIDUAL", "INDIVIDUAL", "R163", "individual"),
    ("kind: individual", "kind: tap the", "tap the", "R163", "collective"),
    ("kind: individual", "kind: xyz", "xyz", "R163", ""),
    ("status: published", "status: đã đăng", "đã đăng", "R163", "published"),
    ("status: published", "status: publised", "publised", "R163", "published"),
    ("scope: [name, story]", "scope: [nam, story]", "nam,", "R163", "name"),
    ("name: Nguyễn", "nmae: Nguyễn", "nmae", "R162", "name"),
    ("name: Nguyễn", "Họ tên: Nguyễn", "Họ tên", "R162", "name"),
    ("name: Nguyễn", "họ và tên, tên tập thể: Nguyễn", "họ và tên, tên tập thể", "R162", "name"),
    ("unit: khoa-mau", "units: khoa-mau", "units", "R162", "unit"),
    ("honorifics: [TS]", "honorific: [TS]", "honorific", "R162", "honorifics"),
    ("status: published", "statuss: published", "statuss", "R162", "status"),
    ("{basis: consent,", "{bases: consent,", "bases", "R162", "basis"),
    ("year: 2021", "yaer: 2021", "yaer", "R162", "year"),
    ("role: giang-vien", "xyzzy: giang-vien", "xyzzy", "R162", ""),
    ("name: Nguyễn Thị Mẫu\n", "", "kind: individual", "R160", "name: Trần Thị Mẫu"),
    ("name: Nguyễn Thị Mẫu\n", "name:\n", "name:", "R160", "name: Trần Thị Mẫu"),
    ("name: Nguyễn Thị Mẫu\n", "name: ''\n", "name:", "R160", "name: Trần Thị Mẫu"),
    ("scope: [name, story]", "scope: []", "scope", "R160", "scope: [name, story]"),
    ("award: lao-dong-tien-tien, ", "", "{year: 2021", "R160", "award: cstd-co-so"),
    ("fields: [giang-day]", "fields: giang-day", "giang-day", "R161", "[giang-day]"),
    ("fields: [giang-day]", "fields: giang-day, nghien-cuu", "giang-day, ng", "R161", "[giang-day, nghien-cuu]"),
    ("honorifics: [TS]", 'honorifics: "a: b"', '"a: b"', "R161", '["a: b"]'),
    ("unit: khoa-mau", "unit: [khoa-mau]", "[khoa-mau]", "R161", "khoa-mau"),
    ("unit: khoa-mau", "unit: {a: b, c: d}", "{a: b, c: d}", "R161", ""),
    ("honorifics: [TS]", "honorifics:\n  - Danh hiệu: TS", "Danh hiệu", "R161", '"Danh hiệu: TS"'),
    ("consent: {basis: consent, scope: [name, story], given: 2026-03-01, reference: HS-01}",
     "consent: [{basis: consent, scope: [name]}]", "[{basis", "R161", "{basis: consent, scope: [name]}"),
    ('  - {title: "Bản tin Khoa Mẫu, số 3", url: "https://example.vn/ban-tin-3", date: 2021-05}', "  - https://example.vn/ban-tin-3",
     "https://", "R161", "{title: Tên nguồn, url: https://example.vn/ban-tin-3}"),
    ("2021-05}", "05/2021}", "05/2021", "R164", "2021-05"),
    ("given: 2026-03-01", "given: 20/11/2025", "20/11/2025", "R164", "2025-11-20"),
    ("given: 2026-03-01", "given: 2025-13-40", "2025-13-40", "R164", ""),
    ("given: 2026-03-01", "given: 2025-02-30", "2025-02-30", "R164", "2025-02-28"),
    ("given: 2026-03-01", "given: 2025-3-1", "2025-3-1", "R164", "2025-03-01"),
    ("given: 2026-03-01", "given: ngày 2 tháng 9 năm 2025", "ngày 2 tháng 9 năm 2025", "R164", "2025-09-02"),
    ("given: 2026-03-01", "given: 2025-03-01 08:00:00", "2025-03-01 08:00:00", "R164", "2025-03-01"),
    ("given: 2026-03-01", "given: hôm qua", "hôm qua", "R164", ""),
    ("given: 2026-03-01", "given: ٢٠٢٥", "٢٠٢٥", "R164", ""),
    ("year: 2021", "year: năm 2021", "năm 2021", "R167", "2021"),
    ("year: 2021", "year: 12 tháng", "12 tháng", "R167", ""),
    ("year: 2021", "year: 21", "21", "R167", ""),
    ("year: 2021", "year: " + "9" * 5000, "9999", "R167", ""),
    ("sources: [1]", "sources: [một]", "một", "R167", ""),
    ("sources: [1]", "sources: 1", "1", "R161", "[1]"),
    ("role: giang-vien", "manages: có", "có", "R172", "true"),
    ("role: giang-vien", "manages: no", "no", "R172", "false"),
    ("role: giang-vien", "manages: True", "True", "R172", "true"),
    ("role: giang-vien", "manages: chắc vậy", "chắc vậy", "R172", "true"),
    ("role: giang-vien", "publish_at: 20/11/2026 7:00", "20/11/2026 7:00", "R166", "2026-11-20 07:00"),
    ("role: giang-vien", "publish_at: 2026-11-20T07:30", "2026-11-20T07:30", "R166", "2026-11-20 07:30"),
    ("role: giang-vien", "publish_at: 7h30 ngày 20/11/2026", "7h30 ngày 20/11/2026", "R166", "2026-11-20 07:30"),
    ("role: giang-vien", "publish_at: 2026-11-20", "2026-11-20", "R166", "2026-11-20 00:00"),
    ("role: giang-vien", "publish_at: 2026-11-20 25:00", "2026-11-20 25:00", "R166", ""),
    ("role: giang-vien", "publish_at: mai", "mai", "R166", ""),
    ('"https://example.vn/ban-tin-3"', "www.example.vn/a", "www.example.vn/a", "R168", "https://www.example.vn/a"),
    ('"https://example.vn/ban-tin-3"', "htps://example.vn/a", "htps://example.vn/a", "R168", "https://example.vn/a"),
    ('"https://example.vn/ban-tin-3"', "javascript:alert(1)", "javascript:alert(1)", "R168", ""),
    ('"https://example.vn/ban-tin-3"', '"https://an:mk@example.vn/a"', '"https://an:mk@example.vn/a"', "R168", "https://example.vn/a"),
    ('"https://example.vn/ban-tin-3"', '"https://example.vn/bài một"', '"https://example.vn/bài một"', "R168", "https://example.vn/bài%20một"),
    ('"https://example.vn/ban-tin-3"', '"http://[::1"', '"http://[::1"', "R168", ""),
    ('"https://example.vn/ban-tin-3"', "https://a.vn:99999/", "https://a.vn:99999/", "R168", ""),
    ("role: giang-vien", "aliases: [Cô Mẫu]", "Cô Mẫu", "R169", "co-mau"),
    ("role: giang-vien", "aliases: ['?']", "'?'", "R169", ""),
    ("role: giang-vien", "portrait: {file: anh/mau.jpg}", "anh/mau.jpg", "R170", "media/anh/mau.jpg"),
    ("role: giang-vien", "portrait: {file: media/../../etc/mau.jpg}", "media/../..", "R170", "media/etc/mau.jpg"),
    ("role: giang-vien", "portrait: {file: 'media\\mau.jpg'}", "'media\\mau.jpg'", "R170", "media/mau.jpg"),
    ("role: giang-vien", "portrait: {file: /media/mau.jpg}", "/media/mau.jpg", "R170", "media/mau.jpg"),
    ("role: giang-vien", "portrait: media/mau.jpg", "media/mau.jpg", "R161", "{file: media/mau.jpg}"),
    ("role: giang-vien", "position: |\n  một\n  hai", "|", "R171", "một hai"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "code", "fix"), PROFILE_MISTAKES)
def test_a_wrong_value_is_found_with_its_cure(old: str, new: str, where: str, code: str, fix: str | None) -> None:
    text = PROFILE.replace(old, new, 1)
    begin = text.index(where, 0 if code == "R160" else PROFILE.index(old))
    place = (text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin))
    told = profile(old, new)
    assert [row[:3] for row in told] == [(*place, code)]
    if fix is not None:
        assert told[0][3] == fix


def test_an_empty_item_of_a_list() -> None:
    assert profile("fields: [giang-day]", "fields:\n  - giang-day\n  -") == [(9, 4, "R161", "")]


def test_deep_inside_a_block() -> None:
    assert story("      date: 2025-09", "      date: 15/9/2025") == [(15, 13, "R164", "2025-09-15")]
    assert story("      note: Mở", "      ntoe: Mở") == [(16, 7, "R162", "note")]
    assert story("    - unit: vien-mau\n      date", "    - date") == [(14, 7, "R160", "unit: …")]


def test_a_year_of_schooling() -> None:
    for wrong, right in (("2024-25", "2024-2025"), ("năm học 2024/2025", "2024-2025"), ("2024-2026", "")):
        text = DECISION.replace("school_year: 2024-2025", f"school_year: {wrong}")
        assert [brief(one) for one in found({DECISION_PATH: text})] == [(14, 18, "R165", right)]


def test_certain_cures_are_those_that_can_mean_one_thing_only() -> None:
    for value, certain in (("20/11/2025", True), ("5/6/2025", False), ("6/6/2025", True), ("11/20/2025", False)):
        (one,) = found({PROFILE_PATH: PROFILE.replace("2026-03-01", value)})
        assert one.fixes[0].certain is certain, value
    (one,) = found({PROFILE_PATH: PROFILE.replace("kind: individual", "kind: Cá nhân")})
    assert one.fixes[0].certain
    (one,) = found({PROFILE_PATH: PROFILE.replace("kind: individual", "kind: individul")})
    assert not one.fixes[0].certain


def test_the_record_of_a_wrong_file_holds_the_likely_value_or_the_default() -> None:
    text = PROFILE.replace("kind: individual", "kind: Cá nhân").replace("name: Nguyễn", "nmae: Nguyễn")
    text = text.replace("2026-03-01", "1/3/2026").replace("year: 2021", "year: x")
    record = the_profile(text)
    assert (record.kind, record.name) == ("individual", "Nguyễn Thị Mẫu")
    assert record.consent is not None
    assert str(record.consent.given) == "2026-03-01"
    assert record.awards[0].year is None


def test_a_typed_record() -> None:
    record = the_profile(PROFILE.replace("role: giang-vien", "publish_at: 2026-11-20 07:00\nmanages: true"))
    assert record.publish_at == datetime.fromisoformat("2026-11-20T07:00:00+07:00")
    assert record.publish_at is not None
    assert record.publish_at.utcoffset() == timedelta(hours=7)
    assert record.manages is True
    assert record.awards[0].place.field == ("awards", 0)
    assert record.awards[0].sources == (1,)
    assert record.body_line == 17


def test_long_text_keeps_its_lines_and_short_text_loses_only_the_last_break() -> None:
    text = STORY.replace("  problem: Người đi làm không có chỗ học.", "  problem: |\n    Một.\n\n    Hai.")
    text = text.replace("summary: Lớp", "summary: >\n  Lớp")
    record = next(one for one in loaded({STORY_PATH: text}).records if isinstance(one, Story))
    assert record.replication is not None
    assert record.replication.problem == "Một.\n\nHai."
    assert record.summary == "Lớp học miễn phí cho người đi làm."


def test_an_unknown_key_takes_no_value_away_from_the_right_one() -> None:
    record = the_profile(PROFILE.replace("role: giang-vien", "nam: Người khác"))
    assert record.name == "Nguyễn Thị Mẫu"


def test_a_missing_record_part_is_not_told_twice_when_the_front_matter_is_gone() -> None:
    told = found({PROFILE_PATH: "Chỉ có thân bài.\n"})
    assert [brief(one) for one in told] == [(1, 1, "R120", "---")]


def test_a_withdrawn_record_need_not_say_what_was_taken_away_but_its_kind_and_date() -> None:
    def required(text: str) -> list[str]:
        return [one.message for one in found({STORY_PATH: text}) if one.code == "R160"]

    assert required("---\nkind: advanced-model\ndate: 2026-03-06\nstatus: withdrawn\n---\n") == []
    assert len(required("---\nkind: advanced-model\nstatus: withdrawn\n---\n")) == 1
    assert len(required("---\nkind: advanced-model\ndate: 2026-03-06\nstatus: draft\n---\n")) > 1


def test_rows_of_a_decision_know_their_place() -> None:
    record = next(one for one in loaded().records if isinstance(one, Decision))
    assert [row.place.field for row in record.recipients[:2]] == [("recipients", 0), ("recipients", 1)]


def test_one_year_is_no_school_year_and_none_is_made_up() -> None:
    text = DECISION.replace("school_year: 2024-2025", "school_year: 1986")
    (one,) = found({DECISION_PATH: text})
    assert (one.code, one.fixes) == ("R165", ())
    assert "mục Năm (year)" in one.hint
