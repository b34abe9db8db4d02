"""Findings as SARIF 2.1.0 (OASIS standard), for code scanning and editors.

Columns are code points, as ``columnKind`` says (section 3.14.17); paths are relative references from the repository's
root (3.4.3), so they are percent-encoded.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.edge.catalogue import all_rules
from generator.edge.printing.english import TITLES
from generator.edge.printing.words import fingerprints, in_words
from generator.words.diagnostics import Diagnostic, Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_ROOT = "SRCROOT"


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """One log with one run; its rules are those that found something."""
    codes = sorted({found.code for found in diagnostics})
    known = {rule.code: rule for rule in all_rules()}
    driver = {"name": "exemplars", "version": __version__, "rules": [_rule(code, known.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "vi-VN",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Thư mục gốc của kho"}}},
        "results": [_result(found, name, codes) for found, name in fingerprints(diagnostics)],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Sai:\n{rule.wrong}\n\nĐúng:\n{rule.right}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"title-en": TITLES.get(code, rule.name)},
    }


def _result(found: Diagnostic, name: str, codes: Sequence[str]) -> dict[str, Any]:
    place = found.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path or "."), "uriBaseId": _ROOT}}
    if place.line:
        physical["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": in_words(found)},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"exemplars/v1": name},
    }
