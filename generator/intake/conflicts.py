"""What git leaves in a file when two people changed the same lines: both versions, between marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.rules import files
from generator.words.diagnostics import Diagnostic, Place

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_HINT = "Giữ lại câu đúng trong hai bản, rồi xóa các dòng bắt đầu bằng <<<<<<<, =======, >>>>>>>."
_OPEN, _CLOSE = "<<<<<<<", ">>>>>>>"


def conflicts(text: str, path: str) -> tuple[Diagnostic, ...]:
    """One finding for each place with marks of a merge (https://git-scm.com/docs/git-merge, “How conflicts are
    presented”). Nobody but a person knows which version is right, so such a file is not read any further.
    """
    if _OPEN not in text and _CLOSE not in text:
        return ()
    return tuple(_places(text.split("\n"), path))


def _places(lines: list[str], path: str) -> Iterator[Diagnostic]:
    number = 0
    while number < len(lines):
        if not _MARK.match(lines[number]):
            number += 1
            continue
        end = number
        if lines[number].startswith(_OPEN):
            end = next((one for one in range(number, len(lines)) if lines[one].startswith(_CLOSE)), number)
        where = f"từ dòng {number + 1} đến dòng {end + 1}" if end > number else f"ở dòng {number + 1}"
        message = f"Tệp còn dấu của hai bản chưa gộp xong, {where}."
        yield files.CONFLICT.at(Place(path=path, line=number + 1, column=1), message, hint=_HINT)
        number = end + 1
