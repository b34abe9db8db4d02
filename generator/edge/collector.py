"""What becomes of dead objects: the search for cycles of them, put off while much is made and nearly all of it kept.

A build of ten thousand records makes millions of small objects that live until its end; the collector would go
through all of them again and again, for a third of the build's time, and find nothing.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def put_off() -> Iterator[None]:
    """Let the collector rest inside, and be as it was outside."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back() -> None:
    """Let the system have the memory that was freed and lies between what is still used, where that can be asked for.

    Copies of this process would each carry it along; before pages are drawn that is a tenth of all memory.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library has no such thing
            ctypes.CDLL(None).malloc_trim(0)
