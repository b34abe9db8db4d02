"""The web form for people with an account at the git host: where it sends what they write."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

FOLDER = "bien-tap/"
PAGE = f"{FOLDER}index.html"
"""The page carries its own Content-Security-Policy: an editor may do what a public page may not."""
PROGRAM = f"{FOLDER}decap-cms.js"
START = f"{FOLDER}start.js"
GITHUB, GITLAB = "github", "gitlab"
_SERVICES = {GITHUB: "https://api.github.com", GITLAB: "https://gitlab.com"}
LOCAL_SERVER = "http://127.0.0.1:8081/api/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Where the form reads records and proposes changes.

    ``sign_in`` is the address of the helper that exchanges a GitHub login for a token, or of a GitLab of one's own;
    ``app_id`` is what GitLab calls the form. ``local`` is the address of a ``decap-server`` on the author's own
    machine, "" for none.
    """

    host: str = GITHUB
    repo: str = ""
    branch: str = "main"
    sign_in: str = ""
    app_id: str = ""
    local: str = ""

    @property
    def service(self) -> str:
        """The address whose interface the form talks to."""
        return self.sign_in if self.host == GITLAB and self.sign_in else _SERVICES[self.host]

    @property
    def spoken_to(self) -> tuple[str, ...]:
        """Every origin that the form may send a request to, apart from its own."""
        places = (self.service, self.sign_in, self.local)
        return tuple(sorted({"{0.scheme}://{0.netloc}".format(urlsplit(place)) for place in places if place}))
