"""Why readers may not see a record: for the offices that asked for something to be made of it."""

from __future__ import annotations

from generator.know.publicity import Public, is_not_chosen, may_show
from generator.words.model import DRAFT, WITHDRAWN, Profile, Record, Story


def why_hidden(public: Public, record: Record) -> str:
    """The first reason why a record is not public, in Vietnamese, "" for one that is. It names nobody."""
    kept = public.stories if isinstance(record, Story) else public.profiles
    if record.id in kept:
        return ""
    return _by_status(public, record) or (
        _of_profile(record) if isinstance(record, Profile) else _of_story(public, record)
    )


def _by_status(public: Public, record: Record) -> str:
    now = public.catalog.now
    if record.status == WITHDRAWN:
        return "đã rút khỏi trang"
    if record.status == DRAFT:
        return "còn là bản nháp (status: draft)"
    if record.publish_at and record.publish_at > now:
        moment = record.publish_at.astimezone(now.tzinfo)
        return f"chưa đến giờ công bố: {moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}"
    return ""


def _of_profile(profile: Profile) -> str:
    if is_not_chosen(profile):
        return "là nhân tố mới hoặc mới được đề nghị, chưa được chọn"
    return "" if may_show(profile, "name") else "chưa có sự đồng ý nêu tên (consent.scope thiếu name)"


def _of_story(public: Public, record: Record) -> str:
    for name in record.exemplars if isinstance(record, Story) else ():
        profile = public.profiles.get(name)
        if profile is None:
            return f"có nhân vật mà hồ sơ chưa công khai (exemplars/profiles/{name}.md)"
        if not may_show(profile, "story"):
            return f"có nhân vật chưa đồng ý cho viết bài (profiles/{name}.md: consent.scope thiếu story)"
    return "chưa công khai"
