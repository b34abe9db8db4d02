"""Every naughty string an author may write stands on the page verbatim, as text and nothing else."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from generator.intake.load import load
from generator.intake.read import FolderSource, MemorySource
from generator.intake.yamltext import quoted
from tests.support.rendering import MINI, MINI_NOW, Built, build_in_memory

HOSTILE = Path(__file__).parent.parent / "data" / "hostile"
PROFILE = """\
---
kind: individual
name: {text}
unit: {unit}
summary: {text}
position: {text}
consent: {{basis: consent, scope: [name, story], given: 2025-01-01, reference: HS-1}}
status: published
---
Đoạn mở đầu.
"""
STORY = """\
---
kind: good-deed
title: {text}
date: 2026-01-02
exemplars: [nguoi-{number}]
summary: {text}
author: {text}
status: published
---
```
{body}
```
"""


def lines_of(text: str) -> str:
    return " ".join(text.split())


@cache
def world() -> tuple[dict[int, str], Built]:
    """The strings that may be published, by number, and a site that has each of them everywhere."""
    mini = FolderSource(MINI / "exemplars")
    lists = {entry.path: mini.read(entry.path) for entry in mini.files() if entry.path.startswith("vocabulary/")}
    unit = next(iter(load(MemorySource(lists)).vocabulary.units))
    texts = {
        number: lines_of(text)
        for number, text in enumerate(json.loads((HOSTILE / "naughty-strings.json").read_text(encoding="utf-8")))
        if lines_of(text)
    }
    files = dict(lists)
    for number, text in texts.items():
        files[f"profiles/nguoi-{number}.md"] = PROFILE.format(text=quoted(text), unit=unit).encode()
        files[f"stories/2026/bai-{number}.md"] = STORY.format(text=quoted(text), number=number, body=text).encode()
    refused = load(MemorySource(files)).broken
    for path in refused:
        del files[path]
    kept = {
        number: text
        for number, text in texts.items()
        if f"profiles/nguoi-{number}.md" in files and f"stories/2026/bai-{number}.md" in files
    }
    for number in texts.keys() - kept.keys():
        files.pop(f"stories/2026/bai-{number}.md", None)
    return kept, build_in_memory(MemorySource(files), MINI_NOW)


def text_of(element: Tag | None) -> str:
    assert element is not None
    return lines_of(element.get_text())


def test_most_strings_may_be_published() -> None:
    assert len(world()[0]) > 150


@pytest.mark.parametrize("part", range(8))
def test_each_string_on_its_pages(part: int) -> None:
    texts, built = world()
    for number, text in list(texts.items())[part::8]:
        profile = BeautifulSoup(built.html(f"guong/nguoi-{number}/index.html"), "html.parser")
        story = BeautifulSoup(built.html(f"bai-viet/bai-{number}/index.html"), "html.parser")
        wanted = lines_of(text)
        assert text_of(profile.h1) == wanted
        assert text_of(story.h1) == wanted
        assert text_of(story.title).startswith(wanted)
        assert text_of(story.pre) == wanted
        assert wanted in text_of(story.find("article"))
        content = [meta["content"] for meta in story.find_all("meta", attrs={"property": "og:title"})]
        assert [lines_of(one) for one in content] == [wanted]
        for soup in (profile, story):
            article = soup.find("article")
            assert not article.find_all(["script", "iframe", "object", "embed", "form", "style", "base"])
            assert not [one for one in article.find_all(True) if any(name.startswith("on") for name in one.attrs)]
