"""A site whose invented authors wrote a hostile string in every place they can write."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.intake.load import load
from generator.intake.read import FolderSource, MemorySource
from generator.intake.yamltext import quoted
from tests.support.rendering import MINI, MINI_NOW, Built, build_in_memory

HOSTILE = Path(__file__).parent.parent / "data" / "hostile"
PROFILE = """\
---
kind: individual
name: {text}
unit: don-vi-{number}
summary: {text}
position: {text}
portrait: {{file: media/lop-hoc.png, alt: {text}, credit: {text}}}
awards: [{{award: bang-khen-bo, year: 2020, work: {text}, note: {text}}}]
sources: [{{title: {text}, url: {link}}}]
consent: {{basis: consent, scope: [name, photo, story, social, print], given: 2025-01-01, reference: HS-1}}
status: published
---
{body}
"""
STORY = """\
---
kind: good-deed
title: {text}
date: 2026-01-02
exemplars: [nguoi-{number}]
summary: {text}
author: {text}
photos: [{{file: media/lop-hoc.png, alt: {text}, caption: {text}, credit: {text}, basis: public-event}}]
evidence: [{{kind: link, title: {text}, url: {link}, public: true}}]
replication:
  problem: {text}
  method: {text}
  result: {text}
  how_to_copy: {text}
  adopted: [{{unit: don-vi-{number}, note: {text}}}]
publicity: [{{channel: portal, url: {link}, date: 2026-01-03}}]
sources: [{{title: {text}, url: {link}}}]
corrections: [{{date: 2026-01-04, note: {text}}}]
status: published
---
{body}
"""
DECISION = """\
---
title: {text}
decision: {{number: {text}, date: 2026-01-02, issuer: minister, url: {link}}}
publication: {{basis: public-decision, url: {link}}}
recipients:
  - exemplar: nguoi-{number}
    unit: don-vi-{number}
    position: {text}
    award: bang-khen-bo
    occasion: cong-trang
    citation: {text}
    work: {text}
  - key: khach-{number}
    kind: individual
    name: {text}
    unit: don-vi-{number}
    position: {text}
    award: bang-khen-bo
    occasion: cong-trang
sources: [{{title: {text}, url: {link}}}]
status: published
---
{body}
"""
EVENT = """\
---
title: {text}
kind: exchange
date: 2026-01-02
organisers: [don-vi-{number}]
exemplars: [nguoi-{number}]
place: {text}
summary: {text}
photos: [{{file: media/lop-hoc.png, alt: {text}, caption: {text}, credit: {text}, basis: public-event}}]
status: published
---
{body}
"""
UNIT = """\
  - id: don-vi-{number}
    name: {text}
    short: {text}
    kind: khoa
    parent: dhsh
    valid_from: 1990
    verified: full"""
BODY = """\
{raw}

Một chữ {line} giữa dòng, [một liên kết]({line}), [thêm]( {line} "{line}"), ![một ảnh]({line} "{line}"), <{line}>.

## {line}

| {line} | b |
| --- | --- |
| {line} | `{line}` |

[^1] {line}

[nhan]: {line}
[nhan]

```{line}
{raw}
```
"""
RECORDS = (
    ("profiles/nguoi-{}.md", PROFILE),
    ("stories/2026/bai-{}.md", STORY),
    ("awards/2026/qd-{}.md", DECISION),
    ("events/2026/sk-{}.md", EVENT),
)
PAGES = ("guong/nguoi-{}/", "bai-viet/bai-{}/", "quyet-dinh/qd-{}/", "su-kien/sk-{}/", "don-vi/don-vi-{}/")


@cache
def strings(name: str) -> tuple[str, ...]:
    """The strings of ``tests/data/hostile/<name>.json``."""
    return tuple(json.loads((HOSTILE / f"{name}.json").read_text(encoding="utf-8")))


def one_line(text: str) -> str:
    return " ".join(text.split())


def build_world(texts: Sequence[tuple[int, str]]) -> tuple[Built, tuple[str, ...], int]:
    """The site, the addresses of its pages with hostile strings, and how many records the reader refused."""
    mini = FolderSource(MINI / "exemplars")
    base = {
        entry.path: mini.read(entry.path)
        for entry in mini.files()
        if entry.path.startswith("vocabulary/") or entry.path == "media/lop-hoc.png"
    }
    texts = [(number, text) for number, text in texts if one_line(text)]
    units = dict(texts)
    files = {**base, "vocabulary/units.yml": _units(base, units)}
    while broken := load(MemorySource(files)).broken:  # names that no unit may have stay out
        assert broken == {"vocabulary/units.yml"}, broken
        bad = [
            number
            for number, text in units.items()
            if load(MemorySource({**base, "vocabulary/units.yml": _units(base, {number: text})})).broken
        ]
        assert bad
        units = {number: text for number, text in units.items() if number not in bad}
        files["vocabulary/units.yml"] = _units(base, units)
    for number, text in texts:
        for path, record in RECORDS:
            files[path.format(number)] = _record(record, number, text, text, known=number in units)
    # Most that are refused have a link that is none; their other places are tried with a harmless one.
    for path in load(MemorySource(files)).broken:
        number = int(path.rpartition("-")[2].removesuffix(".md"))
        record = next(record for name, record in RECORDS if name.format(number) == path)
        files[path] = _record(record, number, dict(texts)[number], "https://example.vn/", known=number in units)
    still = load(MemorySource(files)).broken
    for path in still:
        del files[path]
    built = build_in_memory(MemorySource(files), MINI_NOW)
    planned = set(built.outputs)
    pages = [page.format(number) for number, _ in texts for page in PAGES]
    return built, tuple(page for page in pages if f"{page}index.html" in planned), len(still)


def _record(record: str, number: int, text: str, link: str, *, known: bool) -> bytes:
    line = one_line(text)
    body = BODY.format(raw=text, line=line)
    made = record.format(text=quoted(line), link=quoted(one_line(link)), number=number, body=body)
    return (made if known else made.replace(f"don-vi-{number}", "dhsh")).encode("utf-8", "surrogatepass")


def _units(base: dict[str, bytes], names: dict[int, str]) -> bytes:
    lines = [UNIT.format(number=number, text=quoted(one_line(text))) for number, text in names.items()]
    return base["vocabulary/units.yml"].rstrip() + ("\n" + "\n".join(lines) + "\n").encode("utf-8", "surrogatepass")
