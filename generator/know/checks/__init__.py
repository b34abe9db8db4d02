"""What can be wrong with records that can be read: one small generator per rule, listed by name.

A rule is a module with ``RULE`` (its code, words and examples) and ``check``. Where ``RULE.kinds`` names record
kinds, ``check(record, known)`` sees one record of those kinds at a time; else ``check(known)`` sees them all.
A new rule is one new file and one line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from generator.know.checks.known import Known
from generator.know.checks.references import unknown_id
from generator.words.diagnostics import Diagnostic, Rule

CHECKS: tuple[ModuleType, ...] = (unknown_id,)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in CHECKS)


def run(known: Known) -> Iterator[Diagnostic]:
    """Every finding of every rule, in no particular order."""
    for module in CHECKS:
        rule: Rule = module.RULE
        if rule.kinds:
            for kind in rule.kinds:
                for record in known.catalog.of_kind(kind).values():
                    yield from module.check(record, known)
        else:
            yield from module.check(known)
