"""The key of a page: the hash of everything that shapes its bytes, made without drawing it.

A page's view is plain data: text, numbers, tuples and frozen dataclasses. It is flattened into tuples and hashed by
value, so what was read from a file and what was remembered have one key. Lines of lists stand on many pages and are
flattened once. Whatever is not plain data has no key, and its page is drawn anew each time.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from generator.show.outputs import Page
from generator.show.qr import QrCodes
from generator.show.views.lines import AwardLine, ClaimLine, DecisionLine, EventLine, Link, ProfileLine, StoryLine

_VERSION = 2
"""Of ``marshal``: the last that writes equal values as equal bytes, whichever objects hold them."""
_AS_IT_IS = frozenset({str, int, float, bool, bytes, type(None)})
_SHARED = frozenset({AwardLine, ClaimLine, DecisionLine, EventLine, ProfileLine, StoryLine})
"""What stands on many pages as one object (``Lines`` keeps them)."""
_MANY = 8
"""Links that are more than a page has of its own."""


class NoKey(TypeError):
    """A page holds something that is not plain data."""


class Keys:
    """Makes keys of pages that share an environment: the theme, the settings, the program.

    Args:
        environment: the hash of all that.
    """

    def __init__(self, environment: bytes) -> None:
        self._environment = environment
        self._ways: dict[type, Callable[[Any], object]] = {}
        self._lines: dict[int, tuple[object, bytes]] = {}

    def of(self, page: Page, path: str) -> bytes:
        """The key of a page whose view has been made, at the site's ``path``; b"" for a page without one."""
        try:
            flat = self._flat(page)
        except NoKey:
            return b""
        digest = hashlib.blake2b(self._environment, digest_size=16)
        digest.update(_written((path, flat)))
        return digest.digest()

    def _flat(self, value: Any) -> object:
        kind = type(value)
        if kind in _AS_IT_IS:
            return value
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way(kind)
        return way(value)

    def _way(self, kind: type) -> Callable[[Any], object]:
        """How values of one type are flattened."""
        flat = self._flat
        if issubclass(kind, tuple | list):
            return self._of_many
        if issubclass(kind, Mapping):
            return lambda value: ("{}", tuple([(flat(name), flat(one)) for name, one in value.items()]))
        if issubclass(kind, frozenset | set):
            return lambda value: ("set", tuple(sorted(_written(flat(one)) for one in value)))
        if issubclass(kind, Markup):
            return lambda value: ("html", str(value))
        if issubclass(kind, Enum):
            return lambda value: (kind.__name__, flat(value.value))
        if issubclass(kind, date):
            return lambda value: (kind.__name__, value.isoformat())
        if kind is QrCodes:
            return lambda value: kind.__name__  # makes what it is asked for, and remembers nothing else
        if is_dataclass(kind):
            return self._of_lines(kind) if kind in _SHARED else _of_fields(kind, flat)
        raise NoKey(kind.__name__)

    def _of_many(self, value: Sequence[Any]) -> object:
        """A tuple or list, its plain members without a further step. The links to all pages of a list are one tuple on
        each of these pages: they too are flattened once.
        """
        if len(value) < _MANY or type(value[0]) is not Link or type(value) is not tuple:
            return tuple([one if type(one) in _AS_IT_IS else self._flat(one) for one in value])
        known = self._lines.get(id(value))
        if known is None:
            flat = ("links", tuple([self._flat(one) for one in value]))
            digest = hashlib.blake2b(_written(flat), digest_size=16).digest()
            known = self._lines[id(value)] = (value, digest)  # kept alive, as lines are
        return known[1]

    def _of_lines(self, kind: type) -> Callable[[Any], object]:
        whole = _of_fields(kind, self._flat)

        def way(value: object) -> object:
            known = self._lines.get(id(value))
            if known is None:
                digest = hashlib.blake2b(_written(whole(value)), digest_size=16).digest()
                known = self._lines[id(value)] = (value, digest)  # kept alive, so that its id stays its own
            return known[1]

        return way


def _written(flat: Any) -> bytes:
    return marshal.dumps(flat, _VERSION)


def _of_fields(kind: type, flat: Callable[[Any], object]) -> Callable[[Any], object]:
    names = [one.name for one in fields(kind)]
    if not names:
        return lambda value: kind.__name__
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (kind.__name__, flat(get(value)))
    return lambda value: (kind.__name__, *[one if type(one) in _AS_IT_IS else flat(one) for one in get(value)])
