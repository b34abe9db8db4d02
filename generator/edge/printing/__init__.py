"""Findings written for people and for other programs. A format is a pure function from findings to text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from typing import TextIO

from generator.edge.printing import github, gitlab, json, text
from generator.edge.streams import wants_color
from generator.words.diagnostics import Diagnostic


def _sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """SARIF lists all rules, which take half a second to load: only who asks for it waits for them."""
    from generator.edge.printing import sarif

    return sarif.render(diagnostics)


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "json": json.render,
    "sarif": _sarif,
}
"""Every format ``check --format`` knows, by name."""

_NARROWEST, _WIDEST = 60, 120


LANGUAGES = ("vi", "en")


def show(form: str, diagnostics: Sequence[Diagnostic], stream: TextIO, language: str = "vi") -> None:
    """Write findings to ``stream``; text for a terminal gets its colors and its width."""
    frame = text.VIETNAMESE
    if language == "en":
        from generator.edge.printing import english

        frame, diagnostics = english.FRAME, english.in_english(diagnostics)
    if form == "text" and stream.isatty():
        width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
        stream.write(text.render(diagnostics, width=width, color=wants_color(stream), frame=frame))
    elif form == "text":
        stream.write(text.render(diagnostics, frame=frame))
    else:
        stream.write(FORMATS[form](diagnostics))
