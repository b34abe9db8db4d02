"""Rules cut into pieces of work: none is forgotten, none is asked twice."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.intake.load import load, locate
from generator.intake.read import FolderSource
from generator.know.catalog import join
from generator.know.checks import ALONE, CHECKS, LONG, Work, run
from generator.know.checks.known import Known
from generator.words.diagnostics import tidy

MINI = Path(__file__).parents[1] / "mini" / "exemplars"
NOW = datetime(2030, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_the_pieces_find_what_all_rules_find() -> None:
    source = FolderSource(MINI)
    loaded = load(source)
    known = Known(
        catalog=join(loaded.records, loaded.vocabulary, loaded.media, NOW), keys=loaded.keys, spotted=loaded.spotted
    )
    work = Work(known)
    found = work.findings([job() for job in work.jobs()])
    assert tidy(locate(tuple(found), source)) == tidy(locate(tuple(run(known)), source)) != ()


def test_every_rule_is_in_one_piece() -> None:
    work = Work(Known(catalog=join((), load(FolderSource(MINI)).vocabulary, (), NOW)))
    asked = [module for job in work.jobs() for module in getattr(job, "args", ((),))[0]]
    assert len(asked) == len(set(asked))
    assert set(asked) | ALONE == set(CHECKS)
    assert asked[: len(LONG)] == list(LONG), "the longest are begun first"
