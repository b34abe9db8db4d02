"""What MkDocs' own configuration says about a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edge.settings import CONFIG_FILE, SettingsError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def known_to_mkdocs(config: MkDocsConfig, root: Path) -> dict[str, Any]:
    """What MkDocs knows of the site, under the names of our settings."""

    def inside(folder: str | None) -> str:
        path = Path(folder or root).resolve()
        if not path.is_relative_to(root):
            raise SettingsError((f"Thư mục {folder} phải nằm trong kho, cùng chỗ với {CONFIG_FILE}.",))
        return path.relative_to(root).as_posix() if folder else ""

    return {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "repo_url": config.repo_url,
        "site_description": config.site_description,
        "language": config.theme.get("language"),
        "content": inside(config.docs_dir),
        "theme": inside(config.theme.custom_dir),
    }
