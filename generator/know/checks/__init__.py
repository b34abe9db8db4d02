"""What can be wrong with records that can be read: one small generator per rule, listed by name.

A rule is a module with ``RULE`` (its code, words and examples) and ``check``. Where ``RULE.kinds`` names record
kinds, ``check(record, known)`` sees one record of those kinds at a time; else ``check(known)`` sees them all.
A new rule is one new file and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import ModuleType

from generator.know.checks.awards import (
    claim_covered,
    decision_empty,
    grade_impossible,
    grade_missing,
    issuer,
    ladder,
    not_in_force,
    number_missing,
    number_shape,
    number_twice,
    occasion_recipient,
    once_in_life,
    posthumous,
    proposal_decided,
    recipient_kind,
    revocation,
    title_twice,
    unused_award,
)
from generator.know.checks.consent import (
    birth_of_living,
    consent_missing,
    consent_proof,
    member_without_profile,
    photo_scope,
    private_data,
    public_record_living,
    public_repository,
    recipient_not_named,
    scope_name,
    story_scope,
    withdrawn_name,
)
from generator.know.checks.dates import (
    award_after_death,
    consent_after_publication,
    correction_before_story,
    died_before_born,
    embargo_over,
    event_order,
    future_date,
    school_year,
)
from generator.know.checks.identity import (
    address_twice,
    alias_clash,
    recipient_may_have_profile,
    recipient_twice,
    recipient_without_identity,
    reserved_id,
    same_person,
    same_text,
)
from generator.know.checks.known import Known
from generator.know.checks.references import (
    evidence_without_target,
    media_missing,
    media_orphan,
    narrative_unit,
    not_public_reference,
    site_link,
    source_number,
    unit_cycle,
    unknown_id,
    unverified_term,
    vocabulary_reference,
)
from generator.know.checks.text import (
    alt_missing,
    body_empty,
    evidence_missing,
    external_image,
    headings,
    honorific_in_name,
    look_alikes,
    name_case,
    narrative_headings,
    quoted_name,
    raw_html,
    summary_length,
    title_length,
)
from generator.know.checks.units import (
    name_periods,
    unit_depth,
    unit_ended,
    unit_links,
    unit_not_then,
    unlisted_top,
)
from generator.words.diagnostics import Diagnostic, Rule

CHECKS: tuple[ModuleType, ...] = (
    claim_covered,
    decision_empty,
    grade_impossible,
    grade_missing,
    issuer,
    ladder,
    not_in_force,
    number_missing,
    number_shape,
    number_twice,
    occasion_recipient,
    once_in_life,
    posthumous,
    proposal_decided,
    recipient_kind,
    revocation,
    title_twice,
    unused_award,
    birth_of_living,
    consent_missing,
    consent_proof,
    member_without_profile,
    photo_scope,
    private_data,
    public_record_living,
    public_repository,
    recipient_not_named,
    scope_name,
    story_scope,
    withdrawn_name,
    award_after_death,
    consent_after_publication,
    correction_before_story,
    died_before_born,
    embargo_over,
    event_order,
    future_date,
    school_year,
    address_twice,
    alias_clash,
    recipient_may_have_profile,
    recipient_twice,
    recipient_without_identity,
    reserved_id,
    same_person,
    same_text,
    evidence_without_target,
    media_missing,
    media_orphan,
    narrative_unit,
    not_public_reference,
    site_link,
    source_number,
    unit_cycle,
    unknown_id,
    unverified_term,
    vocabulary_reference,
    alt_missing,
    body_empty,
    evidence_missing,
    external_image,
    headings,
    honorific_in_name,
    look_alikes,
    name_case,
    narrative_headings,
    quoted_name,
    raw_html,
    summary_length,
    title_length,
    name_periods,
    unit_depth,
    unit_ended,
    unit_links,
    unit_not_then,
    unlisted_top,
)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in CHECKS)


def run(known: Known, part: Iterable[ModuleType] = CHECKS) -> Iterator[Diagnostic]:
    """Every finding of every rule, or of a ``part`` of them, in no particular order."""
    for module in part:
        rule: Rule = module.RULE
        if rule.kinds:
            for kind in rule.kinds:
                for record in known.catalog.of_kind(kind).values():
                    yield from module.check(record, known)
        else:
            yield from module.check(known)


PARTS = 6
"""Into how many pieces of work the rules are cut, dealt out one by one so that none gets all the long ones."""


def jobs(known: Known) -> list[Callable[[], list[Diagnostic]]]:
    """All rules as pieces of work that may be done side by side."""

    def job(part: Iterable[ModuleType]) -> list[Diagnostic]:
        return list(run(known, part))

    return [partial(job, CHECKS[number::PARTS]) for number in range(PARTS)]
