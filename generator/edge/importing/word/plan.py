"""A draft and what is on file to the files of one profile, one story and its photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.edge import yaml_out
from generator.edge.cli.drafting import free_id
from generator.edge.importing import rules
from generator.edge.importing.existing import Existing
from generator.edge.importing.names import name_key
from generator.edge.importing.patch import patch_record
from generator.edge.importing.terms import Terms
from generator.edge.importing.word.draft import Draft
from generator.edge.importing.word.photos import photo
from generator.edge.importing.word.values import Values
from generator.intake.compose import compose
from generator.intake.frontmatter import split
from generator.intake.schema.records import PROFILE, STORY
from generator.intake.yamltext import Value
from generator.words.dates import parse_date
from generator.words.diagnostics import Severity
from generator.words.model import INDIVIDUAL, WITHDRAWN, Profile, Story
from generator.words.vietnamese import fold, slug

_LABELS = {key.name: key.label for key in (*STORY.keys, *PROFILE.keys)}


@dataclass(slots=True)
class WordPlan:
    """Plans the files of one draft, by path below the records folder."""

    draft: Draft
    existing: Existing
    today: date

    def files(self) -> dict[str, str | bytes]:
        """The files, none where the draft lacks something it must have."""
        values = Values(self.draft, Terms(self.existing.vocabulary))
        story = values.story(self.today.isoformat())
        profile = values.profile(parse_date(str(story["date"])))
        claims = values.claims(parse_date(str(story["date"])))
        if values.failed:
            return {}
        known, profile_id = self._person(profile)
        if not profile_id:
            return {}
        old = self._story_on_file(profile_id, story)
        texts: dict[str, str | bytes] = dict(self._profile(profile_id, known, profile, claims))
        texts |= self._story(profile_id, story, old)
        self._say_consent(profile_id, known, profile)
        return texts

    def _person(self, profile: Mapping[str, Value]) -> tuple[Profile | None, str]:
        """Who the story is about: a profile on file where it is the same for all we know, else a new id."""
        existing, name, unit = self.existing, str(profile["name"]), str(profile["unit"])
        at = self.draft.told["profile.name"].at
        code = self.draft.text("profile.exemplar")
        if code:
            known = existing.profiles.get(code)
            if known is None or known.status == WITHDRAWN or name_key(known.name) != name_key(name):
                self.draft.note(rules.PERSON, at, f"Mã hồ sơ “{code}” không phải của “{name}”, hoặc không có.")
                return None, ""
            return known, code
        if {slug(name), slug(f"{name} {unit}")} & existing.withdrawn:
            self.draft.note(rules.PERSON, at, f"Hồ sơ “{slug(name)}” đã rút; không nhập lại tên này.")
            return None, ""
        named = existing.by_name.get(name_key(name), ())
        same = [one for one in named if one.unit == unit or existing.related(one.unit, unit)]
        if len(same) > 1:
            ids = ", ".join(one.id for one in same)
            self.draft.note(rules.PERSON, at, f"Có {len(same)} hồ sơ cùng tên “{name}”: {ids}.", "Ghi mục “Mã hồ sơ”.")
            return None, ""
        if same:
            message = f"Nối với hồ sơ “{same[0].id}” vì cùng tên, cùng đơn vị; hãy xem có đúng người không."
            self.draft.note(rules.DOUBT, at, message)
            return same[0], same[0].id
        return None, self._new_id(name, unit, named, at)

    def _new_id(self, name: str, unit: str, named: tuple[Profile, ...], at: int) -> str:
        taken = self.existing.taken["profile"]
        wanted = slug(name)
        chosen = wanted if wanted not in taken else free_id(f"{name} {unit}", taken)
        if named:
            ids = ", ".join(f"{one.id} ({one.unit})" for one in named)
            message = f"Đã có hồ sơ cùng tên “{name}” ở đơn vị khác: {ids}. Bài này tạo hồ sơ mới “{chosen}”."
            self.draft.note(rules.DOUBT, at, message, "Nếu là một người, ghi mục “Mã hồ sơ” vào tệp Word.")
        if not chosen:
            self.draft.note(rules.PERSON, at, f"Không đặt được mã từ tên “{name}”.")
        return chosen

    def _profile(
        self, profile_id: str, known: Profile | None, data: dict[str, Value], claims: list[Value]
    ) -> dict[str, str]:
        """The profile: new, or the one on file with its blanks filled in; what it says already stays."""
        claims = [claim for claim in claims if not self._is_decided(profile_id, claim)]
        self._say_members(data)
        if known is None:
            status: dict[str, Value] = {"status": "draft"}
            return {
                f"{PROFILE.folder}/{profile_id}.md": yaml_out.record({**data, "awards": claims, **status}, PROFILE.keys)
            }
        text = self.existing.text(known.path)
        if text is None or known.path in self.existing.broken:
            message = f"Hồ sơ {known.path} đang có lỗi nên không được điền thêm gì."
            self.draft.note(rules.BLOCKED, 1, message, severity=Severity.WARNING)
            return {}
        old = _head_of(text, known.path)
        new = dict(old)
        for name, value in data.items():
            if yaml_out.is_empty(old.get(name)):
                new[name] = value
            elif old[name] != value and name not in ("kind", "name"):
                self._keep(name, value)
        mine = old.get("awards")
        present = list(mine) if isinstance(mine, list) else []
        more = [claim for claim in claims if not any(_same_claim(claim, one) for one in present)]
        if more:
            new["awards"] = [*present, *more]
        return {known.path: text if new == old else patch_record(text, known.path, new, PROFILE.keys)}

    def _keep(self, name: str, value: Value) -> None:
        shown = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        at = self.draft.told[f"profile.{name}"].at if f"profile.{name}" in self.draft.told else 1
        message = f"Hồ sơ đang có “{_LABELS[name]}” khác với tệp (“{shown}”); giữ hồ sơ."
        self.draft.note(rules.KEPT, at, message, "Nếu tệp đúng hơn, sửa trong hồ sơ.")

    def _is_decided(self, profile_id: str, claim: Value) -> bool:
        """Whether a decision on file covers a claim, which then is no claim any more."""
        if not isinstance(claim, dict):
            return False
        for decision in self.existing.decisions.values():
            for row in decision.recipients:
                same = row.exemplar == profile_id and row.award == claim["award"] and decision.date is not None
                if same and claim.get("year") in (None, str(decision.date.year if decision.date else "")):
                    message = (
                        f"“{claim['award']}” đã có trong quyết định “{decision.id}” nên không ghi lại trong hồ sơ."
                    )
                    self.draft.note(rules.DROPPED, 1, message)
                    return True
        return False

    def _say_members(self, data: Mapping[str, Value]) -> None:
        members = data.get("members")
        for name in members if isinstance(members, list) else []:
            for one in self.existing.by_name.get(name_key(str(name)), ()):
                message = f"Thành viên “{name}” trùng tên hồ sơ “{one.id}” ({one.unit}); chưa nối."
                hint = f"Nếu đúng là người ấy, ghi {one.id} thay cho tên trong mục members."
                self.draft.note(rules.DOUBT, 1, message, hint, Severity.NOTICE)

    def _story_on_file(self, profile_id: str, data: Mapping[str, Value]) -> Story | None:
        """The story this file has made before: of the same person, with the same title or the same day."""
        mine = [one for one in self.existing.stories.values() if profile_id in one.exemplars]
        title = [one for one in mine if fold(one.title) == fold(str(data["title"]))]
        day = [one for one in mine if "story.date" in self.draft.told and str(one.date) == data["date"]]
        return next(iter((*title, *day)), None)

    def _story(self, profile_id: str, data: dict[str, Value], old: Story | None) -> dict[str, str | bytes]:
        """The story and its photos; of one on file, what the file gives is brought up to the file and said."""
        if old is not None and old.path in self.existing.broken:
            self.draft.note(rules.BLOCKED, 1, f"Bài {old.path} đang có lỗi nên không được sửa.")
            return {}
        if old is not None and "story.date" not in self.draft.told:
            data["date"] = str(old.date)
        text = self.existing.text(old.path) if old is not None else None
        head = _head_of(text, old.path) if text is not None and old is not None else {}
        year = str(data["date"])[:4]
        story_id = old.id if old is not None else free_id(str(data["title"]), self.existing.taken["story"])
        path = old.path if old is not None else f"{STORY.folder}/{year}/{story_id}.md"
        media, photos = self._photos(story_id, head)
        body = "\n\n".join(self.draft.body) + "\n"
        if text is None:
            whole: dict[str, Value] = {
                **data,
                "exemplars": list[Value]([profile_id]),
                "photos": photos,
                "status": "draft",
            }
            return {path: yaml_out.record(whole, STORY.keys, body), **media}
        new = dict(head)
        for name, value in {**data, **({"photos": photos} if photos else {})}.items():
            if not yaml_out.is_empty(head.get(name)) and head[name] != value and name != "photos":
                self.draft.note(rules.KEPT, 1, f"“{_LABELS[name]}” của bài đang có được thay theo tệp: “{value}”.")
            new[name] = value
        patched = text if new == head else patch_record(text, path, new, STORY.keys)
        return {path: _with_body(patched, path, body), **media}

    def _photos(self, story_id: str, head: Mapping[str, Value]) -> tuple[dict[str, bytes], list[Value]]:
        """The photos that are good enough, under names of ours; what a person wrote about one on file stays."""
        known = head.get("photos")
        before = {
            str(one.get("file")): one for one in (known if isinstance(known, list) else []) if isinstance(one, dict)
        }
        media: dict[str, bytes] = {}
        entries: list[Value] = []
        for shot in self.draft.shots:
            content, remark = photo(shot.raw)
            if content is None:
                about = f" (“{shot.caption or shot.credit}”)" if shot.caption or shot.credit else ""
                self.draft.note(rules.DROPPED, shot.at, f"{remark}{about}", severity=Severity.WARNING)
                continue
            if remark:
                self.draft.note(rules.DROPPED, shot.at, remark)
            file = f"media/{story_id}-{len(entries) + 1}.jpg"
            media[file] = content
            credit = shot.credit or self.draft.text("both.credit")
            said: dict[str, Value] = {"file": file, "caption": shot.caption, "credit": credit}
            entries.append({**before.get(file, {}), **{name: value for name, value in said.items() if value}})
        if entries:
            message = f"{len(entries)} ảnh được lấy vào bài; chưa biết người trong ảnh là ai, đã đồng ý chưa."
            hint = "Với mỗi ảnh, điền alt (mô tả), people (người trong ảnh) và basis (căn cứ đăng)."
            self.draft.note(rules.CONSENT, self.draft.shots[0].at, message, hint)
        return media, entries

    def _say_consent(self, profile_id: str, known: Profile | None, data: Mapping[str, Value]) -> None:
        """Whom we may not show yet."""
        if data["kind"] != INDIVIDUAL or "consent" in data or (known is not None and known.consent is not None):
            return
        message = (
            f"Tệp không nói “{data['name']}” đã đồng ý cho đăng; hồ sơ “{profile_id}” là bản nháp, chưa lên trang."
        )
        hint = "Xin phiếu đồng ý, rồi ghi consent: {basis: consent, scope: […], given: ngày, reference: số hồ sơ}."
        self.draft.note(rules.CONSENT, self.draft.told["profile.name"].at, message, hint)


def _head_of(text: str, path: str) -> dict[str, Value]:
    return dict(compose(split(text, path).head or "", path).data or {})


def _with_body(text: str, path: str, body: str) -> str:
    """A record with another body."""
    lines = text.split("\n")
    return "\n".join(lines[: split(text, path).body_line - 1]) + f"\n{body}"


def _same_claim(one: Value, other: Value) -> bool:
    """Two claims are one where they name one award, grade and year."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return all((one.get(name) or "") == (other.get(name) or "") for name in ("award", "grade", "year"))
