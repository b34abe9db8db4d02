"""The comparison with ICU runs where PyICU is installed; elsewhere it is not collected, so that nothing is skipped."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("icu") else ["test_icu_agreement.py"]
