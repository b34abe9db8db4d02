"""Bytes of a cache with a hash before them that says whether they are whole."""

from __future__ import annotations

import hashlib


class Damaged(ValueError):
    """What was read is not what was written."""


def sealed(content: bytes) -> bytes:
    """``content`` with its hash on a line before it."""
    return hashlib.blake2b(content, digest_size=16).hexdigest().encode("ascii") + b"\n" + content


def opened(given: bytes) -> bytes:
    """What ``sealed`` was given.

    Raises:
        Damaged: a part is missing or changed.
    """
    head, _, content = given.partition(b"\n")
    if head != hashlib.blake2b(content, digest_size=16).hexdigest().encode("ascii"):
        raise Damaged("damaged")
    return content
