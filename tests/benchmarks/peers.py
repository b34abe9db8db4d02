"""The same corpus for Hugo and for plain MkDocs with Material, with the frame of our own pages around Hugo's.

The frame (head, header, navigation, footer) is cut out of a page that our build made, so both sites carry the same
bytes around each article; Hugo keeps it in cached partials. Related stories and codes to scan are given to Hugo ready.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tests.benchmarks.corpus import (
    AWARDS,
    FIELD_IDS,
    FIELDS,
    ROWS,
    Person,
    Record,
    Value,
    person,
    records,
    units,
)

HERE = Path(__file__).parent
SAMPLE = "bai-viet/chuyen-00001/index.html"
SECTIONS = {"profiles": "guong", "stories": "bai-viet", "awards": "quyet-dinh", "events": "su-kien"}
LABELS = {"advanced-model": "Điển hình tiên tiến", "good-deed": "Người tốt, việc tốt"}
TITLES = dict(
    zip(
        (award for award, _, _ in AWARDS),
        ("Chiến sĩ thi đua cơ sở", "Giấy khen", "Bằng khen của Bộ trưởng", "Bằng khen của Thủ tướng Chính phủ"),
        strict=True,
    )
)
LEVELS = dict(zip((award for award, _, _ in AWARDS), ("co-so", "co-so", "bo-nganh-tinh", "nha-nuoc"), strict=True))
UNITS = {str(unit["id"]): unit for unit in units()}
MATERIAL = """\
site_name: Thử
site_url: https://guongsang.example.vn/
theme: {name: material, language: vi, font: false}
nav: [index.md]
validation: {omitted_files: ignore}
"""
_QR = re.compile(r'<svg class="qr".*?</svg>', re.DOTALL)


def write_hugo(root: Path, stories: int, built: Path) -> Path:
    """Hugo's folder for a corpus of so many stories; ``built`` is our site of the same corpus."""
    shutil.copytree(HERE / "hugo", root)
    _frame(root / "layouts" / "_partials", (built / SAMPLE).read_text(encoding="utf-8"))
    shutil.copytree(built / "assets", root / "static" / "assets")
    for kind, names in (
        ("don-vi", {name: str(unit["name"]) for name, unit in UNITS.items()}),
        ("linh-vuc", dict(zip(FIELD_IDS, FIELDS, strict=True))),
    ):
        for name, title in names.items():
            _put(root / "content" / kind / name / "_index.md", {"title": title}, "")
    people = max(ROWS, stories // 5)
    for record in records(stories):
        _put(
            root / "content" / SECTIONS[record.folder] / f"{record.id}.md", _head(record, people, stories), record.body
        )
    return root


def _head(record: Record, people: int, stories: int) -> dict[str, Value]:
    """What a record's page shows, in Hugo's words."""
    head = record.head
    shared: dict[str, Value] = {"sources": head["sources"], "summary": head.get("summary", "")}
    if record.folder == "profiles":
        one = person(int(record.id.rpartition("-")[2]))
        award = _award(one)
        themes: dict[str, Value] = {"don-vi": _above(one.unit), "linh-vuc": list(one.fields)}
        return (
            shared
            | themes
            | {
                "title": one.name,
                "label": str(head["position"]),
                "cap-khen-thuong": [award["level"]],
                "nam": [str(award["date"])[:4]],
                "awards": [award],
                "date": "2025-10-03",
            }
        )
    if record.folder == "stories":
        number = int(record.id.rpartition("-")[2])
        one = person(number // 5 % people)
        award = _award(one)
        return shared | {
            "title": head["title"],
            "date": head["date"],
            "author": head["author"],
            "label": LABELS[str(head["kind"])],
            "about": [{"id": one.id, "name": one.name, "position": "Giảng viên"}],
            "don-vi": _above(one.unit),
            "linh-vuc": list(one.fields),
            "nam": [record.year],
            "awards": [award],
            "photos": head.get("photos", []),
            "evidence": head["evidence"],
            "citation": True,
            "aliases": [f"/b/{number:07}/"],
            "related": [f"/bai-viet/chuyen-{(number + step) % stories:05}" for step in (1, 2, 3)],
        }
    if record.folder == "awards":
        decision = head["decision"]
        rows = [_award(person((int(record.id.rpartition("-")[2]) * ROWS + at) % people)) for at in range(ROWS)]
        return shared | {
            "title": f"Quyết định {decision['number']}",
            "date": decision["date"],
            "label": "Quyết định",
            "awards": list(rows),
        }  # type: ignore[index, call-overload]
    return shared | {"title": head["title"], "date": head["date"], "label": "Giao lưu"}


def _award(one: Person) -> dict[str, Value]:
    """The one award that a person of the corpus has."""
    number = int(one.id.rpartition("-")[2]) // ROWS
    award, issuer, suffix = AWARDS[number % len(AWARDS)]
    return {
        "award": award,
        "title": TITLES[award],
        "unit": one.unit,
        "unit_name": UNITS[one.unit]["name"],
        "decision": f"quyet-dinh-{number:04}",
        "number": f"{1000 + number}/{suffix}",
        "date": f"{2012 + number % 14}-11-{number % 28 + 1:02}",
        "issuer": issuer,
        "level": LEVELS[award],
    }


def _above(unit: str) -> list[Value]:
    """A unit and all units that it belongs to: our lists of a unit hold those of the units below it."""
    found: list[Value] = []
    while unit:
        found.append(unit)
        unit = str(UNITS[unit].get("parent", ""))
    return found


def _put(file: Path, head: dict[str, Value], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items())
    file.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")


def _frame(folder: Path, page: str) -> None:
    """Cut a page of ours into the parts that surround an article, links from the root."""
    page = page.replace("../../", "/thu-nghiem/").replace("../..", "/thu-nghiem")
    start, end = page.index("<article"), page.index("</article>") + len("</article>")
    title = page.index("</title>") + len("</title>")
    head, top = page[title:start].split("</head>")
    feeds = "".join(
        f"{line}\n" for line in page[:title].split("\n") if "alternate feed" in line or 'rel="icon"' in line
    )
    code = _QR.search(page)
    parts = {"head": feeds + head, "top": f"</head>{top}", "end": page[end:]}
    for name, text in parts.items():
        (folder / f"chrome-{name}.html").write_text(text, encoding="utf-8")
    (folder / "qr.html").write_text(code[0] if code else "", encoding="utf-8")


def write_material(root: Path, stories: int) -> Path:
    """Plain MkDocs with Material: stories and profiles as pages out of the navigation, and a list by unit."""
    docs = root / "docs"
    by_unit: dict[str, list[Record]] = {}
    people = max(ROWS, stories // 5)
    for record in records(stories):
        if record.folder not in {"profiles", "stories"}:
            continue
        number = int(record.id.rpartition("-")[2])
        one = person(number if record.folder == "profiles" else number // 5 % people)
        title = str(record.head.get("title", record.head.get("name")))
        file = docs / SECTIONS[record.folder] / f"{record.id}.md"
        _put(file, {"title": title}, f"\n# {title}\n\n{record.head['summary']}\n\n{record.body}")
        by_unit.setdefault(one.unit, []).append(record)
    (docs / "don-vi").mkdir()
    for name, found in by_unit.items():
        lines = "".join(
            f"- [{one.head.get('title', one.head.get('name'))}](../{SECTIONS[one.folder]}/{one.id}.md)\n"
            for one in found
        )
        (docs / "don-vi" / f"{name}.md").write_text(f"# {UNITS[name]['name']}\n\n{lines}", encoding="utf-8")
    (docs / "index.md").write_text("# Trang chủ\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    return root
