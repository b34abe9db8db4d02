"""What stands in the files to fill in before anybody fills them in: the importer has nothing to say of it."""

from __future__ import annotations

LIST_NAME, STORY_NAME = "mau-danh-sach.xlsx", "mau-bai-viet.docx"
COLUMNS = {
    "STT": 5, "Mã hồ sơ": 12, "Họ và tên": 20, "Chức vụ": 14, "Đơn vị công tác": 18, "Loại danh hiệu thi đua": 18,
    "Nội dung thành tích": 24, "Số quyết định": 13, "Ngày ban hành": 11, "Cơ quan ban hành quyết định": 18,
    "Link minh chứng": 16, "Năm học": 10, "Ghi chú": 12,
}  # fmt: skip
"""The columns of the list, and how wide they are in letters: together they fill a landscape page that can be read."""

GUIDE = (
    "Mỗi dòng là một lần khen một người hoặc một tập thể. Không gộp ô, không ẩn dòng hay cột.",
    "Ngày viết ngày/tháng/năm, ví dụ 20/11/2024. Năm học viết 2023-2024.",
    "Tên đơn vị, danh hiệu, cơ quan: lấy trong trang “Danh mục”. Mã hồ sơ chỉ cần khi có người trùng tên.",
)
LISTED = {"units": "Các đơn vị", "awards": "Các danh hiệu", "authorities": "Các cơ quan"}
"""The vocabularies on the sheet of names, with their headings."""

PARTS = (
    "GỬI BÀI GƯƠNG ĐIỂN HÌNH",
    "1. Người hoặc tập thể",
    "2. Khen thưởng đã có",
    "3. Bài viết",
    "4. Sự đồng ý",
    "5. Nội dung bài viết",
)
"""The title of the story's form, and its headings."""
