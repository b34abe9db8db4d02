"""``exemplars audit``: every byte of a built site, looked through for what must not be there."""

from __future__ import annotations

from collections.abc import Sequence

from generator.edge.cli.parsing import Parser, folder

EXAMPLE = """\
exemplars audit site
exemplars audit site --allow bantin@example.edu.vn --canary "Tên đã rút\""""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars audit",
        about="Soát từng byte của một trang đã dựng (trang, dữ liệu, tin, chỉ mục, ảnh, PDF, tệp nén)\n"
        "xem có điều không được đăng. Ngày sinh, nơi ở của người đã mất, ghi trong kho, thì không bị nhắc.",
        example=EXAMPLE,
    )
    options.add_argument("site", type=folder, metavar="TRANG", help="thư mục của trang đã dựng")
    options.add_argument("--allow", action="append", default=[], metavar="CHỮ", help="chữ được phép có")
    options.add_argument("--canary", action="append", default=[], metavar="CHỮ", help="chữ không được có ở đâu cả")
    return options


def run(words: Sequence[str]) -> int:
    """1 when something was found."""
    from generator.edge.auditing import audit
    from generator.edge.history import of_the_dead

    arguments = parser().parse_args(words)
    history, contact = of_the_dead(arguments.root)
    found = list(audit(arguments.site, arguments.canary, [*arguments.allow, contact], history))
    for one in found:
        print(f"{one.where}: {one.what}: “{one.words}”")
    count = sum(1 for path in arguments.site.rglob("*") if path.is_file())
    print(f"Đã soát {count} tệp: {len(found)} chỗ cần xem." if found else f"Đã soát {count} tệp: không thấy gì.")
    return 1 if found else 0
