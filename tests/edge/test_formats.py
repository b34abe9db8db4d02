"""Findings for other programs: the formats hold their schemas whatever an author writes, and name no other place."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edge.baseline import BadBaselineError, as_text, read_baseline
from generator.edge.catalogue import all_rules
from generator.edge.cli import main
from generator.edge.printing import FORMATS, english, github
from generator.words.diagnostics import Diagnostic, Fix, How, Place, Severity
from tests.edge.repositories import commit, mini_repository
from tests.edge.schemas_of_formats import GITLAB, SARIF

TODAY = "2026-11-20"
SCHEMAS = {"gitlab": GITLAB, "sarif": SARIF}


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    any_text = st.text(max_size=40)
    return Diagnostic(
        place=Place(
            path=draw(st.sampled_from(["exemplars/profiles/a.md", "exemplars/hồ sơ/b c.md", "content/%0A,x:y.md"])),
            line=draw(st.integers(0, 90)),
            column=draw(st.integers(0, 90)),
        ),
        code=draw(st.sampled_from(["R301", "R702", "R953"])),
        severity=draw(st.sampled_from(list(Severity))),
        message="Sai. " + draw(any_text),
        hint=draw(any_text),
        fixes=tuple(
            Fix(text=draw(any_text), how=how) for how in draw(st.lists(st.sampled_from(list(How)), max_size=3))
        ),
    )


@pytest.mark.parametrize("form", sorted(SCHEMAS))
@given(some=st.lists(findings(), max_size=6))
@settings(max_examples=40, deadline=None)
def test_reports_hold_their_schema(form: str, some: list[Diagnostic]) -> None:
    report = json.loads(FORMATS[form](some))
    jsonschema.Draft202012Validator(SCHEMAS[form]).validate(report)
    entries = report if form == "gitlab" else report["runs"][0]["results"]
    assert len(entries) == len(some)
    names = [one["fingerprint"] if form == "gitlab" else one["partialFingerprints"]["exemplars/v1"] for one in entries]
    assert len(set(names)) == len(names)
    if form == "sarif":
        rules = report["runs"][0]["tool"]["driver"]["rules"]
        assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in entries)
        assert report["runs"][0]["columnKind"] == "unicodeCodePoints"


@given(some=st.lists(findings(), max_size=6))
@settings(max_examples=60, deadline=None)
def test_each_finding_is_one_command_of_github(some: list[Diagnostic]) -> None:
    lines = github.render(some).splitlines()
    assert len(lines) == len(some)
    found = [re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line) for line in lines]
    assert all(found)
    weights = [one[1] for one in found if one]
    assert weights == sorted(weights, key=["error", "warning", "notice"].index)
    for one in found:
        properties = dict(part.split("=", 1) for part in one[2].split(",")) if one else {}
        assert set(properties) <= {"file", "line", "col", "title"}
        assert properties["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%") in {
            diagnostic.place.path for diagnostic in some
        }


def test_a_line_end_in_a_text_begins_no_command() -> None:
    evil = Diagnostic(
        place=Place(path="a.md"), code="R301", severity=Severity.ERROR, message="x\r\n::add-mask::y 100%\u2028::z"
    )
    assert github.render([evil]) == "::error file=a.md,title=R301::x%0D%0A::add-mask::y 100%25 ::z\n"


def test_a_name_survives_lines_that_come_above() -> None:
    first = Diagnostic(place=Place(path="a.md", line=3), code="R301", severity=Severity.ERROR, message="x")
    moved = Diagnostic(place=Place(path="a.md", line=9), code="R301", severity=Severity.ERROR, message="x")
    names = [json.loads(FORMATS["gitlab"]([one]))[0]["fingerprint"] for one in (first, moved)]
    assert names[0] == names[1]


def test_every_rule_has_an_english_title() -> None:
    titles = [english.title_of(rule.code) for rule in all_rules()]
    assert all(title.isascii() or "“" in title for title in titles)
    assert not [title for title, often in Counter(titles).items() if often > 2]
    assert set(english.TITLES) == {rule.code for rule in all_rules()}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return mini_repository(tmp_path / "kho")


def checked(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[tuple[str, str]]]:
    status = main(["check", "--root", str(root), "--today", TODAY, "--format", "json", *words])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [(one["path"], one["code"]) for one in found]


def a_profile(root: Path) -> Path:
    return next(
        path for path in sorted((root / "exemplars/profiles").glob("*.md")) if "unit: " in path.read_text("utf-8")
    )


def test_only_what_a_change_brings_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = a_profile(repository)
    profile.write_text(re.sub(r"unit: .*", "unit: khong-co", profile.read_text("utf-8"), count=1), encoding="utf-8")
    commit(repository)
    assert checked(repository, capsys)[0] == 1
    assert checked(repository, capsys, "--changed-since", "HEAD") == (0, [])
    status, found = checked(repository, capsys, "--changed-since", "HEAD~1")
    assert status == 1
    assert (f"exemplars/profiles/{profile.name}", "R301") in found


def test_an_error_caused_in_an_untouched_file_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story, gone = next(
        (path, repository / f"exemplars/profiles/{found[1]}.md")
        for path in sorted((repository / "exemplars/stories").rglob("*.md"))
        if (found := re.search(r"^exemplars: \[([a-z0-9-]+)", path.read_text("utf-8"), re.MULTILINE))
    )
    gone.unlink()
    _, found = checked(repository, capsys, "--changed-since", "HEAD")
    assert (story.relative_to(repository).as_posix(), "R301") in found


def test_there_is_no_such_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("khong-co", "--output=x"):
        assert main(["check", "--root", str(repository), f"--changed-since={word}"]) == 2
        assert "Traceback" not in capsys.readouterr().err


def test_old_warnings_are_tolerated_until_a_day(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = a_profile(repository)
    text = re.sub(r"(?m)^summary: .*", "summary: Ngắn.", profile.read_text("utf-8"), count=1)
    profile.write_text(text, encoding="utf-8")
    before = checked(repository, capsys, "--strict")
    assert before[0] == 1
    assert main(["check", "--root", str(repository), "--today", TODAY, "--write-baseline", "2026-12-01"]) == 0
    capsys.readouterr()
    assert checked(repository, capsys, "--strict") == (0, [])
    late = main(["check", "--root", str(repository), "--today", "2026-12-02", "--strict"])
    assert late == 1
    profile.write_text(re.sub(r"unit: .*", "unit: khong-co", text, count=1), encoding="utf-8")
    capsys.readouterr()
    assert checked(repository, capsys)[0] == 1


def test_errors_are_never_tolerated() -> None:
    error = Diagnostic(place=Place(path="a.md"), code="R301", severity=Severity.ERROR, message="x")
    assert json.loads(as_text([error], date(2026, 12, 1)))["known"] == []


def test_a_broken_baseline_is_said(tmp_path: Path) -> None:
    for text in ("", "[]", '{"until": "x", "known": []}', "[" * 100_000):
        (tmp_path / "b.json").write_text(text, encoding="utf-8")
        with pytest.raises(BadBaselineError):
            read_baseline(tmp_path / "b.json")


def test_english_keeps_the_vietnamese_sentence(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = a_profile(repository)
    profile.write_text(re.sub(r"unit: .*", "unit: khong-co", profile.read_text("utf-8"), count=1), encoding="utf-8")
    assert main(["check", "--root", str(repository), "--today", TODAY, "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "error R301 The id is in no vocabulary and no record." in said
    assert "“khong-co”" in said
    assert "lỗi" not in said.split("\n")[0]
