"""Where readers can see how a file of the repository changed."""

from __future__ import annotations

from urllib.parse import urlsplit

_PATHS = (("gitlab", "/-/commits/HEAD/"), ("codeberg", "/commits/branch/main/"), ("gitea", "/commits/branch/main/"))
_USUAL = "/commits/HEAD/"


def history_of(repo_url: str) -> str:
    """What to put before a file's path to make the address of its history; "" for no usable address.

    GitHub, GitLab and Forgejo write such addresses each in their own way; GitHub's is taken for hosts nobody knows.
    """
    parts = urlsplit(repo_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    way = next((path for name, path in _PATHS if name in parts.hostname), _USUAL)
    return repo_url.rstrip("/").removesuffix(".git") + way
