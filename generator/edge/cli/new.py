"""``exemplars new``: a ready file for a profile, a story, an award decision or an event."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as Root
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError, did_you_mean
from generator.intake.schema import SCHEMAS, FolderSchema

if TYPE_CHECKING:
    from generator.edge.cli.questions import Answers, Names, Path, Question
    from generator.edge.cli.shelf import Taken
    from generator.edge.cli.site_folder import SiteFolder

EXAMPLES = {
    "profile": '--kind individual --name "Trần Thị Mẫu" --unit khoa-toan',
    "story": '--kind good-deed --title "Nhặt được của rơi" --exemplars tran-thi-mau',
    "award": "--decision-number 231/QĐ-TTg --decision-date 2023-03-14 --decision-issuer prime-minister",
    "event": '--kind exchange --title "Giao lưu điển hình năm 2026" --date 2026-05-20',
}
KINDS = {"profile": "profile", "story": "story", "award": "decision", "event": "event"}
"""The words of the command with the kinds of record they make."""

ALSO_ASKED = {
    "profile": ("--honorifics", "--role", "--position", "--fields"),
    "story": ("--fields",),
    "decision": ("--title", "--decision-number"),
    "event": ("--place", "--organisers", "--exemplars", "--summary"),
}
CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that is about to be written."""

    path: str
    text: str
    open_keys: tuple[str, ...]


def parser() -> Parser:
    """The options before the kind is known; ``parser_of`` has those of each kind."""
    kinds = "\n".join(f"  {word:<8} {_schema(word).label}" for word in KINDS)
    options = Parser(
        "exemplars new",
        about=f"Tạo tệp mới với mọi khóa bắt buộc và lời giải thích; không bao giờ ghi đè.\n\nloại:\n{kinds}",
        example="\n".join(f"exemplars new {word}" for word in KINDS) + "\nexemplars new profile --help",
    )
    options.add_argument("kind", metavar="LOẠI", help="loại tệp, xem ở trên")
    return options


def parser_of(word: str) -> Parser:
    """The options of one kind: one for each simple key of the schema."""
    from generator.edge.cli.questions import questions

    schema = _schema(word)
    options = Parser(
        f"exemplars new {word}",
        about=f"Tạo {schema.label.lower()} mới. Khóa nào chưa ghi thì được hỏi, hoặc để trống trong tệp cho bạn điền.",
        example=f"exemplars new {word}\nexemplars new {word} {EXAMPLES[word]}",
    )
    options.add_argument("--id", default="", metavar="MÃ", help="mã của tệp (mặc định: lấy từ tên)")
    for question in questions(schema):
        about = question.about.replace("%", "%%")
        options.add_argument(question.option, dest=question.option, metavar="…", help=about)
    return options


def run(words: Sequence[str]) -> int:
    """Ask for what is missing where somebody can answer, write the file, say what is left to do."""
    place = _first_positional(words)
    if place is None:
        if {"-h", "--help"} & set(words):
            parser().parse_args(["--help"])
        raise UsageError("Còn thiếu loại tệp: exemplars new profile|story|award|event")
    word = words[place]
    if word not in KINDS:
        raise UsageError(f"Không có loại “{word}”{did_you_mean(word, KINDS)}\nXem các loại: exemplars new --help")
    return _create(word, parser_of(word).parse_args([*words[:place], *words[place + 1 :]]))


def _first_positional(words: Sequence[str]) -> int | None:
    """Where the kind stands: the first word that is neither an option nor the value of one."""
    place = 0
    while place < len(words):
        word = words[place]
        if not word.startswith("-"):
            return place
        place += 1 if "=" in word or word in {"-h", "--help"} else 2
    return None


def _create(word: str, arguments: argparse.Namespace) -> int:
    from generator.edge.cli.shelf import look_at
    from generator.edge.cli.site_folder import open_site

    schema = _schema(word)
    site = open_site(arguments.root, arguments.today)
    names, taken = look_at(site, schema)
    answers = _given(schema, arguments, names)
    answers.setdefault(("status",), "draft")
    if word == "story":
        answers.setdefault(("date",), str(site.now.date()))
    if sys.stdin.isatty():
        _ask_rest(schema, answers, names)
    made = _drafted(word, arguments.id, answers, taken)
    _write(site, made)
    _report(site, made, schema, answers, taken)
    return 0


def _given(schema: FolderSchema, arguments: argparse.Namespace, names: Names) -> Answers:
    """The answers given as options."""
    from generator.edge.cli.questions import NotUnderstood, questions, understand

    answers: Answers = {}
    for question in questions(schema):
        text = getattr(arguments, question.option)
        if text is None:
            continue
        try:
            answers[question.path] = understand(question.key.type, text, names)
        except NotUnderstood as problem:
            raise UsageError(f"{question.option}: {problem}") from problem
    return answers


def _ask_rest(schema: FolderSchema, answers: Answers, names: Names) -> None:
    from generator.edge.cli.questions import ask, questions

    def reply(prompt: str) -> str:
        print(prompt, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise UsageError("\nChưa trả lời hết nên chưa ghi tệp nào.")
        return line

    for question in questions(schema):
        if question.path not in answers and _is_asked(schema, question, answers):
            needed = question.path in _naming(schema)
            found = ask(question, names, reply, lambda line: print(line, file=sys.stderr), needed=needed)
            if found is not None:
                answers[question.path] = found


def _is_asked(schema: FolderSchema, question: Question, answers: Answers) -> bool:
    if question.path[0] == CONSENT:
        return _needs_consent(schema, answers)
    return question.required or question.option in ALSO_ASKED[schema.kind]


def _needs_consent(schema: FolderSchema, answers: Answers) -> bool:
    """Persons need a consent; the law gives no default, so its keys are always written out."""
    return schema.kind == "profile" and answers.get(("kind",)) != "collective"


def _drafted(word: str, wanted_id: str, answers: Answers, taken: Taken) -> Draft:
    from generator.edge.cli.drafting import draft, free_id
    from generator.edge.cli.questions import questions

    schema = _schema(word)
    blocks = {"recipients"} | ({CONSENT} if _needs_consent(schema, answers) else set())
    asked = [one for one in questions(schema) if one.required or (one.path[0] == CONSENT and CONSENT in blocks)]
    chosen = _checked_id(wanted_id, taken) if wanted_id else free_id(_name(schema, answers), taken.ids)
    if not chosen:
        raise UsageError(f"Chưa có tên để đặt cho tệp: thêm {_naming_option(schema)} hoặc --id.")
    return Draft(
        path=f"{schema.folder}/{_year(schema, answers)}{chosen}.md",
        text=draft(schema, answers, blocks),
        open_keys=tuple(f"{'.'.join(one.path)} ({one.key.label})" for one in asked if not answers.get(one.path)),
    )


def _checked_id(wanted: str, taken: Taken) -> str:
    from generator.edge.cli.drafting import free_id
    from generator.intake.shelves import ID

    if not ID.fullmatch(wanted):
        better = free_id(wanted, taken.ids)
        raise UsageError(
            f"--id: “{wanted}” không dùng làm mã được; mã gồm 2 đến 80 chữ thường không dấu, chữ số và gạch nối."
            + (f" Có thể dùng “{better}”." if better else "")
        )
    if wanted in taken.ids:
        raise UsageError(f"--id: mã “{wanted}” đã có ở {taken.ids[wanted]}.")
    return wanted


def _name(schema: FolderSchema, answers: Answers) -> str:
    """What the id is made from."""
    from generator.edge.cli.drafting import decision_name

    if schema.kind == "decision":
        parts = (("decision", "number"), ("decision", "date"), ("title",), ("decision", "issuer"))
        return decision_name(*(str(answers.get(part) or "") for part in parts))
    return str(answers.get(("name",) if schema.kind == "profile" else ("title",)) or "")


def _naming(schema: FolderSchema) -> tuple[Path, ...]:
    """The answers without which the file has no name or no folder."""
    day = tuple(schema.year_of.split("."))
    if schema.kind == "decision":
        return (day,)
    return (("name",),) if schema.kind == "profile" else (("title",), day)


def _naming_option(schema: FolderSchema) -> str:
    return {"profile": "--name", "decision": "--decision-number"}.get(schema.kind, "--title")


def _year(schema: FolderSchema, answers: Answers) -> str:
    """The folder of the year, with its slash; nothing for kinds that have none."""
    if not schema.yearly:
        return ""
    path = tuple(schema.year_of.split("."))
    day = str(answers.get(path) or "")
    if not day:
        raise UsageError(f"Tệp nằm trong thư mục của năm, nên cần biết ngày: thêm --{'-'.join(path)} 2026-11-20.")
    return f"{day[:4]}/"


def _write(site: SiteFolder, made: Draft) -> None:
    """Write the file; one that is already there stays as it is."""
    from generator.edge.records import CannotWrite, write_new

    try:
        write_new(site.records, made.path, made.text)
    except FileExistsError:
        raise UsageError(f"Đã có tệp {site.records / made.path}; không ghi đè.") from None
    except CannotWrite as error:
        raise UsageError(str(error)) from error


def _report(site: SiteFolder, made: Draft, schema: FolderSchema, answers: Answers, taken: Taken) -> None:
    """The new file's path on stdout; on stderr what the author does next."""
    file = site.records / made.path
    print(file)
    for path in taken.same_name(_name(schema, answers)):
        print(
            f"Lưu ý: {site.records / path} cũng mang tên này. Nếu là một thì sửa tệp ấy và xóa tệp mới.",
            file=sys.stderr,
        )
    if made.open_keys:
        print("Còn phải điền:\n" + "\n".join(f"  {key}" for key in made.open_keys), file=sys.stderr)
    where = "" if site.root == Root() else f" --root {site.root}"
    print(f"Viết xong thì đổi status thành published rồi chạy: exemplars check {file}{where}", file=sys.stderr)


def _schema(word: str) -> FolderSchema:
    return next(schema for schema in SCHEMAS if schema.kind == KINDS[word])
