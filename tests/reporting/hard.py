"""What reports must bear: a very long title, two hundred awards to one, people withdrawn, embargoed or unnamed, a unit
renamed inside the window, a decision without number or day, text that looks like a formula. Nobody here is real.
"""

from __future__ import annotations

from datetime import timedelta

from generator.know.catalog import Catalog, join
from generator.words.dates import PartialDate
from generator.words.model import (
    AnyRecord,
    AwardRecord,
    Consent,
    Decision,
    DecisionHead,
    Profile,
    Recognition,
    Revocation,
    Story,
)
from tests.reporting.university import AT, NOW, vocabulary

LONG_TITLE = ("Chuyện hư cấu có tiêu đề dài như một đoạn văn " * 10)[:400]
RENAMED = "don-vi-5"
"""It had another name until 29 August 2022; the window of ``2021-2022`` ends that day."""


def hard_catalog() -> Catalog:
    """A few records, each hard in its own way, all dated in the school year 2024-2025 unless said otherwise."""
    may = Consent(basis="consent", scope=("name", "story"))
    day = PartialDate(2025, 3, 1)

    def person(name: str, **rest: object) -> Profile:
        values: dict[str, object] = {
            "id": name, "path": f"profiles/{name}.md", "kind": "individual", "name": f"Người Hư Cấu {name}",
            "unit": RENAMED, "consent": may,
            "recognitions": (Recognition(level="university", status="selected", date=day),),
        }  # fmt: skip
        return Profile(**(values | rest))  # type: ignore[arg-type]

    def decision(name: str, date: PartialDate, rows: tuple[AwardRecord, ...], number: str) -> Decision:
        head = DecisionHead(number=number, date=date, issuer="hieu-truong")
        return Decision(id=name, path=f"awards/{date.year}/{name}.md", decision=head, recipients=rows)

    def row(exemplar: str = "", **rest: object) -> AwardRecord:
        values: dict[str, object] = {"place": AT, "exemplar": exemplar, "unit": RENAMED, "award": "khen-1"}
        return AwardRecord(**(values | rest))  # type: ignore[arg-type]

    def story(name: str, who: str, **rest: object) -> Story:
        values: dict[str, object] = {
            "id": name, "path": f"stories/2025/{name}.md", "kind": "good-deed", "title": f"=cmd|'/c calc'!A1 {name}",
            "date": day, "exemplars": (who,),
        }  # fmt: skip
        return Story(**(values | rest))  # type: ignore[arg-type]

    later = NOW + timedelta(days=1)
    records: list[AnyRecord] = [
        person("binh"),
        person("da-rut", status="withdrawn"),
        person("hen-gio", publish_at=later),
        person("chua-dong-y", consent=None),
        decision("qd-nhieu", day, tuple(row("binh") for _ in range(200)), "1/QĐ-HC"),
        decision("qd-rut", day, (row("da-rut"), row("hen-gio"), row("chua-dong-y"), row(name="=1+1", key="x")), ""),
        decision("qd-nam", PartialDate(2025), (row("binh"),), "2/QĐ-HC"),
        decision("qd-thang", PartialDate(2025, 8), (row("binh"),), "3/QĐ-HC"),
        decision(
            "qd-thu-hoi",
            day,
            (row("binh", status="revoked", revocation=Revocation(number="9/QĐ-HC", date=day)),),
            "4/QĐ-HC",
        ),
        decision("qd-truoc-doi-ten", PartialDate(2022, 8, 29), (row("binh"),), "5/QĐ-HC"),
        decision("qd-sau-doi-ten", PartialDate(2022, 8, 30), (row("binh"),), "6/QĐ-HC"),
        story("dai", "binh", title=LONG_TITLE),
        story("rut", "binh", status="withdrawn"),
        story("cho", "hen-gio", publish_at=later),
        story("cua-nguoi-da-rut", "da-rut"),
    ]
    return join(records, vocabulary(), (), NOW)
