"""Who the rules on personal data protect."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.model import PUBLISHED, Profile, Story

PUBLIC_RECORD = "public-record"
BY_CONSENT = frozenset({"consent", "guardian"})


def is_living(profile: Profile) -> bool:
    """Whether a profile is of a person who, as far as the record says, is alive.

    A basis of ``public-record`` says that the person has died; where the day is missing, R707 asks for it.
    """
    dead = profile.died is not None or (profile.consent is not None and profile.consent.basis == PUBLIC_RECORD)
    return profile.is_person and not dead


def living_in(story: Story, known: Known) -> list[Profile]:
    """The living persons a story is about."""
    profiles = (known.catalog.profiles.get(name) for name in story.exemplars)
    return [profile for profile in profiles if profile is not None and is_living(profile)]


def told_of(story: Story, known: Known) -> Iterator[tuple[int, Profile]]:
    """Those a published story is about, each with its place in the list; whoever has no profile is left out."""
    if story.status == PUBLISHED:
        for number, name in enumerate(story.exemplars):
            if profile := known.catalog.profiles.get(name):
                yield number, profile
