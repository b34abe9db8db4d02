"""The form in a real browser, from the first click to a valid record on disk."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from PIL import Image

from generator import build
from generator.intake.read import FolderSource
from tests.form.serving import NOW, serving_form
from tests.form.writer import PATIENCE, Writer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_UNTRANSLATED = """() => {
  const english = CMS.getLocale('en'), here = CMS.getLocale('vi'), left = [];
  const walk = (one, other, path) => Object.entries(one).forEach(([key, value]) =>
    typeof value === 'object' ? walk(value, other?.[key], `${path}.${key}`)
      : (other?.[key] ?? value) === value && !value.startsWith('%{') && left.push(`${path}.${key}`));
  walk(english, here, '');
  return left;
}"""


def front_matter(path: Path) -> dict[str, object]:
    """The keys as they stand in the file, every scalar a string."""
    head = path.read_text(encoding="utf-8").split("---\n")[1]
    found = yaml.load(head, Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def photograph() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (1300, 900), (10, 90, 200)).save(kept, "JPEG")
    return kept.getvalue()


def test_a_person_writes_a_profile_a_story_and_a_decision(browser: Browser, tmp_path: Path) -> None:
    with serving_form(tmp_path) as form:
        before = files_of(form.root / "exemplars")
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.set_default_timeout(PATIENCE)
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.goto(form.address)
        writer = Writer(page)
        writer.enter()
        left = page.evaluate(_UNTRANSLATED)
        write_profile(writer)
        write_story(writer)
        write_decision(writer)
        page.close()

        new = files_of(form.root / "exemplars") - before
        found = build.check(FolderSource(form.root / "exemplars"), NOW)
        profile = front_matter(form.root / "exemplars/profiles/dang-thi-hoa-uoc.md")
        text = (form.root / "exemplars/profiles/dang-thi-hoa-uoc.md").read_text(encoding="utf-8")

    assert left == []
    records = {
        "profiles/dang-thi-hoa-uoc.md",
        "stories/2026/uoc-mo-duong-ve.md",
        "awards/2025/bang-khen-dot-1.md",
        "media/anh-dep-1.jpg",
    }
    assert new == records
    assert [one for one in found if one.place.path in records] == []
    assert profile["consent"] == {"basis": "consent", "scope": ["name", "photo", "story"], "given": "2026-03-01"}
    assert text.endswith("---\nĐoạn đầu.[^1]\n\n## Đề mục\n\nĐoạn hai.\n")
    assert said == []
    hosts = {url.removeprefix("blob:").split("/")[2].partition(":")[0] for url in asked}
    assert hosts == {"127.0.0.1"}


def write_profile(writer: Writer) -> None:
    writer.begin("profiles", "Hồ sơ điển hình")
    writer.choose(kind="Cá nhân", unit="Trường Điện toán", fields="Giảng dạy")
    writer.write(name="Đặng Thị Hoà Ước", summary="Một câu tóm tắt về người thật sự không có trên đời.")
    writer.choose(basis="người được nêu gương đồng ý", scope="nêu tên")
    writer.choose(scope="đăng ảnh")
    writer.choose(scope="đăng bài viết")
    writer.write(given="2026-13-01", body="Đoạn đầu.[^1]\n\n## Đề mục\n\nĐoạn hai.")
    writer.page.get_by_role("button", name="Thêm nguồn").click()
    writer.write(title="Sổ truyền thống của trường")
    writer.publish()
    writer.page.get_by_text("viết năm-tháng-ngày như 2026-03-06").first.wait_for()
    writer.write(given="2026-03-01")
    writer.publish()
    writer.published()


def write_story(writer: Writer) -> None:
    writer.begin("stories", "Bài viết")
    writer.choose(kind="Người tốt")
    writer.write(title="Ước mơ: “đường” về", date="2026-03-06", author="Ban biên tập")
    writer.choose(exemplars="Đặng Thị Hoà Ước")
    writer.write(summary="Một sa pô dài vừa đủ để người đọc biết bài nói gì.")
    writer.page.get_by_role("button", name="Thêm ảnh").click()
    writer.picture("Ảnh Đẹp 1.JPG", photograph())
    writer.write(alt="Một tấm ảnh chỉ có màu xanh", credit="Người chụp bịa")
    writer.choose(basis="ảnh không có người")
    writer.page.get_by_role("button", name="Thêm minh chứng").click()
    writer.page.locator('[id^="kind-field-"]').nth(1).click()
    writer.page.get_by_role("option").filter(has_text="Liên kết").click()
    writer.page.locator('[id^="title-field-"]').nth(1).fill("Bản tin bịa")
    writer.page.locator('[id^="url-field-"]').first.fill("https://example.edu.vn/ban-tin")
    writer.write(body="Bài viết bịa để thử biểu mẫu.")
    writer.publish()
    writer.published()


def write_decision(writer: Writer) -> None:
    writer.begin("awards", "Quyết định khen thưởng")
    writer.write(title="Bằng khen đợt 1", number="12/QĐ-TTg", date="2025-02-03")
    writer.choose(issuer="Thủ tướng Chính phủ")
    writer.page.get_by_role("button", name="Thêm danh sách được khen").click()
    writer.choose(exemplar="Đặng Thị Hoà Ước", unit="Trường Điện toán", award="Bằng khen của Thủ tướng")
    writer.publish()
    writer.published()
