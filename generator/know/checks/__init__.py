"""What can be wrong with records that can be read: one small generator per rule, listed by name.

A rule is a module with ``RULE`` (its code, words and examples) and ``check``. Where ``RULE.kinds`` names record
kinds, ``check(record, known)`` sees one record of those kinds at a time; else ``check(known)`` sees them all.
A new rule is one new file and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
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
    hidden_name,
    member_without_profile,
    personal_number,
    photo_metadata,
    photo_scope,
    private_data,
    public_record_living,
    public_repository,
    recipient_not_named,
    scope_name,
    story_scope,
    waiver_over,
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
from generator.know.checks.known import Known, schema_of
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
from generator.words.memory import FORGETFUL, Memory
from generator.words.model import AnyRecord
from generator.words.sharing import pieces

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
    hidden_name,
    member_without_profile,
    personal_number,
    photo_metadata,
    photo_scope,
    private_data,
    public_record_living,
    public_repository,
    recipient_not_named,
    scope_name,
    story_scope,
    waiver_over,
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


ALONE: frozenset[ModuleType] = frozenset(
    {
        birth_of_living,
        external_image,
        headings,
        honorific_in_name,
        name_case,
        number_shape,
        quoted_name,
        raw_html,
        reserved_id,
        revocation,
        scope_name,
        summary_length,
        title_length,
    }
)
"""Rules that look at nothing but the record: what they find in the same bytes is the same."""

LONG: tuple[ModuleType, ...] = (same_text, look_alikes)
"""Rules that compare or read all texts: a piece of work each, begun first so that others are done beside them."""
PARTS = 6
"""Into how many pieces of work the other rules are cut, dealt out one by one."""
PIECE = 500
"""Records that are worth another process."""
_MEMORY = "alone"
_Found = tuple[bytes, tuple[Diagnostic, ...]]
"""What was found, and the key of the one record that it is all about, or nothing."""


@dataclass(slots=True)
class Work:
    """All rules on what is ``known``, as pieces of work that may be done side by side; ``memory`` spares some of it."""

    known: Known
    memory: Memory = FORGETFUL
    _remembered: list[Diagnostic] = field(default_factory=list)

    def jobs(self) -> list[Callable[[], list[_Found]]]:
        """What is left to be done."""
        together = [module for module in CHECKS if module not in ALONE and module not in LONG]
        parts = [*((module,) for module in LONG), *(together[number::PARTS] for number in range(PARTS))]
        jobs: list[Callable[[], list[_Found]]] = [partial(self._together, part) for part in parts]
        fresh: list[AnyRecord] = []
        for record in self.known.catalog.records():
            found = self.memory.recall(_MEMORY, self.known.keys.get(record.path, b""))
            if found is None:
                fresh.append(record)
            else:
                self._remembered.extend(found)
        return [*jobs, *(partial(self._alone, part) for part in pieces(fresh, PIECE))]

    def findings(self, done: Iterable[list[_Found]]) -> Iterator[Diagnostic]:
        """Every finding, in no particular order, once the ``jobs`` are done."""
        yield from self._remembered
        for key, found in (one for part in done for one in part):
            if key:
                self.memory.keep(_MEMORY, key, found)
            yield from found

    def _together(self, part: Iterable[ModuleType]) -> list[_Found]:
        return [(b"", tuple(run(self.known, part)))]

    def _alone(self, part: Iterable[AnyRecord]) -> list[_Found]:
        return [(self.known.keys.get(record.path, b""), tuple(alone(record, self.known))) for record in part]


def alone(record: AnyRecord, known: Known) -> Iterator[Diagnostic]:
    """What the rules that look at nothing else find in one record."""
    for module in CHECKS:
        if module in ALONE and schema_of(record).kind in module.RULE.kinds:
            yield from module.check(record, known)
