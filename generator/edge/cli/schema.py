"""``exemplars schema``: what is made from the schema of the records; so far the office files that authors fill in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.edge.cli.parsing import Parser, UsageError

EXAMPLE = "exemplars schema --templates mau/"


def parser() -> Parser:
    """The command's options."""
    options = Parser("exemplars schema", about="Làm các tệp mẫu để điền, từ lược đồ hồ sơ.", example=EXAMPLE)
    options.add_argument("--templates", default="", metavar="THƯ_MỤC", help="ghi mẫu Excel và mẫu Word vào thư mục này")
    return options


def run(words: Sequence[str]) -> int:
    """Write the templates."""
    arguments = parser().parse_args(words)
    if not arguments.templates:
        raise UsageError(f"Còn thiếu nơi ghi tệp mẫu: {EXAMPLE}")
    from generator.edge.office.templates import LIST_NAME, STORY_NAME, award_list, story_form
    from generator.edge.records import write_records
    from generator.edge.settings import CONFIG_FILE, Settings, load_settings
    from generator.intake.load import load
    from generator.intake.read import FolderSource, MemorySource

    root: Path = arguments.root
    settings = load_settings(root) if (root / CONFIG_FILE).is_file() else Settings()
    records = root / settings.records
    loaded = load(FolderSource(records) if records.is_dir() else MemorySource({}))
    target = Path(arguments.templates)
    target.mkdir(parents=True, exist_ok=True)
    write_records(target, {LIST_NAME: award_list(loaded.vocabulary), STORY_NAME: story_form()})
    print(f"Đã ghi {target / LIST_NAME} và {target / STORY_NAME}.")
    return 0
