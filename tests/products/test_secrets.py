"""What readers may not see is in no file of the site, whatever kind of product it is."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from urllib.parse import quote

import pytest

from generator.intake.read import FolderSource, MemorySource
from generator.words.diagnostics import Severity
from tests.products.sites import all_texts, changed_mini, site
from tests.support.rendering import MINI, MINI_NOW, Built, build_in_memory

CONSENT = (
    "consent: {basis: consent, scope: [name, photo, story, social, print], given: 2025-09-18, reference: TN-900/2025}"
)
PROFILE = """\
---
kind: individual
name: {name}
honorifics: [Canarytitle]
unit: thu-vien
fields: [cong-dong]
position: Canaryjob
summary: Canarysummary {name}.
{consent}
status: {status}
{more}---
Canarybody {name}.
"""
STORY = """\
---
kind: good-deed
title: Canarystory {name}
date: 2026-02-{day:02}
exemplars: [{who}]
summary: Canarysummary {name}.
author: Canaryauthor
corrections: [{{date: 2026-02-28, note: Canarynote}}]
status: {status}
{more}---
Canarybody {who} {name}, một nội dung bịa khác hẳn các bài kia.
"""
EVENT = """\
---
title: Canaryevent {name}
kind: {kind}
date: 2026-02-20
organisers: [dhsh]
exemplars: [canary-mo]
place: Canaryplace
summary: Canarysummary.
status: {status}
{more}---
Canarybody {name}.
"""
DECISION = """\
---
decision: {{number: {number}/QĐ-CANARY, date: 2026-02-10, issuer: minister}}
{publication}recipients:
  - key: canary-key
    name: Canaryname Một
    kind: individual
    unit: thu-vien
    position: Canaryjob
    award: bang-khen-bo
    occasion: cong-trang
    citation: Canarycitation
    work: Canarywork
  - exemplar: canary-rut
    unit: thu-vien
    position: Canaryjob
    award: bang-khen-bo
    occasion: cong-trang
    citation: Canarycitation
status: {status}
{more}---
Quyết định bịa.
"""
LATER = "publish_at: 2026-03-01 08:01\n"


def canaries() -> dict[str, str]:
    """Records in every state that keeps them from readers, each word of theirs a canary.

    ``canary-mo`` and its story are public so that the others have something to hang on to.
    """
    open_profile = PROFILE.format(name="Người Mở", consent=CONSENT, status="published", more="")
    files = {"profiles/canary-mo.md": open_profile.replace("Canary", "Open")}
    for state, status, consent, more in (
        ("rut", "withdrawn", CONSENT, ""),
        ("nhap", "draft", CONSENT, ""),
        ("cho", "published", CONSENT, LATER),
        ("im", "published", CONSENT.replace("name, ", ""), ""),
    ):
        files[f"profiles/canary-{state}.md"] = PROFILE.format(
            name=f"Canaryname {state}", consent=consent, status=status, more=more
        )
        files[f"stories/2026/canary-{state}.md"] = STORY.format(
            name=state, day=10, who=f"canary-{state}", status=status, more=more
        )
        files[f"stories/2026/canary-mo-{state}.md"] = STORY.format(
            name=state, day=11, who="canary-mo", status=status if state != "im" else "draft", more=more
        )
        files[f"events/2026/canary-{state}.md"] = EVENT.format(
            name=state, kind="conference" if state != "im" else "inspection", status=status, more=more
        )
        files[f"awards/2026/canary-{'mo' if state == 'im' else state}.md"] = DECISION.format(
            number={"rut": 901, "nhap": 902, "cho": 903, "im": 904}[state],
            publication="" if state == "im" else "publication: {basis: public-decision}\n",
            status=status,
            more=more,
        ).replace("QĐ-CANARY", "QĐ-BGDĐT" if state == "im" else "QĐ-CANARY")
    return files


@cache
def built() -> Built:
    return changed_mini(canaries(), contact="bao@example.vn", repository="public", repo_url="https://git.example.vn/a")


def forms(word: str) -> set[str]:
    """The ways a word may be written in a file."""
    return {
        word,
        unicodedata.normalize("NFD", word),
        quote(word),
        json.dumps(word)[1:-1],
    }


def test_no_canary_is_in_any_file() -> None:
    texts = all_texts(built())
    words = {form.casefold() for word in ("Canaryname nháp", "Canarystory", "Canaryevent") for form in forms(word)}
    for path, text in texts.items():
        low = text.casefold()
        assert [word for word in words if word in low] == [], path
        assert not re.search(r"canary(?!-mo(?![\w-]))", low), (path, re.findall(r".{40}canary.{20}", low)[:3])


def test_ids_stand_only_in_the_addresses_of_tombstones() -> None:
    for path, output in built().outputs.items():
        if re.search(r"canary(?!-mo/)", path):
            assert output.maker == "pages.tombstones", path
            assert re.search(r"canary-(mo-)?rut/", path), path


def test_the_canaries_would_sing() -> None:
    """Had they been public they would be everywhere: the test above looks at the right places."""
    opened = {
        path: re.sub(r"status: \w+", "status: published", text)
        .replace(LATER, "")
        .replace("kind: inspection", "kind: conference")
        .replace("scope: [photo", "scope: [name, photo")
        for path, text in canaries().items()
    }
    texts = all_texts(changed_mini(opened))
    places = {path for path, text in texts.items() if re.search("Canary(name|story)", text)}
    for path in (
        "feed.xml", "feed.json", "don-vi/thu-vien/feed.xml", "linh-vuc/cong-dong/feed.json", "api/v1/exemplars.json",
        "api/v1/stories.json", "api/v1/awards.json", "du-lieu/guong.csv", "du-lieu/bai-viet.csv",
        "du-lieu/khen-thuong.csv", "nhung/thu-vien/index.html", "index.html",
    ):  # fmt: skip
        assert path in places, path
    for path in ("calendar.ics", "don-vi/dhsh/calendar.ics", "api/v1/events.json", "du-lieu/su-kien.csv"):
        assert "Canaryevent" in texts[path], path


def test_an_unnamed_recipient_is_counted_and_nothing_else() -> None:
    rows = json.loads(built().outputs["api/v1/awards.json"].content or b"")["items"]
    found = [row for row in rows if row["decision"] == "canary-mo"]
    assert len(found) == 2
    for row in found:
        assert {key: value for key, value in row.items() if value} == {
            "id": row["id"],
            "decision": "canary-mo",
            "number": "904/QĐ-BGDĐT",
            "date": "2026-02-10",
            "year": 2026,
            "issuer_name": row["issuer_name"],
            "award": "bang-khen-bo",
            "award_name": row["award_name"],
            "level": "ministry",
            "kind": "individual",
            "unit": "thu-vien",
            "unit_name": row["unit_name"],
            "occasion": row["occasion"],
        }


def test_the_canary_repository_can_be_built() -> None:
    wrong = [one for one in built().plan.diagnostics if one.severity is Severity.ERROR]
    assert {one.code for one in wrong} <= {"R709", "R702"}, wrong


@pytest.mark.parametrize("name", ["mini", "real", "nobel"])
def test_no_file_has_a_path_of_this_machine_or_a_consent_paper(name: str) -> None:
    for path, text in all_texts(site(name)).items():
        if not path.startswith("media/"):
            assert not re.search(r"/(?:work|tmp)/|file://|localhost", text), path
            assert not re.search(r"\bTN-\d+/\d{4}\b", text), path


def test_a_portrait_needs_consent_for_photos() -> None:
    """Without it no rendition is planned, also of a person who may be named."""
    path, file = "profiles/trinh-van-duc.md", "media/trinh-van-duc.png"
    mini = FolderSource(MINI / "exemplars")
    files = {entry.path: mini.read(entry.path) for entry in mini.files()}
    for scope, shown in ((b"[name, photo, story, social, print]", True), (b"[name, story, social, print]", False)):
        made = files[path].replace(b"[name, photo, story, social, print]", scope)
        built = build_in_memory(MemorySource({**files, path: made}), MINI_NOW)
        assert any(getattr(one.recipe, "source", "") == file for one in built.outputs.values()) == shown
        assert "guong/trinh-van-duc/index.html" in built.outputs
