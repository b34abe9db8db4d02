"""Every key an author may write, declared once: type, Vietnamese label, help, example, required, since."""

from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import (
    Choice,
    DateValue,
    Flag,
    FolderSchema,
    Group,
    Key,
    ListOf,
    Moment,
    Number,
    Ref,
    SchoolYear,
    Text,
    Type,
)
from generator.intake.schema.vocabularies import VOCABULARIES

__all__ = [
    "SCHEMAS",
    "VOCABULARIES",
    "Choice",
    "DateValue",
    "Flag",
    "FolderSchema",
    "Group",
    "Key",
    "ListOf",
    "Moment",
    "Number",
    "Ref",
    "SchoolYear",
    "Text",
    "Type",
]
