"""Permanent short addresses of stories: short enough to be read out, and made of nothing but the record's id."""

from __future__ import annotations

from hashlib import blake2b

from generator.show import addresses

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without 0, 1, i, l and o, which people mistake for one another."""
LENGTH = 7


def short_code(record_id: str) -> str:
    """The code of a story, the same for ever."""
    number = int.from_bytes(blake2b(record_id.encode("utf-8"), digest_size=8).digest(), "big")
    code = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        code += LETTERS[place]
    return code


def short_path(record_id: str) -> str:
    """The short address of a story, relative to the site's root."""
    return f"{addresses.SHORT}{short_code(record_id)}/"
