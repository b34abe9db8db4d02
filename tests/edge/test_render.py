from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError
from markupsafe import Markup

from generator.edge.render import Addresses, PageStub, Renderer, UnknownAsset, base_of, page_url
from generator.edge.settings import Settings
from generator.show.outputs import Page

SETTINGS = Settings(site_url="https://example.edu.vn/guong-sang/")


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    """A big theme that prints all raw and forgives all, and ours above it."""
    texts = {
        "big/base.html": "{{ page.title }}|{{ page.nothing }}|{% block content %}{% endblock %}",
        "big/part.html": "{{ page.title }}{{ page.nothing }}",
        "ours/main.html": '{% extends "base.html" %}',
        "ours/part.html": "{{ view.text }}{{ page.nothing }}",
        "ours/own/page.html": '{% extends "main.html" %}{% block content %}{{ view.text }}{% endblock %}',
        "ours/own/super.html": '{% extends "own/page.html" %}{% block content %}<b>{{ super() }}</b>{% endblock %}',
        "ours/own/strict.html": "{{ view.nothing }}",
        "ours/own/replaced.html": '{% include "part.html" %}',
        "ours/own/link.html": "{{ 'a/' | url }} {{ url('a/') }} {% from 'own/macros.html' import tie %}{{ tie() }}",
        "ours/own/macros.html": "{% macro tie() %}{{ 'a/' | url }}<{{ '<' }}{% endmacro %}",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    env = Environment(loader=FileSystemLoader([tmp_path / "ours", tmp_path / "big"]), autoescape=False)
    return Renderer(env, SETTINGS, theme=str(tmp_path / "ours"))


def render(renderer: Renderer, template: str, path: str = "x/index.html", text: str = "<i>", title: str = "<t>") -> str:
    view = SimpleNamespace(text=text)
    page = Page(template=template, view=view, title=title, description="", framed=False)
    return renderer.render(page, path).decode()


def test_title_is_escaped_once_in_a_theme_that_prints_raw(renderer: Renderer) -> None:
    assert render(renderer, "own/page.html") == "&lt;t&gt;||&lt;i&gt;"


def test_safe_html_stays(renderer: Renderer) -> None:
    assert render(renderer, "own/page.html", text=Markup("<i>")).endswith("|<i>")


def test_super_is_not_escaped_again(renderer: Renderer) -> None:
    assert render(renderer, "own/super.html") == "&lt;t&gt;||<b>&lt;i&gt;</b>"


def test_our_own_templates_are_strict(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        render(renderer, "own/strict.html")


def test_templates_that_replace_one_of_the_theme_are_not(renderer: Renderer) -> None:
    assert render(renderer, "own/replaced.html") == "&lt;i&gt;"


def test_links_follow_the_page_in_macros_and_constants_too(renderer: Renderer) -> None:
    assert render(renderer, "own/link.html", "x/y/index.html") == "../../a/ ../../a/ ../../a/<&lt;"
    assert render(renderer, "own/link.html", "index.html") == "./a/ ./a/ ./a/<&lt;"
    assert render(renderer, "own/link.html", "404.html") == "/guong-sang/a/ /guong-sang/a/ /guong-sang/a/<&lt;"


def test_order_of_pages_does_not_matter(renderer: Renderer) -> None:
    first = [render(renderer, "own/link.html", path) for path in ("a/index.html", "b/c/index.html")]
    second = [render(renderer, "own/link.html", path) for path in ("b/c/index.html", "a/index.html")]
    assert first == second[::-1]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("guong/an/", "../guong/an/"),
        ("/guong/an/", "../guong/an/"),
        ("guong/an/#nguon-1", "../guong/an/#nguon-1"),
        ("tra-cuu/?q=a&b=c", "../tra-cuu/?q=a&b=c"),
        ("", "../"),
        (".", "../"),
        ("./", "../"),
        ("/", "../"),
        (None, "../"),
        ("#muc", "#muc"),
        ("media/ảnh 1.jpg", "../media/%E1%BA%A3nh%201.jpg"),
        ('a"onclick=x', "../a%22onclick=x"),
        ("assets/own.css", "../assets/own.abc.css"),
        ("https://vi-du.vn/a?b=c", "https://vi-du.vn/a?b=c"),
        ("mailto:a@vi-du.vn", "mailto:a@vi-du.vn"),
        ("javascript:alert(1)", "#"),
        (" JaVaScRiPt:alert(1)", "#"),
        ("java\nscript:alert(1)", "#"),
        ("data:text/html,x", "#"),
        ("//vi-du.vn/", "#"),
        ("\\\\vi-du.vn/", "#"),
        ("/\\vi-du.vn/", "#"),
    ],
)
def test_url(target: str | None, link: str) -> None:
    assert Addresses({"assets/own.css": "assets/own.abc.css"}, "..").url(target) == link


def test_asset_must_exist() -> None:
    addresses = Addresses({"assets/own.css": "assets/own.abc.css"}, "..")
    assert addresses.asset("assets/own.css") == "../assets/own.abc.css"
    with pytest.raises(UnknownAsset):
        addresses.asset("assets/owl.css")


@pytest.mark.parametrize(
    ("script", "html"),
    [
        ("a.js", '<script src="./a.js"></script>'),
        ("b.js", '<script src="./b.1.js"></script>'),
        (
            type("Script", (), {"type": "module", "defer": True, "async_": True, "__str__": lambda self: 'a".js'})(),
            '<script src="./a%22.js" type="module" defer async></script>',
        ),
    ],
)
def test_script_tag(script: object, html: str) -> None:
    assert Addresses({"b.js": "b.1.js"}).script_tag(script) == html


@pytest.mark.parametrize(
    ("path", "url", "base"),
    [
        ("index.html", "", "."),
        ("guong/index.html", "guong/", ".."),
        ("guong/an/index.html", "guong/an/", "../.."),
        ("thong-ke.html", "thong-ke.html", "."),
        ("404.html", "404.html", "/guong-sang"),
    ],
)
def test_page_url_and_base(path: str, url: str, base: str) -> None:
    assert (page_url(path), base_of(path, SETTINGS)) == (url, base)


def test_stub_of_a_page() -> None:
    page = Page(template="", view=None, title="A & B", description='"', section="guong", noindex=True)
    stub = PageStub(page, "guong/an/index.html", SETTINGS)
    assert stub.canonical_url == "https://example.edu.vn/guong-sang/guong/an/"
    assert stub.meta["title"] == Markup("A &amp; B")
    assert stub.meta["description"] == Markup("&#34;")
    assert (stub.meta["section"], stub.meta["robots"]) == ("guong", "noindex")
    assert not stub.is_homepage


def test_stub_without_an_address() -> None:
    page = Page(template="", view=None, title="", description="", canonical=False)
    assert PageStub(page, "index.html", SETTINGS).canonical_url is None
    assert PageStub(page, "index.html", Settings()).abs_url is None
