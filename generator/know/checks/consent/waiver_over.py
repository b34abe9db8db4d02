"""Ensure every waiver is needed and in force."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.schema.records import SCHEMAS
from generator.know.checks.consent.hidden_name import named_in_secret
from generator.know.checks.fixes import without_entry
from generator.know.checks.known import Known
from generator.know.waivers import is_over, is_used
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vietnamese import fold
from generator.words.vocabulary import Waiver

RULE = Rule(
    code="R715",
    name="waiver-over",
    severity=Severity.WARNING,
    title="Miễn trừ đã hết hạn hoặc không còn cần",
    why="Mỗi miễn trừ chỉ cho một tệp, vài chữ, đến một ngày; để lâu không ai xem lại thì thành cửa mở.",
    wrong='- {id: so-may-chung, file: …, words: "…", reason: …, by: …, until: 2020-01-01}',
    right="(xóa dòng ấy, hoặc duyệt lại với ngày mới)",
)


_FOLDERS = frozenset({schema.folder for schema in SCHEMAS} | {"media", "vocabulary"})


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure the day has not gone by and the words still stand in the file."""
    names = {(row.place.path, fold(row.name)) for _, row in known.catalog.rows()} if known.vocabulary.waivers else set()
    names |= (
        {(place.path, fold(one.name)) for place, one in named_in_secret(known)} if known.vocabulary.waivers else set()
    )
    names |= {(one.path, fold(who.name)) for one in known.catalog.proposals.values() for who in one.candidates}
    for waiver in known.vocabulary.waivers.values():
        if (
            is_of_records(waiver)
            and not is_used(waiver, known.spotted)
            and (waiver.file, fold(waiver.words)) not in names
        ):
            yield unused(waiver)
        elif is_over(waiver, known.today):
            message = f"Miễn trừ “{waiver.id}” chỉ có giá trị đến hết ngày {waiver.until or '(không ghi)'}."
            yield RULE.at(
                waiver.place.at("until"),
                message,
                hint="Xem lại: còn cần thì người duyệt ghi ngày mới, không thì xóa dòng này.",
                severity=Severity.ERROR,
            )


def is_of_records(waiver: Waiver) -> bool:
    """Whether it is for a file of the records; those of other files, such as pages, are looked at where those are."""
    return waiver.file.split("/")[0] in _FOLDERS


def unused(waiver: Waiver) -> Diagnostic:
    """The finding of a waiver whose words are gone."""
    message = f"Tệp {waiver.file} không còn những chữ của miễn trừ “{waiver.id}”."
    return RULE.at(waiver.place.at("words"), message, hint="Xóa dòng này.", fixes=[without_entry(certain=True)])
