"""A very small site with an invented plan, to test the seam with MkDocs by itself. Everybody in it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.edge.planning import Planned
from generator.edge.settings import Settings
from generator.show.outputs import Output, Page

HOSTILE = "Cô “A” & </title><script>alert(1)</script>"
HOSTILE_DESCRIPTION = "x\"><script>alert(2)</script><i a='"

MKDOCS = """\
site_name: Trang thử & nghiệm
site_url: {url}
docs_dir: content
theme:
  name: material
  custom_dir: theme
  language: vi
  font: false
plugins:
  - exemplars:
      list_size: 20
markdown_extensions: [admonition, attr_list, md_in_html]
validation:
  absolute_links: ignore
  unrecognized_links: warn
"""

INDEX_PAGE = """\
---
title: Giới thiệu
description: Trang giới thiệu.
---
Xem [hồ sơ](/guong/an/) và [trang khác](khac.md), hoặc [đến mục](/guong/an/#nguon-1).

## Đặng Thuỳ

Chữ.
"""

HOSTILE_PAGE = """\
---
title: 'Cô “A” & </title><script>alert(1)</script>'
description: 'x"><script>alert(2)</script><i a='''
---
# Tiêu đề <script>alert(3)</script> một

## Mục <img src="#" onerror=alert(4)> hai

Chữ { onclick=alert(5) } và [liên kết](javascript:alert(6)).

<script>alert(7)</script>

<a href="java&#10;script:alert(8)" onmouseover="alert(9)">x</a> <p id="__config">y</p>

<iframe src="https://example.com/"></iframe><style>body{display:none}</style><svg onload=alert(10)></svg>

{{ 7 * 7 }} {% include "main.html" %}
"""

MAIN = """\
{% extends "base.html" %}
{% block site_meta %}
<meta name="description" content="{{ page.meta.description }}">
{% if page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
{% endblock %}
{% block htmltitle %}<title>{{ page.meta.title }} - {{ config.site_name }}</title>{% endblock %}
{% block styles %}{{ super() }}<link rel="stylesheet" href="{{ 'assets/own.css' | url }}">{% endblock %}
{% block tabs %}
<ul>{% for title, path, name in sections %}<li><a href="{{ path | url }}">{{ title }}</a></li>{% endfor %}</ul>
{% endblock %}
"""

FRAME = """\
{% extends "main.html" %}{% block content %}{{ body }}{% endblock %}
"""

PAGE = """\
{% from "exemplars/parts.html" import tie %}
<h1>{{ view.title }}</h1>{{ tie(view.link) }}<p>{{ view.text }}</p>
"""

PARTS = """\
{% macro tie(path) %}
<a class="tie" href="{{ path | url }}">{{ path }}</a><img src="{{ asset('assets/own.css') }}">
{% endmacro %}
"""

NOT_FOUND = """\
{% extends "main.html" %}{% block content %}<a class="tie" href="{{ '' | url }}">Về trang chủ</a>{% endblock %}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the fake pages show."""

    title: str
    text: str = ""
    link: str = "guong/an/"


def make_folder(root: Path, url: str = "https://example.edu.vn/") -> Path:
    """Write the sources of the site under ``root``."""
    texts = {
        "mkdocs.yml": MKDOCS.format(url=url),
        "content/gioi-thieu.md": INDEX_PAGE,
        "content/khac.md": HOSTILE_PAGE,
        "theme/main.html": MAIN,
        "theme/404.html": NOT_FOUND,
        "theme/exemplars/frame.html": FRAME,
        "theme/exemplars/page.html": PAGE,
        "theme/exemplars/parts.html": PARTS,
        "theme/assets/own.css": "body { color: black }\n",
        "exemplars/profiles/an.md": "---\nname: An\n---\n",
    }
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def page(path: str, title: str, text: str = "") -> Output:
    """One fake page."""
    view = View(title=title, text=text)
    return Output(
        path=path,
        maker="tests.page",
        page=Page(
            template="exemplars/page.html", view=view, title=title, description=HOSTILE_DESCRIPTION, section="guong"
        ),
    )


OUTPUTS = (
    page("index.html", "Trang chủ"),
    page("guong/an/index.html", "Nguyễn Văn An"),
    page("guong/xau/index.html", HOSTILE, HOSTILE),
    Output(path="api/v1/guong.json", maker="tests.data", content=b'{"a": 1}\n'),
    Output(path=".well-known/security.txt", maker="tests.data", content=b"Contact: mailto:a@example.edu.vn\n"),
)


def plan_site(root: Path, settings: Settings, now: datetime, *_: object) -> Planned:
    """Stands in for ``generator.edge.planning.plan_site``."""
    moment = Output(path="luc.txt", maker="tests.now", content=now.isoformat().encode())
    return Planned(outputs=(*OUTPUTS, moment), sections=(("Trang chủ", "", ""), ("Gương", "guong/an/", "guong")))
