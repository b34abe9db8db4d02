"""The public site as planners see it, for the commands that make something else of it than pages."""

from __future__ import annotations

import sys

from generator import build
from generator.edge.cli.site_folder import SiteFolder
from generator.edge.planning import options_of
from generator.intake.read import FolderSource
from generator.show.site import Site
from generator.words.diagnostics import has_errors


def public_site(folder: SiteFolder) -> Site | None:
    """The site, or None after saying that the records have errors."""
    options = options_of(folder.settings)
    catalog, found = build.examine(FolderSource(folder.records), folder.now, options)
    if has_errors(found):
        print("Hồ sơ đang có lỗi nên chưa làm được. Xem và sửa: exemplars check", file=sys.stderr)
        return None
    return build.site_of(catalog, options)
