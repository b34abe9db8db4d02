"""The web form under ``/bien-tap/``: Decap CMS, hosted here and set up from the schema of the records.

It is planned only where the settings ask for it. The program itself is laid beside it by the edge, which knows where
npm has put it. No page leads to the form; search engines are told to leave it out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape

from generator.show.form import FOLDER, PAGE, PROGRAM, START, Form
from generator.show.outputs import Output
from generator.show.products.form.config import config_of
from generator.show.site import Site

MAKER = "products.form"
CONFIG = f"{FOLDER}config.yml"


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output]:
    """The form's page and its configuration (JSON, which is YAML too)."""
    if site.form is None:
        return
    config = config_of(site.form, site.public.catalog.vocabulary, site.records, site.url)
    yield Output(path=PAGE, maker=MAKER, content=page(site.name, site.form).encode())
    yield Output(path=CONFIG, maker=MAKER, content=f"{json.dumps(config, ensure_ascii=False, indent=1)}\n".encode())


def policy_of(form: Form) -> str:
    """What the form's page may do. Decap compiles its validators (``unsafe-eval``) and writes its own styles."""
    rules = (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        " ".join(("connect-src 'self' blob:", *form.spoken_to)),
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def page(name: str, form: Form) -> str:
    """The page that loads the program; all of its text is ours or escaped."""
    title = escape(f"Biên tập · {name}" if name else "Biên tập")
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy_of(form), quote=True)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link href="config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body>
<noscript><p>Trang biên tập cần JavaScript. Bạn vẫn có thể gửi bài bằng tệp Word.</p></noscript>
<script src="{START.removeprefix(FOLDER)}"></script>
<script src="{PROGRAM.removeprefix(FOLDER)}"></script>
</body>
</html>
"""
