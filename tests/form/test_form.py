"""The form's files: made from the schema, kept apart from the public pages, and there only where they are wanted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.edge import planning
from generator.edge.publishing import server
from generator.edge.publishing.manifest import Manifest
from generator.edge.publishing.policy import Allowed
from generator.edge.settings import Settings, SettingsError, read_settings
from generator.edge.webform import BUNDLE, program, read_form
from generator.intake.schema import SCHEMAS, Group, ListOf
from generator.intake.schema.types import Key
from generator.show.form import FOLDER, PAGE, Form
from tests.form.serving import NOW, ROOT

FORM = Form(repo="to-chuc/kho", sign_in="https://dang-nhap.example.edu.vn")
MINI = ROOT / "tests/mini"


def planned(form: Form | None) -> dict[str, bytes | None]:
    return {one.path: one.content for one in planning.plan_site(MINI, Settings(form=form), NOW).outputs}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes | None]:
    return planned(FORM)


@pytest.fixture(scope="module")
def config(files: dict[str, bytes | None]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["bien-tap/config.yml"] or b"")
    return found


def keys_of(keys: Iterable[Key], path: str) -> Iterator[str]:
    for key in keys:
        yield f"{path}.{key.name}"
        kind = key.type.item if isinstance(key.type, ListOf) else key.type
        if isinstance(kind, Group):
            yield from keys_of(kind.keys, f"{path}.{key.name}")


def fields_of(fields: Iterable[dict[str, Any]], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for field in fields:
        yield f"{path}.{field['name']}", field
        yield from fields_of(field.get("fields", ()), f"{path}.{field['name']}")


def all_fields(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {path: one for part in config["collections"] for path, one in fields_of(part["fields"], part["name"])}


def test_it_asks_for_every_key_of_the_schema_and_the_text(config: dict[str, Any]) -> None:
    wanted = {path for one in SCHEMAS if not one.by_school_year for path in keys_of(one.keys, one.folder)}
    wanted |= {f"{one.folder}.body" for one in SCHEMAS if not one.by_school_year}
    assert set(all_fields(config)) == wanted


def test_lists_to_choose_from_hold_what_is_confirmed_and_relations_lead_somewhere(config: dict[str, Any]) -> None:
    names = {part["name"] for part in config["collections"]}
    found = all_fields(config).values()
    assert (
        {one["collection"] for one in found if one["widget"] == "relation"} == {"profiles", "awards", "events"} <= names
    )
    selects = [one for one in found if one["widget"] == "select"]
    assert len(selects) > 40
    assert all(one["options"] for one in selects)
    assert {
        one["widget"] for path, one in all_fields(config).items() if path.endswith((".portrait.file", ".photos.file"))
    } == {"image"}


def test_changes_are_proposed_not_made_and_nothing_is_previewed(config: dict[str, Any]) -> None:
    assert config["publish_mode"] == "editorial_workflow"
    assert config["locale"] == "vi"
    assert config["editor"] == {"preview": False}
    assert "local_backend" not in config
    assert config["backend"]["name"] == "github"


def test_its_page_is_kept_out_and_speaks_to_the_git_host_only(files: dict[str, bytes | None]) -> None:
    page = unescape((files[PAGE] or b"").decode())
    assert '<meta name="robots" content="noindex, nofollow">' in page
    policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    connect = next(rule for rule in policy.split("; ") if rule.startswith("connect-src"))
    assert connect.split()[1:] == [
        "'self'",
        "blob:",
        "https://api.github.com",
        "https://dang-nhap.example.edu.vn",
    ]
    assert "https:" not in policy.replace(connect, "")


def test_no_other_file_knows_of_it(files: dict[str, bytes | None]) -> None:
    without = planned(None)
    assert {path for path in files if path not in without} >= {f"{FOLDER}config.yml", PAGE}
    assert {path for path in files if path.startswith(FOLDER)} == set(files) - set(without)
    assert {path: files[path] for path in without} == without


def test_the_strict_policy_stays_on_every_other_page(tmp_path: Path) -> None:
    manifest = Manifest(serial=1, made="", base="/guong/", files={}, gone=(), moved={})
    inline = Allowed(scripts=("'sha256-x'",), styles=())
    http = server.nginx(manifest, inline, tmp_path)["http.conf"].decode()
    assert """~^/guong/bien-tap/(?:index\\.html)?$" "frame-ancestors 'none'";""" in http
    headers = server.static_host(manifest, inline, (FOLDER, "guong/", "bien-tap-khac/"))["_headers"].decode()
    parts = {part.partition("\n")[0]: part for part in headers.split("/guong/") if part}
    loose = [name for name, part in parts.items() if "script-src" not in part]
    assert loose == ["bien-tap/*"]
    assert [name for name, part in parts.items() if "same-origin-allow-popups" in part] == loose


def test_without_its_program_the_build_stops_and_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.edge.webform._CODE", tmp_path)
    laid, found = program(tmp_path, FORM)
    assert laid == ()
    assert [(one.code, one.hint) for one in found] == [("R906", "Chạy make form (cần npm).")]
    (tmp_path / BUNDLE).parent.mkdir(parents=True)
    (tmp_path / BUNDLE).write_bytes(b"// program")
    laid, found = program(tmp_path, FORM)
    assert {one.path for one in laid} == {"bien-tap/decap-cms.js", "bien-tap/start.js"}
    assert found == ()
    assert program(tmp_path, None) == ((), ())


def test_settings_are_read() -> None:
    options = {"form": {"host": "gitlab", "repo": "nhom/kho", "app_id": "a1", "sign_in": "https://git.example.edu.vn/"}}
    form = read_settings(options, {}).form
    assert form == Form(host="gitlab", repo="nhom/kho", app_id="a1", sign_in="https://git.example.edu.vn")
    assert form.spoken_to == ("https://git.example.edu.vn",)
    assert read_form(False) is None
    assert read_settings({}, {}).form is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("co", "cần các mục"),
        ({}, "thiếu repo"),
        ({"repo": "kho"}, "thiếu repo"),
        ({"repo": "a/b", "rep": "x"}, "không có mục “rep”"),
        ({"repo": "a/b", "host": "bitbucket"}, "host phải là"),
        ({"repo": "a/b", "host": "gitlab"}, "app_id"),
        ({"repo": "a/b", "sign_in": "dang-nhap.vn"}, "không phải một địa chỉ"),
    ],
)
def test_settings_that_cannot_be_used_are_explained(given: object, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_settings({"form": given}, {})
