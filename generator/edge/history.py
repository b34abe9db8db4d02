"""What a repository tells of people who are dead: their lives are history."""

from __future__ import annotations

from pathlib import Path

from generator.edge.settings import CONFIG_FILE, Settings, SettingsError, load_settings
from generator.intake.load import load
from generator.intake.read import FolderSource
from generator.know.checks.consent.people import is_living
from generator.words.model import INDIVIDUAL, Profile, Story


def of_the_dead(root: Path) -> tuple[str, str]:
    """The texts of the records about nobody alive with the days of birth in them, and the site's own contact.

    Both are "" where there are no records.
    """
    try:
        settings = load_settings(root) if (root / CONFIG_FILE).exists() else Settings()
    except SettingsError:
        settings = Settings()
    if not (root / settings.records).is_dir():
        return "", ""
    records = load(FolderSource(root / settings.records)).records
    people = (one for one in records if isinstance(one, Profile) and one.kind == INDIVIDUAL)
    dead = {one.id: one for one in people if not is_living(one)}
    texts = [f"{one.summary}\n{one.body}\n{one.born or ''}\n{one.died or ''}\n{_said(one)}" for one in dead.values()]
    stories = (one for one in records if isinstance(one, Story))
    told = (one for one in stories if one.exemplars and all(name in dead for name in one.exemplars))
    texts += [f"{one.title}\n{one.summary}\n{one.body}" for one in told]
    return "\n".join(texts), settings.contact.removeprefix("mailto:")


def _said(profile: Profile) -> str:
    """The day of birth as pages write it."""
    born = str(profile.born or "").split("-")
    if len(born) < 3:
        return ""
    year, month, day = (int(part) for part in born)
    return f"{day}/{month}/{year} {day:02}/{month:02}/{year} {day} tháng {month} năm {year}"
