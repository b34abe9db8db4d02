"""Files to fill in and send to the communications office, under ``/mau/``: pages of ``content/`` offer them.

They name what the vocabulary knows and hold nothing of any record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.show.outputs import Output
from generator.show.products.blank_forms.wording import LIST_NAME, LISTED, STORY_NAME
from generator.show.site import Site
from generator.words.memory import key_of

MAKER = "products.blank_forms"
FOLDER = "mau"


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output]:
    """The list for Excel and the story for Word; made only when a name in them has changed, for that takes a while."""
    vocabulary = site.public.catalog.vocabulary
    terms = (term for name in LISTED for term in vocabulary.list_of(name).values())
    key = key_of(*(f"{term.id}\n{term.name}\n{term.valid_to}" for term in terms))
    known: dict[str, bytes] | None = site.memory.recall(MAKER, key)
    if known is None:
        # Both libraries take longer to load than most sites to plan.
        from generator.show.products.blank_forms.files import award_list, story_form

        known = {LIST_NAME: award_list(vocabulary), STORY_NAME: story_form()}
        site.memory.keep(MAKER, key, known)
    for name, content in known.items():
        yield Output(path=f"{FOLDER}/{name}", maker=MAKER, content=content)
