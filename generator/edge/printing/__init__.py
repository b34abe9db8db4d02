"""Findings written for people and for other programs. A format is a pure function from findings to text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from typing import TextIO

from generator.edge.printing import english, github, gitlab, json, sarif, text
from generator.edge.streams import wants_color
from generator.words.diagnostics import Diagnostic

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "json": json.render,
    "sarif": sarif.render,
}
"""Every format ``check --format`` knows, by name."""

_NARROWEST, _WIDEST = 60, 120


LANGUAGES = ("vi", "en")


def show(form: str, diagnostics: Sequence[Diagnostic], stream: TextIO, language: str = "vi") -> None:
    """Write findings to ``stream``; text for a terminal gets its colors and its width."""
    frame = english.FRAME if language == "en" else text.VIETNAMESE
    diagnostics = english.in_english(diagnostics) if language == "en" else diagnostics
    if form == "text" and stream.isatty():
        width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
        stream.write(text.render(diagnostics, width=width, color=wants_color(stream), frame=frame))
    elif form == "text":
        stream.write(text.render(diagnostics, frame=frame))
    else:
        stream.write(FORMATS[form](diagnostics))
