"""The child process in which pictures are opened and drawn: ``python -m generator.edge.pictures.worker``.

It reads jobs from its standard input and answers on its standard output, with as little memory and time as a picture of
allowed size needs, so that a picture made to do harm ends this process and nothing else. It is started anew rather
than forked, so it works on every system and holds nothing of the parent's memory.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import IO, Any

MEMORY = 2 << 30
SECONDS = 40
"""Processor time for one job: ten times what the largest allowed picture takes on a slow machine."""
_WIDTH = 8

Message = tuple[dict[str, Any], list[bytes]]


def send(pipe: IO[bytes], head: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one message."""
    text = json.dumps({**head, "sizes": [len(blob) for blob in blobs]}).encode("utf-8")
    pipe.write(len(text).to_bytes(_WIDTH, "big") + text + b"".join(blobs))
    pipe.flush()


def receive(pipe: IO[bytes]) -> Message | None:
    """Read one message; None when the other side is gone."""
    length = pipe.read(_WIDTH)
    if len(length) < _WIDTH:
        return None
    text = pipe.read(int.from_bytes(length, "big"))
    try:
        head = json.loads(text)
    except ValueError:
        return None
    blobs = [pipe.read(size) for size in head.pop("sizes")]
    return head, blobs


def _limit_memory() -> None:
    if sys.platform == "win32":
        return  # the parent's clock is the only limit there
    import resource

    for name, wanted in (("RLIMIT_AS", MEMORY), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        most = resource.getrlimit(getattr(resource, name))[1]
        limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (ValueError, OSError):
            continue  # macOS refuses some


def _limit_time() -> None:
    """Allow ``SECONDS`` more; the system ends the process when they are over."""
    if sys.platform == "win32":
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = int(sum(os.times()[:2])) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


def answer(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Do one job: ``look`` (a source's size upright), ``renditions`` of a source, one to ``print``, a ``photo`` out of
    a Word file, or ``cards`` with one portrait.
    """
    from generator.edge.pictures import encode

    try:
        match head["job"]:
            case "look":
                picture = encode.opened(blobs[0], head["kind"])
                return {"width": picture.width, "height": picture.height}, []
            case "renditions":
                return {}, encode.renditions(blobs[0], head["kind"], head["wanted"])
            case "print":
                width, paper = encode.printed(blobs[0], head["kind"], head["most"])
                return {"width": width}, [paper]
            case "photo":
                from generator.edge.importing.word import photos

                made, remark = photos.remade(blobs[0])
                return {"remark": remark}, [made] if made else []
            case _:
                from generator.edge.pictures import draw

                portrait = encode.opened(blobs[0], head["kind"], near=draw.ENOUGH) if blobs else None
                return {}, [draw.card(one, portrait) for one in head["cards"]]
    except (encode.BadPicture, MemoryError) as error:
        return {"bad": str(error) or "MemoryError"}, []


def main() -> None:
    """Answer until nobody asks any more."""
    asking, answering = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _limit_memory()
    while (message := receive(asking)) is not None:
        _limit_time()
        send(answering, *answer(*message))


if __name__ == "__main__":
    main()
