"""Warnings that MkDocs logs while it builds; in strict mode they stop the swap."""

from __future__ import annotations

import logging

_LOGGERS = ("mkdocs", "properdocs")


class WarningCounter(logging.Handler):
    """Counts warnings and errors between ``start`` and ``stop``.

    MkDocs counts too, but acts only after the last event a plugin sees.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def start(self) -> None:
        """Count from nothing."""
        self.stop()
        self.count = 0
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(self)

    def stop(self) -> None:
        """Count no more."""
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1
