"""Findings for readers of English: each rule's title; what a record says stays in its own language.

A message is made of the author's own words and of Vietnamese labels of the schema, so only the frame is translated:
code, title, weight, and what to do with each cure. The Vietnamese sentence follows. A rule that is not listed here
is called by its ``name``, which is English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.edge.catalogue import all_rules
from generator.edge.printing.text import Frame
from generator.words.diagnostics import Diagnostic, Fix, How, Severity

HOW = {
    How.PUT: "Write instead",
    How.VALUE: "Replace the value with",
    How.KEY: "Rename the key to",
    How.LINE: "Replace the line with",
    How.NEW_LINE: "Add the line",
    How.ADD: "Add the line",
    How.FILL: "Fill in this line, as in",
    How.NO_LINE: "Delete this line",
    How.NO_VALUE: "Leave this value out",
    How.NO_ENTRY: "Delete this entry",
    How.RENAME: "Rename the file to",
}
FRAME = Frame(
    labels={Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"},
    nothing="No errors found.\n",
    alternative="or",
    total="{counts} in {files} file(s). Explanation and examples (in Vietnamese): exemplars explain {code}\n",
)
_TABLE = """
R101 The file cannot be read
R102 A link stands in place of a file
R103 Not a regular file
R104 The file is in the wrong folder
R105 This kind of file is not used here
R106 The file name cannot be used
R107 Two file names differ only in letter case
R108 The file name is not in Unicode form NFC
R109 Too large
R110 The file is not UTF-8
R111 A stray file, ignored
R112 Two files have the same id
R113 The year of the folder is not the year of the date
R114 A list without its decision
R115 Marks of two versions that were never merged
R120 The opening fence is missing or misspelled
R121 The closing fence is missing or misspelled
R130 A line of front matter that cannot be understood
R131 A colon inside a value that is not in quotes
R132 Indented with a tab or another odd blank
R133 Text after a closing quote
R134 A quote that is never closed
R135 The value begins with a character that has a meaning of its own
R136 Indentation does not match
R137 The colon, or the space after it, is missing
R138 Brackets do not match
R139 A number sign cuts off the rest of the value
R140 A comma cuts a value inside braces
R141 Nested too deeply
R142 Anchors and aliases are not used
R143 Tags are not used
R144 Merge keys are not used
R145 Several documents in one front matter
R146 YAML directives are not used
R147 The key stands twice
R148 A key must be one lower-case word
R149 Front matter must be lines of “key: value”
R160 A required key is missing
R161 The value is of the wrong type
R162 There is no such key
R163 The value is not one of the allowed words
R164 The date is written wrongly or does not exist
R165 The school year is written wrongly
R166 The moment is written wrongly
R167 Not a whole number within the limits
R168 The web address cannot be used
R169 The id is written wrongly
R170 The path of the file cannot be used
R171 A line break in a value of one line
R172 Only true or false can stand here
R180 An unknown or repeated column in a list
R181 A row of a list has too few or too many cells
R185 The vocabulary has no format version or an unknown one
R186 An id stands twice in a vocabulary
R201 A former id is also another record's id
R203 Two profiles seem to be of one person
R204 One story lies in two files
R205 One person is listed twice for one award
R206 Nobody can tell whom this award is for
R207 The recipient seems to have a profile
R208 The file name is the address of one of the site's lists
R209 Two entries of the vocabulary have one address
R301 The id is in no vocabulary and no record
R302 A picture or document is not in the repository
R303 A file in media/ that no record uses
R304 A source mark without a source
R305 A published story about an unpublished profile
R306 Uses an entry that nobody has confirmed
R307 A vocabulary names an entry that is not there
R308 A unit is its own ancestor
R309 A link to a page that is not there
R310 Evidence without an address, or with two
R311 The report of a unit that is in no vocabulary
R401 The award is not for this kind of recipient
R402 The issuer has no authority to give this award
R403 The grade is missing
R404 The award has no such grade
R405 The award did not exist on the day of the decision
R406 One decision lies in two files
R407 One emulation title stands twice for one year
R408 It cannot be posthumous
R409 Revoked without a decision that revokes it
R410 The titles that usually come before are not on file
R411 The claimed award has a decision on file
R412 An award given once in a lifetime stands twice
R413 The decision has no number
R414 The occasion is not for this kind of recipient
R415 The decision has no recipients
R416 Still posted as a proposal although it was decided
R417 The number of the decision has other words in it
R418 An award that is not usually used here
R501 A date in the future
R502 Died before being born
R503 The school year does not fit the day of the decision
R504 The last day is before the first, or the posting was too short
R505 Posthumous does not fit the day of death
R506 A correction before the story
R507 Consent given after publication
R508 The embargo is over but the record is a draft
R601 The unit did not exist on the day of the decision
R602 The unit of the profile has a successor today
R603 Only one of two units knows of the other
R604 The names of a unit overlap in time
R605 A unit that is not public and belongs to no other
R606 Units nested too deeply
R701 Nothing allows naming this person yet
R702 The consent does not cover the name
R703 The photo lacks a basis for publication
R704 A birth date of a living person
R705 Private data of a living person in a text
R706 The consent has no date or no reference
R707 A basis that is meant for the dead only
R708 The person has not agreed to the story
R709 A public repository holds what is not public
R710 The recipient is counted but not named
R711 A member without a profile
R712 A list names somebody who was withdrawn
R713 A number or an address that leads straight to one person
R714 A picture says where it was taken or who took it
R715 A waiver is over or no longer needed
R716 A text names somebody whose profile is not public yet
R801 A control character
R802 A hidden character, or one that turns the writing direction
R803 A letter was lost in conversion
R804 The picture has no description
R805 The summary is too short or too long
R806 The title is too long or nearly empty
R807 An academic title inside the name
R808 Published without a body
R809 A story of an advanced model without evidence
R810 HTML in a text would be shown as letters
R811 A picture in the text is not in the repository
R812 A heading of the wrong level
R813 A name all in capitals or all in small letters
R814 Letters that look alike but are others
R815 A heading of a report that is no task of the plan
R816 A name inside quotes
R820 The picture cannot be opened
R821 Two stories share a short address
R901 Two places write one address
R902 A link to a page that is not there
R903 A picture from another site
R904 MkDocs ignores this file
R905 The site has no address, so feeds and the sitemap are missing
R906 The web form is switched on but not installed
R920 The table cannot be read
R921 The mapping of columns is written wrongly
R922 A column is missing, repeated or unused
R923 A row has too many or too few cells
R924 A cell is empty or cannot be read
R925 The name is in no vocabulary
R926 It is not certain whom the row is about
R927 Two rows for one award
R928 The rows of one decision do not agree
R929 Guessed by machine, to be looked at
R930 The table and the record say different things
R931 A part of the table is not imported
R932 A file in the repository stands in the way of the import
R933 Not known whether the person written about has agreed
R951 A planned file is missing from the site
R952 A file of the site is not what was planned
R953 A file of the site that nobody planned
"""
TITLES = dict(line.split(" ", 1) for line in _TABLE.strip().splitlines())
"""The English title of a rule, by code."""


def title_of(code: str) -> str:
    """What the rule of ``code`` is called in English."""
    if code in TITLES:
        return TITLES[code]
    names = {rule.code: rule.name for rule in all_rules()}
    return names.get(code, code).replace("-", " ").capitalize()


def in_english(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings with English titles; the Vietnamese sentence with the details becomes part of the hint."""
    return tuple(
        replace(
            found,
            message=f"{title_of(found.code)}.",
            hint=" ".join(part for part in (found.message, found.hint) if part),
            fixes=tuple(replace(fix, title=_title(fix)) for fix in found.fixes),
        )
        for found in diagnostics
    )


def _title(fix: Fix) -> str:
    return "Delete this" if fix.how is How.PUT and not fix.text else HOW[fix.how]
