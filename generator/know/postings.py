"""Names put forward for awards: which of them the law wants posted, whether they are posted now, who may be named."""

from __future__ import annotations

from generator.know.catalog import Catalog
from generator.words.model import Proposal
from generator.words.vocabulary import Vocabulary

WORKING_DAYS = 10
"""So long must they be public before the council meets (Decree 98/2023/NĐ-CP, Art. 46, clause 2)."""
STATE_BODY = "president"
"""The class of the body that decides orders and state honorary titles (Law 06/2022/QH15, Art. 77)."""


def is_wanted_by_law(proposal: Proposal, vocabulary: Vocabulary) -> bool:
    """Whether an award that the President decides is asked for: then posting the names is a duty, whatever people
    agree to.
    """
    body = vocabulary.authorities.get(proposal.to)
    awards = (vocabulary.awards.get(candidate.award) for candidate in proposal.candidates)
    return (body is not None and body.authority_class == STATE_BODY) or any(
        award is not None and STATE_BODY in award.authority for award in awards
    )


def is_open(proposal: Proposal, catalog: Catalog) -> bool:
    """Whether the list is posted on the catalog's day: from the first day to the end of the last."""
    if not (proposal.posted_from and proposal.posted_to):
        return False
    return proposal.posted_from.first <= catalog.now.date() <= proposal.posted_to.last


def is_over(proposal: Proposal, catalog: Catalog) -> bool:
    """Whether the list was posted and is not any more."""
    if not (proposal.posted_from and proposal.posted_to):
        return False
    return proposal.posted_from.first <= proposal.posted_to.last < catalog.now.date()
