"""Writes records of invented people in any number, always the same: ``python -m tests.search.fabricate FOLDER 1000``.

Beside the random ones stand planted records (``planted.py``) whose names and words occur nowhere else, so that the
answers to the queries of ``queries/fabricated.yml`` are known before anything is built.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.words.vietnamese import slug
from tests.search import lexicon, planted

MINI = Path(__file__).parents[1] / "mini"
COPIED = "authorities award-classes awards channels fields grades levels movements occasions roles unit-kinds".split()
FIELDS = "giang-day nghien-cuu phuc-vu hoc-tap cong-dong khoi-nghiep".split()
PERSONAL = "cstd-co-so lao-dong-tien-tien bang-khen-bo giay-khen bang-khen-thu-tuong cstd-bo".split()
SHARED = "tap-the-ldtt tap-the-ldxs giay-khen bang-khen-bo".split()
GIVEN_HERE = ("giam-doc", "QĐ-ĐHTN")
ISSUERS = {
    **dict.fromkeys(("cstd-co-so", "lao-dong-tien-tien", "giay-khen", "tap-the-ldtt"), GIVEN_HERE),
    **dict.fromkeys(("tap-the-ldxs", "bang-khen-bo", "cstd-bo"), ("minister", "QĐ-BGDĐT")),
    "bang-khen-thu-tuong": ("prime-minister", "QĐ-TTg"),
}
SOURCE = [{"title": "Bản tin bịa", "url": "https://example.vn/ban-tin", "date": "2025-10-03"}]
YEARS = range(2012, 2026)


def fabricate(folder: Path, records: int, stories: int = 0, seed: int = 20261122) -> Path:
    """Write about ``records`` records, four in seven of them stories or as many as ``stories`` says.

    Returns:
        The folder of the records.
    """
    chance = random.Random(seed)
    target = folder / "exemplars"
    _vocabulary(target / "vocabulary")
    makers = _Makers(chance, records, stories)
    for path, head, body in (*makers.every(), *planted.records()):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        front = "".join(f"{key}: {yaml_of(value)}\n" for key, value in head.items())
        file.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")
    for path, raw in planted.sixteen_pages("dhtn").items():
        (target / path).write_bytes(raw)
    return target


def yaml_of(value: object) -> str:
    """A value on one line, keys bare as our reader wants them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml_of(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _vocabulary(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in COPIED:
        shutil.copy(MINI / "exemplars" / "vocabulary" / f"{name}.yml", folder)
    units = [*planted.UNITS, *_units()]
    lines = "".join(f"  - {yaml_of(unit)}\n" for unit in units)
    (folder / "units.yml").write_text(f"format: 1\nentries:\n{lines}", encoding="utf-8")


def _units() -> Iterator[dict[str, object]]:
    """Twenty schools of two faculties each."""
    for number, thing in enumerate(lexicon.UNIT_THINGS.split(","), start=10):
        name = slug(thing)
        shared = {"parent": "dhtn", "verified": "full", "valid_from": "2000-01-01"}
        yield {"id": f"truong-{name}", "name": f"Trường {thing}", "kind": "truong", "order": number, **shared}
        for part in ("Khoa Cơ sở", "Khoa Ứng dụng"):
            yield {
                **shared,
                "id": f"{slug(part)}-{name}",
                "name": f"{part} {thing}",
                "kind": "khoa",
                "parent": f"truong-{name}",
                "order": number * 10,
            }


class _Makers:
    """Random records out of one source of chance."""

    def __init__(self, chance: random.Random, records: int, stories: int = 0) -> None:
        self.chance = chance
        self.stories = stories or records * 4 // 7
        self.profiles = max(8, (records - self.stories) * 5 // 6)
        self.decisions = max(2, records // 24)
        self.events = max(1, records // 60)
        self.units = [str(unit["id"]) for unit in _units()]
        self.people: list[tuple[str, str, str]] = []
        self.general = lexicon.GENERAL.split(",")
        self.topics = [topic.split(",") for topic in lexicon.TOPICS]

    def every(self) -> Iterator[tuple[str, dict[str, object], str]]:
        for number in range(self.profiles):
            yield self.profile(number)
        for number in range(self.stories):
            yield self.story(number)
        for number in range(self.decisions):
            yield self.decision(number)
        for number in range(self.events):
            yield self.event(number)

    def name(self) -> str:
        family = self.chance.choices(lexicon.FAMILY, [1 / (rank + 1) for rank in range(len(lexicon.FAMILY))])[0]
        return f"{family} {self.chance.choice(lexicon.MIDDLE)} {self.chance.choice(lexicon.GIVEN)}"

    def profile(self, number: int) -> tuple[str, dict[str, object], str]:
        unit, together = self.chance.choice(self.units), number % 8 == 7
        name = f"Nhóm {self.chance.choice(self.general)} số {number}" if together else self.name()
        record = f"{slug(name)}-{number}"
        head: dict[str, object] = {"kind": "collective" if together else "individual", "name": name, "unit": unit}
        if not together:
            head |= {
                "role": "giang-vien",
                "position": self.chance.choice(lexicon.POSITIONS.split(",")),
                "consent": {"basis": "consent", "scope": ["name", "story"], "given": "2025-09-01", "reference": "B-1"},
            }
        head |= {"fields": self.fields(), "summary": self.sentence(12), "status": "published", "sources": SOURCE}
        self.people.append((record, unit, str(head["kind"])))
        return f"profiles/{record}.md", head, self.text(60)

    def story(self, number: int) -> tuple[str, dict[str, object], str]:
        topic, year = self.chance.choice(self.topics), self.chance.choice(YEARS)
        title = self.chance.choice(lexicon.TITLES).format(
            place=f"phòng {self.chance.randint(101, 909)}",
            thing=self.chance.choice(topic),
            other=self.chance.choice(self.general),
            name=self.name(),
        )
        head: dict[str, object] = {
            "kind": "good-deed" if number % 4 == 3 else "advanced-model",
            "title": title,
            "date": f"{year}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}",
            "exemplars": [self.chance.choice(self.people)[0]],
            "fields": self.fields(),
            "summary": self.sentence(22),
            "author": "Ban biên tập bịa",
            "status": "published",
            "sources": SOURCE,
        }
        return f"stories/{year}/chuyen-{number}.md", head, self.text(max(120, int(self.chance.gauss(535, 160))))

    def decision(self, number: int) -> tuple[str, dict[str, object], str]:
        year, award = self.chance.choice(YEARS), self.chance.choice([*PERSONAL, *SHARED])
        issuer, suffix = ISSUERS[award]
        wanted = "collective" if award.startswith("tap-the") else "individual"
        able = [person for person in self.people if person[2] == wanted] or self.people
        rows: list[dict[str, object]] = [
            {"exemplar": person, "unit": unit, "award": award, "occasion": "cong-trang"}
            for person, unit, _ in self.chance.sample(able, min(len(able), self.chance.randint(3, 12)))
        ]
        if wanted == "individual":
            rows += [
                {"key": f"d{row}", "name": self.name(), "unit": self.chance.choice(self.units), "award": award}
                for row in range(self.chance.randint(5, 40))
            ]
        code = f"{2000 + number}/{suffix}"
        head: dict[str, object] = {
            "decision": {"number": code, "date": f"{year}-11-20", "issuer": issuer},
            "publication": {"basis": "public-decision"},
            "recipients": rows,
            "status": "published",
            "sources": SOURCE,
        }
        return f"awards/{year}/quyet-dinh-{number}.md", head, ""

    def event(self, number: int) -> tuple[str, dict[str, object], str]:
        year, unit = self.chance.choice(YEARS), self.chance.choice(self.units)
        head: dict[str, object] = {
            "title": f"Giao lưu {self.chance.choice(self.general)} lần {number + 1}",
            "kind": "exchange",
            "date": f"{year}-05-20",
            "organisers": [unit],
            "exemplars": [self.chance.choice(self.people)[0]],
            "summary": self.sentence(15),
            "status": "published",
        }
        return f"events/{year}/giao-luu-{number}.md", head, self.sentence(30)

    def fields(self) -> list[str]:
        return sorted(self.chance.sample(FIELDS, self.chance.choice((1, 1, 2))))

    def sentence(self, length: int, topic: list[str] | None = None) -> str:
        said: list[str] = []
        while len(said) < length:
            kind = self.chance.random()
            if kind < 0.5:
                rank = min(int(self.chance.paretovariate(0.8)) - 1, len(lexicon.COMMON) - 1)
                said.append(lexicon.COMMON[rank])
            else:
                said += self.chance.choice(topic if topic and kind > 0.75 else self.general).split()
        return " ".join(said).capitalize() + "."

    def text(self, length: int) -> str:
        topics = self.chance.choice(self.topics) + self.chance.choice(self.topics)
        paragraphs, left = [], length
        while left > 0:
            said = [self.sentence(self.chance.randint(8, 26), topics) for _ in range(4)]
            left -= sum(len(one.split()) for one in said)
            paragraphs.append(" ".join(said))
        return "\n\n".join(paragraphs)


if __name__ == "__main__":
    print(fabricate(Path(sys.argv[1]), int(sys.argv[2])))
