"""What leads straight to one person in the pages and files of ``content/``: the records' own rules, and waivers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.edge.content import PAGE_SUFFIX, walk
from generator.edge.settings import Settings
from generator.intake.frontmatter import decode
from generator.intake.load import WAIVERS, locate
from generator.intake.personal import in_name, inside
from generator.intake.read import FolderSource
from generator.intake.schema import VOCABULARIES
from generator.intake.terms import read_terms
from generator.know.catalog import Catalog
from generator.know.checks.consent import personal_number, waiver_over
from generator.know.checks.consent.hidden_name import Hidden, finding
from generator.know.waivers import is_namesake, is_used, is_waived
from generator.words.diagnostics import Diagnostic, Place
from generator.words.memory import FORGETFUL, Memory
from generator.words.naming import Name
from generator.words.personal import HARD, Spotted, spots
from generator.words.vocabulary import Waiver

_LIST = next(one for one in VOCABULARIES if one.attribute == WAIVERS)


def check_private(root: Path, settings: Settings, today: date, memory: Memory = FORGETFUL) -> Iterator[Diagnostic]:
    """Every number and address in ``content/`` that leads to one person, but the site's own contact and what is waived;
    and every waiver of a page that has nothing left to waive.

    Args:
        root: the repository.
        settings: of the site in it.
        today: the day waivers are judged by.
        memory: knows what was found in documents that were looked into before.
    """
    waivers = _waivers(root / settings.records)
    spotted = dict(_spotted(root / settings.content, settings.content, memory))
    for path, found in spotted.items():
        for one in found:
            own = settings.contact and one.words == settings.contact.removeprefix("mailto:")
            if one.kind in HARD and not own and not is_waived(waivers, today, path, one):
                yield personal_number.finding(path, one)
    ours = [one for one in waivers if not waiver_over.is_of_records(one) and not is_used(one, spotted)]
    pages = dict(_pages(root, settings)) if ours else {}
    gone = [one for one in ours if one.file not in pages or not any(Name(one.words).lines(_text(pages[one.file])))]
    for said in locate(map(waiver_over.unused, gone), FolderSource(root / settings.records)):
        yield replace(said, place=replace(said.place, path=f"{settings.records}/{said.place.path}"))


def check_names(root: Path, settings: Settings, catalog: Catalog) -> Iterator[Diagnostic]:
    """Every line of a page that names somebody whose profile readers may not know of yet, but for namesakes."""
    hidden, waivers = Hidden(catalog), tuple(catalog.vocabulary.waivers.values())
    for path, file in _pages(root, settings) if hidden else ():
        for _, line, profile in hidden.named({Place(path=path): _text(file)}, catalog.now):
            if not is_namesake(waivers, catalog.now.date(), path, profile.name):
                yield finding(Place(path=path, line=line, column=1), profile)


def _pages(root: Path, settings: Settings) -> Iterator[tuple[str, Path]]:
    """The pages of the folder, by path in the repository."""
    for path, entry in walk(root / settings.content, settings.content):
        if path.endswith(PAGE_SUFFIX) and entry.is_file(follow_symlinks=False):
            yield path, Path(entry.path)


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes(), file.name).text or ""
    except OSError:
        return ""


def _waivers(records: Path) -> tuple[Waiver, ...]:
    path = f"vocabulary/{_LIST.file}"
    try:
        text = decode((records / path).read_bytes(), path).text or ""
    except OSError:
        return ()
    return tuple(one for one in read_terms(text, path, _LIST)[0].values() if isinstance(one, Waiver))


def _spotted(folder: Path, name: str, memory: Memory) -> Iterator[tuple[str, tuple[Spotted, ...]]]:
    for path, entry in sorted(walk(folder, name), key=lambda one: one[0]):
        if entry.is_symlink() or not entry.is_file():
            continue
        file = Path(entry.path)
        try:
            found = (*in_name(path), *_inside(file, path, memory))
        except OSError:
            continue
        if found:
            yield path, found


def _inside(file: Path, path: str, memory: Memory) -> tuple[Spotted, ...]:
    raw = file.read_bytes()
    return spots(decode(raw, path).text or "") if file.suffix.lower() == PAGE_SUFFIX else inside(raw, path, memory)
