"""Records of invented people and bodies whose words occur nowhere else in the fabricated site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
SIXTEEN: dict[str, Any] = yaml.safe_load((DATA / "search_queries.yml").read_text(encoding="utf-8"))
"""Sixteen queries, and two invented texts among which they must find the right one."""

Record = tuple[str, dict[str, object], str]

UNITS: tuple[dict[str, object], ...] = (
    {"id": "dhtn", "name": "Đại học Thử nghiệm", "short": "ĐHTN", "kind": "dai-hoc", "order": 1, "verified": "full",
     "names": [{"name": "Học viện Thực nghiệm Cửa Đạt", "from": "1970-01-01", "to": "1999-12-31"},
               {"name": "Đại học Thử nghiệm", "from": "2000-01-01"}]},
    {"id": "khoa-dong-tau", "name": "Khoa Kỹ thuật Đóng tàu", "short": "KTĐT", "name_en": "Faculty of Shipbuilding",
     "aliases": ["Khoa Đóng tầu"], "kind": "khoa", "parent": "dhtn", "order": 2, "valid_from": "2015-01-01",
     "predecessors": ["cu-xuong-thuyen"], "verified": "full"},
    {"id": "cu-xuong-thuyen", "name": "Xưởng Thuyền Gỗ Lim", "kind": "vien", "parent": "dhtn", "order": 3,
     "valid_from": "1975-01-01", "valid_to": "2014-12-31", "successors": ["khoa-dong-tau"], "verified": "full"},
    {"id": "to-kin", "name": "Tổ Khuất Lấp", "kind": "to", "parent": "dhtn", "order": 4, "verified": "no"},
)  # fmt: skip
CONSENT = {"basis": "consent", "scope": ["name", "story"], "given": "2025-09-01", "reference": "B-2"}
TAIL: dict[str, object] = {"status": "published", "sources": [{"title": "Bản tin bịa", "url": "https://example.vn/b"}]}


def person(record: str, name: str, summary: str, unit: str = "khoa-dong-tau", **more: object) -> Record:
    head = {"kind": "individual", "name": name, "unit": unit, "role": "giang-vien", "fields": ["nghien-cuu"]}
    return f"profiles/{record}.md", {**head, "summary": summary, "consent": CONSENT, **TAIL, **more}, ""


def story(record: str, title: str, people: list[str], summary: str, body: str, **more: object) -> Record:
    head: dict[str, object] = {"kind": "advanced-model", "title": title, "date": "2026-03-06", "exemplars": people}
    head |= {"summary": summary, "author": "Ban biên tập bịa", **TAIL, **more}
    return f"stories/{str(head['date'])[:4]}/{record}.md", head, body


def records() -> Iterator[Record]:
    """Every planted record; what it is for stands in ``queries/fabricated.yml``."""
    yield person("quach-gia-uyen", "Quách Gia Uyển", "Cô giáo đưa xưởng sơn lên mạng.", position="Giảng viên hàm thụ")
    yield person("quach-gia-uyen-2", "Quách Gia Uyên", "Anh thợ giữ chìa khóa ụ nổi.", honorifics=["ThS"])
    yield person("kha-thi-thoa", "Kha Thị Thoả", "Người canh thuỷ triều bằng thước gỗ.")
    yield person("my-ly-quynh", "Mỵ Lý Quỳnh", "Kỹ sư của những chiếc xuồng cứu nạn.")
    yield person(
        "ung-dac-diem",
        "Ưng Đắc Diễm",
        "Ba mươi năm đo sóng ở vịnh.",
        awards=[{"award": "nha-giao-uu-tu", "year": 2019}],
    )
    yield person("au-duong-thoai", "Âu Dương Thoại", "Thợ hàn dưới nước.", unit="truong-co-khi")
    yield person("nguyen-van-hung", "Nguyễn Văn Hùng", "Người trùng tên với nhiều người.")
    yield person("iwasaki-kenji", "Iwasaki Kenji", "Chuyên gia người nước ngoài về chân vịt.", role="nguoi-nuoc-ngoai")
    yield person("boc-thuy", "Bốc Thùy", "Tên chỉ có hai chữ.")
    yield person("zhukov", "Пётр Жуков", "Tên viết bằng chữ khác.")
    yield (
        "profiles/nhom-hai-dang.md",
        {"kind": "collective", "name": "Nhóm Hải đăng Xoáy Ốc", "unit": "khoa-dong-tau", "fields": ["cong-dong"],
         "summary": "Mười hai người thắp đèn trên đảo.", "members": ["au-duong-thoai", "Tiêu Bảo Ngân Khuê"], **TAIL},
        "",
    )  # fmt: skip
    yield person("khuc-thua-rut", "Khúc Thừa Rút", "Đã rút tên.", status="withdrawn")
    yield person("khuc-thua-nhap", "Khúc Thừa Nháp", "Bản nháp.", status="draft")
    yield person("khuc-thua-hen", "Khúc Thừa Hẹn", "Chưa đến giờ.", publish_at="2036-01-01 08:00")
    yield person("khuc-thua-kin", "Khúc Thừa Kín", "Không đồng ý nêu tên.", consent={**CONSENT, "scope": ["photo"]})
    yield story(
        "den-tren-vinh", "Ngọn đèn bão trên vịnh Xuân Đài", ["nhom-hai-dang"],
        "Một đêm giông, đoàn tàu cá tìm được lối về nhờ ngọn đèn.",
        "Đêm ấy phong vũ biểu tụt nhanh.\n\nÔng lão chèo đò kể lại bằng giọng khàn: con nước ròng kéo mỏ neo đi mất.",
        fields=["cong-dong"], date="2026-02-14",
    )  # fmt: skip
    yield story(
        "chan-vit", "Chiếc chân vịt đúc hỏng lần thứ chín", ["iwasaki-kenji", "quach-gia-uyen"],
        "Tám lần nấu lại đồng thau, lần thứ chín thì quay.",
        "Lò nấu đồng thau ở góc xưởng. Khuôn cát ướt nổ lép bép.",
    )  # fmt: skip
    yield story(
        "phao-tieu", "Phao tiêu và những người giữ luồng lạch", ["kha-thi-thoa"],
        "Chuyện ở trạm đo triều.", "Sổ trực ghi mực nước từng khắc.", kind="good-deed", date="2025-07-05",
    )  # fmt: skip
    yield story("bai-nhap", "Bài nháp về Khúc Thừa Nháp", ["quach-gia-uyen"], "Nháp.", "Nháp.", status="draft")
    yield story("bai-rut", "Bài đã rút về Khúc Thừa Rút", ["khuc-thua-rut"], "Rút.", "Rút.")
    yield decision("991 KT/CTN", "qd-991", 1996, "president", [
        {"exemplar": "ung-dac-diem", "unit": "cu-xuong-thuyen", "award": "hc-lao-dong", "grade": "nhi"},
    ], title="Tặng Huân chương Lao động cho người đo sóng")  # fmt: skip
    yield decision("231/QĐ-TTg", "qd-231", 2023, "prime-minister", [
        {"exemplar": "au-duong-thoai", "unit": "truong-co-khi", "award": "bang-khen-thu-tuong"},
        {"key": "r1", "name": "Tống Phước Khoái", "unit": "khoa-dong-tau", "award": "bang-khen-thu-tuong"},
        {"key": "r2", "name": "Bế Văn Đàn Hương", "unit": "khoa-dong-tau", "award": "bang-khen-thu-tuong"},
    ])  # fmt: skip
    yield decision("1457/QĐ-ĐHTN", "qd-1457", 2024, "giam-doc", [
        {"exemplar": "nhom-hai-dang", "unit": "khoa-dong-tau", "award": "giay-khen"},
        {"exemplar": "khuc-thua-kin", "unit": "khoa-dong-tau", "award": "giay-khen"},
        {"exemplar": "khuc-thua-rut", "unit": "khoa-dong-tau", "award": "giay-khen"},
    ])  # fmt: skip
    head = {"decision": {"number": "88/QĐ-ĐHTN", "date": "2024-11-20", "issuer": "giam-doc"}, **TAIL}
    rows = [{"key": "a1", "name": "Khúc Thừa Giấu", "unit": "khoa-dong-tau", "award": "giay-khen"}]
    yield "awards/2024/khong-cong-khai.md", {**head, "recipients": rows}, ""
    yield (
        "events/2026/gap-mat.md",
        {"title": "Gặp mặt thợ lặn và hoa tiêu", "kind": "meeting", "date": "2026-05-20", "place": "Bến Cồn Vành",
         "organisers": ["khoa-dong-tau"], "exemplars": ["au-duong-thoai"], "summary": "Một buổi chiều trên bến.",
         "status": "published"},
        "",
    )  # fmt: skip


def decision(number: str, record: str, year: int, issuer: str, rows: list[dict[str, object]], **more: object) -> Record:
    head: dict[str, object] = {"decision": {"number": number, "date": f"{year}-09-10", "issuer": issuer}}
    return (
        f"awards/{year}/{record}.md",
        {**head, "publication": {"basis": "public-decision"}, "recipients": rows, **TAIL, **more},
        "",
    )


def sixteen_pages(unit: str) -> dict[str, bytes]:
    """The two texts of the sixteen queries as records of a unit, by their paths."""
    files = {}
    for name, text in SIXTEEN["pages"].items():
        head = {"kind": "collective", "name": f"Trang {name}", "unit": unit, "summary": "Bịa.", "status": "published"}
        files[f"profiles/{name}.md"] = f"---\n{yaml.safe_dump(head, allow_unicode=True)}---\n{text}\n".encode()
    return files
