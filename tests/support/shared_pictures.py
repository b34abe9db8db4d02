"""All sites that tests build share one folder of made pictures, which outlives the run; importing this sets it."""

from __future__ import annotations

import os
from pathlib import Path

from generator.edge.planning import PICTURES

SHARED = Path(__file__).parent.parent.parent / ".cache" / "test-pictures"
os.environ.setdefault(PICTURES, str(SHARED))
