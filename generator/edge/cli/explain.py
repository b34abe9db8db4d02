"""``exemplars explain``: what a finding means, with a wrong and a right example."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from generator.edge.catalogue import all_rules
from generator.edge.cli.parsing import Parser, UsageError, did_you_mean

if TYPE_CHECKING:
    from generator.words.diagnostics import Rule

EXAMPLE = """\
exemplars explain
exemplars explain R301"""

GROUPS = {
    "1": "Cách viết tệp",
    "2": "Tên và mã",
    "3": "Mã dẫn tới nơi khác",
    "4": "Khen thưởng",
    "5": "Ngày tháng",
    "6": "Đơn vị",
    "7": "Sự đồng ý và dữ liệu cá nhân",
    "8": "Bài viết và ảnh",
    "9": "Trang web",
}
"""What the first digit of a code says."""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars explain",
        about="Giải thích một mã lỗi: vì sao là lỗi, ví dụ sai, ví dụ đúng. Không ghi mã thì liệt kê mọi mã.",
        example=EXAMPLE,
    )
    options.add_argument("code", nargs="?", default="", metavar="MÃ", help="mã lỗi, ví dụ R301, hoặc tên của nó")
    return options


def run(words: Sequence[str]) -> int:
    """Print one rule, or the list of all."""
    arguments = parser().parse_args(words)
    rules = all_rules()
    wanted = arguments.code.strip()
    if not wanted:
        sys.stdout.write(overview(rules))
        return 0
    for rule in rules:
        if wanted.casefold() in {rule.code.casefold(), rule.name.casefold()}:
            sys.stdout.write(explanation(rule, _width()))
            return 0
    guess = did_you_mean(wanted, [word for rule in rules for word in (rule.code, rule.name)])
    raise UsageError(f"Không có mã lỗi “{wanted}”{guess}\nXem mọi mã: exemplars explain")


def overview(rules: Sequence[Rule]) -> str:
    """All rules, a line each, under the name of their group."""
    from generator.edge.printing.text import LABELS

    width = max(map(len, LABELS.values()))
    groups = []
    for digit, members in groupby(rules, key=lambda rule: rule.code[1]):
        lines = "".join(f"  {rule.code}  {LABELS[rule.severity]:<{width}}  {rule.title}\n" for rule in members)
        groups.append(f"{GROUPS.get(digit, 'Khác')}\n{lines}")
    return "\n".join([*groups, "Xem một mã: exemplars explain MÃ\n"])


def explanation(rule: Rule, width: int) -> str:
    """One rule in full."""
    from generator.edge.printing.text import LABELS

    parts = [f"{rule.code} ({LABELS[rule.severity]}) {rule.title}", textwrap.fill(rule.why, width)]
    parts += [
        f"{head}:\n{textwrap.indent(text, '  ')}" for head, text in (("Sai", rule.wrong), ("Đúng", rule.right)) if text
    ]
    if rule.source:
        parts.append(textwrap.fill(f"Căn cứ: {rule.source}", width))
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 100)
