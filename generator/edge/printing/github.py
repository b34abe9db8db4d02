"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

Source: "Workflow commands for GitHub Actions", and how ``actions/toolkit`` escapes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.edge.printing.words import in_words, worst_first
from generator.words.diagnostics import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """One command a line, the worst first: GitHub shows ten of each weight."""
    return "".join(f"{_command(found)}\n" for found in worst_first(diagnostics))


def _command(found: Diagnostic) -> str:
    place = found.place
    properties = {"file": place.path}
    if place.line:
        properties["line"] = str(place.line)
    if place.line and place.column:
        properties["col"] = str(place.column)
    properties["title"] = found.code
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[found.severity]} {written}::{_data(in_words(found))}"


def _data(text: str) -> str:
    # Every line end that some reader knows: a new line in a stranger's text must never begin a command of its own.
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(" " if not letter.isprintable() else letter for letter in text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
