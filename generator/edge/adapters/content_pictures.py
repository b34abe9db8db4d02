"""The pictures of ``content/``, written anew before they are claimed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files

from generator.edge.pictures.studio import Studio
from generator.edge.settings import Settings
from generator.show.outputs import Output
from generator.show.pictures import Rendition, kind_of
from generator.show.products.media import HINT, RULE
from generator.words.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def clean_pictures(files: Files, config: MkDocsConfig, settings: Settings, studio: Studio) -> Iterable[Diagnostic]:
    """Take the metadata out of the pictures of ``content/``: cameras write where they were."""
    own = {
        file.src_uri: file
        for file in files
        if file.src_dir == config.docs_dir and not file.generated_by and kind_of(file.src_uri)
    }

    def read(path: str) -> bytes:
        return own[path].content_bytes

    seen = studio.look(sorted(own), read).seen
    recipes = [
        Output(
            path=path,
            maker="content",
            recipe=Rendition(source=path, digest=one.digest, width=one.width, height=one.height, kind=kind_of(path)),
        )
        for path, one in seen.items()
    ]
    made, _ = studio.make(recipes, read)
    for path, file in own.items():
        if path not in made:
            yield RULE.at(Place(path=f"{settings.content}/{path}"), "Không mở được ảnh này.", hint=HINT)
            continue
        files.remove(file)
        files.append(File.generated(config, path, abs_src_path=made[path].path, inclusion=file.inclusion))
