"""Findings as plain values and back, to be kept between two runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.words.diagnostics import Diagnostic, Fix, How, Place, Severity


def to_plain(found: Diagnostic) -> dict[str, Any]:
    """One finding as JSON can hold it, every field under its name."""
    return asdict(found)


def from_plain(plain: Mapping[str, Any]) -> Diagnostic:
    """The finding that ``to_plain`` was given."""
    place, fixes = plain["place"], plain["fixes"]
    values = {
        **plain,
        "place": Place(**{**place, "field": tuple(place["field"])}),
        "severity": Severity(plain["severity"]),
        "fixes": tuple(Fix(**{**fix, "how": How(fix["how"])}) for fix in fixes),
    }
    return Diagnostic(**values)
