"""The fonts of cards and printed matter, whole and in one place."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent
"""The folder of the fonts: ``BeVietnamPro-Regular.ttf``, ``-Italic``, ``-SemiBold``, ``-Bold``."""
