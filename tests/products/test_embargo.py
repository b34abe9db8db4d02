"""An embargo holds to the second on every kind of record: before, nothing of it is in any file; after, all of it is.

Everybody and everything here is invented.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from generator.know.publicity import next_change
from generator.words.vietnamese import fold
from tests.products.sites import all_texts, changed_mini
from tests.support.rendering import MINI_NOW, Built

OPENS = MINI_NOW + timedelta(minutes=30)
SECOND = timedelta(seconds=1)
LATER = f'publish_at: "{OPENS:%Y-%m-%d %H:%M}"\nstatus: published\n---\n'
CONSENT = "{basis: consent, scope: [name, photo, story, social, print], given: 2025-09-18, reference: TN-900/2025}"
RECORDS = {
    "profile": (
        "profiles/phuc-kin-mot.md",
        (
            "---\nkind: individual\nname: Phục Kín Một\nunit: thu-vien\nfields: [cong-dong]\nposition: Phụckínviệc\n"
            f"summary: Phụckíntómtắt.\nconsent: {CONSENT}\n{LATER}Phụckínthân.\n"
        ),
        ("Phục Kín Một", "phuc-kin-mot", "Phụckínviệc", "Phụckíntómtắt", "Phụckínthân"),
    ),
    "story": (
        "stories/2026/phuc-kin-hai.md",
        (
            "---\nkind: good-deed\ntitle: Phụckínbài\ndate: 2026-02-10\nexemplars: [nguyen-thi-minh]\n"
            f"summary: Phụckíntắt.\nauthor: Phụckíntácgiả\n{LATER}Phụckínbàithân.\n"
        ),
        ("Phụckínbài", "phuc-kin-hai", "Phụckíntắt", "Phụckíntácgiả", "Phụckínbàithân"),
    ),
    "decision": (
        "awards/2026/phuc-kin-ba.md",
        (
            "---\ndecision: {number: 977/QĐ-BGDĐT, date: 2026-02-10, issuer: minister}\n"
            "publication: {basis: public-decision}\nrecipients:\n  - {key: phuc-kin-khoa, name: Phục Kín Ba, kind: "
            f"individual, unit: thu-vien, award: bang-khen-bo, occasion: cong-trang}}\n{LATER}"
        ),
        ("977/QĐ", "phuc-kin-ba", "Phục Kín Ba"),
    ),
    "event": (
        "events/2026/phuc-kin-bon.md",
        (
            "---\ntitle: Phụckínsựkiện\nkind: conference\ndate: 2026-02-20\norganisers: [dhsh]\nplace: Phụckínnơi\n"
            f"summary: Phụckínhộinghị.\n{LATER}"
        ),
        ("Phụckínsựkiện", "phuc-kin-bon", "Phụckínnơi", "Phụckínhộinghị"),
    ),
    "proposal": (
        "proposals/2026/phuc-kin-nam.md",
        (
            "---\ntitle: Phụckínđềnghị\nto: president\nposted_from: 2026-02-20\nposted_to: 2026-03-10\ncandidates:\n"
            f"  - {{exemplar: nguyen-thi-minh, unit: thu-vien, award: hc-lao-dong, grade: ba}}\n{LATER}"
        ),
        ("Phụckínđềnghị", "phuc-kin-nam"),
    ),
}


pytestmark = pytest.mark.long
"""``test_secrets`` holds a minute before in every run; here it is a second, and the other side of it."""


@cache
def built_at(second: int) -> Built:
    return changed_mini({path: text for path, text, _ in RECORDS.values()}, OPENS + second * SECOND)


@cache
def texts(second: int) -> dict[str, str]:
    """Every file of the site so many seconds from the opening, names of files and folded letters included."""
    built = built_at(second)
    drawn = {path: repr(output.recipe) for path, output in built.outputs.items() if output.recipe is not None}
    return {path: fold(f"{path}\n{text}") for path, text in (*all_texts(built).items(), *drawn.items())}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_second_before_nothing_is_told(kind: str) -> None:
    for word in RECORDS[kind][2]:
        assert [path for path, text in texts(-1).items() if fold(word) in text] == []


@pytest.mark.parametrize("kind", RECORDS)
def test_a_second_after_all_is_told(kind: str) -> None:
    for word in RECORDS[kind][2]:
        assert any(fold(word) in text for text in texts(1).values()), word


def test_the_next_build_is_due_at_that_very_moment() -> None:
    built = built_at(-1)
    assert built.plan.until == next_change(built.plan.catalog) == OPENS
