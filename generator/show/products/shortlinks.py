"""Short links: a redirect in one hop at the short address of each story, also of its former ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.tombstones import redirect, tombstone
from generator.show.shortlinks import short_code, short_path
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Story

MAKER = "products.shortlinks"
RULE = Rule(
    code="R821",
    name="short-link-clash",
    severity=Severity.ERROR,
    title="Hai bài viết trùng địa chỉ ngắn",
    why="Địa chỉ ngắn tính từ tên tệp và giữ mãi mãi; hai bài trùng nhau thì mã QR đã in của một bài dẫn sang bài kia.",
    wrong="hai tệp mà mã tính từ tên ra cùng một địa chỉ /b/…/ (rất hiếm)",
    right="đổi tên tệp của bài mới hơn",
)


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """A page for each short address; a withdrawn story's says that it was withdrawn.

    Stories that nobody may read yet get no page, but must not clash either: one day they will be printed too.
    """
    owners: dict[str, Story] = {}
    for story in site.public.catalog.stories.values():
        for name in (story.id, *story.aliases):
            path = short_path(name)
            owner = owners.setdefault(path, story)
            if owner is not story:
                message = f"Địa chỉ ngắn /{path} của bài này trùng với bài {owner.path}."
                hint = "Đổi tên tệp của bài mới hơn, thêm hay bớt một chữ là đủ."
                yield RULE.at(story.place, message, hint=hint)
            elif story.id in site.public.stories:
                target = Link(text=story.title, path=addresses.record_path("story", story.id))
                yield redirect(path, target, f"Địa chỉ ngắn {short_code(name)}", MAKER)
            elif story.status == WITHDRAWN:
                yield tombstone("story", path, MAKER)
