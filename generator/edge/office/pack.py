"""A spread pack as files: posts and mails, cards, the poster, what each picture shows, and a note to read first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.edge.office.poster_pdf import poster_pdf
from generator.show.cards import SHAPES, Placed
from generator.show.spread.plan import Pack
from generator.show.spread.texts import posts
from generator.words.vietnamese import slug

NOTE, ALTS, POSTER = "doc-truoc.txt", "mo-ta-anh.txt", "ap-phich-a3.pdf"
TEXTS, PICTURES = "van-ban/", "anh/"
EVER = (NOTE, ALTS, POSTER, f"{TEXTS}*-*.txt", f"{PICTURES}*-*x*.png", f"{PICTURES}*-*x*.jpg")
"""Every file that some pack may have."""


Respelled = tuple[tuple[str, str], ...]


def pack_files(
    pack: Pack, cards: Mapping[str, bytes], portrait: bytes, today: date
) -> tuple[dict[str, bytes], Respelled]:
    """All files of a pack by name, and the letters that the poster has in another spelling.

    Args:
        pack: the plan.
        cards: the bytes of its cards, by their paths in the plan.
        portrait: a JPEG for the poster, nothing for none.
        today: the day it is made for.

    Raises:
        CannotPrint: the poster cannot be set.
    """
    files: dict[str, bytes] = {}
    alts: list[tuple[str, str]] = []
    respelled: Respelled = ()
    if pack.posts:
        for post in posts(pack.told, pack.site):
            files[f"{TEXTS}{post.name}.txt"] = post.text.encode("utf-8")
    for placed in pack.cards:
        name = _card_name(placed)
        files[name] = cards[placed.path]
        alts.append((name, _alt(pack, placed)))
    if pack.prints:
        sheet = poster_pdf(pack, portrait)
        files[POSTER], respelled = sheet.pdf, sheet.respelled
        alts.append((POSTER, _poster_alt(pack, with_portrait=bool(portrait))))
    files[ALTS] = "".join(f"{name}\n{text}\n\n" for name, text in alts).encode("utf-8")
    files[NOTE] = "\n".join(_note(pack, sorted(files), today)).encode("utf-8")
    return files, respelled


def _card_name(placed: Placed) -> str:
    card = placed.card
    shape = SHAPES[card.width, card.height]
    return f"{PICTURES}{slug(shape)}-{card.width}x{card.height}.{placed.path.rpartition('.')[2]}"


def _alt(pack: Pack, placed: Placed) -> str:
    shown = f"Chân dung {pack.shown}. " if placed.card.portrait and pack.shown else ""
    return f"{shown}{placed.alt}"


def _poster_alt(pack: Pack, *, with_portrait: bool) -> str:
    told = pack.told
    parts = (
        f"Áp phích {pack.site}",
        f"chân dung {pack.shown}" if with_portrait else "",
        told.title,
        told.named,
        told.summary.rstrip("."),
        f"Mã QR dẫn tới {told.link}",
    )
    return ". ".join(part for part in parts if part)


def _note(pack: Pack, names: list[str], today: date) -> Iterator[str]:
    yield from (f"Gói lan tỏa: {pack.told.title}", f"Địa chỉ: {pack.told.link}", "")
    yield from (f"Soạn theo dữ liệu ngày {today.day}/{today.month}/{today.year}. Trong gói có:", "")
    for start, about in _ABOUT:
        if any(name.startswith(start) for name in names):
            yield f"- {about}"
    yield ""
    for one in pack.denied:
        yield from (f"Không có {one.what}: {one.why}.", one.cure, "")
    yield "Trước khi đăng hoặc in, hãy mở địa chỉ trên: trang không còn nghĩa là bài đã rút, đừng dùng gói này nữa."
    yield "Khi nhân vật rút lại sự đồng ý, hãy gỡ những gì đã đăng, đã treo và xóa gói này."
    yield ""


_ABOUT: tuple[tuple[str, str], ...] = (
    (f"{TEXTS}facebook", "van-ban/facebook-….txt: bài đăng Facebook, ba độ dài (ngan, vua, dai)"),
    (f"{TEXTS}zalo", "van-ban/zalo-….txt: bài đăng Zalo, ba độ dài"),
    (f"{TEXTS}thu", "van-ban/thu-….txt: thư, dòng đầu là tiêu đề thư, ba độ dài"),
    (PICTURES, "anh/: ảnh chia sẻ khổ ngang, vuông và dọc"),
    (POSTER, f"{POSTER}: áp phích khổ A3, in thẳng từ PDF"),
    (ALTS, f"{ALTS}: lời tả từng ảnh cho người không nhìn thấy; khi đăng hãy dán vào ô “Văn bản thay thế”"),
)
