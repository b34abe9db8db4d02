"""The licenses a site may publish its data under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A license by its name and where it can be read."""

    name: str
    url: str


LICENSES = {
    "CC-BY-4.0": License(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/deed.vi"),
    "CC-BY-SA-4.0": License(name="CC BY-SA 4.0", url="https://creativecommons.org/licenses/by-sa/4.0/deed.vi"),
    "CC0-1.0": License(name="CC0 1.0", url="https://creativecommons.org/publicdomain/zero/1.0/deed.vi"),
}
"""By the short names of SPDX, which settings use."""

DEFAULT_LICENSE = "CC-BY-4.0"
