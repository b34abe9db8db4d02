"""Every rule of the generator, wherever it is checked."""

from __future__ import annotations

from functools import cache

from generator.edge.importing.rules import IMPORT_RULES
from generator.edge.rules import SITE_RULES
from generator.intake.rules import STRUCTURE_RULES
from generator.know.checks import RULES
from generator.show.products import PRODUCT_RULES
from generator.words.diagnostics import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    every = {*STRUCTURE_RULES, *RULES, *PRODUCT_RULES, *SITE_RULES, *IMPORT_RULES}
    return tuple(sorted(every, key=lambda rule: rule.code))
