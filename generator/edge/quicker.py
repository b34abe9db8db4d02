"""Jinja's templates with two shortcuts: a large site prints some millions of strings and calls a million macros.

What a template prints is joined at once, so a string that was escaped need not become ``Markup`` first. A macro wants
to know whether it escapes and nothing else of its context, so Jinja's search for what a function wants is not needed.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def printed(value: object) -> str:
    """What ``escape`` gives, as any kind of string."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return escape(value)


class QuickTemplate(Template):
    """A template that prints by ``printed``."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Jinja's way from code to template; the code finds ``escape`` among its own names."""
        found = super().from_code(environment, code, globals, uptodate)
        found.root_render_func.__globals__["escape"] = printed
        return found


class QuickContext(Context):
    """A context that calls macros straight away."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's names
        """Call what a template calls."""
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(__self.eval_ctx, *args, **kwargs)


def quicken(env: Environment) -> None:
    """Let an environment that has loaded nothing yet take both shortcuts."""
    env.template_class = QuickTemplate
    env.context_class = QuickContext
