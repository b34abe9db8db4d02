"""Right records made wrong in one place, with the line and the cure written down before anything checks them.

Knows nothing of the generator: it works on lines of text, as a person's slip does.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

KEY = re.compile(r"(?:^\s*(?:- )?|[{,] ?)([a-z_]+):(?= |$)")
DATE = re.compile(r"(?<![\w/.-])((?:19|20)\d\d-\d\d-\d\d)(?![\w-])")
ENUM_LINE = re.compile(r"^(?:\s*)(kind|status|form): ([a-z-]+)$")
ENUM_IN_BRACES = re.compile(r"(basis|kind|status|level): ([a-z-]+)")
REFERENCE_KEYS = (
    "unit", "role", "award", "grade", "issuer", "exemplar", "exemplars", "fields", "units", "organisers", "movements",
    "movement", "occasion", "by", "event", "decision", "to", "channel",
)  # fmt: skip
TEXT_LINE = re.compile(
    r'^(\s*(?:- )?(?:title|name|summary|position|place|author|note|problem|method)): (?!["\'\[{|>])(.+)$'
)
QUOTED_LINE = re.compile(r'^(\s*(?:- )?[a-z_]+): "([^"\\]*)"$')
IN_BRACES = re.compile(r'(?<=title: )"([^"\\{}\[\]]*: [^"\\{}\[\]]*)"(?=[,}])')


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One file made wrong: what was done, the new text, and what a check must say about it."""

    kind: str
    path: str
    text: str
    line: int
    fix: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A record as lines; front matter is what stands between the fences, its lines counted from 0."""

    path: str
    lines: tuple[str, ...]
    end: int

    @staticmethod
    def of(path: str, text: str) -> Page:
        lines = text.split("\n")
        return Page(path, tuple(lines), lines.index("---", 1))

    def head(self) -> Iterator[tuple[int, str]]:
        yield from ((number, self.lines[number]) for number in range(1, self.end))

    def mutant(self, kind: str, number: int, line: str | None, fix: str) -> Mutant:
        """This page with one line written anew (None: taken out)."""
        lines = list(self.lines)
        was = lines[number]
        lines[number : number + 1] = [] if line is None else [line]
        return Mutant(kind=kind, path=self.path, text="\n".join(lines), line=number + 1, fix=fix, was=was)


Maker = Callable[[Page, random.Random, "World"], Mutant | None]


@dataclass(frozen=True, slots=True)
class World:
    """All ids and all keys that occur, so that a typo never makes another right word."""

    ids: frozenset[str]
    keys: frozenset[str]

    @staticmethod
    def of(files: Mapping[str, str]) -> World:
        ids = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in files if path.endswith(".md")}
        keys: set[str] = set()
        for path, text in files.items():
            if path.endswith(".yml"):
                ids.update(re.findall(r"\bid: ([a-z0-9-]+)", text))
            head = text.split("\n---\n", 1)[0]
            keys.update(match[1] for line in head.split("\n") for match in KEY.finditer(line))
        return World(frozenset(ids), frozenset(keys))


def slip(word: str, chance: random.Random, taken: frozenset[str]) -> str | None:
    """``word`` with one slip of the hand: a letter lost, doubled, wrong, or two exchanged."""
    for _ in range(20):
        place = chance.randrange(len(word))
        way = chance.choice(["lose", "double", "wrong", "exchange"])
        if way == "lose":
            new = word[:place] + word[place + 1 :]
        elif way == "double":
            new = word[:place] + word[place] + word[place:]
        elif way == "wrong":
            new = word[:place] + chance.choice(string.ascii_lowercase) + word[place + 1 :]
        else:
            new = word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
        if new != word and new not in taken and len(new) > 1 and re.fullmatch(r"[a-z][a-z0-9_-]*", new):
            return new
    return None


def one_of(chance: random.Random, spots: list[tuple[int, re.Match[str]]]) -> tuple[int, re.Match[str]] | None:
    return chance.choice(spots) if spots else None


def replaced(line: str, match: re.Match[str], group: int, text: str) -> str:
    return line[: match.start(group)] + text + line[match.end(group) :]


def id_typo(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = []
    for number, line in page.head():
        for found in re.finditer(rf"\b(?:{'|'.join(REFERENCE_KEYS)}): (\[[^\]]*\]|[a-z0-9-]+)", line):
            for word in re.finditer(r"[a-z0-9-]+", found[1]):
                if word[0] in world.ids and len(word[0]) > 3:
                    begin = found.start(1) + word.start()
                    spots.append((number, begin, word[0]))
    if not spots:
        return None
    number, begin, word = chance.choice(spots)
    new = slip(word, chance, world.ids)
    line = page.lines[number]
    return new and page.mutant("id", number, line[:begin] + new + line[begin + len(word) :], word)


def key_typo(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spot = one_of(chance, [(n, found) for n, line in page.head() for found in KEY.finditer(line) if len(found[1]) > 2])
    new = slip(spot[1][1], chance, world.keys) if spot else None
    if not spot or not new or not re.fullmatch(r"[a-z_]+", new):
        return None
    return page.mutant("key", spot[0], replaced(page.lines[spot[0]], spot[1], 1, new), spot[1][1])


def enum_typo(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [(n, found) for n, line in page.head() if (found := ENUM_LINE.match(line))]
    spots += [(n, found) for n, line in page.head() if "{" in line for found in ENUM_IN_BRACES.finditer(line)]
    spot = one_of(chance, spots)
    new = slip(spot[1][2], chance, world.keys) if spot else None
    return (
        page.mutant("enum", spot[0], replaced(page.lines[spot[0]], spot[1], 2, new), spot[1][2])
        if spot and new
        else None
    )


def date_typo(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [(n, f) for n, line in page.head() for f in DATE.finditer(line) if line[: f.start()].rstrip().endswith(":")]
    spot = one_of(chance, spots)
    if not spot:
        return None
    year, month, day = spot[1][1].split("-")
    loose = f"{year}-{int(month)}-{int(day)}"
    wrong = chance.choice([f"{day}/{month}/{year}", f"{int(day)}/{int(month)}/{year}", f"{day}-{month}-{year}",
                           f"{day}.{month}.{year}", f"{year}/{month}/{day}", loose])  # fmt: skip
    if wrong == spot[1][1]:
        return None
    return page.mutant("date", spot[0], replaced(page.lines[spot[0]], spot[1], 1, wrong), spot[1][1])


def no_opening(page: Page, chance: random.Random, world: World) -> Mutant | None:
    return page.mutant("opening fence", 0, chance.choice([None, None, "--", "----", "—"]), "---")


def no_closing(page: Page, chance: random.Random, world: World) -> Mutant | None:
    return page.mutant("closing fence", page.end, chance.choice([None, None, "--", "----", "—"]), "---")


def tab(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [n for n, line in page.head() if line.startswith("  ")]
    if not spots:
        return None
    number = chance.choice(spots)
    line = page.lines[number]
    rest = line.lstrip(" ")
    depth = len(line) - len(rest)
    return page.mutant("tab", number, chance.choice(["\t", "\t" * (depth // 2), " " * (depth - 2) + "\t"]) + rest, line)


def twice(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [n for n, line in page.head() if re.match(r"[a-z_]+: \S", line)]
    if not spots:
        return None
    number = chance.choice(spots)
    where = chance.choice([at for at in [*spots, page.end] if at > number] or [page.end])
    lines = list(page.lines)
    lines.insert(where, page.lines[number])
    return Mutant(
        kind="key twice", path=page.path, text="\n".join(lines), line=where + 1, fix="", was=page.lines[number]
    )


def colon(page: Page, chance: random.Random, world: World) -> Mutant | None:
    """A value that needs quotes for its colon, without them."""
    bare = [(n, f) for n, line in page.head() if (f := QUOTED_LINE.match(line)) and re.search(r": |:$", f[2])]
    plain = [(n, f) for n, line in page.head() if (f := TEXT_LINE.match(line)) and " " in f[2] and '"' not in f[2]]
    braces = [(n, f) for n, line in page.head() for f in IN_BRACES.finditer(line)]
    spot = one_of(chance, chance.choice([some for some in (bare, plain, braces) if some] or [[]]))
    if not spot:
        return None
    number, found = spot
    line = page.lines[number]
    if spot in bare:
        return page.mutant("colon", number, f"{found[1]}: {found[2]}", line)
    if spot in braces:
        return page.mutant("colon", number, line[: found.start()] + found[1] + line[found.end() :], line)
    value = found[2].replace(" ", ": ", 1)
    return page.mutant("colon", number, f"{found[1]}: {value}", f'{found[1]}: "{value}"')


def open_quote(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spot = one_of(chance, [(n, found) for n, line in page.head() if (found := QUOTED_LINE.match(line))])
    return page.mutant("open quote", spot[0], page.lines[spot[0]][:-1], page.lines[spot[0]]) if spot else None


def open_bracket(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [n for n, line in page.head() if re.search(r"[\]}]$", line)]
    number = chance.choice(spots) if spots else 0
    return page.mutant("open bracket", number, page.lines[number][:-1], page.lines[number]) if number else None


def glued_colon(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [n for n, line in page.head() if re.match(r"\s*(- )?[a-z_]+: [^\s\[{|>\"'](?!ttp)", line)]
    number = chance.choice(spots) if spots else 0
    line = page.lines[number]
    return page.mutant("glued colon", number, line.replace(": ", ":", 1), line) if number else None


def indentation(page: Page, chance: random.Random, world: World) -> Mutant | None:
    """A key one space off; one that is alone in its group may stand where it likes."""
    sibling = re.compile(r"(  +)[a-z_]+:( |$)")
    spots = [n for n, line in page.head() if re.match(r"  +[a-z_]+: \S", line)]
    depths = {n: found[1] for n, line in page.head() if (found := sibling.match(line))}
    spots = [n for n in spots if depths[n] in (depths.get(n - 1), depths.get(n + 1))]
    number = chance.choice(spots) if spots else 0
    line = page.lines[number]
    return page.mutant("indentation", number, chance.choice([" " + line, line[1:]]), line) if number else None


LABELS = {
    "individual": "Cá nhân", "collective": "Tập thể", "advanced-model": "Điển hình tiên tiến",
    "good-deed": "Người tốt, việc tốt", "exchange": "Giao lưu điển hình", "ceremony": "Lễ trao tặng, kỷ niệm",
    "published": "đã đăng", "draft": "bản nháp", "in-person": "Trực tiếp", "conference": "Hội nghị tuyên dương",
}  # fmt: skip


def label_for_word(page: Page, chance: random.Random, world: World) -> Mutant | None:
    """The Vietnamese label where the English word belongs."""
    spot = one_of(chance, [(n, f) for n, line in page.head() if (f := ENUM_LINE.match(line)) and f[2] in LABELS])
    if not spot:
        return None
    label = chance.choice([LABELS[spot[1][2]], LABELS[spot[1][2]].lower()])
    return page.mutant("label", spot[0], replaced(page.lines[spot[0]], spot[1], 2, label), spot[1][2])


def id_as_written_elsewhere(page: Page, chance: random.Random, world: World) -> Mutant | None:
    """Capitals or underscores in an id."""
    alone = re.compile(rf"\b(?:{'|'.join(REFERENCE_KEYS)}): ([a-z0-9-]+)(?=$|,)")
    spots = [(n, found) for n, line in page.head() for found in alone.finditer(line) if found[1] in world.ids]
    spot = one_of(chance, spots)
    if not spot:
        return None
    new = chance.choice([spot[1][1].upper(), spot[1][1].replace("-", "_"), spot[1][1].capitalize()])
    if new == spot[1][1]:
        return None
    return page.mutant("id as elsewhere", spot[0], replaced(page.lines[spot[0]], spot[1], 1, new), spot[1][1])


def special_start(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spot = one_of(chance, [(n, f) for n, line in page.head() if (f := TEXT_LINE.match(line)) and '"' not in f[2]])
    if not spot:
        return None
    value = chance.choice(["@", "%", "* ", "&", "`", "> ", "| ", "- ", "! "]) + spot[1][2]
    return page.mutant("special start", spot[0], f"{spot[1][1]}: {value}", f'{spot[1][1]}: "{value}"')


def after_quote(page: Page, chance: random.Random, world: World) -> Mutant | None:
    plain = [(n, f) for n, line in page.head() if (f := TEXT_LINE.match(line)) and not re.search("[\"':#]", f[2])]
    spot = one_of(chance, [(n, f) for n, f in plain if " " in f[2]])
    if not spot:
        return None
    first, rest = spot[1][2].split(" ", 1)
    value = f'"{first}" {rest}'
    return page.mutant("after quote", spot[0], f"{spot[1][1]}: {value}", f"{spot[1][1]}: '{value}'")


def comma_in_braces(page: Page, chance: random.Random, world: World) -> Mutant | None:
    commas = re.compile(r'(?<=title: )"([^"\\{}\[\]:#\']*, [^"\\{}\[\]:#\']*)"(?=[,}])')
    spot = one_of(chance, [(n, f) for n, line in page.head() for f in commas.finditer(line)])
    if not spot:
        return None
    line = page.lines[spot[0]]
    return page.mutant("comma in braces", spot[0], line[: spot[1].start()] + spot[1][1] + line[spot[1].end() :], line)


def lone_value(page: Page, chance: random.Random, world: World) -> Mutant | None:
    lists = re.compile(r"^([a-z_]+): (\[[a-z0-9, -]+\])$")
    spot = one_of(chance, [(n, f) for n, line in page.head() if (f := lists.match(line))])
    return spot and page.mutant("lone value", spot[0], f"{spot[1][1]}: {spot[1][2][1:-1]}", spot[1][2])


def no_colon(page: Page, chance: random.Random, world: World) -> Mutant | None:
    spots = [n for n, line in page.head() if re.match(r"\s*[a-z_]+: [^\s\[{|>\"']", line)]
    number = chance.choice(spots) if spots else 0
    line = page.lines[number]
    return page.mutant("no colon", number, line.replace(":", "", 1), line) if number else None


def odd_blank(page: Page, chance: random.Random, world: World) -> Mutant | None:
    """Indented by the blanks that word processors use."""
    spots = [n for n, line in page.head() if line.startswith("  ")]
    number = chance.choice(spots) if spots else 0
    line = page.lines[number]
    rest = line.lstrip(" ")
    return page.mutant("odd blank", number, "\u00a0" * (len(line) - len(rest)) + rest, line) if number else None


MAKERS: tuple[Maker, ...] = (
    id_typo, key_typo, enum_typo, date_typo, no_opening, no_closing, tab, twice, colon, open_quote, open_bracket,
    glued_colon, indentation, label_for_word, id_as_written_elsewhere, special_start, after_quote, comma_in_braces,
    lone_value, no_colon, odd_blank,
)  # fmt: skip


def mutants(files: Mapping[str, str], seed: int, count: int) -> Iterator[Mutant]:
    """``count`` mutants of the records among ``files``, every kind in turn, the same for the same seed."""
    chance = random.Random(seed)
    pages = [
        Page.of(path, text) for path, text in sorted(files.items()) if path.endswith(".md") and text[:4] == "---\n"
    ]
    world = World.of(files)
    made = 0
    for turn in range(count * 40):
        if made == count or not pages:
            return
        mutant = MAKERS[(made + turn // (count * 20)) % len(MAKERS)](chance.choice(pages), chance, world)
        if mutant and mutant.text != "\n".join(next(page for page in pages if page.path == mutant.path).lines):
            made += 1
            yield mutant
