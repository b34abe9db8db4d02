"""Python's search for cycles of dead objects, put off while much is made and nearly all of it kept.

A build of ten thousand records makes millions of small objects that live until its end; the collector would go
through all of them again and again, for a third of the build's time, and find nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
