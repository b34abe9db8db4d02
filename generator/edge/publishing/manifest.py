"""What one release holds: its serial number, and the SHA-256 of every file readers can get from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FORMAT = 1
Named = tuple[int, tuple[str, ...]]
"""How many rows a decision shows, and the digests of the names in them."""


class BadManifest(ValueError):
    """The bytes are no manifest, or are not the ones that were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One release.

    ``files`` are paths below the release's ``site`` with their digests. ``own`` are those of the site itself; ``kept``
    those of older releases, with how many releases ago they were in use, for readers who have an old page open.
    ``gone`` and ``moved`` are addresses from the host's root: withdrawn ones, and former ones with the new. ``scripts``
    and ``styles`` are the CSP hashes of what stands inside pages. ``restores`` is the serial of the release whose
    content a rollback brought back, else 0. ``named`` says by decision whom its page names: by digests, since a name
    that is withdrawn must not live on in a manifest.
    """

    serial: int
    made: str
    base: str = "/"
    restores: int = 0
    files: Mapping[str, str]
    own: frozenset[str] = frozenset()
    kept: Mapping[str, int] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    named: Mapping[str, Named] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """JSON that carries its own digest, the same for the same release."""
        body: dict[str, Any] = {
            "format": FORMAT,
            "serial": self.serial,
            "made": self.made,
            "base": self.base,
            "restores": self.restores,
            "gone": sorted(self.gone),
            "moved": dict(sorted(self.moved.items())),
            "scripts": sorted(self.scripts),
            "styles": sorted(self.styles),
            "named": {name: [rows, " ".join(sorted(found))] for name, (rows, found) in sorted(self.named.items())},
            "files": dict(sorted(self.files.items())),
            "own": sorted(self.own),
            "kept": dict(sorted(self.kept.items())),
        }
        return _text({**body, "digest": hashlib.sha256(_text(body)).hexdigest()})


def read_manifest(content: bytes) -> Manifest:
    """The manifest that ``to_bytes`` wrote.

    Raises:
        BadManifest: it is damaged or of a format that this program does not know.
    """
    try:
        body = json.loads(content)
        digest = body.pop("digest")
        if hashlib.sha256(_text(body)).hexdigest() != digest or body.pop("format") != FORMAT:
            raise BadManifest
        lists = {name: tuple(body[name]) for name in ("gone", "scripts", "styles")}
        named = {name: (int(rows), tuple(found.split())) for name, (rows, found) in body.get("named", {}).items()}
        return Manifest(**{**body, **lists, "own": frozenset(body["own"]), "named": named})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadManifest("bản kê của lần đăng bị hỏng") from error


def digest_of_name(name: str) -> str:
    """What stands for a name in a manifest."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def digest_of(content: bytes) -> str:
    """The SHA-256 of a file, as the manifest writes it."""
    return hashlib.sha256(content).hexdigest()


def _text(body: Mapping[str, Any]) -> bytes:
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
