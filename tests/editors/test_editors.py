"""What editors are told is committed, current, true about every real record, and refuses what is wrong."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from generator.edge import editors
from generator.edge.editors.json_schema import of_list, of_record
from generator.edge.printing import show
from generator.intake.schema import SCHEMAS, VOCABULARIES
from generator.words.diagnostics import Diagnostic, Place, Severity

ROOT = Path(__file__).parents[2]
BY_FOLDER = {one.folder: one for one in SCHEMAS}
BY_FILE = {one.file: one for one in VOCABULARIES}


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where dates are texts and ``no`` is a word."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[assignment]


Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]*$"), list("-+0123456789"))
Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


def read(text: str) -> Any:
    return yaml.load(text, Loader=Yaml12)


def faults(schema: dict[str, Any], data: Any) -> list[str]:
    return [
        f"{'/'.join(map(str, one.path))}: {one.message}" for one in jsonschema.Draft7Validator(schema).iter_errors(data)
    ]


@pytest.mark.parametrize("site", ["exemplars", "tests/mini/exemplars"])
def test_every_real_record_and_list_holds_its_schema(site: str) -> None:
    wrong, count = [], 0
    for path in sorted((ROOT / site).rglob("*.md")):
        schema = BY_FOLDER[path.relative_to(ROOT / site).parts[0]]
        count += 1
        wrong += [
            f"{path}: {one}" for one in faults(of_record(schema), read(path.read_text("utf-8").split("---\n")[1]))
        ]
    for path in sorted((ROOT / site / "vocabulary").glob("*.yml")):
        count += 1
        wrong += [f"{path}: {one}" for one in faults(of_list(BY_FILE[path.name]), read(path.read_text("utf-8")))]
    assert wrong == []
    assert count > 50


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("fields.yml", "format: 1\nentries:\n  - {id: Day Hoc, name: Dạy}\n", "Day Hoc"),
        ("fields.yml", "format: 1\nentries:\n  - {id: day-hoc, nam: Dạy}\n", "nam"),
        ("fields.yml", "entries: []\n", "format"),
        ("units.yml", "format: 1\nentries:\n  - {id: khoa-a, name: A}\n", "kind"),
        ("awards.yml", "format: 1\nentries:\n  - {id: a-b, name: A, class: x-y, level: z-t, recipients: [ai]}\n", "ai"),
    ],
)
def test_a_wrong_list_is_refused(file: str, text: str, said: str) -> None:
    found = faults(of_list(BY_FILE[file]), read(text))
    assert found
    assert said in " ".join(found)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "Cá nhân"},
        {"born": "23/7/1910"},
        {"unit": "Khoa Điện"},
        {"tilte": "x"},
        {"awards": [{"year": 1996}]},
        {"status": None},
    ],
)
def test_wrong_front_matter_is_refused(change: dict[str, Any]) -> None:
    right = {
        "kind": "individual",
        "name": "Trần Thị Mẫu",
        "unit": "khoa-dien",
        "summary": "Một câu.",
        "status": "draft",
    }
    schema = of_record(BY_FOLDER["profiles"])
    assert faults(schema, right) == []
    assert faults(schema, right | change)


def test_schemas_are_schemas_and_what_is_committed_is_current() -> None:
    made = editors.files("exemplars")
    for name, text in made.items():
        if name.startswith("schemas/"):
            jsonschema.Draft7Validator.check_schema(json.loads(text))
        assert (ROOT / editors.FOLDER / name).read_text("utf-8") == text, "chạy exemplars schema --editors"
    folder = ROOT / editors.FOLDER
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(made)


def test_settings_lead_to_files_that_are_there() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert len(settings["yaml.schemas"]) == len(VOCABULARIES)
    for schema, file in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert (ROOT / file).name in BY_FILE


def test_the_task_understands_what_check_says() -> None:
    place = Place(path="exemplars/profiles/an.md", line=4, column=7)
    one = Diagnostic(place=place, code="R301", severity=Severity.WARNING, message="Mã “x” không có.")
    shown = io.StringIO()
    show("text", [one], shown)
    pattern = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], shown.getvalue().splitlines()[0])
    assert found
    assert [found[pattern[name]] for name in ("file", "line", "column", "code")] == [place.path, "4", "7", "R301"]


def test_snippets_begin_every_kind_of_record() -> None:
    pieces = json.loads((ROOT / ".vscode/exemplars.code-snippets").read_text("utf-8"))
    assert set(pieces) == {one.label for one in SCHEMAS}
    for schema in SCHEMAS:
        body = "\n".join(pieces[schema.label]["body"])
        filled = re.sub(r"\$\{\d+[|:]([^,|}]*)[^}]*\}", r"\1", body).split("---\n")[1]
        assert faults(of_record(schema), read(filled)) == []
