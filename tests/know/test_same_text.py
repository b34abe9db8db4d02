"""The same story twice: found among thousands without comparing each with each."""

from __future__ import annotations

import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from generator.know.catalog import join
from generator.know.checks.identity import same_text
from generator.know.checks.known import Known
from generator.words.dates import parse_date
from generator.words.diagnostics import Severity
from generator.words.model import Story
from generator.words.vocabulary import Vocabulary

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
WORDS = "học trò xưởng điện sáng đèn sổ bìa xanh người thợ già cửa khoa máy tiện nước mưa bàn ghế sân trường".split()
CLOSING = "Bài do ban biên tập hư cấu thực hiện, mời bạn đọc góp ý."


def text(number: int, sentences: int = 20) -> str:
    dice = random.Random(number)
    lines = [
        " ".join(dice.choices(WORDS, k=dice.randint(8, 20))).capitalize() + f" số {number}." for _ in range(sentences)
    ]
    return "\n\n".join((*lines, CLOSING))


def story(name: str, body: str, day: str = "2026-02-01", status: str = "published") -> Story:
    return Story(id=name, path=f"stories/2026/{name}.md", date=parse_date(day), body=body, status=status)


def found(*stories: Story) -> list[tuple[str, Severity]]:
    known = Known(catalog=join(stories, Vocabulary(), (), NOW))
    return sorted((one.place.path.rpartition("/")[2][:-3], one.severity) for one in same_text.check(known))


def test_the_same_words_are_found_whatever_their_dress() -> None:
    body = text(1)
    dressed = "\n\n" + body.upper().replace(" ", "   ").replace("\n\n", "\n\n\n")
    assert found(story("a", body), story("b", dressed, "2026-03-01")) == [("b", Severity.ERROR)]


def test_the_later_story_is_the_copy() -> None:
    body = text(1)
    assert found(story("a", body, "2026-03-01"), story("b", body)) == [("a", Severity.ERROR)]


def test_a_retouched_story_is_found_and_a_rewritten_one_is_not() -> None:
    body = text(1)
    retouched = body.replace("số 1.", "số một.", 2)
    lines = body.split("\n\n")
    rewritten = "\n\n".join((*lines[:8], *text(2).split("\n\n")[8:]))
    assert found(story("a", body), story("b", retouched, "2026-03-01")) == [("b", Severity.WARNING)]
    assert found(story("a", body), story("b", rewritten, "2026-03-01")) == []


def test_withdrawn_and_empty_stories_are_nobodys_copy() -> None:
    assert found(story("a", text(1)), story("b", text(1), status="withdrawn")) == []
    assert found(story("a", ""), story("b", "  \n")) == []


def test_many_copies_of_one_story_are_each_told_once() -> None:
    body = text(1)
    copies = [
        story(f"c{number:03d}", body.replace("số 1.", f"số lẻ {number}.", 1), "2026-03-01") for number in range(50)
    ]
    told = found(story("a", body), *copies)
    assert [name for name, _ in told] == [f"c{number:03d}" for number in range(50)]


def test_thousands_of_different_stories_are_not_compared_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    likeness = same_text._likeness

    def counted(one: Story, other: Story) -> float:
        compared.append(one.id)
        return likeness(one, other)

    monkeypatch.setattr(same_text, "_likeness", counted)
    stories = [story(f"s{number:05d}", text(number)) for number in range(3000)]
    copy = story("z", text(7).replace("số 7.", "số bảy.", 1), "2026-03-01")
    assert found(*stories, copy) == [("z", Severity.WARNING)]
    assert compared == ["z"]
