"""Counting (DESIGN, section 3): what readers see and what is counted, for every state a record can be in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.know.catalog import Catalog, join
from generator.know.publicity import Public, next_change, open_to_readers, was_open
from generator.words.dates import parse_date
from generator.words.diagnostics import Place
from generator.words.model import (
    AnyRecord,
    AwardRecord,
    Claim,
    Consent,
    Decision,
    DecisionHead,
    Event,
    Narrative,
    Profile,
    Proposal,
    Publication,
    Recognition,
    Revocation,
    Story,
)
from generator.words.vocabulary import Award, Unit, Vocabulary, Waiver

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
LATER = NOW + timedelta(minutes=1)
HERE = Place(path="vocabulary/units.yml")
UNITS = {
    "top": Unit(place=HERE, id="top"),
    "old": Unit(place=HERE, id="old", parent="top", valid_to=parse_date("2021"), successors=("new",)),
    "new": Unit(place=HERE, id="new", parent="top", valid_from=parse_date("2022"), predecessors=("old",)),
}
AWARDS = {
    "merit": Award(place=HERE, id="merit", recipients=("individual", "collective")),
    "team": Award(place=HERE, id="team", recipients=("collective",)),
}
LISTS = Vocabulary(units=UNITS, awards=AWARDS)
CONSENT = Consent(basis="consent", scope=("name", "story"), given=parse_date("2025-01-01"))
ANNA = Profile(
    id="anna", path="profiles/anna.md", kind="individual", name="Nguyễn Thị Thử", unit="new", consent=CONSENT
)
TEAM = Profile(id="team", path="profiles/team.md", kind="collective", name="Tổ Thử", unit="new")
STORY = Story(
    id="tale", path="stories/2026/tale.md", title="Bài thử", date=parse_date("2026-03-01"), exemplars=("anna",)
)


def row(number: int, **values: object) -> AwardRecord:
    place = Place(path="awards/2020/one.md", field=("recipients", number))
    return AwardRecord(place=place, **{"unit": "old", "award": "merit", **values})  # type: ignore[arg-type]


DECISION = Decision(
    id="one",
    path="awards/2020/one.md",
    decision=DecisionHead(number="1", date=parse_date("2020-09-01"), issuer="director"),
    publication=Publication(basis="public-decision"),
    recipients=(row(0, exemplar="anna"), row(1, exemplar="team"), row(2, key="vo-danh", name="Trần Văn Thử")),
)


def catalog(*records: AnyRecord, now: datetime = NOW) -> Catalog:
    return join(records, LISTS, (), now)


def public(*records: AnyRecord, now: datetime = NOW) -> Public:
    return open_to_readers(catalog(*records, now=now))


def names(seen: Public) -> list[str]:
    return [entry.name for entry in seen.awards]


def test_an_award_counts_once_in_the_year_of_its_decision_under_the_home_of_that_days_unit() -> None:
    seen = public(ANNA, TEAM, DECISION)
    assert len(seen.awards) == 3
    assert {entry.year for entry in seen.awards} == {2020}
    assert {entry.unit for entry in seen.awards} == {"new"}
    assert {entry.row.unit for entry in seen.awards} == {"old"}
    assert names(seen) == ["Nguyễn Thị Thử", "Tổ Thử", "Trần Văn Thử"]
    assert [entry.number for entry in seen.awards] == [1, 2, 3]


def hidden(profile: Profile) -> Iterable[Profile]:
    yield replace(profile, status="draft")
    yield replace(profile, status="withdrawn")
    yield replace(profile, publish_at=LATER)
    yield replace(profile, consent=None)
    yield replace(profile, consent=replace(CONSENT, basis=""))
    yield replace(profile, consent=replace(CONSENT, scope=("photo", "story")))


@pytest.mark.parametrize("profile", list(hidden(ANNA)))
def test_withdrawal_or_missing_consent_hides_the_name_never_the_number(profile: Profile) -> None:
    seen = public(profile, TEAM, DECISION, STORY)
    assert len(seen.awards) == 3
    first = seen.awards[0]
    assert first.name == ""
    assert first.profile is None
    assert first.kind == "individual"
    assert first.unit == "new"
    assert list(seen.profiles) == ["team"]
    assert list(seen.stories) == []


@pytest.mark.parametrize("profile", list(hidden(ANNA)))
def test_looked_at_alone_a_hidden_person_is_not_open(profile: Profile) -> None:
    assert was_open(ANNA, NOW)
    assert not was_open(profile, NOW)


def test_looked_at_alone_any_other_record_is_open_when_it_is_live() -> None:
    assert was_open(STORY, NOW)
    assert was_open(replace(STORY, publish_at=NOW), NOW)
    assert not was_open(replace(STORY, publish_at=LATER), NOW)
    assert was_open(replace(STORY, publish_at=LATER), LATER)
    assert not was_open(replace(STORY, status="draft"), NOW)
    assert not was_open(replace(ANNA, publish_at=LATER), NOW)
    assert was_open(replace(ANNA, publish_at=LATER), LATER)


def test_a_profile_that_is_not_on_file_is_counted_without_a_name() -> None:
    assert names(public(DECISION)) == ["", "", "Trần Văn Thử"]


@pytest.mark.parametrize("written", ["Trần Văn Thử", "TRẦN VĂN THỬ", "Tran Van Thu", "Trâ\u0300n Văn Thử"])
def test_a_list_does_not_name_somebody_who_withdrew(written: str) -> None:
    gone = replace(ANNA, id="gone", path="profiles/gone.md", name=written, status="withdrawn")
    seen = public(gone, TEAM, DECISION)
    assert len(seen.awards) == 3
    assert names(seen) == ["", "Tổ Thử", ""]
    assert names(public(replace(gone, status="draft"), TEAM, DECISION))[2] == "Trần Văn Thử"
    assert names(public(replace(gone, kind="collective"), TEAM, DECISION))[2] == "Trần Văn Thử"


def test_an_emerging_exemplar_is_never_public() -> None:
    emerging = Recognition(level="unit", status="emerging")
    assert dict(public(replace(ANNA, recognitions=(emerging,)), STORY).profiles) == {}
    assert dict(public(replace(ANNA, recognitions=(emerging,)), STORY).stories) == {}
    assert names(public(replace(ANNA, recognitions=(emerging,)), TEAM, DECISION))[0] == ""
    selected = replace(emerging, status="selected")
    assert list(public(replace(ANNA, recognitions=(emerging, selected)), STORY).stories) == ["tale"]


def test_a_collective_needs_no_consent() -> None:
    assert list(public(TEAM).profiles) == ["team"]


def test_recipients_without_a_profile_are_named_only_where_the_decision_was_made_public() -> None:
    for publication in (None, Publication(basis="")):
        assert names(public(ANNA, TEAM, replace(DECISION, publication=publication))) == [
            "Nguyễn Thị Thử",
            "Tổ Thử",
            "",
        ]


def test_a_row_with_a_hidden_profile_and_a_name_does_not_leak_the_name() -> None:
    both = replace(DECISION, recipients=(row(0, exemplar="anna", name="Nguyễn Thị Thử"),))
    assert names(public(replace(ANNA, status="withdrawn"), both)) == [""]
    assert names(public(replace(ANNA, status="draft"), both)) == [""]
    assert names(public(replace(ANNA, consent=None), both)) == [""]


@pytest.mark.parametrize(
    "decision",
    [replace(DECISION, status="draft"), replace(DECISION, status="withdrawn"), replace(DECISION, publish_at=LATER)],
    ids=["draft", "withdrawn", "embargoed"],
)
def test_decisions_that_are_not_out_count_nowhere(decision: Decision) -> None:
    seen = public(ANNA, TEAM, decision)
    assert seen.awards == seen.revoked == ()
    assert dict(seen.decisions) == {}


def test_an_embargo_ends_on_its_minute() -> None:
    held = replace(DECISION, publish_at=LATER)
    assert len(public(ANNA, held, now=LATER).awards) == 3
    assert list(public(replace(ANNA, publish_at=LATER), now=LATER).profiles) == ["anna"]


def test_a_revoked_award_is_shown_and_counted_nowhere() -> None:
    revocation = Revocation(number="9", date=parse_date("2022-01-01"), issuer="director")
    rows = (row(0, exemplar="anna", status="revoked", revocation=revocation), row(1, exemplar="team"))
    seen = public(ANNA, TEAM, replace(DECISION, recipients=rows))
    assert names(seen) == ["Tổ Thử"]
    assert [entry.name for entry in seen.revoked] == ["Nguyễn Thị Thử"]
    assert not seen.revoked[0].counts


def test_what_is_only_proposed_is_shown_while_posted_and_counted_nowhere() -> None:
    proposal = Proposal(
        id="next",
        path="proposals/2026/next.md",
        to="president",
        posted_from=parse_date("2026-06-01"),
        posted_to=parse_date("2026-06-15"),
    )
    assert list(public(ANNA, proposal).proposals) == ["next"]
    assert public(ANNA, proposal).awards == ()
    assert dict(public(proposal, now=NOW + timedelta(days=1)).proposals) == {}
    assert dict(public(proposal, now=NOW - timedelta(days=15)).proposals) == {}
    assert dict(public(replace(proposal, status="draft")).proposals) == {}
    assert dict(public(replace(proposal, posted_to=None)).proposals) == {}


def test_claims_are_counted_apart_and_only_of_public_profiles() -> None:
    claim = Claim(place=Place(path=ANNA.path, field=("awards", 0)), award="merit", year=1996, unit="old")
    nameless = Claim(place=Place(path=ANNA.path, field=("awards", 1)), award="unknown")
    anna = replace(ANNA, awards=(claim, replace(claim, unit=""), nameless))
    seen = public(anna)
    assert seen.awards == ()
    assert [(entry.claim.year, entry.unit) for entry in seen.claims] == [(1996, "new"), (1996, "new")]
    assert public(replace(anna, status="withdrawn")).claims == ()


@pytest.mark.parametrize(
    "story",
    [replace(STORY, status="draft"), replace(STORY, status="withdrawn"), replace(STORY, publish_at=LATER)],
)
def test_stories_count_only_while_public(story: Story) -> None:
    assert list(public(ANNA, STORY).stories) == ["tale"]
    assert dict(public(ANNA, story).stories) == {}


def test_a_story_needs_the_consent_of_everybody_in_it_for_stories() -> None:
    other = replace(ANNA, id="bich", path="profiles/bich.md", consent=replace(CONSENT, scope=("name",)))
    both = replace(STORY, exemplars=("anna", "bich"))
    assert dict(public(ANNA, other, both).stories) == {}
    assert list(public(ANNA, other).profiles) == ["anna", "bich"]
    assert list(public(ANNA, TEAM, replace(STORY, exemplars=("anna", "team"))).stories) == ["tale"]
    assert dict(public(ANNA, replace(STORY, exemplars=("anna", "nobody"))).stories) == {}


def test_inspections_and_training_are_private() -> None:
    for kind in ("exchange", "conference", "ceremony", "meeting"):
        assert list(public(Event(id="day", path="events/2026/day.md", kind=kind)).events) == ["day"]
    for kind in ("inspection", "training"):
        assert dict(public(Event(id="day", path="events/2026/day.md", kind=kind)).events) == {}


def test_whether_somebody_is_one_or_many_is_known_without_the_name() -> None:
    rows = (
        row(0, award="team"),
        row(1, award="merit"),
        row(2, award="merit", kind="collective"),
        row(3, exemplar="team"),
    )
    hidden_team = replace(TEAM, status="draft")
    seen = public(hidden_team, replace(DECISION, recipients=rows, publication=None))
    assert [entry.kind for entry in seen.awards] == ["collective", "individual", "collective", "collective"]
    assert {entry.name for entry in seen.awards} == {""}


def test_tombstones_are_all_that_is_left_of_withdrawn_records() -> None:
    seen = public(replace(ANNA, status="withdrawn"), replace(STORY, status="withdrawn"), TEAM)
    assert sorted(record.id for record in seen.tombstones) == ["anna", "tale"]
    assert list(seen.profiles) == ["team"]


EVENT = Event(id="day", path="events/2026/day.md", kind="exchange", status="withdrawn")
GONE = replace(ANNA, status="withdrawn")


@pytest.mark.parametrize(
    ("record", "left"),
    [
        (GONE, True),
        (replace(GONE, publish_at=NOW), True),
        (replace(GONE, publish_at=LATER), False),
        (replace(GONE, id="../anna"), True),
        (replace(GONE, id='a" onload="x'), False),
        (replace(GONE, recognitions=(Recognition(level="unit", status="proposed"),)), False),
        (EVENT, True),
        (replace(EVENT, kind="inspection"), False),
        (Narrative(id="2026", path="reports/2026.md", status="withdrawn"), False),
    ],
)
def test_what_never_was_public_gets_no_tombstone(record: AnyRecord, *, left: bool) -> None:
    assert public(record).tombstones == ((record,) if left else ())


def test_what_is_shown_is_what_is_on_file() -> None:
    claim = Claim(place=Place(path=ANNA.path, field=("awards", 0)), award="merit", year=1996)
    anna = replace(ANNA, awards=(claim,))
    known = catalog(anna, TEAM, DECISION)
    seen = open_to_readers(known)
    assert seen.catalog is known
    assert list(seen.decisions) == ["one"]
    assert [entry.profile and entry.profile.id for entry in seen.awards] == ["anna", "team", None]
    assert {entry.award.id for entry in seen.awards} == {"merit"}
    assert [(entry.profile.id, entry.award.id) for entry in seen.claims] == [("anna", "merit")]


def test_a_row_with_an_unknown_award_hides_none_of_the_others() -> None:
    rows = (row(0, award="unknown", key="a", name="Lê Thử"), *DECISION.recipients)
    assert names(public(ANNA, TEAM, replace(DECISION, recipients=rows))) == names(public(ANNA, TEAM, DECISION))


def test_who_withdrew_hides_nobody_else() -> None:
    gone = replace(ANNA, id="gone", path="profiles/gone.md", name="Phạm Thị Thử", status="withdrawn")
    assert names(public(gone, ANNA, TEAM, DECISION)) == ["Nguyễn Thị Thử", "Tổ Thử", "Trần Văn Thử"]


@pytest.mark.parametrize(
    ("file", "words", "until", "seen"),
    [
        ("awards/2020/one.md", "Trần Văn Thử", "2026-06-15", "Trần Văn Thử"),
        ("awards/2020/one.md", "TRAN VAN THU", "2026-12", "Trần Văn Thử"),
        ("awards/2020/one.md", "Trần Văn Thử", "2026-06-14", ""),
        ("awards/2020/one.md", "Trần Văn", "2026-06-15", ""),
        ("awards/2020/two.md", "Trần Văn Thử", "2026-06-15", ""),
    ],
)
def test_a_namesake_of_somebody_who_withdrew_is_told_apart_by_a_waiver(
    file: str, words: str, until: str, seen: str
) -> None:
    gone = replace(ANNA, id="gone", path="profiles/gone.md", name="Trần Văn Thử", status="withdrawn")
    waiver = Waiver(place=HERE, id="namesake", file=file, words=words, reason="Thử", until=parse_date(until))
    lists = replace(LISTS, waivers={"namesake": waiver})
    assert names(open_to_readers(join((gone, TEAM, DECISION), lists, (), NOW)))[2] == seen


def test_of_a_list_that_was_posted_it_stays_known_that_it_was() -> None:
    proposal = Proposal(
        id="next",
        path="proposals/2026/next.md",
        to="president",
        posted_from=parse_date("2026-06-01"),
        posted_to=parse_date("2026-06-14"),
    )
    seen = public(proposal)
    assert (dict(seen.proposals), dict(seen.closed)) == ({}, {"next": proposal})
    for other in (
        replace(proposal, posted_to=parse_date("2026-06-15")),
        replace(proposal, posted_from=None),
        replace(proposal, status="draft"),
        replace(proposal, publish_at=LATER),
    ):
        assert dict(public(other).closed) == {}


@pytest.mark.parametrize("moment", [None, NOW, LATER])
def test_an_embargo_holds_events_and_proposals_too(moment: datetime | None) -> None:
    event = replace(EVENT, status="published", publish_at=moment)
    day = parse_date("2026-06-15")
    proposal = Proposal(id="next", path="proposals/2026/next.md", posted_from=day, posted_to=day, publish_at=moment)
    seen = public(event, proposal)
    out = moment != LATER
    assert list(seen.events) == (["day"] if out else [])
    assert list(seen.proposals) == (["next"] if out else [])


def test_when_time_alone_changes_what_readers_see() -> None:
    midnight = datetime(2026, 6, 16, tzinfo=NOW.tzinfo)
    assert next_change(catalog(ANNA)) == midnight
    assert next_change(catalog(replace(ANNA, publish_at=NOW))) == midnight
    assert next_change(catalog(replace(ANNA, publish_at=NOW - timedelta(days=1)), STORY)) == midnight
    assert next_change(catalog(replace(ANNA, publish_at=LATER), replace(STORY, publish_at=midnight))) == LATER
    assert next_change(catalog(replace(ANNA, publish_at=midnight + timedelta(hours=1)))) == midnight


STATUSES = st.sampled_from(("draft", "published", "withdrawn"))
MOMENTS = st.sampled_from((None, NOW, LATER))
CONSENTS = st.sampled_from((None, CONSENT, replace(CONSENT, scope=("story",)), replace(CONSENT, basis="")))


@settings(deadline=None)
@given(STATUSES, MOMENTS, CONSENTS, STATUSES, MOMENTS, st.lists(st.sampled_from(("awarded", "revoked")), max_size=6))
def test_the_number_depends_on_decisions_alone(
    profile_status: str,
    profile_at: datetime | None,
    consent: Consent | None,
    status: str,
    at: datetime | None,
    rows: list[str],
) -> None:
    anna = replace(ANNA, status=profile_status, publish_at=profile_at, consent=consent)
    recipients = tuple(row(number, exemplar="anna", status=word) for number, word in enumerate(rows))
    seen = public(anna, replace(DECISION, status=status, publish_at=at, recipients=recipients))
    out = status == "published" and at in {None, NOW}
    assert len(seen.awards) == (rows.count("awarded") if out else 0)
    assert len(seen.revoked) == (rows.count("revoked") if out else 0)
    shown = "anna" in seen.profiles
    assert {bool(entry.name) for entry in (*seen.awards, *seen.revoked)} <= {shown}
    assert shown == (profile_status == "published" and profile_at in {None, NOW} and consent is CONSENT)
