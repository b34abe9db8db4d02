"""The rules of the intake layer, with the words ``explain`` prints.

What a cure of these rules replaces: a finding with a ``field`` is cured by putting the text in place of that value
(or of the key, when the place is ``on_key``); a finding without one by putting it in place of the whole line.
``Fix.how`` says which of the two, or that a line is added or taken out.
"""

from generator.intake.rules import files, values, yaml
from generator.words.diagnostics import How

STRUCTURE_RULES = (*files.FILE_RULES, *yaml.YAML_RULES, *values.VALUE_RULES)

THIS_LINE = How.LINE
THIS_VALUE = How.VALUE
THIS_KEY = How.KEY
NEW_LINE = How.NEW_LINE
NO_LINE = How.NO_LINE
NEW_NAME = How.RENAME

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
