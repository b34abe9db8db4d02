"""Posts and mails: their lengths, their tags, their order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.show.spread.texts import LENGTHS, Told, cut, hashtag, posts

LONG = "Một câu chuyện bịa kể rất dài về việc tốt ở bến sông. " * 40
TOLD = Told(
    eyebrow="Người tốt, việc tốt",
    title="Bến sông bịa",
    people=("Lê Thị Bịa", "Trần Văn Bịa", "Ngô Bịa", "Vũ Bịa"),
    units=("Khoa Hư Cấu",),
    summary="Bốn người bịa giữ bến sông sạch.",
    paragraphs=(LONG, LONG),
    how="Bắt đầu từ một buổi sáng thứ Bảy.",
    copied="2 đơn vị đã làm theo",
    awards=("Giấy khen (Quyết định số 1/QĐ-HC ngày 2/3/2026)",),
    topics=("Người tốt, việc tốt", "Đoàn – Hội", "***"),
    link="https://truong.example.edu.vn/b/abcdefg/",
)


def told_in(name: str, told: Told = TOLD) -> str:
    return next(one.text for one in posts(told, "Gương thử") if one.name == name)


def test_each_channel_has_each_length() -> None:
    names = [one.name for one in posts(TOLD, "Gương thử")]
    assert names == [f"{channel}-{length}" for channel in ("facebook", "zalo", "thu") for length in LENGTHS]
    for channel in ("facebook", "zalo"):
        sizes = [len(told_in(f"{channel}-{length}")) for length in LENGTHS]
        assert sizes == sorted(set(sizes))
        assert all(size <= most + 1 for size, most in zip(sizes, LENGTHS.values(), strict=True))


def test_a_post_ends_with_link_and_tags() -> None:
    for name in ("facebook-ngan", "facebook-vua", "zalo-dai"):
        *_, link, tags = told_in(name).strip().split("\n\n")
        assert link == f"Đọc tiếp: {TOLD.link}"
        assert tags == "#NgườiTốtViệcTốt #ĐoànHội"


def test_the_middle_length_tells_how_to_copy_and_who_did() -> None:
    text = told_in("facebook-vua")
    assert "Lê Thị Bịa, Trần Văn Bịa và 2 gương khác · Khoa Hư Cấu" in text
    assert "2 đơn vị đã làm theo." in text
    assert "– Giấy khen (Quyết định số 1/QĐ-HC ngày 2/3/2026)" in text
    assert "Làm theo thế nào? Bắt đầu từ một buổi sáng thứ Bảy." in text
    assert "rất dài" not in text
    assert "rất dài" in told_in("facebook-dai")


def test_a_mail_has_its_subject_first_and_says_who_sends_it() -> None:
    lines = told_in("thu-dai").split("\n")
    assert lines[0] == "Tiêu đề thư: Bến sông bịa"
    assert lines[-3:] == ["Trân trọng,", "Gương thử", ""]
    assert "Từ khóa: Người tốt, việc tốt, Đoàn – Hội, ***" in lines


def test_with_nothing_but_a_title_there_is_still_a_post() -> None:
    told = Told(eyebrow="", title="T " * 200, link="https://truong.example.edu.vn/b/abcdefg/")
    text = told_in("facebook-ngan", told)
    assert text.startswith("T T")
    assert len(text) <= LENGTHS["ngan"] + 1
    assert told.link in text


@settings(max_examples=60)
@given(st.text("ab. …\n", max_size=120), st.integers(2, 90))
def test_cut_keeps_the_beginning_and_the_limit(text: str, most: int) -> None:
    line = " ".join(text.split())
    made = cut(text, most)
    assert len(made) <= most
    assert made == line or line.startswith(made.removesuffix("…").rstrip())
    assert cut(line[:most], most) == " ".join(line[:most].split())


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("nghiên cứu khoa học", "#NghiênCứuKhoaHọc"),
        ("Sinh viên 5 tốt", "#SinhViên5Tốt"),
        ("Dạy tốt - Học tốt", "#DạyTốtHọcTốt"),
        ("2026", ""),
        ("…", ""),
    ],
)
def test_tags_are_one_word(text: str, tag: str) -> None:
    assert hashtag(text) == tag
