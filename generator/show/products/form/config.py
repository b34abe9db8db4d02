"""The configuration of the form: one collection for each kind of record, all from the one schema.

Reports of units are left out: their file names are made of a unit and a school year, which the form cannot do.
"""

from __future__ import annotations

from typing import Any

from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import FolderSchema
from generator.show.form import GITHUB, Form
from generator.show.products.form.fields import fields_of
from generator.words.vocabulary import Vocabulary

MEDIA = "media"
_LONGEST = 70
"""Letters of a title that may enter a file name, which holds 80."""


def config_of(form: Form, vocabulary: Vocabulary, records: str, url: str) -> dict[str, Any]:
    """The configuration as Decap reads it (https://decapcms.org/docs/configuration-options/)."""
    config: dict[str, Any] = {
        "backend": _backend(form),
        "publish_mode": "editorial_workflow",
        "locale": "vi",
        "media_folder": f"{records}/{MEDIA}",
        "public_folder": MEDIA,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "show_preview_links": False,
        "editor": {"preview": False},
        "collections": [_collection(one, vocabulary, records) for one in SCHEMAS if not one.by_school_year],
    }
    if form.local:
        config["local_backend"] = {"url": form.local}
    if url:
        config |= {"site_url": url, "display_url": url}
    return config


def _backend(form: Form) -> dict[str, Any]:
    backend: dict[str, Any] = {"name": form.host, "repo": form.repo, "branch": form.branch}
    if form.host == GITHUB:
        backend |= {"base_url": form.sign_in} if form.sign_in else {}
        backend["cms_label_prefix"] = "bien-tap/"
    else:
        backend |= {"auth_type": "pkce", "app_id": form.app_id, "squash_merges": True}
        backend |= {"base_url": form.sign_in, "api_root": f"{form.sign_in}/api/v4"} if form.sign_in else {}
    names = {"create": "Thêm", "update": "Sửa", "delete": "Xóa"}
    backend["commit_messages"] = {
        **{step: f"{verb} {{{{collection}}}} “{{{{slug}}}}”" for step, verb in names.items()},
        "uploadMedia": "Thêm tệp “{{path}}”",
        "deleteMedia": "Xóa tệp “{{path}}”",
    }
    return backend


def _collection(schema: FolderSchema, vocabulary: Vocabulary, records: str) -> dict[str, Any]:
    named_by = next(key.name for key in schema.keys if key.name in ("name", "title"))
    name = f"{{{{{named_by} | truncate({_LONGEST}, '')}}}}"
    made: dict[str, Any] = {
        "name": schema.folder,
        "label": schema.label,
        "label_singular": schema.label.lower(),
        "folder": f"{records}/{schema.folder}",
        "create": True,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": named_by,
        "slug": name,
        "summary": f"{{{{{named_by}}}}}",
        "view_filters": [{"label": "Bản nháp", "field": "status", "pattern": "draft"}],
    }
    if schema.yearly:
        made |= {"path": f"{_year(schema)}/{{{{slug}}}}", "media_folder": f"/{records}/{MEDIA}", "public_folder": MEDIA}
    body = {"name": "body", "label": schema.body, "widget": "text", "required": False, "hint": _BODY}
    made["fields"] = [*fields_of(schema.keys, vocabulary, day=schema.year_of), body]
    return made


def _year(schema: FolderSchema) -> str:
    """The folder's year: the first four letters of a date. Decap changes dots, quotes and large letters of a path
    before it reads the template, so a nested key is written with brackets and the plain form of ``truncate`` is used,
    whose three dots it then takes off again.
    """
    first, _, rest = schema.year_of.partition(".")
    return f"{{{{{first}{f'[{rest}]' if rest else ''} | truncate(4)}}}}" if first else "{{year}}"


_BODY = "Cách đoạn bằng một dòng trống; đề mục nhỏ viết “## Tên đề mục”; dẫn nguồn số 1 bằng [^1]."
