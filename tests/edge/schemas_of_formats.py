"""Strict shapes of the formats that ``check`` writes, after their own descriptions: nothing more may stand there.

GitLab: "Code Quality report format". SARIF: the OASIS standard, version 2.1.0, only what is written here.
"""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
PLACE: dict[str, Any] = {"type": "integer", "minimum": 1}


def exactly(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": sorted(required),
        "additionalProperties": False,
    }


GITLAB = {
    "type": "array",
    "items": exactly(
        {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": exactly(
                {"path": {"type": "string", "pattern": "^(?!\\./|/)."}, "lines": exactly({"begin": PLACE})}
            ),
        }
    ),
}
MESSAGE = exactly({"text": TEXT})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = exactly(
    {"id": TEXT},
    {
        "name": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": exactly({"level": LEVEL}),
        "properties": exactly({"title-en": TEXT}),
    },
)
ARTIFACT = exactly({"uri": {"type": "string", "pattern": "^(?!/)[!-~]+$"}, "uriBaseId": {"const": "SRCROOT"}})
REGION = exactly({"startLine": PLACE}, {"startColumn": PLACE})
RESULT = exactly(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {
            "type": "array",
            "minItems": 1,
            "items": exactly({"physicalLocation": exactly({"artifactLocation": ARTIFACT}, {"region": REGION})}),
        },
        "partialFingerprints": exactly({"exemplars/v1": TEXT}),
    }
)
DRIVER = exactly({"name": TEXT, "version": TEXT, "rules": {"type": "array", "uniqueItems": True, "items": RULE}})
SARIF = exactly(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": exactly(
                {
                    "tool": exactly({"driver": DRIVER}),
                    "columnKind": {"enum": ["unicodeCodePoints", "utf16CodeUnits"]},
                    "language": {"type": "string", "pattern": "^[a-z]{2}-[A-Z]{2}$"},
                    "originalUriBaseIds": exactly({"SRCROOT": exactly({"description": MESSAGE})}),
                    "results": {"type": "array", "items": RESULT},
                }
            ),
        },
    }
)
