"""Takes a person, a story or one row of a decision out of the records, and says what else must be done.

What stays of a record is its kind, status, date and former ids: enough for a tombstone, and for a number that stays
right. Nothing is changed while another record still names the person.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from generator.build import site_of
from generator.edge.importing.patch import patch_record
from generator.edge.past import Past, past_of
from generator.edge.pictures.shown import pictures_of
from generator.edge.planning import options_of, studio_of
from generator.edge.settings import CONFIG_FILE, Settings
from generator.intake.awardlist import delimiter_of, keys_of
from generator.intake.compose import compose
from generator.intake.frontmatter import split
from generator.intake.load import Loaded, load
from generator.intake.read import FolderSource, MemorySource
from generator.intake.schema import SCHEMAS
from generator.intake.shelves import MEDIA, VOCABULARY
from generator.know.catalog import join
from generator.know.publicity import Public, was_open
from generator.show import addresses
from generator.show.shortlinks import short_path
from generator.words.model import WITHDRAWN, AnyRecord, AwardRecord, Decision, Event, Profile, Story
from generator.words.naming import Mention, Name, mentions
from generator.words.vietnamese import nfc

TOLD = ("name", "position", "citation", "work", "note", "exemplar")
"""What of a row tells who it is about."""
NEVER = "publish_at: 2999-12-31 00:00  # chưa từng lên trang, nên không có trang nào báo là đã rút"
"""Readers never heard of the person; an address that says so would be the first to tell."""


_KEPT = {
    "unit", "award", "grade", "ordinal", "occasion", "school_year", "year", "movement", "status", "kind", "posthumous",
    "revocation.number", "revocation.date", "revocation.issuer",
}  # fmt: skip


class NotThere(Exception):
    """No record, or more than one, goes by what was asked for; the message is Vietnamese."""


class CannotWithdraw(Exception):
    """More is to be done first; ``mentions`` says where the person is still named."""

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
    namesakes: tuple[str, ...] = ()
    """Where another person of the same name is named; these lines stay as they are."""


def plan_withdrawal(
    root: Path, settings: Settings, wanted: str, now: datetime, *, with_stories: bool = False, namesakes: bool = False
) -> Withdrawal:
    """What withdrawing ``wanted`` means: ``profiles/<id>``, ``stories/<id>``, a bare id of either, or
    ``<decision>/<key>`` for one row.

    Args:
        root: the repository.
        settings: of the site in it.
        wanted: what to withdraw.
        now: tells what readers may see before it is withdrawn.
        with_stories: withdraw the stories about nobody else as well.
        namesakes: somebody has seen that those who are still named are others.

    Raises:
        NotThere: there is no such record or row.
        CannotWithdraw: see there.
    """
    records = settings.records
    source = FolderSource(root / records)
    loaded = load(source)
    wanted = wanted.strip("/").removeprefix(f"{records}/")
    row = _row(loaded, wanted)
    if row:
        return _row_out(root, settings, loaded, *row, namesakes=namesakes)
    record = _record(loaded, wanted)
    gone = [record]
    named: list[tuple[Mention, bool]] = []
    if isinstance(record, Profile):  # also one that is withdrawn: somebody may have been stopped half way
        alone = [
            one
            for one in loaded.records
            if isinstance(one, Story) and one.exemplars == (record.id,) and one.status != WITHDRAWN
        ]
        gone += alone if with_stories else []
        named = list(_mentions(root, settings, loaded, record, {one.path for one in gone}, seen=namesakes))
        hint = " Bài chỉ viết về một mình người này: thêm --with-stories để rút cùng."
        _stop(record.name, named, hint if alone and not with_stories else "")
    told = tuple(str(place) for place, other in named if other)
    site = site_of(join(loaded.records, loaded.vocabulary, loaded.media, now), options_of(settings))
    done = _records_out(root, records, loaded, gone, site.public)
    with studio_of(root) as studio:
        drawn = pictures_of(site, [one for one in gone if isinstance(one, Profile | Story)], studio, source)
    return replace(done, namesakes=told, addresses=(*done.addresses, *(f"/{path}" for path in drawn)))


def _stop(name: str, named: list[tuple[Mention, bool]], hint: str = "") -> None:
    """Raise ``CannotWithdraw`` where somebody is still named."""
    places = tuple(str(place) for place, other in named if not other)
    if places:
        hint += " Nếu đã xem từng chỗ và đó là người khác trùng tên: thêm --namesakes."
        raise CannotWithdraw(f"Chưa rút được: những chỗ sau còn nêu “{name}”.{hint}", places)


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
        raise NotThere(f"Không có hồ sơ hay bài viết nào mã “{wanted}”.")
    if len(found) > 1:
        ways = " hoặc ".join(f"{one.path.split('/')[0]}/{one.id}" for one in found)
        raise NotThere(f"“{wanted}” là mã của cả hồ sơ lẫn bài viết; hãy ghi rõ {ways}.")
    return found[0]


def _row(loaded: Loaded, wanted: str) -> tuple[Decision, int] | None:
    name, _, key = wanted.strip("/").removeprefix("awards/").rpartition("/")
    for one in loaded.records:
        if isinstance(one, Decision) and name and name.rpartition("/")[2] == one.id:
            for number, row in enumerate(one.recipients):
                if key == row.key:
                    return one, number
            raise NotThere(f"Quyết định “{one.id}” không có dòng nào mã “{key}”.")
    return None


def _records_out(root: Path, records: str, loaded: Loaded, gone: list[AnyRecord], public: Public) -> Withdrawal:
    write: dict[str, str] = {}
    media: set[str] = set()
    found: set[str] = set()
    paths: set[str] = set()
    for record in gone:
        text = (root / records / record.path).read_text(encoding="utf-8")
        past = past_of(root, f"{records}/{record.path}")
        write[record.path] = _tombstone(record, past, told=_is_told(public, record, past))
        media |= _media_in(text, loaded.media) | set(past.media)
        paths |= {f"{records}/{record.path}", *past.paths}
        found |= set(_addresses(record, past))
    mine = media & set(loaded.media)
    others = [one.path for one in loaded.records if one.path not in write]
    used = {name for path in others if mine for name in _media_in(_text(root / records / path), mine)}
    alone = tuple(sorted(mine - used))
    return Withdrawal(
        what=", ".join(record.path for record in gone),
        write=write,
        remove=alone,
        addresses=tuple(sorted(found | {f"/{name}" for name in media - used})),
        paths=tuple(sorted(paths | {f"{records}/{name}" for name in media - used})),
    )


def _media_in(text: str, media: Iterable[str]) -> set[str]:
    """Which of ``media`` a text names, as they are or as a part of an address."""
    if f"{MEDIA}/" not in text:
        return set()
    said = "\n".join((nfc(text), nfc(unquote(text))))
    return {name for name in media if name in said}


def _is_told(public: Public, record: AnyRecord, past: Past) -> bool:
    """Whether readers know of the record, or may have known: then its address says that it was withdrawn."""
    if record.status == WITHDRAWN:
        return record.publish_at is None
    return record.id in (public.stories if isinstance(record, Story) else public.profiles) or any(
        was_open(one, public.catalog.now)
        for text in past.texts
        for one in load(MemorySource({record.path: text.encode()})).records
    )


def _tombstone(record: AnyRecord, past: Past, *, told: bool) -> str:
    """The file of a withdrawn record: nothing personal but the ids its addresses are made of."""
    lines = [f"kind: {record.kind}" if isinstance(record, Profile | Story) else "", "status: withdrawn"]
    if not told:
        lines.append(NEVER)
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


def _row_out(
    root: Path, settings: Settings, loaded: Loaded, decision: Decision, number: int, *, namesakes: bool
) -> Withdrawal:
    row, records = decision.recipients[number], settings.records
    text = _text(root / records / row.place.path)
    if row.place.path.endswith(".csv"):
        written = _csv_without(text, row, _nobody(decision))
    else:
        written = _yaml_without(text, decision, number)
    named = list(_mentions_of_row(root, settings, loaded, row, written)) if row.name else []
    _stop(row.name, [] if namesakes else named)
    return Withdrawal(
        what=f"{row.place.path}, dòng “{row.key}”",
        write={row.place.path: written},
        addresses=("/" + addresses.record_path("decision", decision.id),),
        paths=(f"{records}/{row.place.path}",),
        namesakes=tuple(str(place) for place, _ in named),
    )


def _mentions_of_row(
    root: Path, settings: Settings, loaded: Loaded, row: AwardRecord, written: str
) -> Iterator[tuple[Mention, bool]]:
    """Where the person of a row is named but in that row. Other rows stop nothing: each is withdrawn for itself."""
    records = settings.records
    bodies = {f"{records}/{one.path}": one.body_line for one in loaded.records if isinstance(one, Decision)}
    name = _name(loaded, row.name)
    for path, text in _texts(root, settings, ()):
        for one in mentions(name, path, written if path == f"{records}/{row.place.path}" else text):
            in_list = one.line and (path.endswith(".csv") or one.line < bodies.get(path, 0))
            in_list = in_list and not one.words.startswith("title:")
            yield (
                one,
                bool(in_list) or not one.sure or path.startswith((f"{records}/{VOCABULARY}/", f"{records}/profiles/")),
            )


def _yaml_without(text: str, decision: Decision, number: int) -> str:
    schema = next(one for one in SCHEMAS if one.kind == "decision")
    data = compose(split(text, decision.path).head or "", decision.path).data or {}
    recipients = data["recipients"]
    said = recipients[number] if isinstance(recipients, list) and number < len(recipients) else None
    if not isinstance(recipients, list) or not isinstance(said, dict):
        key = decision.recipients[number].key
        raise CannotWithdraw(f"Không sửa được {decision.path}; hãy bỏ tên ở dòng “{key}” bằng tay.")
    kept = {name: value for name, value in said.items() if name not in TOLD}
    recipients[number] = {"key": _nobody(decision), **{n: v for n, v in kept.items() if n != "key"}}
    return patch_record(text, decision.path, data, schema.keys)


def _nobody(decision: Decision) -> str:
    """A key that says nothing of anybody."""
    taken = {row.key for row in decision.recipients}
    return next(key for number in range(1, len(taken) + 2) if (key := f"da-rut-{number}") not in taken)


def _csv_without(text: str, row: AwardRecord, nobody: str) -> str:
    """The list with nothing in the row but what it is counted by."""
    table = list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text)))
    first = next(number for number, cells in enumerate(table) if any(cell.strip() for cell in cells))
    head = keys_of(table[first])
    for cells in table[first + 1 :]:
        if len(cells) >= len(head) and cells[head.index("key")].strip() == row.key:
            kept = [value if name in _KEPT else "" for name, value in zip(head, cells, strict=False)]
            kept[head.index("key")] = nobody
            cells[:] = kept
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter_of(text), lineterminator="\n").writerows(table)
    return out.getvalue()


def _mentions(
    root: Path, settings: Settings, loaded: Loaded, profile: Profile, own: set[str], *, seen: bool
) -> Iterator[tuple[Mention, bool]]:
    """Where others name the person or show a photo with them; and whether that is of a namesake or in a list of terms,
    so that somebody must look but nothing stops, as where all were ``seen`` to be others.
    """
    records = settings.records
    others, faces = _namesakes(loaded, profile), _portraits(root / records, loaded, profile)
    theirs = {f"{records}/{one.path}" for one in _about_others(loaded, profile, others)}
    of_other = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(others)))})(?![\w-])") if others else None
    ids = "|".join(map(re.escape, (profile.id, *profile.aliases)))
    shown = re.compile(rf"/guong/(?:{ids})(?![\w-])")
    for record in loaded.records:
        if record.path not in own and record.status != WITHDRAWN:
            for key in _about(record, profile.id):
                yield Mention(f"{records}/{record.path}", 0, key), False
    name = _name(loaded, profile.name)
    for path, text in _texts(root, settings, own):
        certain = {
            number: line
            for number, line in enumerate(text.split("\n"), start=1)
            if shown.search(line) or _media_in(line, faces)
        }
        found = [one for one in mentions(name, path, text) if one.line or not path.startswith(f"{records}/profiles/")]
        for number in certain.keys() - {one.line for one in found}:
            yield Mention(path, number), False
        for one in found:
            other = seen or not one.sure or path in theirs or bool(of_other and of_other.search(one.words or path))
            yield one, one.line not in certain and (other or path.startswith(f"{records}/{VOCABULARY}/"))


def _about(record: AnyRecord, person: str) -> Iterator[str]:
    """The keys of a record that say it tells of the person, or shows them."""
    if isinstance(record, Story) and person in record.exemplars:
        yield "exemplars"
    if isinstance(record, Story | Event) and any(person in photo.people for photo in record.photos):
        yield "photos, people"


def _portraits(folder: Path, loaded: Loaded, profile: Profile) -> set[str]:
    """The files that hold the person's portrait, also under another name."""
    if profile.portrait is None or profile.portrait.file not in loaded.media:
        return set()
    face = folder / profile.portrait.file
    size = face.stat().st_size
    alike = (name for name in loaded.media if (folder / name).stat().st_size == size)
    return {name for name in alike if (folder / name).read_bytes() == face.read_bytes()}


def _name(loaded: Loaded, name: str) -> Name:
    """A name, told from the longer ones that begin with it."""
    people = (one.name for one in loaded.records if isinstance(one, Profile))
    rows = (row.name for one in loaded.records if isinstance(one, Decision) for row in one.recipients)
    return Name(name, {one for one in (*people, *rows) if one})


def _texts(root: Path, settings: Settings, own: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every file that pages are made of, also one that cannot be read as a record, by its path below ``root``, but for
    the records of ``own``.
    """
    records, content = settings.records, settings.content
    folders = ((records, "*.md"), (records, "*.csv"), (f"{records}/{VOCABULARY}", "*.yml"), (content, "*.md"))
    files = {file.relative_to(root).as_posix() for folder, form in folders for file in (root / folder).rglob(form)}
    for path in sorted({*files, CONFIG_FILE} - {f"{records}/{one}" for one in own}):
        if (root / path).is_file():
            yield path, _text(root / path)


def _namesakes(loaded: Loaded, profile: Profile) -> set[str]:
    """Ids of other people whose own record gives them the same name."""
    people = [one for one in loaded.records if isinstance(one, Profile) and one.id != profile.id and one.name]
    return {one.id for one in people if nfc(one.name) == nfc(profile.name)}


def _about_others(loaded: Loaded, profile: Profile, others: set[str]) -> Iterator[AnyRecord]:
    """The records of namesakes, and the stories about them and not about this person."""
    for one in loaded.records:
        told = one.exemplars if isinstance(one, Story) else (one.id,) if isinstance(one, Profile) else ()
        if others.intersection(told) and profile.id not in told:
            yield one


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
