"""Takes a person, a story or one row of a decision out of the records, and says what else must be done.

What stays of a record is its kind, status, date and former ids: enough for a tombstone, and for a number that stays
right. Nothing is changed while another record still names the person.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.edge.importing.patch import patch_record
from generator.edge.past import Past, past_of
from generator.intake.compose import compose
from generator.intake.frontmatter import split
from generator.intake.load import Loaded, load
from generator.intake.read import FolderSource
from generator.intake.schema import SCHEMAS
from generator.show import addresses
from generator.show.shortlinks import short_path
from generator.words.model import WITHDRAWN, AnyRecord, Decision, Profile, Story

TOLD = ("name", "position", "citation", "work", "note", "exemplar")
"""What of a row tells who it is about."""
_MEDIA = re.compile(r"media/[^\s\"'\]\[{}(),]+")


class CannotWithdraw(Exception):
    """The record is not there, or more is to be done first; ``mentions`` says where the person is still named."""

    def __init__(self, message: str, mentions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.mentions = mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What to write and to remove below the folder of the records, and what is to be told to caches."""

    what: str
    write: dict[str, str]
    remove: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()
    """Where another person of the same name is named; these lines stay as they are."""


def plan_withdrawal(root: Path, records: str, wanted: str, *, with_stories: bool = False) -> Withdrawal:
    """What withdrawing ``wanted`` means: ``profiles/<id>``, ``stories/<id>``, a bare id of either, or
    ``<decision>/<key>`` for one row.

    Args:
        root: the repository.
        records: the folder of the records in it.
        wanted: what to withdraw.
        with_stories: withdraw the stories about nobody else as well.

    Raises:
        CannotWithdraw: see there.
    """
    source = FolderSource(root / records)
    loaded = load(source)
    row = _row(loaded, wanted)
    if row:
        return _row_out(root / records, *row)
    record = _record(loaded, wanted)
    gone = [record]
    namesakes: tuple[str, ...] = ()
    if isinstance(record, Profile):
        alone = [
            one
            for one in loaded.records
            if isinstance(one, Story) and one.exemplars == (record.id,) and one.status != WITHDRAWN
        ]
        gone += alone if with_stories else []
        named = list(_mentions(root, records, loaded, record, {one.path for one in gone}))
        mentions = tuple(place for place, other in named if not other)
        namesakes = tuple(place for place, other in named if other)
        if mentions:
            hint = " Bài chỉ viết về một mình người này: thêm --with-stories để rút cùng."
            hint = hint if alone and not with_stories else ""
            raise CannotWithdraw(f"Chưa rút được: những chỗ sau còn nêu “{record.name}”.{hint}", mentions)
    return replace(_records_out(root, records, loaded, gone), namesakes=namesakes)


def _record(loaded: Loaded, wanted: str) -> AnyRecord:
    folder, _, name = wanted.strip("/").removesuffix(".md").rpartition("/")
    kinds: dict[str, type[AnyRecord]] = {"profiles": Profile, "stories": Story}
    found = [
        one
        for one in loaded.records
        for folder_name, kind in kinds.items()
        if isinstance(one, kind) and name in (one.id, *one.aliases) and folder.split("/")[0] in ("", folder_name)
    ]
    if not found:
        raise CannotWithdraw(f"Không có hồ sơ hay bài viết nào mã “{wanted}”.")
    if len(found) > 1:
        ways = " hoặc ".join(f"{one.path.split('/')[0]}/{one.id}" for one in found)
        raise CannotWithdraw(f"“{wanted}” là mã của cả hồ sơ lẫn bài viết; hãy ghi rõ {ways}.")
    return found[0]


def _row(loaded: Loaded, wanted: str) -> tuple[Decision, int] | None:
    name, _, key = wanted.strip("/").removeprefix("awards/").rpartition("/")
    for one in loaded.records:
        if isinstance(one, Decision) and name and name.rpartition("/")[2] == one.id:
            for number, row in enumerate(one.recipients):
                if key == row.key:
                    return one, number
            raise CannotWithdraw(f"Quyết định “{one.id}” không có dòng nào mã “{key}”.")
    return None


def _records_out(root: Path, records: str, loaded: Loaded, gone: list[AnyRecord]) -> Withdrawal:
    write: dict[str, str] = {}
    media: set[str] = set()
    found: set[str] = set()
    paths: set[str] = set()
    words: list[str] = []
    for record in gone:
        text = (root / records / record.path).read_text(encoding="utf-8")
        past = past_of(root, f"{records}/{record.path}")
        write[record.path] = _tombstone(record, past)
        media |= set(_MEDIA.findall(text)) | set(past.media)
        paths |= {f"{records}/{record.path}", *past.paths}
        found |= set(_addresses(record, past))
        words += [record.name] if isinstance(record, Profile) else [record.title] if isinstance(record, Story) else []
    others = {one.path for one in loaded.records} - write.keys()
    used = {name for path in others for name in _MEDIA.findall(_text(root / records / path))}
    alone = tuple(sorted((media & set(loaded.media)) - used))
    return Withdrawal(
        what=", ".join(record.path for record in gone),
        write=write,
        remove=alone,
        addresses=tuple(sorted(found | {f"/{name}" for name in media - used})),
        paths=tuple(sorted(paths | {f"{records}/{name}" for name in media - used})),
        words=tuple(words),
    )


def _tombstone(record: AnyRecord, past: Past) -> str:
    """The file of a withdrawn record: nothing personal but the ids its addresses are made of."""
    lines = [f"kind: {record.kind}" if isinstance(record, Profile | Story) else "", "status: withdrawn"]
    if isinstance(record, Story) and record.date:
        lines.append(f"date: {record.date}")
    aliases = sorted({*record.aliases, *past.ids} - {record.id})
    lines.append(f"aliases: [{', '.join(aliases)}]" if aliases else "")
    return "---\n" + "".join(f"{line}\n" for line in lines if line) + "---\n"


def _addresses(record: AnyRecord, past: Past) -> Iterator[str]:
    kind = "profile" if isinstance(record, Profile) else "story"
    for name in sorted({record.id, *record.aliases, *past.ids}):
        yield "/" + addresses.record_path(kind, name)
        if kind == "story":
            yield "/" + short_path(name)


def _row_out(folder: Path, decision: Decision, number: int) -> Withdrawal:
    row = decision.recipients[number]
    text = _text(folder / row.place.path)
    if row.place.path.endswith(".csv"):
        written = _csv_without(text, row.key)
    else:
        schema = next(one for one in SCHEMAS if one.kind == "decision")
        data = compose(split(text, decision.path).head or "", decision.path).data or {}
        recipients = data["recipients"]
        said = recipients[number] if isinstance(recipients, list) and number < len(recipients) else None
        if not isinstance(recipients, list) or not isinstance(said, dict):
            raise CannotWithdraw(f"Không sửa được {decision.path}; hãy bỏ tên ở dòng “{row.key}” bằng tay.")
        kept = {name: value for name, value in said.items() if name not in TOLD}
        recipients[number] = {"key": _nobody(decision), **{n: v for n, v in kept.items() if n != "key"}}
        written = patch_record(text, decision.path, data, schema.keys)
    return Withdrawal(
        what=f"{row.place.path}, dòng “{row.key}”",
        write={row.place.path: written},
        addresses=("/" + addresses.record_path("decision", decision.id),),
        paths=(row.place.path,),
        words=(row.name,),
    )


def _nobody(decision: Decision) -> str:
    """A key that says nothing of anybody."""
    taken = {row.key for row in decision.recipients}
    return next(key for number in range(1, len(taken) + 2) if (key := f"da-rut-{number}") not in taken)


def _csv_without(text: str, key: str) -> str:
    dialect = csv.Sniffer().sniff(text.partition("\n")[0], ",;\t")
    table = list(csv.reader(io.StringIO(text), dialect))
    head = [name.strip().lower() for name in table[0]]
    place = head.index("key") if "key" in head else -1
    if place < 0:
        raise CannotWithdraw("Danh sách này không có cột key; hãy bỏ tên bằng tay.")
    kept = {"unit", "award", "grade", "ordinal", "occasion", "school_year", "year", "movement", "status", "kind"}
    for line in table[1:]:
        if len(line) > place and line[place] == key:
            line[:] = [value if name in kept else "" for name, value in zip(head, line, strict=False)]
            line[place] = f"da-rut-{len(table)}"
    out = io.StringIO()
    csv.writer(out, delimiter=dialect.delimiter, lineterminator="\n").writerows(table)
    return out.getvalue()


def _mentions(root: Path, records: str, loaded: Loaded, profile: Profile, own: set[str]) -> Iterator[tuple[str, bool]]:
    """Where others name the person or show a photo with them, as ``file:line``; and whether that is of a namesake."""
    others = _namesakes(loaded, profile)
    theirs = {f"{records}/{one.path}" for one in _about_others(loaded, profile, others)}
    of_other = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(others)))})(?![\w-])") if others else None
    files = {f"{records}/{one.path}" for one in loaded.records if one.path not in own}
    files |= {path.removesuffix(".md") + ".csv" for path in files}
    files |= {file.relative_to(root).as_posix() for file in sorted((root / "content").rglob("*.md"))}
    name = re.compile(rf"(?<!\w){re.escape(unicodedata.normalize('NFC', profile.name))}(?!\w)")
    shown = re.compile(rf"(?:people:.*[\[ ,]|/guong/){re.escape(profile.id)}(?![\w-])")
    for one in loaded.records:
        if isinstance(one, Story) and profile.id in one.exemplars and one.path not in own and one.status != WITHDRAWN:
            yield f"{records}/{one.path}: exemplars", False
    for path in sorted(files):
        text = unicodedata.normalize("NFC", _text(root / path))
        for number, line in enumerate(text.split("\n"), start=1):
            if shown.search(line):
                yield f"{path}:{number}", False
            elif name.search(line):
                yield f"{path}:{number}", path in theirs or bool(of_other and of_other.search(line))


def _namesakes(loaded: Loaded, profile: Profile) -> set[str]:
    """Ids of other people whose own record gives them the same name."""
    said = unicodedata.normalize("NFC", profile.name)
    return {
        one.id
        for one in loaded.records
        if isinstance(one, Profile) and one.id != profile.id and unicodedata.normalize("NFC", one.name) == said
    }


def _about_others(loaded: Loaded, profile: Profile, others: set[str]) -> Iterator[AnyRecord]:
    """The records of namesakes, and the stories about them and not about this person."""
    for one in loaded.records:
        told = one.exemplars if isinstance(one, Story) else (one.id,) if isinstance(one, Profile) else ()
        if others.intersection(told) and profile.id not in told:
            yield one


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
