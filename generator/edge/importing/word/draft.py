"""Blocks of a Word file to what they say of a person and a story, whatever form the author gave them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.edge.importing import rules
from generator.edge.importing.names import split_honorifics
from generator.edge.importing.terms import Terms
from generator.edge.importing.word.labels import key_of, split_label
from generator.edge.importing.word.reading import Cells, Document, Paragraph
from generator.show.products.blank_forms.wording import PARTS
from generator.words.dates import guess_date
from generator.words.diagnostics import Rule, Severity
from generator.words.vietnamese import fold

_FORM = re.compile(r"gui bai|bai du thi|mau so|phieu |mau gui|bai tham gia|bai viet du thi")
_SECTION = re.compile(
    r"(?:[\divx]+[.)]\s*)?(?:thong tin.*|nguoi hoac tap the|nhan vat|so yeu ly lich|bai viet|su dong y"
    r"|noi dung bai viet|noi dung|ve (?:nguoi|bai).*|khen thuong.*"
    r"|(?:cac )?(?:danh hieu|hinh thuc khen|thanh tich da|phan thuong).*)"
)
_AWARDED = re.compile(r"(?:[\divx]+[.)]\s*)?(?:khen thuong|(?:cac )?danh hieu|(?:cac )?hinh thuc|phan thuong)")
_CAPTION = re.compile(r"(Ảnh|Hình|Chú thích|Chú thích ảnh|Trong ảnh)\s*\d*\s*[.:]\s*(.+)", re.IGNORECASE | re.DOTALL)
_CREDIT = re.compile(r"\s*\(\s*(?:Ảnh|Nguồn)\s*:\s*([^()]+)\)\s*\.?\s*$", re.IGNORECASE)
_DAY = re.compile(r"(?:[\w ]{2,30},\s*)?(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\.?", re.IGNORECASE)
_TITLE = r"(?:Cô|Thầy|Ông|Bà|Anh|Chị|Em|Bạn|(?:P?GS|TSKH|TS|ThS|NGƯT|NGND|CN|KS|BS)\.?)"
_UPPER = r"[A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠ-Ỹ]\w+"
_PERSON = re.compile(rf"(?<!\w)((?:{_TITLE}[.\s]+)+{_UPPER}(?:\s+{_UPPER}){{1,4}})\s*,\s*([^,.;:]+)[,.;]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCHOOL_YEAR = re.compile(r"(năm học)?\s*\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b", re.IGNORECASE)
_SAPO = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing the file says, and the block it stands in."""

    text: str
    at: int
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture with what stands under it."""

    raw: bytes
    at: int
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class Draft:
    """A story as the file tells it. ``told`` is by key (``profile.name``); ``awards`` are rows by column."""

    document: Document
    told: dict[str, Told] = field(default_factory=dict)
    awards: list[dict[str, Told]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    first: str = ""
    shots: list[Shot] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)

    def text(self, key: str) -> str:
        """What the file says for a key."""
        return self.told[key].text if key in self.told else ""

    def note(self, rule: Rule, at: int, message: str, hint: str = "", severity: Severity | None = None) -> None:
        """Report something at a block."""
        self.document.found.append(rule.at(self.document.at(at), message, hint=hint, severity=severity))


AWARD_COLUMNS = {
    "award": ("danh hieu, hinh thuc", "danh hieu", "hinh thuc khen thuong", "danh hieu, hinh thuc khen thuong",
              "hinh thuc", "noi dung khen thuong", "khen thuong"),
    "grade": ("hang",),
    "year": ("nam", "nam hoc", "nam khen thuong"),
    "number": ("so quyet dinh", "so qd", "so", "quyet dinh so"),
    "date": ("ngay ky", "ngay ban hanh", "ngay", "ngay quyet dinh"),
    "issuer": ("co quan ban hanh", "co quan ban hanh quyet dinh", "cap khen thuong", "nguoi ky"),
    "note": ("ghi chu",),
    "order": ("stt", "tt"),
    "decision": ("so, ngay, thang, nam cua quyet dinh",
                 "so, ngay, thang, nam cua quyet dinh khen thuong; co quan ban hanh",
                 "so, ngay, thang, nam cua quyet dinh; co quan ban hanh quyet dinh"),
}  # fmt: skip


def read_draft(document: Document, terms: Terms) -> Draft:
    """Everything a document says. Terms tell an award and a unit in running text."""
    draft = Draft(document)
    _Walk(draft, terms).walk()
    _find_person(draft, terms)
    for kind, text in document.asides:
        draft.note(rules.DROPPED, 1, f"{kind} không được đưa vào bài: “{text}”.", severity=Severity.WARNING)
    for mark, text in document.notes.items():
        draft.body.append(f"[^{mark}]: {text}")
    for encoding, sample in sorted(document.encodings.items()):
        message = f"Tệp gõ bằng bảng mã cũ {encoding}; đã đổi sang Unicode, ví dụ “{sample[:60]}”."
        draft.note(rules.DROPPED, 1, message, "Đọc lại tên người trước khi ghi.", severity=Severity.WARNING)
    own = [text for text in draft.sections if text not in PARTS]
    if own:
        names = "; ".join(f"“{text}”" for text in own)
        draft.note(rules.DROPPED, 1, f"Các đề mục chia phần không đưa vào bài: {names}.")
    return draft


class _Walk:
    """Goes through the blocks once."""

    def __init__(self, draft: Draft, terms: Terms) -> None:
        self.draft, self.terms = draft, terms
        self.in_awards = False
        self.started = False
        self.after_title = False
        self.shot: int | None = None

    def walk(self) -> None:
        blocks = self.draft.document.blocks
        for number, block in enumerate(blocks):
            if isinstance(block, Cells):
                self._table(block)
                self.shot, self.after_title = None, False
            else:
                following = blocks[number + 1] if number + 1 < len(blocks) else None
                self._paragraph(block, following)

    def _paragraph(self, block: Paragraph, following: Paragraph | Cells | None) -> None:
        for raw in block.pictures:
            self.draft.shots.append(Shot(raw=raw, at=block.number))
            self.shot = len(self.draft.shots) - 1
        if not block.text:
            return
        shot, self.shot = self.shot, None if not block.pictures else self.shot
        after_title, self.after_title = self.after_title, False
        if shot is not None and self._caption(block, shot):
            return
        if self._structure(block) or self._label(block):
            return
        if self.in_awards and self._award(block):
            return
        if after_title and self._sapo(block, following):
            return
        self._text(block)

    def _structure(self, block: Paragraph) -> bool:
        """Titles, headings that only divide, and the day at the end."""
        folded = fold(block.text)
        is_head = bool(block.level) or (block.bold and len(block.text) < 120)
        if not self.started and (
            _FORM.match(folded) or (block.title and block.text.isupper() and _FORM.search(folded))
        ):
            self.draft.sections.append(block.text)
            if "nguoi tot" in folded and "viec tot" in folded:
                self.draft.told.setdefault(
                    "story.kind", Told(text="Người tốt, việc tốt", at=block.number, label="Loại bài")
                )
            return True
        if is_head and _SECTION.fullmatch(folded):
            self.draft.sections.append(block.text)
            self.in_awards = bool(_AWARDED.match(folded))
            return True
        if is_head and "story.title" not in self.draft.told and not self.started:
            self.draft.told["story.title"] = Told(text=block.text, at=block.number)
            self.after_title = True
            return True
        if block.level:
            self.in_awards = False
            self._add(f"{'#' * min(max(block.level, 2), 4)} {_escaped(block.text)}")
            return True
        day = _DAY.fullmatch(block.text)
        if day and "story.date" not in self.draft.told:
            self.draft.told["story.date"] = Told(text=day[1], at=block.number, label="Ngày")
            return True
        return False

    def _label(self, block: Paragraph) -> bool:
        key, label, text = split_label(block.text)
        if not key:
            return False
        if key != "both.credit":
            self._tell(key, label, text, block.number)
            return True
        self._tell("story.author", label, text, block.number)
        self.draft.told[key] = Told(text=text, at=block.number, label=label)
        return True

    def _tell(self, key: str, label: str, text: str, at: int) -> None:
        if not text:
            return
        if key == "private":
            message = f"“{label}: {text}” là thông tin riêng, không được nhập."
            self.draft.note(rules.DROPPED, at, message, severity=Severity.WARNING)
        elif key in self.draft.told and self.draft.told[key].label:
            message = f"“{label}” đã có ở trên; phần này không được nhập: “{text}”."
            self.draft.note(rules.DROPPED, at, message, severity=Severity.WARNING)
        else:
            self.draft.told[key] = Told(text=text, at=at, label=label)

    def _caption(self, block: Paragraph, shot: int) -> bool:
        """What stands right under a picture and says what or by whom it is."""
        from dataclasses import replace

        hit = _CAPTION.fullmatch(block.text)
        if not hit and not block.caption:
            return False
        text = hit[2].strip() if hit else block.text
        credit = _CREDIT.search(text)
        caption = text[: credit.start()].strip() if credit else text
        if hit and fold(hit[1]) == "anh" and not credit:
            caption, by = "", text
        else:
            by = credit[1].strip() if credit else ""
        self.draft.shots[shot] = replace(self.draft.shots[shot], caption=caption, credit=by)
        return True

    def _sapo(self, block: Paragraph, following: Paragraph | Cells | None) -> bool:
        """The lines under the title, set apart from the text by their letters or by a heading after them."""
        apart = block.italic or block.bold or (isinstance(following, Paragraph) and bool(following.level))
        if not apart or len(block.text) > _SAPO or "story.summary" in self.draft.told:
            return False
        self.draft.told["story.summary"] = Told(text=block.text, at=block.number)
        return True

    def _award(self, block: Paragraph) -> bool:
        """An award in words: ``Giấy khen của Giám đốc năm 2022``."""
        years = _SCHOOL_YEAR.search(block.text)
        year = years[3] if years else next(iter(_YEAR.findall(block.text)), "")
        name = _SCHOOL_YEAR.sub("", block.text) if years else block.text.replace(year, "") if year else block.text
        name = re.sub(r"[\s,;:(]*\bnăm(?: học)?\s*\)?\s*\.?$", "", name.strip(" .;,-")).strip(" .;,()-")
        row = {"award": Told(text=name, at=block.number), "line": Told(text=block.text, at=block.number)}
        row |= {"year": Told(text=year, at=block.number)} if year else {}
        row |= {"note": Told(text=f"Năm học {years[2]}-{years[3]}", at=block.number)} if years else {}
        self.draft.awards.append(row)
        return True

    def _text(self, block: Paragraph) -> None:
        self.started = True
        self.draft.first = self.draft.first or block.text
        self._add(("- " if block.bullet else "") + _escaped(block.text))

    def _add(self, text: str) -> None:
        """Items of one list stay together; everything else is a paragraph of its own."""
        body = self.draft.body
        if text.startswith("- ") and body and body[-1].startswith("- "):
            body[-1] += f"\n{text}"
        else:
            body.append(text)

    def _table(self, table: Cells) -> None:
        columns = _award_columns(table.rows[0])
        if columns:
            for row in table.rows[1:]:
                told = {
                    columns[n]: Told(text=cell, at=table.number) for n, cell in enumerate(row) if n in columns and cell
                }
                if set(told) - {"order"}:
                    self.draft.awards.append(told)
        elif any(len(row) <= 2 and key_of(row[0]) for row in table.rows):
            for row in table.rows:
                self._pair(row, table)
        else:
            width = max(map(len, table.rows))
            lines = [
                "| " + " | ".join(_escaped(cell) for cell in (*row, *[""] * (width - len(row)))) + " |"
                for row in table.rows
            ]
            self._add("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]))

    def _pair(self, row: tuple[str, ...], table: Cells) -> None:
        label, text = row[0], " ".join(row[1:]).strip()
        key, label_in, rest = ("", "", "")
        if not text or not key_of(label):
            joined = " ".join(label.split()) if not text else f"{label.strip(' :')}: {text}"
            key, label_in, rest = split_label(joined)
        if key:
            self._tell(key, label_in, rest, table.number)
        elif key_of(label):
            self._tell(key_of(label), label.strip(" :"), " ".join(text.split()), table.number)
        elif text:
            message = f"Không rõ “{label}” là mục nào nên không được nhập: “{text}”."
            self.draft.note(rules.DROPPED, table.number, message, severity=Severity.WARNING)
        elif label:
            self.draft.sections.append(label)


def _award_columns(head: tuple[str, ...]) -> dict[int, str]:
    """Which column of a table is what, where it lists the awards of one person."""
    found = {}
    for number, cell in enumerate(head):
        text = fold(cell).strip(" :*.")
        key = next(
            (key for key, names in AWARD_COLUMNS.items() if text in names or text.startswith(f"{names[0]} (")), ""
        )
        if key:
            found[number] = key
    return found if "award" in found.values() and len(found) >= 2 else {}


def _find_person(draft: Draft, terms: Terms) -> None:
    """A person named in running text with the unit after the name, where no line says who the story is about."""
    if "profile.name" in draft.told:
        return
    for block in draft.document.blocks:
        for hit in _PERSON.finditer(f"{block.text} ") if isinstance(block, Paragraph) else ():
            unit = terms.find("units", hit[2].strip())
            if unit.id:
                _, _, name = split_honorifics(hit[1])
                words = name.split()
                name = " ".join(words[1:]) if fold(words[0]) in {"co", "thay", "anh", "chi", "em", "ban"} else name
                message = f"Không có mục “Họ và tên”; trong bài có “{hit[1]}, {hit[2].strip()}” nên hiểu là {name}."
                draft.note(rules.DOUBT, block.number, message, "Nếu sai, thêm dòng “Họ và tên: …” vào tệp.")
                draft.told["profile.name"] = Told(text=name, at=block.number)
                draft.told.setdefault("profile.unit", Told(text=hit[2].strip(), at=block.number))
                return


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is; marks of our own footnotes stay."""
    marks: list[str] = re.findall(r"\[\^chu-thich-[^\]]+\]", text)
    plain = re.sub(r"([\\`*_\[\]<>|])", r"\\\1", re.sub(r"\[\^chu-thich-[^\]]+\]", "\0", text))
    plain = re.sub(r"^([#+-])", r"\\\1", plain)
    plain = re.sub(r"^(\d+)([.)])", r"\1\\\2", plain)
    for mark in marks:
        plain = plain.replace("\0", mark, 1)
    return plain.replace("\n", " ")


def day_of(text: str) -> str:
    """A day as the schema writes it; empty where ``text`` is no day."""
    guessed = guess_date(text.strip()) or guess_date(f"ngày {text.strip()}")
    return str(guessed) if guessed else text.strip() if re.fullmatch(r"(?:19|20)\d\d", text.strip()) else ""
