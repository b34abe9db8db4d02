"""QR codes of addresses that differ only in a short code, as inline SVG.

Making one takes more than a millisecond, and a site has thousands. But with version, mask and length fixed, every
module of a QR code is a sum modulo 2 of bits of its text (ISO/IEC 18004: the error correction is a linear code and
the mask is added to it). So only the codes of texts that differ from the first in one bit are made, and any other
is the sum of those it takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import segno
from markupsafe import Markup

MASK = 3
QUIET = 4
"""Light modules around the code, as the standard wants."""
_BITS = 7
_RUN = re.compile("1+|0+")


class QrCodes:
    """QR codes of ``prefix + code + suffix`` for ASCII codes of one length."""

    def __init__(self, prefix: str, length: int, suffix: str = "") -> None:
        self._prefix, self._suffix, self._length = prefix, suffix, length

    def svg(self, code: str, label: str) -> Markup:
        """The SVG element for ``code``; ``label`` says to those who cannot see it what it is."""
        return Markup(
            '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path fill="#fff" d="M0 0h{0}v{0}H0z"/>'
            '<path stroke="#000" d="{2}"/></svg>'
        ).format(self._size + 2 * QUIET, label, _path(self.modules(code), self._size))

    def later(self, code: str, label: str) -> Drawn:
        """The same element, drawn when a page shows it."""
        return Drawn(prefix=self._prefix, code=code, suffix=self._suffix, label=label, codes=self)

    def modules(self, code: str) -> int:
        """All modules row by row, dark ones as set bits."""
        found = self._first
        for place, letter in zip(range(self._length), code, strict=True):
            bits = ord(letter)
            for bit in range(_BITS):
                if bits >> bit & 1:
                    found ^= self._changes[place][bit]
        return found

    @property
    def _size(self) -> int:
        return 17 + 4 * self._version

    @cached_property
    def _version(self) -> int:
        text = self._prefix + "a" * self._length + self._suffix
        code = segno.make(text, error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
        return int(code.version)

    @cached_property
    def _first(self) -> int:
        return self._made("\0" * self._length)

    @cached_property
    def _changes(self) -> list[list[int]]:
        """What setting one bit of one letter changes."""
        nothing = "\0" * self._length
        return [
            [self._made(nothing[:place] + chr(1 << bit) + nothing[place + 1 :]) ^ self._first for bit in range(_BITS)]
            for place in range(self._length)
        ]

    def _made(self, code: str) -> int:
        text = self._prefix + code + self._suffix
        made = segno.make(
            text, version=self._version, error="m", mode="byte", mask=MASK, boost_error=False, micro=False
        )
        return int("".join("1" if module else "0" for row in made.matrix for module in row), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A QR code for ``prefix + code + suffix`` that becomes an SVG element where a template prints it."""

    prefix: str
    code: str
    suffix: str
    label: str
    codes: QrCodes = field(compare=False, repr=False)

    def __html__(self) -> str:
        return self.codes.svg(self.code, self.label)


def _path(modules: int, size: int) -> str:
    """Rows of dark runs as strokes through their middle, eight modules at a time."""
    width = -(-size // 8)
    row_of = (1 << size) - 1
    rows = []
    for row in range(size):
        bits = modules >> size * (size - 1 - row) & row_of
        eights = (bits << 8 * width - size).to_bytes(width, "big")
        rows.append(f"M{QUIET} {row + QUIET}.5" + "".join([_STROKES[eight] for eight in eights]))
    return "".join(rows)


def _strokes(eight: int) -> str:
    """The strokes of eight modules, from the left edge of the first to the right edge of the last."""
    runs = _RUN.findall(format(eight, "08b"))
    return "".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in runs)


_STROKES = [_strokes(eight) for eight in range(256)]
