"""What a draft tells, read as the schema wants it; everything not understood is said with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edge.importing import rules
from generator.edge.importing.names import split_honorifics
from generator.edge.importing.terms import Terms
from generator.edge.importing.word.draft import Draft, Told, day_of
from generator.intake.schema.common import CONSENT_BASES, CONSENT_SCOPES
from generator.intake.schema.records import EXEMPLAR_KINDS, STORY_KINDS
from generator.intake.schema.types import Choice
from generator.intake.yamltext import Value
from generator.words.dates import PartialDate
from generator.words.diagnostics import Fix, Severity
from generator.words.model import COLLECTIVE, INDIVIDUAL
from generator.words.vietnamese import fold, repair

_NO = ("", "khong", "khong can", "chua", "chua co")

_NOBODY = "Tên"


@dataclass(slots=True)
class Values:
    """Reads the values of one draft. ``failed`` once something required is missing."""

    draft: Draft
    terms: Terms
    failed: bool = False

    def profile(self, day: PartialDate) -> dict[str, Value]:
        """The keys of the profile that the file gives."""
        draft = self.draft
        titles, _, name = split_honorifics(repair(draft.text("profile.name")))
        parts = draft.text("profile.honorifics").replace(";", ",").split(",")
        given = [title for one in parts if one.strip(" .") for title in _titles(one.strip())]
        unit = self.term("profile.unit", "units", day)
        data: dict[str, Value] = {
            "kind": self._kind(name),
            "name": name,
            "honorifics": list[Value](dict.fromkeys([*given, *titles])),
            "unit": unit,
            "role": self.term("profile.role", "roles", day),
            "position": draft.text("profile.position"),
            "fields": list[Value](self.terms_of("profile.fields", "fields", day)),
            "members": list[Value](self._members()),
            "summary": draft.text("profile.summary") or draft.text("story.summary"),
            "consent": self._consent(),
        }
        self._life(data)
        if name != draft.text("profile.name") and name:
            said = draft.told["profile.name"]
            draft.note(rules.DROPPED, said.at, f"“{said.text}”: tên là “{name}”; phần còn lại không ghi vào tên.")
        for key, label in (("profile.name", "Họ và tên"), ("profile.unit", "Đơn vị")):
            if not draft.text(key):
                self.fail(f"Thiếu mục “{label}”.", f"Thêm một dòng “{label}: …” vào tệp Word rồi nhập lại.")
        return {key: value for key, value in data.items() if value not in ("", None, [], {})}

    def story(self, today: str) -> dict[str, Value]:
        """The keys of the story that the file gives; what it must have and lacks is an error."""
        draft = self.draft
        for key, label in (("story.title", "Tiêu đề"), ("story.author", "Tác giả")):
            if not draft.text(key):
                self.fail(f"Thiếu mục “{label}”.", f"Điền “{label}” vào tệp Word rồi nhập lại.")
        if not draft.text("story.summary"):
            source = draft.text("profile.summary") or _without_marks(draft.first)
            draft.told["story.summary"] = Told(text=source, at=1)
            if source:
                message = f"Không có sa pô; lấy tạm câu “{source[:200]}”."
                draft.note(rules.DOUBT, 1, message, "Thêm dòng “Sa pô: …” nếu muốn câu khác.")
            else:
                self.fail("Thiếu sa pô và bài viết.", "Viết bài vào tệp Word rồi nhập lại.")
        data: dict[str, Value] = {
            "kind": self._choice("story.kind", STORY_KINDS, "Loại bài"),
            "title": draft.text("story.title"),
            "date": self._day("story.date") or today,
            "summary": draft.text("story.summary"),
            "author": draft.text("story.author"),
            "evidence": self._evidence(),
            "replication": self._replication(),
        }
        if not data["kind"]:
            data["kind"] = STORY_KINDS.words[0]
            message = f"Tệp không nói “Loại bài”; ghi là “{STORY_KINDS.label(STORY_KINDS.words[0])}”."
            draft.note(rules.DOUBT, 1, message)
        if data["date"] == today and "story.date" not in draft.told:
            draft.note(rules.DOUBT, 1, "Tệp không nói “Ngày đăng”; ghi ngày nhập.", "Sửa trong bài trước khi đăng.")
        return {key: value for key, value in data.items() if value not in ("", None, [], {})}

    def claims(self, day: PartialDate) -> list[Value]:
        """The awards the file claims, those that the catalogue knows."""
        found: list[Value] = []
        for row in self.draft.awards:
            claim = self._claim(row, day)
            found += [claim] if claim and claim not in found else []
        return found

    def _claim(self, row: dict[str, Told], day: PartialDate) -> dict[str, Value] | None:
        draft, told = self.draft, row.get("award")
        shown = "; ".join(one.text for key, one in row.items() if key not in ("order", "line"))
        shown = row["line"].text if "line" in row else shown
        at = next(iter(row.values())).at
        match = self.terms.find("awards", told.text, day) if told is not None else None
        if match is None or not match.id:
            several = f" Có thể là: {', '.join(match.several)}." if match and match.several else ""
            message = f"Không nhận ra danh hiệu này nên không được nhập: “{shown}”.{several}"
            draft.note(rules.TERM, at, message, "Ghi đúng tên trong danh mục khen thưởng.", severity=Severity.WARNING)
            return None
        if match.doubt and told is not None:
            draft.note(rules.DOUBT, at, f"“{told.text}” được hiểu là “{match.doubt}” ({match.id}).")
        grade = self.terms.find("grades", self._graded(row["grade"].text), day).id if "grade" in row else match.grade
        if "grade" in row and not grade:
            draft.note(rules.TERM, at, f"Không rõ hạng “{row['grade'].text}”.", severity=Severity.WARNING)
        year = row["year"].text.strip() if "year" in row else ""
        years = [one for one in year.replace("–", "-").split("-") if one.strip().isdigit()]
        extra = [f"Năm học {year}"] if len(years) == 2 else []
        when = day_of(row["date"].text)[:4] if "date" in row else ""
        claim: dict[str, Value] = {"award": match.id, "grade": grade, "year": years[-1].strip() if years else when}
        claim["note"] = "; ".join([*extra, *_decision(row), *([row["note"].text] if "note" in row else [])])
        return {key: value for key, value in claim.items() if value}

    def _graded(self, text: str) -> str:
        return text if fold(text).startswith("hang") else f"hạng {text}"

    def term(self, key: str, attribute: str, day: PartialDate) -> str:
        """The id of one entry of a list."""
        return next(iter(self.terms_of(key, attribute, day, split=False)), "")

    def terms_of(self, key: str, attribute: str, day: PartialDate, *, split: bool = True) -> list[str]:
        """The ids of entries that a text names: all of it as one, or its parts at semicolons and commas."""
        told = self.draft.told.get(key)
        if told is None:
            return []
        whole = self.terms.find(attribute, told.text, day)
        texts = [told.text] if whole.id or not split else list(self._pieces(told.text, attribute, day))
        found = []
        for text in texts:
            match = self.terms.find(attribute, text, day)
            if match.id:
                found.append(match.id)
                if match.doubt:
                    name = self.terms.name_of(attribute, match.id)
                    self.draft.note(
                        rules.DOUBT, told.at, f"“{text}” được hiểu là “{match.doubt}” ({match.id}, {name})."
                    )
            else:
                self._unknown(attribute, text, told, match.near, required=attribute == "units")
        return found

    def _pieces(self, text: str, attribute: str, day: PartialDate) -> Iterator[str]:
        """A line of names cut at semicolons and at commas, but for the commas within a name; what is no name stays
        in one piece.
        """
        for clause in text.split(";"):
            parts = [part.strip() for part in clause.split(",") if part.strip()]
            lost: list[str] = []
            while parts:
                runs = ((end, ", ".join(parts[:end])) for end in range(len(parts), 0, -1))
                end, name = next((one for one in runs if self.terms.find(attribute, one[1], day).id), (1, ""))
                if not name:
                    lost.append(parts[0])
                elif lost:
                    yield ", ".join(lost)
                    lost = []
                if name:
                    yield name
                parts = parts[end:]
            if lost:
                yield ", ".join(lost)

    def _unknown(self, attribute: str, text: str, told: Told, near: tuple[str, ...], *, required: bool) -> None:
        message = f"“{told.label or text}”: “{text}” không có trong danh mục."
        hint = f"Có phải “{near[0]}”?" if near else "Ghi đúng tên trong danh mục."
        severity = Severity.ERROR if required else Severity.WARNING
        place = self.draft.document.at(told.at)
        cures = [Fix(text=one) for one in near]
        self.draft.document.found.append(rules.TERM.at(place, message, hint=hint, fixes=cures, severity=severity))
        self.failed = self.failed or required

    def _kind(self, name: str) -> str:
        chosen = self._choice("profile.kind", EXEMPLAR_KINDS, "Loại")
        if chosen:
            return chosen
        from generator.edge.importing.entries import looks_collective

        return COLLECTIVE if looks_collective(name) else INDIVIDUAL

    def _choice(self, key: str, choice: Choice, label: str) -> str:
        told = self.draft.told.get(key)
        if told is None:
            return ""
        wanted = fold(told.text)
        found = next((word for word, name in choice.options if fold(name) == wanted or word == wanted), "")
        if not found:
            names = ", ".join(name for _, name in choice.options)
            self.draft.note(
                rules.VALUE, told.at, f"“{label}” ghi “{told.text}”, cần là: {names}.", severity=Severity.WARNING
            )
        return found

    def _day(self, key: str) -> str:
        told = self.draft.told.get(key)
        day = day_of(told.text) if told else ""
        if told and not day:
            message = f"“{told.label}”: không đọc được ngày “{told.text}”."
            self.draft.note(rules.VALUE, told.at, message, "Viết ngày/tháng/năm, ví dụ 20/11/2024.", Severity.WARNING)
        return day

    def _members(self) -> list[str]:
        text = self.draft.text("profile.members")
        return [one.strip() for one in text.replace("\n", ";").split(";" if ";" in text else ",") if one.strip()]

    def _life(self, data: dict[str, Value]) -> None:
        """Births are kept of the deceased only."""
        born, died = self.draft.told.get("profile.born"), self._day("profile.died")
        if died:
            data["died"], data["born"] = died, self._day("profile.born")
        elif born is not None:
            message = f"“{born.label}: {born.text}” không được nhập: ngày sinh chỉ đăng của người đã mất."
            self.draft.note(rules.DROPPED, born.at, message)

    def _consent(self) -> dict[str, Value]:
        """The consent as far as the file gives it whole; nothing is filled in for anybody."""
        draft = self.draft
        agreed = fold(draft.text("consent.agreed"))
        given, reference = self._day("consent.given"), draft.text("consent.reference")
        scope = [word for word, name in CONSENT_SCOPES.options if fold(name) in fold(draft.text("consent.scope"))]
        parts = [
            draft.told[key] for key in ("consent.scope", "consent.given", "consent.reference") if key in draft.told
        ]
        if agreed in _NO or agreed.startswith(("khong", "chua")):
            self._consent_dropped([*parts, *([draft.told["consent.agreed"]] if agreed else [])])
            return {}
        basis = next((word for word, name in CONSENT_BASES.options if fold(name) in agreed), CONSENT_BASES.words[0])
        if not given or not scope:
            self._consent_dropped([*parts, draft.told["consent.agreed"]])
            return {}
        consent: dict[str, Value] = {"basis": basis, "scope": list[Value](scope), "given": given}
        return consent | ({"reference": reference} if reference else {})

    def _consent_dropped(self, parts: list[Told]) -> None:
        if parts:
            said = "; ".join(f"{one.label}: {one.text}" for one in parts)
            message = f"Phần về sự đồng ý chưa đủ nên không được ghi: “{said}”."
            self.draft.note(rules.DROPPED, parts[0].at, message, "Cần cả ba: Có, phạm vi, ngày đồng ý.")

    def _evidence(self) -> list[Value]:
        told = self.draft.told.get("story.evidence")
        texts = told.text.split() if told is not None else []
        links = [text.rstrip(",;") for text in texts if text.startswith(("http://", "https://"))]
        label = told.label if told is not None else ""
        found: list[Value] = [{"kind": "link", "title": label, "url": link} for link in links]
        if told is not None and not found:
            message = f"Minh chứng cần một địa chỉ https://…; chưa được nhập: “{told.text}”."
            self.draft.note(rules.VALUE, told.at, message, severity=Severity.WARNING)
        return found

    def _replication(self) -> dict[str, Value]:
        return {
            name: self.draft.text(f"replication.{name}")
            for name in ("problem", "method", "result", "how_to_copy")
            if self.draft.text(f"replication.{name}")
        }

    def fail(self, message: str, hint: str) -> None:
        """Report something without which nothing can be written."""
        self.draft.note(rules.VALUE, 1, message, hint)
        self.failed = True


def _decision(row: dict[str, Told]) -> list[str]:
    """The decision of a claimed award in words, as the file gives it."""
    number, day, issuer = (row[key].text if key in row else "" for key in ("number", "date", "issuer"))
    whole = [row["decision"].text] if "decision" in row else []
    if number:
        words = f"Quyết định số {number}" + (f" ngày {day}" if day else "") + (f" của {issuer}" if issuer else "")
        return [*whole, words]
    return [*whole, *([f"Ngày {day}"] if day else []), *([f"Cơ quan ban hành: {issuer}"] if issuer else [])]


def _without_marks(text: str) -> str:
    """A paragraph without the marks of its footnotes."""
    return re.sub(r"\[\^[^\]]+\]", "", text)


def _titles(text: str) -> tuple[str, ...]:
    """``PGS. TS.`` is two titles; what is not made of known ones alone stays as it was written."""
    found, _, rest = split_honorifics(f"{text} {_NOBODY}")
    return found if found and rest == _NOBODY else (text.strip(" ."),)
