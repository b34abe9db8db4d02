"""A sample of ``python -m tests.hostile``; template and path strings are few and cheap, so all of them are tried."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from generator.intake.read import FolderSource, MemorySource
from generator.intake.yamltext import quoted
from generator.words.manifest import Manifest
from generator.words.vietnamese import slug
from tests.hostile.prove import prove
from tests.hostile.world import build_world, one_line, strings
from tests.support.rendering import MINI, MINI_NOW, build_in_memory

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STEP = 170


def test_a_sample_in_chromium(browser: Browser) -> None:
    every = list(enumerate(strings("xss")))
    # The first runs as soon as it is read, so what shows that strings bite does not hang on a busy machine's clock.
    at_once = next(one for one in every if one[1].lower().startswith("<script>alert("))
    result = prove(browser, [at_once, *every[49::STEP]], bare=4)
    assert result.clean, str(result)
    assert result.policed.written
    assert result.bare.ran


@pytest.mark.long
def test_every_string_in_chromium(browser: Browser) -> None:
    result = prove(browser, list(enumerate(strings("xss"))))
    assert result.clean, str(result)
    assert result.bare.ran


def test_no_template_string_is_evaluated() -> None:
    texts = list(enumerate(strings("template-injection")))
    built, pages, _ = build_world(texts)
    assert len(pages) > 4 * len(texts)
    for page in pages:
        number = int(re.findall(r"-(\d+)/", page)[0])
        shown = " ".join(html.unescape(built.html(f"{page}index.html")).split())
        assert one_line(texts[number][1]) in shown, page


def test_no_string_in_a_file_name_gets_out() -> None:
    """Records and pictures with such names are refused; the others make the same pages as without them."""
    mini = FolderSource(MINI / "exemplars")
    files = {entry.path: mini.read(entry.path) for entry in mini.files()}
    before = build_in_memory(MemorySource(files), MINI_NOW)
    story, picture = files["stories/2026/chiec-xe-qua-cau.md"], files["media/lop-hoc.png"]
    for text in strings("xss"):
        name = one_line(text).replace("/", "_")
        if not re.fullmatch(r"[a-z0-9-]{2,80}", name):  # else it is a right name
            files |= {f"stories/2026/{name}.md": story, f"media/{name}.png": picture}
    built = build_in_memory(MemorySource(files), MINI_NOW)
    assert set(built.outputs) == set(before.outputs)
    changed = [path for path, output in built.outputs.items() if output != before.outputs[path]]
    assert [path for path in changed if built.html(path) != before.html(path)] == []


def test_no_path_escapes() -> None:
    mini = FolderSource(MINI / "exemplars")
    files = {entry.path: mini.read(entry.path) for entry in mini.files()}
    story = """---
kind: good-deed
title: Bài bịa
date: 2026-01-02
exemplars: [nguyen-thi-minh]
aliases: [{alias}]
summary: Bài bịa để thử.
photos: [{{file: {text}, alt: Ảnh bịa, credit: Bịa, basis: public-event}}]
evidence: [{{kind: document, title: Tệp bịa, file: {text}, public: true}}]
status: published
---
![ảnh]({line}) [tệp]({line})
"""
    aliases = set[str]()
    for number, text in enumerate(strings("path-traversal")):
        line = one_line(text.replace("{FILE}", "etc/passwd"))
        alias = "" if slug(line) in aliases else quoted(line)
        aliases.add(slug(line))
        made = story.format(text=quoted(line), line=line, alias=alias).encode("utf-8", "surrogatepass")
        files[f"stories/2026/duong-{number}.md"] = made
        files[f"stories/2026/{line}.md"] = made.replace(b"aliases: ", b"# ")
        files[f"media/{line}"] = b"bi mat"
    built = build_in_memory(MemorySource(files), MINI_NOW)
    manifest = Manifest()
    for path in built.outputs:
        manifest.claim(path, "test")
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path), path
        assert ".." not in path
    assert not [path for path, output in built.outputs.items() if output.content == b"bi mat"]
