"""The rules of the intake layer, with the words ``explain`` prints.

What a cure of these rules replaces: a finding with a ``field`` is cured by putting the text in place of that value
(or of the key, when the place is ``on_key``); a finding without one by putting it in place of the whole line.
``Fix.title`` says which of the two, or that a line is added or taken out.
"""

from generator.intake.rules import files, values, yaml

STRUCTURE_RULES = (*files.FILE_RULES, *yaml.YAML_RULES, *values.VALUE_RULES)

THIS_LINE = "Thay cả dòng bằng"
THIS_VALUE = "Thay giá trị bằng"
THIS_KEY = "Thay tên khóa bằng"
NEW_LINE = "Thêm dòng"
NO_LINE = "Xóa dòng này"
NEW_NAME = "Đổi tên tệp thành"

__all__ = [
    "NEW_LINE",
    "NEW_NAME",
    "NO_LINE",
    "STRUCTURE_RULES",
    "THIS_KEY",
    "THIS_LINE",
    "THIS_VALUE",
    "files",
    "values",
    "yaml",
]
