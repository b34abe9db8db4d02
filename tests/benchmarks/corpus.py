"""Records in any number, always the same: ``python -m tests.benchmarks.corpus FOLDER 10000``. All people are invented.

``N`` is the number of stories. With them come N/5 profiles (each is told of in about five stories), N/50 decisions of
ten award records, N/100 events, and a picture for every tenth story out of a pool. Every record passes every check.
A story depends on its number alone, so a small corpus is the beginning of a large one.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.words.vietnamese import slug
from tests.search import lexicon

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
COPIED = "authorities award-classes awards channels grades levels movements occasions roles unit-kinds".split()
FIELDS = (
    "Giảng dạy,Nghiên cứu,Phục vụ,Học tập,Cộng đồng,Khởi nghiệp,Chuyển giao,Quản lý,Thể thao,Văn nghệ,Quốc tế,Số hóa"
).split(",")
YEARS = range(2012, 2026)
AWARDS = (
    ("cstd-co-so", "giam-doc", "QĐ-ĐHTN"),
    ("giay-khen", "giam-doc", "QĐ-ĐHTN"),
    ("bang-khen-bo", "minister", "QĐ-BGDĐT"),
    ("bang-khen-thu-tuong", "prime-minister", "QĐ-TTg"),
)
ROWS = 10
PICTURES = 10
SOURCE = [{"title": "Bản tin bịa", "url": "https://example.vn/ban-tin", "date": "2025-10-03"}]
TODAY = "2026-11-22T08:00"

Value = str | int | bool | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One file of the corpus before it is written: its folder, id, year ("" for profiles), front matter and body."""

    folder: str
    id: str
    head: dict[str, Value]
    body: str
    year: str = ""

    @property
    def path(self) -> str:
        """Its path in the folder of records."""
        return "/".join(part for part in (self.folder, self.year, f"{self.id}.md") if part)


@dataclass(frozen=True, slots=True)
class Person:
    """What the records of one exemplar share."""

    id: str
    name: str
    unit: str
    fields: tuple[str, ...]


def units() -> list[dict[str, Value]]:
    """Twenty schools of two faculties each: sixty units under the university."""
    shared: dict[str, Value] = {"verified": "full", "valid_from": "2000-01-01"}
    found: list[dict[str, Value]] = [
        {**shared, "id": "dhtn", "name": "Đại học Thử nghiệm", "kind": "dai-hoc", "order": 1}
    ]
    for number, thing in enumerate(lexicon.UNIT_THINGS.split(","), start=10):
        school = f"truong-{slug(thing)}"
        found.append(
            {**shared, "id": school, "name": f"Trường {thing}", "kind": "truong", "parent": "dhtn", "order": number}
        )
        for part in ("Khoa Cơ sở", "Khoa Ứng dụng"):
            name = f"{part} {thing}"
            found.append(
                {**shared, "id": slug(name), "name": name, "kind": "khoa", "parent": school, "order": number * 10}
            )
    return found


FIELD_IDS = [slug(name) for name in FIELDS]
UNIT_IDS = [str(unit["id"]) for unit in units() if unit["kind"] != "dai-hoc"]
GENERAL = lexicon.GENERAL.split(",")
TOPICS = [topic.split(",") for topic in lexicon.TOPICS]
_GIVEN = sorted(set(lexicon.GIVEN))


def person(number: int) -> Person:
    """Exemplar ``number``; no two share a name."""
    chance = random.Random(f"person {number}")
    count, rest = divmod(number, len(lexicon.FAMILY) * len(lexicon.MIDDLE) * len(_GIVEN))
    rest, family = divmod(rest, len(lexicon.FAMILY))
    rest, middle = divmod(rest, len(lexicon.MIDDLE))
    name = f"{lexicon.FAMILY[family]} {lexicon.MIDDLE[middle]} {_GIVEN[rest]}" + (f" {count + 1}" if count else "")
    fields = tuple(sorted(chance.sample(FIELD_IDS, chance.choice((1, 1, 2)))))
    return Person(f"{slug(name)}-{number}", name, chance.choice(UNIT_IDS), fields)


def profile(number: int) -> Record:
    """The profile of exemplar ``number``."""
    chance, one = random.Random(f"profile {number}"), person(number)
    head: dict[str, Value] = {
        "kind": "individual",
        "name": one.name,
        "unit": one.unit,
        "role": "giang-vien",
        "position": chance.choice(lexicon.POSITIONS.split(",")),
        "fields": list(one.fields),
        "summary": sentence(chance, 16),
        "consent": {
            "basis": "consent",
            "scope": ["name", "photo", "story", "social", "print"],
            "given": "2011-09-01",
            "reference": "B-1",
        },
        "sources": SOURCE,
        "status": "published",
    }
    return Record(folder="profiles", id=one.id, head=head, body=text(chance, 60))


def story(number: int, people: int) -> Record:
    """Story ``number``, of one of the first ``people`` exemplars."""
    chance = random.Random(f"story {number}")
    year, topic = chance.choice(YEARS), chance.choice(TOPICS)
    one = person(number // 5 % people)
    title = f"{one.name} và {chance.choice(topic)}, chuyện số {number}"
    head: dict[str, Value] = {
        "kind": "good-deed" if number % 4 == 3 else "advanced-model",
        "title": title,
        "date": f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "exemplars": [one.id],
        "summary": sentence(chance, 24),
        "author": "Ban biên tập bịa",
        "evidence": [
            {"kind": "link", "title": "Bài trên bản tin bịa", "url": f"https://example.vn/tin/{number}", "public": True}
        ],
        "sources": SOURCE,
        "status": "published",
    }
    if number % 10 == 0:
        head["photos"] = [
            {
                "file": f"media/anh-{number // 10 % PICTURES:02}.jpg",
                "alt": "Hình bịa có hai mảng màu",
                "credit": "Ban biên tập bịa",
                "basis": "public-event",
            }
        ]
    return Record(folder="stories", id=f"chuyen-{number:05}", head=head, body=story_body(chance), year=str(year))


def story_body(chance: random.Random) -> str:
    """Some 535 words under three headings, with a list and a quotation."""
    parts = [text(chance, 130)]
    for mark in ("- ", "> ", ""):
        parts.append(f"## {sentence(chance, 6).rstrip('.')}")
        parts.append("\n".join(mark + sentence(chance, 12) for _ in range(3 if mark == "- " else 1)))
        parts.append(text(chance, 110))
    return "\n\n".join(parts)


def decision(number: int, people: int) -> Record:
    """Decision ``number`` with its award records."""
    award, issuer, suffix = AWARDS[number % len(AWARDS)]
    year = YEARS[number % len(YEARS)]
    chosen = [person((number * ROWS + at) % people) for at in range(ROWS)]
    rows: list[Value] = [
        {"exemplar": one.id, "unit": one.unit, "award": award, "occasion": "cong-trang", "year": year} for one in chosen
    ]
    head: dict[str, Value] = {
        "decision": {
            "number": f"{1000 + number}/{suffix}",
            "date": f"{year}-11-{number % 28 + 1:02}",
            "issuer": issuer,
        },
        "publication": {"basis": "public-decision"},
        "recipients": rows,
        "sources": SOURCE,
        "status": "published",
    }
    return Record(folder="awards", id=f"quyet-dinh-{number:04}", head=head, body="", year=str(year))


def event(number: int, people: int) -> Record:
    """Event ``number``."""
    chance = random.Random(f"event {number}")
    year = YEARS[number % len(YEARS)]
    head: dict[str, Value] = {
        "title": f"Giao lưu {chance.choice(GENERAL)} lần {number + 1}",
        "kind": "exchange",
        "date": f"{year}-{number % 12 + 1:02}-20",
        "organisers": [chance.choice(UNIT_IDS)],
        "exemplars": [person(chance.randrange(people)).id],
        "summary": sentence(chance, 18),
        "sources": SOURCE,
        "status": "published",
    }
    return Record(folder="events", id=f"giao-luu-{number:04}", head=head, body=text(chance, 40), year=str(year))


def records(stories: int) -> Iterator[Record]:
    """Every record of a corpus with so many stories."""
    people = max(ROWS, stories // 5)
    yield from map(profile, range(people))
    yield from (story(number, people) for number in range(stories))
    yield from (decision(number, people) for number in range(max(4, stories // 50)))
    yield from (event(number, people) for number in range(max(1, stories // 100)))


def sentence(chance: random.Random, length: int, topic: list[str] | None = None) -> str:
    """One sentence of about ``length`` words."""
    said: list[str] = []
    while len(said) < length:
        kind = chance.random()
        if kind < 0.5:
            said.append(lexicon.COMMON[min(int(chance.paretovariate(0.8)) - 1, len(lexicon.COMMON) - 1)])
        else:
            said += chance.choice(topic if topic and kind > 0.75 else GENERAL).split()
    return " ".join(said).capitalize() + "."


def text(chance: random.Random, length: int) -> str:
    """Paragraphs of about ``length`` words in all."""
    topics = chance.choice(TOPICS) + chance.choice(TOPICS)
    paragraphs, left = [], length
    while left > 0:
        said = [sentence(chance, chance.randint(8, 26), topics) for _ in range(3)]
        left -= sum(len(one.split()) for one in said)
        paragraphs.append(" ".join(said))
    return "\n\n".join(paragraphs)


def yaml_of(value: Value) -> str:
    """A value on one line, keys bare as our reader wants them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml_of(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def write(root: Path, stories: int) -> Path:
    """A whole site's folder with so many stories: records, vocabulary, pages, theme and ``mkdocs.yml``."""
    target = root / "exemplars"
    _vocabulary(target / "vocabulary")
    _pictures(target / "media")
    for record in records(stories):
        file = target / record.path
        file.parent.mkdir(parents=True, exist_ok=True)
        front = "".join(f"{key}: {yaml_of(value)}\n" for key, value in record.head.items())
        file.write_text(f"---\n{front}---\n{record.body}\n", encoding="utf-8")
    shutil.copytree(MINI / "content", root / "content")
    shutil.copytree(ROOT / "theme", root / "theme")
    config = (MINI / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("list_size: 10", "list_size: 50").replace("2026-03-01T08:00", TODAY)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


def _vocabulary(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in COPIED:
        shutil.copy(MINI / "exemplars" / "vocabulary" / f"{name}.yml", folder)
    fields: list[dict[str, Value]] = [{"id": slug(name), "name": name} for name in FIELDS]
    for name, terms in (("units", units()), ("fields", fields)):
        lines = "".join(f"  - {yaml_of(term)}\n" for term in terms)
        (folder / f"{name}.yml").write_text(f"format: 1\nentries:\n{lines}", encoding="utf-8")


def _pictures(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(PICTURES):
        chance = random.Random(f"picture {number}")
        small = Image.new("RGB", (8, 6))
        small.putdata([(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(48)])
        file = BytesIO()
        small.resize((960, 720), Image.Resampling.BICUBIC).save(file, "JPEG", quality=80)
        (folder / f"anh-{number:02}.jpg").write_bytes(file.getvalue())


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
