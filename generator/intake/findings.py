"""The sentences people read when front matter is no good YAML, each with its cure."""

from __future__ import annotations

import re

from generator.intake import cures, flowtext
from generator.intake.cures import Cure
from generator.intake.rules import NO_LINE, THIS_LINE
from generator.intake.rules import yaml as rules
from generator.intake.yamltext import Value
from generator.words.diagnostics import Diagnostic, Fix, Place, Rule

TAB_MESSAGE = "Dòng này thụt vào bằng phím Tab hoặc ký tự lạ; hãy dùng dấu cách."
BLANK_MESSAGE = "Phía trên dòng này có dòng trống thụt vào sâu hơn chính nó; hãy xóa các dấu cách thừa."

_WORD_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def on_line(rule: Rule, place: Place, message: str, fix: str | None = None, *, certain: bool = False) -> Diagnostic:
    """A finding whose cure, if any, is the whole line written anew, or with ``""`` the line taken out."""
    if fix is None:
        return rule.at(place, message)
    return rule.at(place, message, fixes=[Fix(text=fix, how=THIS_LINE if fix else NO_LINE, certain=certain)])


def of_cure(cure: Cure, path: str, first_line: int) -> Diagnostic:
    """The finding that a line which is no YAML gives."""
    place = Place(path=path, line=cure.at_line + first_line, column=cure.column + 1)
    how = THIS_LINE if cure.text else NO_LINE
    fixes = [Fix(text=cure.text, how=how, certain=cure.certain)] if cure.offered else []
    return cure.rule.at(place, cure.message, hint=cure.hint, fixes=fixes)


def not_a_mapping(place: Place, top: Value, lines: list[str], first_line: int) -> Diagnostic:
    """Front matter that is one text or one list."""
    what = "một danh sách" if isinstance(top, list) else "một đoạn chữ"
    message = f"Phần khai báo phải gồm các dòng “tên: giá trị”, ở đây lại là {what}."
    number = place.line - first_line
    fixes: list[Fix] = []
    if isinstance(top, str) and number < len(lines):
        guess = cures.with_colon(lines[number])
        fixes = [Fix(text=guess, how=THIS_LINE)] if guess else []
    return rules.NOT_A_MAPPING.at(place, message, fixes=fixes)


def odd_key(place: Place, key: str = "", line: str = "") -> Diagnostic:
    """A key in quotes, with ``?``, a list as key, or nothing where a key should stand."""
    if not key:
        return rules.ODD_KEY.at(place, "Ở đây thiếu tên khóa, hoặc tên khóa không phải một từ.")
    fix = None
    for quote in "\"'":
        if _WORD_KEY.fullmatch(key) and f"{quote}{key}{quote}" in line:
            fix = line.replace(f"{quote}{key}{quote}", key, 1)
    message = f"Tên khóa “{key}” phải viết trần, không ngoặc, không dấu hỏi."
    return on_line(rules.ODD_KEY, place, message, fix, certain=fix is not None)


def duplicate_key(place: Place, key: str, line: str, flow: bool, *, same: bool = False) -> Diagnostic:
    """A key that stands a second time in its mapping; ``same`` when both lines are equal to the letter."""
    message = f"Khóa “{key}” đã có ở trên; máy không biết tin giá trị nào."
    hint = "Giữ lại dòng đúng, xóa dòng kia."
    alone = not flow and line[: place.column - 1].strip() == ""
    return rules.DUPLICATE_KEY.at(
        place, message, hint=hint, fixes=[Fix(text="", how=NO_LINE, certain=same)] if alone else []
    )


def decorated(rule: Rule, place: Place, line: str, sign: str) -> Diagnostic:
    """An alias, an anchor or a tag; mostly a text that happens to begin with that sign."""
    message = f"Giá trị bắt đầu bằng dấu {sign}, trong YAML dấu này có nghĩa riêng."
    fix = flowtext.repaired(line) or cures.with_quotes(line)
    return on_line(rule, place, message, fix)


def cut_by_comma(place: Place, key: str, line: str) -> Diagnostic:
    """A comma inside a value inside braces."""
    message = f"Dấu phẩy cắt giá trị: phần “{key}” bị hiểu thành một khóa mới."
    return on_line(rules.COMMA, place, message, flowtext.repaired(line, commas=True))


def no_comment(place: Place, line: str) -> Diagnostic:
    """``"value"#remark``: YAML wants a space before the sign."""
    cut = place.column - 1
    message = "Dấu # dính vào giá trị; trước lời ghi chú phải có dấu cách."
    return on_line(rules.AFTER_QUOTE, place, message, f"{line[:cut]} {line[cut:]}", certain=True)


def comment(place: Place, line: str, *, over_lines: bool = False) -> Diagnostic | None:
    """A value that goes on after `` #``, which nobody will ever see; a plain one ``over_lines`` began further up."""
    fix = None if over_lines else cures.with_quotes(line)
    lost = line[place.column - 1 :].strip()
    message = f"Phần “{lost}” bị coi là lời ghi chú và không hiện trên trang."
    hint = "Nếu đúng là lời ghi chú, viết một dấu cách sau dấu #."
    if over_lines:
        return rules.COMMENT.at(place, message, hint=f"Đặt cả giá trị nhiều dòng này trong dấu ngoặc kép. {hint}")
    if fix is None:
        return None
    return rules.COMMENT.at(place, message, hint=hint, fixes=[Fix(text=fix, how=THIS_LINE)])
