"""Changes as a comment for the person who approves them, in Vietnamese Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from generator.edge.review.changes import Changes, PageChange, weak_points
from generator.know.catalog import Catalog
from generator.words.model import Profile

MARK = "<!-- exemplars diff -->"
"""First line of the comment, so that the next one can take its place."""
NOTHING = "Người đọc sẽ không thấy gì thay đổi."
_OPEN = 12
"""Lists up to this long are shown at once; longer ones can be unfolded."""
_MOST = 500
"""Lines of one list: hosts refuse comments that are too long."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_TICKS = re.compile("`+")
_BASES = {"consent": "có giấy đồng ý", "guardian": "người giám hộ đồng ý", "public-record": "tư liệu công khai"}
_SCOPES = {"name": "nêu tên", "photo": "ảnh", "story": "bài viết", "social": "mạng xã hội", "print": "in ấn"}

Link = Callable[[str], str]
"""The address where a file of the repository can be looked at; "" where nobody knows."""


def render(changes: Changes, catalog: Catalog, link: Link) -> str:
    """The whole comment. Text of authors is escaped: it makes no link, no mention, no element."""
    parts = [MARK, "## Người đọc sẽ thấy gì thay đổi", *_stops(changes)]
    parts += [] if changes.seen else [NOTHING if changes.built else ""]
    parts += [
        "### Người duyệt xem giúp",
        "\n".join(f"- [ ] {one}" for one in _checklist(changes)),
        *_pages("Trang mới", changes.added),
        *_list("Trang đổi địa chỉ", [f"{_page(one)} (trước: `/{one.before}`)" for one in changes.renamed]),
        *_pages("Trang không còn", changes.removed),
        *_pages("Trang có nội dung đổi", changes.edited),
        *_list("Tệp dữ liệu, ảnh, tin Atom đổi theo", [code(f"/{one}") for one in changes.other_files], folded=True),
        *_numbers(changes),
        *_list("Khen thưởng mới", list(_awards(changes, catalog))),
        *_list("Ảnh và tệp mới hoặc đã thay", [_file(one, link) for one in changes.photos]),
        *_list("Sự đồng ý", [_consent(one) for one in changes.people]),
        *_list("Mã chương trình, giao diện, thiết đặt", list(map(code, changes.code)), folded=True),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def safe(text: str) -> str:
    """Text of an author as Markdown that shows the same letters and does nothing."""
    line = " ".join(text.split())
    return _SIGNS.sub(r"\\\1", line).replace("@", "&#64;").replace("://", ":&#47;&#47;").replace("www.", "www&#46;")


def code(text: str) -> str:
    """The name of a file or an address as it is written, whatever stands in it."""
    line = " ".join(text.split())
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    return f"{fence} {line} {fence}" if len(fence) > 1 else f"`{line}`"


def _stops(changes: Changes) -> Iterator[str]:
    for path, people in changes.strangers:
        yield (
            f"> **Dừng lại:** ảnh {code(path)} của {safe(people)} bị thay mà hồ sơ và bài viết không sửa gì. "
            "Chỉ gộp khi đã hỏi chính người ấy."
        )
    if changes.errors:
        count = len(changes.errors)
        yield f"> **Dừng lại:** còn {count} lỗi nên chưa dựng được trang để so sánh. Xem: `exemplars check`"
        places = ((code(f"{one.place.path}:{one.place.line}"), one) for one in changes.errors)
        yield from _list("Lỗi", [f"{place} {one.code}: {safe(one.message)}" for place, one in places])
    elif not changes.head_built:
        yield "> **Dừng lại:** bản này chưa dựng thành trang được. Xem vì sao: `exemplars build`"
    elif not changes.base_built:
        yield (
            "> **Không so được:** bản đang dùng có lỗi nên không dựng thành trang được. Bản này dựng được; "
            "hãy xem thử cả trang trước khi gộp."
        )


def _page(page: PageChange) -> str:
    return f"{safe(html.unescape(page.title))} `/{page.path}`"


def _pages(title: str, pages: Sequence[PageChange]) -> list[str]:
    """Every page by name; where there are very many only by address, which leaves room for the rest of the comment."""
    if len(pages) <= _MOST:
        return _list(title, [_page(one) for one in pages])
    body = "\n".join(f"- `/{one.path}`" for one in pages)
    return [f"<details><summary>{title} ({len(pages)})</summary>", body, "</details>"]


def _list(title: str, lines: Sequence[str], *, folded: bool = False) -> list[str]:
    if not lines:
        return []
    more = [f"… và {len(lines) - _MOST} nữa"] if len(lines) > _MOST else []
    body = "\n".join(f"- {line}" for line in [*lines[:_MOST], *more])
    if len(lines) <= _OPEN and not folded:
        return [f"### {title} ({len(lines)})", body]
    return [f"<details><summary>{title} ({len(lines)})</summary>", body, "</details>"]


def _numbers(changes: Changes) -> list[str]:
    if not changes.numbers:
        return []
    rows = [f"| {safe(one.label)} `/{one.path}` | {before} | {after} |" for one, before, after in changes.numbers]
    return ["### Con số", "\n".join(["| Con số | Trước | Sau |", "| --- | ---: | ---: |", *rows])]


def _awards(changes: Changes, catalog: Catalog) -> Iterator[str]:
    for decision, row in changes.awards:
        award = catalog.vocabulary.awards.get(row.award)
        profile = catalog.profiles.get(row.exemplar)
        who = profile.name if profile else row.name or row.key
        head = decision.decision
        day = f" ngày {head.date.vietnamese()}" if head.date else ""
        number = f"Quyết định {head.number}" if head.number else "Quyết định chưa có số"
        issuer = catalog.vocabulary.authorities.get(head.issuer)
        by = f", {issuer.name}" if issuer else ""
        yield f"{safe(who)}: {safe(award.name if award else row.award)}. {safe(f'{number}{day}{by}')}"


def _file(path: str, link: Link) -> str:
    address = link(path)
    name = path.rpartition("/")[2]
    if not address:
        return code(path)
    if path.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".avif")):
        return (
            f'<a href="{html.escape(address)}"><img src="{html.escape(address)}" width="160" alt=""></a> {code(name)}'
        )
    return f"[{code(name)}]({address})"


def _consent(profile: Profile) -> str:
    consent = profile.consent
    if consent is None:
        return f"{safe(profile.name)}: **chưa có**"
    basis = _BASES.get(consent.basis, consent.basis)
    scope = ", ".join(_SCOPES.get(one, one) for one in consent.scope) or "chưa ghi phạm vi"
    missing = [] if "photo" in consent.scope or not profile.portrait else ["**có ảnh nhưng chưa đồng ý đăng ảnh**"]
    given = [f"ngày {consent.given.vietnamese()}"] if consent.given else []
    return f"{safe(profile.name)}: " + "; ".join([safe(basis), safe(scope), *given, *missing])


def _checklist(changes: Changes) -> Iterator[str]:
    """What only a person can know, by what changes; then what the checks are not sure of."""
    for profile in changes.people:
        consent = profile.consent
        if consent and consent.basis in {"consent", "guardian"}:
            number = safe(consent.reference or "chưa ghi")
            yield f"Giấy đồng ý của {safe(profile.name)} (số lưu {number}) có trong tủ hồ sơ."
    if changes.awards:
        yield "Số, ngày, người ký và tên người nhận đúng với bản quyết định."
    if changes.photos:
        yield "Ảnh đúng người, có nguồn, và ai rõ mặt đều biết ảnh được đăng."
    if changes.removed:
        yield "Trang bị bỏ là do chủ ý; địa chỉ cũ có nơi chuyển tới."
    if changes.added or changes.edited:
        yield "Tên người, học hàm, chức vụ và đơn vị viết đúng."
    if changes.code:
        yield "Có thay đổi ở mã chương trình hoặc giao diện: mọi trang có thể đổi, cần người duyệt thứ hai."
    for one in weak_points(changes):
        yield f"{code(f'{one.place.path}:{one.place.line}')} {one.code}: {safe(one.message)}"
    yield "Đã đọc lại một lượt như một người đọc."


def linker(base: str) -> Link:
    """Links to files below an address; none where it is empty."""
    return lambda path: f"{base.rstrip('/')}/{quote(path)}" if base else ""
