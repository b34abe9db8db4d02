"""Templates with shortcuts print what Jinja alone prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.edge.quicker import printed, quicken

PARTS = """
{% macro item(x, y="<i>") -%}<b title="{{ x }}">{{ y }}{{ caller() if caller else "" }}</b>{%- endmacro %}
{% macro twice(x) %}{{ item(x) }}{{ item(item(x), y=x) }}{% endmacro %}
"""
PAGE = """
{% import "parts.html" as parts %}{% from "parts.html" import item with context %}
{% set kept %}<u>{{ x }}</u>{% endset %}{{ kept }}{{ kept ~ x }}{{ x ~ "<" }}{{ kept | length }}
{{ parts.twice(x) }}{% call parts.item(x) %}{{ x }}&{% endcall %}
{% for one in [x, safe, 3, none, 2.5, thing, true] %}{{ loop.index }}{{ one }}{{ parts.item(one) }}{% endfor %}
{% autoescape false %}{{ x }}{{ parts.item(x) }}{% endautoescape %}{{ x | upper | e }}{{ x | safe }}{{ of(x) }}
{% block inner %}{{ x }}{{ parts.item(safe) }}{% endblock %}{{ self.inner() }}{{ missing }}
"""


class Thing:
    """Something that knows its own HTML."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return f"<em>{escape(self.text)}</em>"


@pass_context
def of(context: Context, value: str) -> str:
    return f"{context.name}: {value}"


def environment(**options: Any) -> Environment:
    return Environment(loader=DictLoader({"parts.html": PARTS, "page.html": PAGE}), autoescape=True, **options)


@given(st.text(alphabet="<>&\"'ađ 1{}%"))
def test_the_same_is_printed(text: str) -> None:
    plain, quick = environment(), environment()
    quicken(quick)
    values = {"x": text, "safe": Markup("<p>{}</p>").format(text), "thing": Thing(text), "of": of}
    assert quick.get_template("page.html").render(values) == plain.get_template("page.html").render(values)


@given(st.one_of(st.text(), st.integers(), st.none(), st.builds(Markup, st.text()), st.builds(Thing, st.text())))
def test_whatever_is_printed_is_escaped(value: object) -> None:
    assert str(printed(value)) == str(escape(value))


def test_what_is_missing_is_still_an_error() -> None:
    quick = environment(undefined=StrictUndefined)
    quicken(quick)
    with pytest.raises(UndefinedError):
        quick.get_template("page.html").render(x="", safe="", thing="", of=of)
