"""What text editors are told about records: schemas, ready pieces of front matter, the check as a task.

Editors read YAML 1.2, where ``1996`` is a number and ``2026-03-06`` a text, and an empty value is null; so a schema
takes whatever the reader of records would take for a text. It knows the shape of an id, not which ids there are:
``exemplars check`` does, and the task brings its findings into the editor.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.edge.editors.json_schema import of_list, of_record
from generator.edge.editors.snippets import snippets
from generator.intake.schema import SCHEMAS, VOCABULARIES

FOLDER = ".vscode"
_FINDING = r"^(.+?\.(?:md|yml|csv|jpg|jpeg|png)):(\d+):(\d+): (lỗi|cảnh báo|lưu ý) (R\d+) (.*)$"


def files(records: str) -> Mapping[str, str]:
    """The files of ``.vscode/`` by path below it; ``records`` is the folder of the records."""
    made: dict[str, Any] = {f"schemas/{one.folder}.schema.json": of_record(one) for one in SCHEMAS}
    made |= {f"schemas/{one.file.removesuffix('.yml')}.schema.json": of_list(one) for one in VOCABULARIES}
    made["settings.json"] = _settings(records)
    made["extensions.json"] = {"recommendations": ["redhat.vscode-yaml"]}
    made["tasks.json"] = _tasks()
    made["exemplars.code-snippets"] = snippets()
    return {name: f"{json.dumps(one, ensure_ascii=False, indent=2)}\n" for name, one in sorted(made.items())}


def _settings(records: str) -> dict[str, Any]:
    schemas = {
        f"{FOLDER}/schemas/{one.file.removesuffix('.yml')}.schema.json": f"{records}/vocabulary/{one.file}"
        for one in VOCABULARIES
    }
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "[markdown]": {"editor.quickSuggestions": {"other": "on"}, "editor.wordWrap": "on"},
    }


def _tasks() -> dict[str, Any]:
    matcher = {
        "owner": "exemplars",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {"regexp": _FINDING, "file": 1, "line": 2, "column": 3, "code": 5, "message": 6},
    }

    def task(label: str, command: str, **more: Any) -> dict[str, Any]:
        return {"label": label, "type": "shell", "command": f".venv/bin/exemplars {command}", **more}

    return {
        "version": "2.0.0",
        "tasks": [
            task("Kiểm tra hồ sơ", "check", group={"kind": "build", "isDefault": True}, problemMatcher=matcher),
            task("Sửa những lỗi máy sửa được", "fix", problemMatcher=[]),
            task("Xem thử trang", "serve", isBackground=True, problemMatcher=[]),
        ],
    }
