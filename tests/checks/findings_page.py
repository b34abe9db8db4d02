"""The page of every finding's code, ``.github/FINDINGS.md``: ``python -m tests.checks.findings_page`` writes it anew.

The words come from the rules themselves. The examples are run: a rule with a case in ``cases/`` shows the lines that
its case mends, with what the machine says of them; one of the reader's shows its own example, put into an invented
record. What can only go wrong outside a record (the built site, an office file) is told in words.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from generator.edge.catalogue import all_rules
from generator.edge.cli.explain import GROUPS
from generator.edge.printing.text import LABELS
from generator.intake.load import load
from generator.intake.read import MemorySource
from generator.words.diagnostics import Rule
from tests.checks.test_rules import CASES, base, found_in, read_case

PAGE = Path(__file__).parents[2] / ".github" / "FINDINGS.md"
_NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HEAD = """# Mọi mã lỗi

`exemplars check` nói tệp nào, dòng nào, sai gì, viết thế nào cho đúng. Trang này giải thích từng mã; trên máy:
`.venv/bin/exemplars explain R301`. Mọi người và đơn vị trong ví dụ đều bịa ra. Trang này do máy viết từ chính các
quy tắc và phép thử.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What stood there, what should, and what the machine said of it, where there is something to run."""

    before: str
    after: str
    said: str = ""


def example_of(rule: Rule) -> Example:
    """The example of a rule; ``said`` is empty only for what cannot be shown with records alone."""
    for path in CASES:
        if path.stem.startswith(f"{rule.code}-"):
            return _from_case(rule, path)
    said = _said_of_own(rule)
    return Example(before=rule.wrong, after=rule.right, said=said)


def _from_case(rule: Rule, path: Path) -> Example:
    case = read_case(path)
    first = next(one for one in found_in(case, "failing") if one.code == rule.code)
    before = {**base(), **{name: (text or "") for name, text in (case["failing"].get("files") or {}).items()}}
    after = {**base(), **{name: (text or "") for name, text in (case["passing"].get("files") or {}).items()}}
    name = first.place.path
    old, new = (_lines(files.get(name, "")) for files in (before, after))
    changes = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
    gone = "\n".join(line[1:] for line in changes if line.startswith("-"))
    come = "\n".join(line[1:] for line in changes if line.startswith("+"))
    if not gone or not come or len(changes) > 16:
        return Example(before=rule.wrong, after=rule.right, said=first.message)
    return Example(before=gone, after=come, said=first.message)


def _lines(content: str | bytes) -> list[str]:
    return (content if isinstance(content, str) else content.decode("utf-8", "replace")).splitlines()


def _said_of_own(rule: Rule) -> str:
    """What the machine says of the rule's own example somewhere in the base records, "" where it is never found."""
    for path, text in _variants(rule.wrong):
        for one in load(MemorySource({path: text.encode()})).diagnostics:
            if one.code == rule.code:
                return one.message
    return ""


@cache
def _records() -> Mapping[str, str]:
    return {path: data.decode() for path, data in base().items() if path.endswith((".md", ".yml"))}


def _variants(example: str) -> Iterator[tuple[str, str]]:
    """One base record after another, each changed so that it holds the example: path and text."""
    if re.fullmatch(r"[\w/ .-]+\.\w+", example):
        yield example, _records()["profiles/le-van-mau.md"]
        return
    keys = re.findall(r"^([a-z_]+|\"[a-z_]+\"):", example, re.MULTILINE)
    for path, text in _records().items():
        if path.endswith(".yml"):
            yield path, example
            yield path, text.replace("entries:\n", f"entries:\n{_indented(example)}", 1)
            continue
        head, mark, body = text.removeprefix("---\n").partition("---\n")
        kept = head
        for key in keys:
            kept = re.sub(rf"^{key.strip(chr(34))}:.*\n(?:[ -].*\n)*", "", kept, flags=re.MULTILINE)
            if "\n" not in example:
                yield path, text.replace(head, re.sub(rf"\b{key}: [^,}}\n]+", lambda _: example, head, count=1))
        for opening in re.finditer(r"^ *- (?=\w+: )|\{", head, re.MULTILINE) if "\n" not in example else ():
            glue = ", " if opening[0] == "{" else "\n" + " " * len(opening[0])
            yield path, f"---\n{head[: opening.end()]}{example}{glue}{head[opening.end() :]}{mark}{body}"
        yield path, f"---\n{head}portrait: {{{example}}}\n{mark}{body}"
        yield path, f"---\n{kept}{example}\n{mark}{body}"
        yield path, f"---\n{example}\n{kept}{mark}{body}"
        yield path, f"{example}\n{mark}{body}" if example.startswith("---") else f"{example}\n"


def _indented(example: str) -> str:
    return "".join(f"  {line}\n" for line in example.splitlines())


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for digit, rules in groupby(all_rules(), key=lambda rule: rule.code[1]):
        parts.append(f"## {GROUPS.get(digit, 'Khác')}\n")
        parts += [_section(rule) for rule in rules]
    return _NOT_SHOWN.sub("␀", "\n".join(parts))


def _section(rule: Rule) -> str:
    found = example_of(rule)
    lines = [f'### <a id="{rule.code}"></a>{rule.code} · {rule.title}', f"*{LABELS[rule.severity]}* · {rule.why}"]
    if rule.source:
        lines.append(f"Căn cứ: {rule.source}")
    if found.said:
        lines.append(f"Máy nói: {_plain(found.said)}")
    lines += [f"Sai:\n\n{_block(found.before)}", f"Đúng:\n\n{_block(found.after)}"]
    return "\n\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """A message as text: nothing in it is Markdown."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)


def _block(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text.rstrip()}\n{fence}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Đã ghi {PAGE}.")
