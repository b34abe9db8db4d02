"""Takes down the wall of the sanitiser, so that the other, the Content-Security-Policy, can be tried alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from jinja2 import Environment
from markupsafe import Markup

from generator.edge import render
from generator.show import markup

_WITH_ESCAPES = render._environment


@contextmanager
def no_sanitising() -> Iterator[None]:
    """Raw HTML goes through Markdown, nothing is cleaned, no template escapes."""

    def unescaped(env: Environment, theme: str) -> Environment:
        env = _WITH_ESCAPES(env, theme)
        loader: Any = env.loader
        for one in (loader.lenient, loader.strict):
            one.autoescape = False
            one.cache.clear()
        source = loader._inner.get_source
        loader._inner = _Patched(loader._inner, source)
        return env

    renders = markup.comrak.RenderOptions()
    renders.escape, renders.unsafe_ = False, True
    with (
        patch.object(markup, "_RENDERING", renders),
        patch.object(markup.nh3, "clean", lambda html, **_: html),
        patch.object(render, "escape", Markup),
        patch.object(render, "_environment", unescaped),
    ):
        yield


class _Patched:
    """A loader whose templates escape nothing."""

    def __init__(self, inner: Any, source: Any) -> None:
        self._inner, self._source = inner, source

    def load(self, environment: Environment, name: str, globals: Any = None) -> Any:  # noqa: A002
        text, filename, _ = self._source(environment, name)
        text = text.replace("autoescape true", "autoescape false")
        code = environment.compile(text, name, filename)
        return environment.template_class.from_code(environment, code, environment.make_globals(globals))

    def get_source(self, environment: Environment, name: str) -> Any:
        return self._source(environment, name)

    def list_templates(self) -> list[str]:
        names: list[str] = self._inner.list_templates()
        return names
