"""Why the machine refused something, in Vietnamese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EADDRINUSE: "cổng đang có chương trình khác dùng",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "đây không phải thư mục",
    errno.EISDIR: "đây là một thư mục",
    errno.EEXIST: "đã có tệp này",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết chạy vòng",
}


def reason(error: OSError) -> str:
    """The reason of ``error``; the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
