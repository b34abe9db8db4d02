"""A university that does not exist, with forty units, six years and as many awards as asked; nobody in it is real."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from generator.know.catalog import Catalog, join
from generator.words.dates import PartialDate
from generator.words.diagnostics import Place
from generator.words.model import (
    Adoption,
    AnyRecord,
    AwardRecord,
    Consent,
    Decision,
    DecisionHead,
    Event,
    Evidence,
    Narrative,
    Profile,
    Publication,
    Publicity,
    Recognition,
    Replication,
    Revocation,
    Story,
)
from generator.words.vocabulary import Authority, Award, AwardClass, Occasion, Task, Term, Unit, UnitName, Vocabulary

DUE = (8, 30)
NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
AT = Place(path="vocabulary/units.yml")
LEVELS, CLASSES = ("nha-nuoc", "bo", "co-so"), ("danh-hieu", "bang-khen", "giay-khen")
OPENINGS = (NOW + timedelta(minutes=1), NOW.replace(2025, 8, 30, 0), NOW.replace(2025, 8, 31, 0))
BORDERS = tuple(date(year, 8, day) for year in range(2020, 2027) for day in (28, 29, 30, 31))


def day(value: date) -> PartialDate:
    return PartialDate(value.year, value.month, value.day)


def vocabulary(units: int = 40) -> Vocabulary:
    """Ten schools with three departments each; every fifth was renamed, two pairs were merged, one was split."""
    made: dict[str, Unit] = {"dai-hoc": Unit(place=AT, id="dai-hoc", name="Đại học Hư Cấu", kind="university")}
    for number in range(units - 1):
        parent = "dai-hoc" if number < 10 else f"don-vi-{number % 10}"
        former = ()
        if number % 5 == 0:
            former = (UnitName(name=f"Khoa cũ {number}", end=PartialDate(2022, 8, 29)),)
        made[f"don-vi-{number}"] = Unit(
            place=AT, id=f"don-vi-{number}", name=f"Đơn vị {number}", kind="school", parent=parent, former_names=former
        )
    ended = {"don-vi-3": ("don-vi-4",), "don-vi-13": ("don-vi-14",), "don-vi-25": ("don-vi-26", "don-vi-27")}
    for name, after in ended.items():
        if name not in made:
            continue
        old = made[name]
        made[name] = Unit(
            place=AT, id=name, name=old.name, kind="school", parent=old.parent,
            valid_to=PartialDate(2023, 8, 29), successors=after,
        )  # fmt: skip
    awards = {
        f"khen-{number}": Award(
            place=AT, id=f"khen-{number}", name=f"Khen thưởng {number}", award_class=CLASSES[number % 3],
            level=LEVELS[number % 3], recipients=("individual", "collective"), rank=number,
        )
        for number in range(9)
    }  # fmt: skip
    return Vocabulary(
        units=made,
        awards=awards,
        levels={name: Term(place=AT, id=name, name=f"Cấp {name}") for name in LEVELS},
        award_classes={name: AwardClass(place=AT, id=name, name=f"Loại {name}") for name in CLASSES},
        occasions={"dot-xuat": Occasion(place=AT, id="dot-xuat", name="Đột xuất")},
        fields={f"linh-vuc-{n}": Term(place=AT, id=f"linh-vuc-{n}", name=f"Lĩnh vực {n}") for n in range(4)},
        authorities={"hieu-truong": Authority(place=AT, id="hieu-truong", name="Hiệu trưởng", authority_class="head")},
        channels={"fanpage": Term(place=AT, id="fanpage", name="Fanpage")},
        movements={"hoc-tot": Term(place=AT, id="hoc-tot", name="Học tốt")},  # type: ignore[dict-item]
        tasks={
            "phat-hien": Task(place=AT, id="phat-hien", name="Phát hiện", order=1, figures=("exemplars",)),
            "khen": Task(place=AT, id="khen", name="Khen thưởng", order=2, figures=("awards",)),
        },
    )


def catalog(seed: int, awards: int = 1500, people: int = 80) -> Catalog:
    """The records joined, as nothing was ever written."""
    return join(records(seed, awards, people), vocabulary(), (), NOW)


def records(seed: int, awards: int = 1500, people: int = 80, places: int = 40) -> list[AnyRecord]:
    """Records at random, many of them on the days around 30 August; some wait for 30 or 31 August 2025."""
    chance = random.Random(seed)
    words = vocabulary(places)
    units = [name for name in words.units if name != "dai-hoc"] + ["dai-hoc"]

    def any_day() -> PartialDate:
        if chance.random() < 0.4:
            return day(chance.choice(BORDERS))
        return day(date(2020, 9, 1) + timedelta(days=chance.randrange(6 * 365)))

    def any_date() -> PartialDate:
        found = any_day()
        return found if chance.random() < 0.85 else PartialDate(found.year, chance.choice((0, found.month)))

    made: list[AnyRecord] = []
    for number in range(people):
        shown = chance.random() < 0.8
        made.append(
            Profile(
                id=f"nguoi-{number}",
                path=f"profiles/nguoi-{number}.md",
                kind=chance.choice(("individual", "collective")),
                name=f"Nhân vật Hư Cấu {number}",
                unit=chance.choice(units),
                fields=tuple({f"linh-vuc-{chance.randrange(4)}" for _ in range(2)}),
                consent=Consent(basis="consent", scope=("name", "story") if shown else ()),
                status=chance.choice(("published", "published", "published", "draft", "withdrawn")),
                recognitions=tuple(
                    Recognition(level="university", status="selected", date=chance.choice((any_date(), None)))
                    for _ in range(chance.randrange(3))
                ),
            )
        )
    left = awards
    while left > 0:
        size = min(left, chance.randrange(1, 40))
        left -= size
        number = len(made)
        rows = tuple(
            AwardRecord(
                place=AT, exemplar=f"nguoi-{chance.randrange(people)}" if chance.random() < 0.3 else "",
                name="Người Được Khen Hư Cấu", key=f"dong-{row}", unit=chance.choice(units),
                award=f"khen-{chance.randrange(9)}", occasion=chance.choice(("", "dot-xuat")),
                movement=chance.choice(("", "", "hoc-tot")),
                school_year=chance.choice(("", "2022-2023", "2023-2024")),
                status="revoked" if chance.random() < 0.05 else "awarded",
                revocation=Revocation(date=PartialDate(2026)),
            )
            for row in range(size)
        )  # fmt: skip
        made.append(
            Decision(
                id=f"qd-{number}",
                path=f"awards/{(given := any_date()).year}/qd-{number}.md",
                decision=DecisionHead(number=f"{number}/QĐ-HC", date=given, issuer="hieu-truong"),
                publication=chance.choice((None, Publication(basis="public-decision"))),
                recipients=rows,
                status=chance.choice(("published", "published", "published", "draft", "withdrawn")),
                publish_at=chance.choice((None, None, None, *OPENINGS)),
            )
        )
    made += [
        Story(
            id=f"bai-{number}",
            path=f"stories/{(told := any_date()).year}/bai-{number}.md",
            kind=chance.choice(("good-deed", "advanced-model")),
            title=f"Chuyện hư cấu {number} =1+1",
            date=told,
            exemplars=(f"nguoi-{chance.randrange(people)}",),
            status=chance.choice(("published", "published", "draft", "withdrawn")),
            evidence=chance.choice(((), (Evidence(kind="document", title="Văn bản hư cấu"),))),
            replication=Replication(adopted=(Adoption(unit=chance.choice(units), date=any_date()),)),
            publicity=(Publicity(channel="fanpage", date=any_date()),),
        )
        for number in range(120)
    ]
    made += [
        Event(
            id=f"su-kien-{number}",
            path=f"events/{(held := any_date()).year}/su-kien-{number}.md",
            title=f"Buổi gặp hư cấu {number}",
            kind=chance.choice(("exchange", "conference", "inspection", "training")),
            date=held,
            organisers=(chance.choice(units),),
        )
        for number in range(60)
    ]
    made += [
        Narrative(
            id=f"2024-2025/don-vi-{number}",
            path=f"reports/2024-2025/don-vi-{number}.md",
            received=PartialDate(2025, 8, 28 + number % 3),
            body=f"## 1. Phát hiện\n\nĐơn vị {number} kể **việc** đã làm.\n\n## Chuyện khác\n\n- Một việc hư cấu.",
        )
        for number in range(12)
    ]
    return made
