"""``exemplars schema``: what is made from the schema of the records: office files to fill in, what editors are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.edge.cli.parsing import Parser, UsageError

EXAMPLE = """\
exemplars schema --templates mau/
exemplars schema --editors"""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars schema",
        about="Làm các tệp mẫu để điền, và các tệp cho trình soạn thảo, từ lược đồ hồ sơ.",
        example=EXAMPLE,
    )
    options.add_argument("--templates", default="", metavar="THƯ_MỤC", help="ghi mẫu Excel và mẫu Word vào thư mục này")
    options.add_argument(
        "--editors", action="store_true", help="viết lại .vscode/: lược đồ, mẫu khai báo, việc kiểm tra"
    )
    return options


def run(words: Sequence[str]) -> int:
    """Write the templates."""
    arguments = parser().parse_args(words)
    if not arguments.templates and not arguments.editors:
        raise UsageError("Còn thiếu việc cần làm: --templates THƯ_MỤC hoặc --editors")
    root: Path = arguments.root
    from generator.edge.settings import CONFIG_FILE, Settings, load_settings

    settings = load_settings(root) if (root / CONFIG_FILE).is_file() else Settings()
    if arguments.templates:
        _templates(root / settings.records, Path(arguments.templates))
    if arguments.editors:
        _editors(root, settings.records)
    return 0


def _templates(records: Path, target: Path) -> None:
    from generator.edge.records import write_records
    from generator.intake.load import load
    from generator.intake.read import FolderSource, MemorySource
    from generator.show.products.blank_forms.files import award_list, story_form
    from generator.show.products.blank_forms.wording import LIST_NAME, STORY_NAME

    loaded = load(FolderSource(records) if records.is_dir() else MemorySource({}))
    target.mkdir(parents=True, exist_ok=True)
    write_records(target, {LIST_NAME: award_list(loaded.vocabulary), STORY_NAME: story_form()})
    print(f"Đã ghi {target / LIST_NAME} và {target / STORY_NAME}.")


def _editors(root: Path, records: str) -> None:
    from generator.edge import editors
    from generator.edge.records import write_records

    made = editors.files(records)
    write_records(root, {f"{editors.FOLDER}/{name}": text for name, text in made.items()})
    print(f"Đã ghi {len(made)} tệp vào {editors.FOLDER}/.")
