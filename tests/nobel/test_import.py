"""A whole site of another house out of one table: everything in it counted again by other means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import check
from generator.edge.cli import importing
from generator.edge.planning import options_of
from generator.edge.settings import load_settings, moment
from generator.intake.read import FolderSource
from generator.words.diagnostics import Severity
from tests.nobel import recount

HERE = Path(__file__).parent
CATEGORIES = {"Physics", "Chemistry", "Medicine", "Literature", "Peace", "Economics"}
SEVERAL = {
    "Marie Curie": 2,
    "John Bardeen": 2,
    "Linus Pauling": 2,
    "Frederick Sanger": 2,
    "Office of the United Nations High Commissioner for Refugees": 2,
    "International Committee of the Red Cross": 3,
}


def front_matter(path: Path) -> dict[str, Any]:
    """Front matter as texts, read by another reader than ours."""
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    data: dict[str, Any] = yaml.load(head, yaml.BaseLoader)
    return data


@dataclass(frozen=True)
class Site:
    root: Path
    profiles: dict[str, dict[str, Any]]
    decisions: dict[str, dict[str, Any]]
    units: dict[str, dict[str, Any]]

    def rows(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for decision in self.decisions.values():
            for row in decision["recipients"]:
                yield decision, row

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*") if path.is_file()
        }


def run(root: Path, *options: str) -> int:
    return importing.run([str(HERE / "nobel.csv"), "--map", str(HERE / "mapping.yml"), "--root", str(root), *options])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("nobel")
    assert run(root) == 0
    records = root / "exemplars"
    units = yaml.load((records / "vocabulary/units.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return Site(
        root=root,
        profiles={path.stem: front_matter(path) for path in (records / "profiles").iterdir()},
        decisions={path.stem: front_matter(path) for path in (records / "awards").glob("*/*.md")},
        units={entry["id"]: entry for entry in units["entries"]},
    )


def test_the_table_is_the_one_that_was_published() -> None:
    prizes = recount.prizes()
    assert (len(prizes), len({one.id for one in prizes}), len(recount.by_name())) == (935, 928, 928)
    assert {one.category for one in prizes} == CATEGORIES
    assert sum(not one.affiliation for one in prizes) == 250


def test_every_row_is_one_award_record_in_the_decision_of_its_year_and_category(site: Site) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for name, decision in site.decisions.items():
        _, category, year = name.split("-")
        assert decision["decision"]["date"] == year
        assert {(row["award"], row["year"]) for row in decision["recipients"]} == {(f"nobel-{category}", year)}
        assert (site.root / f"exemplars/awards/{year}/{name}.md").is_file()
        counted[year, category.capitalize()] += len(decision["recipients"])
    assert counted == recount.awards_per_ceremony()
    assert counted.total() == 935
    assert len(site.decisions) == 590


def test_every_laureate_has_one_profile_by_name(site: Site) -> None:
    names = [profile["name"] for profile in site.profiles.values()]
    assert Counter(names) == Counter(dict.fromkeys(recount.by_name(), 1))
    won = Counter(site.profiles[row["exemplar"]]["name"] for _, row in site.rows())
    assert won == Counter({name: len(prizes) for name, prizes in recount.by_name().items()})
    assert {name: count for name, count in won.items() if count > 1} == SEVERAL


def test_organisations_are_collectives_and_persons_are_not(site: Site) -> None:
    kinds = {profile["name"]: profile["kind"] for profile in site.profiles.values()}
    organisations = {one.name for one in recount.prizes() if one.is_organisation}
    assert {name for name, kind in kinds.items() if kind == "collective"} == organisations
    assert {name for name, kind in kinds.items() if kind == "individual"} == recount.by_name().keys() - organisations
    assert len(organisations) == 24
    assert all(("consent" in one) == (one["kind"] == "individual") for one in site.profiles.values())


def test_affiliations_are_units_letter_for_letter_and_blank_ones_say_so(site: Site) -> None:
    blank = "no-affiliation"
    assert site.units[blank]["name_en"] == "No affiliation recorded"
    counted = Counter("" if row["unit"] == blank else site.units[row["unit"]]["name"] for _, row in site.rows())
    assert counted == Counter(recount.mended(one.affiliation) for one in recount.prizes())
    assert counted[""] == 250
    own = {"institutions", blank}
    assert {entry["name"] for name, entry in site.units.items() if name not in own} == counted.keys() - {""}


def test_citations_and_shares_are_those_of_the_table(site: Site) -> None:
    said = Counter(
        (site.profiles[row["exemplar"]]["name"], row["year"], row.get("citation", ""), row["note"])
        for _, row in site.rows()
    )
    assert said == Counter(
        (one.name, one.year, recount.mended(one.motivation), f"Share of the prize: 1/{one.share}")
        for one in recount.prizes()
    )


@pytest.mark.parametrize(
    "name",
    ["Satoshi &#332;mura", "Il´ja M. Frank", "Gerardus 't Hooft", "Santiago Ramón y Cajal", "Le Duc Tho",
     "European Union (EU)", "Médecins Sans Frontières", "Anjezë Gonxhe Bojaxhiu", "Bjørnstjerne Bjørnson"],
)  # fmt: skip
def test_odd_names_survive(site: Site, name: str) -> None:
    assert name in {profile["name"] for profile in site.profiles.values()}


def test_births_are_kept_of_the_dead_only(site: Site) -> None:
    for profile in site.profiles.values():
        first = recount.by_name()[profile["name"]][0]
        assert profile.get("died", "") == first.died
        assert profile.get("born", "") == (first.born if first.died or first.is_organisation else "")
    assert sum("died" in profile for profile in site.profiles.values()) == len(
        {one.name for one in recount.prizes() if one.died}
    )


def test_the_same_import_again_changes_no_byte(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = site.files()
    assert run(site.root) == 0
    assert site.files() == before
    assert "935/935 dòng: 0 tệp mới, 0 tệp sửa" in capsys.readouterr().out


def test_a_dry_run_says_the_same_and_writes_nothing(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--dry-run") == 0
    assert list(tmp_path.iterdir()) == []
    said = capsys.readouterr().out
    listed = {line.removeprefix("sẽ tạo  ") for line in said.splitlines() if line.startswith("sẽ tạo  ")}
    assert listed == site.files().keys()


def test_what_was_left_out_or_mended_is_told(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    run(site.root, "--dry-run")
    said = capsys.readouterr().out
    assert "nobel.csv:401:6" in said  # the soft hyphen in an institute's name
    living = {one.name for one in recount.prizes() if one.born and not one.died and not one.is_organisation}
    assert f"Bỏ ngày sinh của {len(living)} người" in said


def test_the_records_are_without_error(site: Site) -> None:
    """Living laureates are named because the prize itself is public; a site that does not say so in its settings is
    asked for the consent of each of them, and for nobody and nothing else."""
    settings = load_settings(site.root)
    now = moment(settings, environ={})
    errors = {
        allowed: Counter(
            (one.code, one.place.path)
            for one in check(
                FolderSource(site.root / "exemplars"),
                now,
                options_of(replace(settings, living_public_record=allowed)),
            )
            if one.severity is Severity.ERROR
        )
        for allowed in (True, False)
    }
    living = {
        name for name, profile in site.profiles.items() if profile["kind"] == "individual" and "died" not in profile
    }
    assert settings.living_public_record
    assert errors[True] == Counter()
    assert errors[False] == Counter(("R707", f"profiles/{name}.md") for name in living)
    assert living
    assert now > datetime(2019, 8, 7, tzinfo=now.tzinfo)
