"""Every rule on small invented records: what it must find, at which line and column, and what it must let pass.

One YAML file per case in ``cases/``, named ``<code>-<what>.yml``; ``README.md`` says what may stand in it. The
files of ``base/`` are present in every case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from generator.build import Options, examine
from generator.intake.read import MemorySource
from generator.intake.rules import STRUCTURE_RULES
from generator.know.checks import CHECKS, RULES
from generator.words.diagnostics import Diagnostic, Rule
from generator.words.model import Kind

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yml"))
NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CASE_KEYS = {"rule", "now", "repository", "failing", "passing"}
FIND_KEYS = {"path", "line", "column", "suggestion", "severity", "message"}


@cache
def base() -> Mapping[str, bytes]:
    root = HERE / "base"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def source_of(files: Mapping[str, str | bytes | None]) -> MemorySource:
    """The base files with ``files`` put over them; None takes a base file away."""
    changed = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return MemorySource({path: data for path, data in {**base(), **changed}.items() if data is not None})


def found_in(case: Mapping[str, Any], part: str) -> tuple[Diagnostic, ...]:
    now = datetime.fromisoformat(case["now"]).replace(tzinfo=NOW.tzinfo) if "now" in case else NOW
    options = Options(repository=case.get("repository", "private"))
    return examine(source_of(case[part].get("files") or {}), now, options)[1]


def matches(finding: Diagnostic, wanted: Mapping[str, Any]) -> bool:
    """Whether a finding is the one wanted; what the case does not say does not matter."""
    assert set(wanted) <= FIND_KEYS, wanted
    first = finding.fixes[0].text if finding.fixes else None
    here = (finding.place.path, finding.place.line, finding.place.column)
    return (
        here == (wanted["path"], wanted["line"], wanted["column"])
        and wanted.get("suggestion", first) == first
        and wanted.get("severity", finding.severity) == finding.severity
        and wanted.get("message", "") in finding.message
    )


def shown(findings: list[Diagnostic] | tuple[Diagnostic, ...]) -> str:
    return "\n".join(
        f"{one.place.path}:{one.place.line}:{one.place.column} {one.code} {one.severity} {one.message} "
        f"{[fix.text for fix in one.fixes]}"
        for one in findings
    )


def read_case(path: Path) -> Mapping[str, Any]:
    case: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(case) <= CASE_KEYS
    assert path.stem.split("-")[0] == case["rule"]
    return case


def test_the_base_files_are_without_fault() -> None:
    assert shown(examine(source_of({}), NOW)[1]) == ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_finds_what_is_wrong(path: Path) -> None:
    case = read_case(path)
    wanted = list(case["failing"]["finds"])
    assert wanted
    found = found_in(case, "failing")
    own = [one for one in found if one.code == case["rule"]]
    assert len(own) == len(wanted), shown(found)
    for one in wanted:
        hit = next((finding for finding in own if matches(finding, one)), None)
        assert hit is not None, f"wanted {one}, found\n{shown(own)}"
        own.remove(hit)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_rule_lets_pass_what_is_right(path: Path) -> None:
    assert shown(found_in(read_case(path), "passing")) == ""


def test_every_rule_has_a_case() -> None:
    covered = {path.stem.split("-")[0] for path in CASES}
    assert sorted({rule.code for rule in RULES} - covered) == []
    assert sorted(covered - {rule.code for rule in (*RULES, *STRUCTURE_RULES)}) == []


@pytest.mark.parametrize("rule", STRUCTURE_RULES, ids=lambda rule: rule.code)
def test_every_rule_of_the_reader_has_a_test(rule: Rule) -> None:
    """The reader's own tests name its rules by code; what they leave out needs a case here."""
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted((HERE.parent / "intake").glob("*.py")))
    assert rule.code in tests or list((HERE / "cases").glob(f"{rule.code}-*.yml"))


def test_codes_and_names_of_rules_are_used_once() -> None:
    rules = (*RULES, *STRUCTURE_RULES)
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_rules_are_listed_by_module_path() -> None:
    names = [module.__name__ for module in CHECKS]
    assert names == sorted(names)


def test_every_rule_file_is_listed() -> None:
    root = HERE.parent.parent / "generator" / "know" / "checks"
    files = {
        ".".join(("generator.know.checks", *path.relative_to(root).with_suffix("").parts))
        for path in root.glob("*/*.py")
        if path.stem != "__init__" and "\nRULE = " in path.read_text(encoding="utf-8")
    }
    assert files == {module.__name__ for module in CHECKS}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.code[0] == "R"
    assert rule.code[1:].isdigit()
    assert all((rule.title.strip(), rule.why.strip(), rule.wrong.strip(), rule.right.strip()))
    assert rule.wrong != rule.right
    assert rule.why.endswith(".")
    assert len(rule.title) <= 80
    assert set(rule.kinds) <= set(Kind)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_message_is_one_whole_sentence_or_more(path: Path) -> None:
    case = read_case(path)
    for finding in found_in(case, "failing"):
        if finding.code == case["rule"]:
            assert finding.message.rstrip("”").endswith((".", "?")), finding.message
            assert finding.message[0].upper() == finding.message[0] or finding.message[0] in "“", finding.message
            assert not finding.hint or finding.hint.rstrip("”").endswith((".", "?", ":")), finding.hint
