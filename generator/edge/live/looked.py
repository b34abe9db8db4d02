"""A studio that looks again only at pictures that lie otherwise on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.edge.live.watching import Sign, Watched
from generator.edge.pictures.studio import Studio
from generator.show.pictures import Looked, Seen


@dataclass(slots=True)
class Looker:
    """Remembers what became of sources. Use ``at`` for pictures of a folder of records."""

    studio: Studio
    watched: Watched
    records: str = ""
    _known: dict[str, tuple[Sign, Seen | None]] = field(default_factory=dict)

    def at(self, records: str) -> Looker:
        """The same for the folder ``records``."""
        if records != self.records:
            self.records = records
            self._known.clear()
        return self

    def look(self, paths: Iterable[str], read: Callable[[str], bytes]) -> Looked:
        """Every source that can be shown."""
        seen: dict[str, Seen | None] = {}
        fresh: dict[str, Sign | None] = {}
        for path in paths:
            sign = self.watched.sign(f"{self.records}/{path}")
            before = self._known.get(path)
            if before is not None and sign == before[0]:
                seen[path] = before[1]
            else:
                fresh[path] = sign
        looked = self.studio.look(fresh, read)
        for path, sign in fresh.items():
            seen[path] = looked.seen.get(path)
            if sign is not None:
                self._known[path] = (sign, seen[path])
        return Looked(tools=looked.tools, seen={path: one for path, one in sorted(seen.items()) if one is not None})
