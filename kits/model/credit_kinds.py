"""The kinds of credits: all in which one differs from another is said here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kits.model.audiences import Audience
from kits.model.findings import Words, say


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditKind:
    """A kind of credit. A community's own has nothing but its name."""

    id: str
    did: Words | None = None
    """What somebody did, in a word or two; without it a deed is told as it is written."""
    doing: Words | None = None
    """What is done, as badges and lists call it."""
    names: Literal["duty", "award", "lesson", "person", "words"] = "words"
    """What stands in the `what` of a deed that the records give."""
    audience: Audience = Audience.PUBLIC
    """Who may know of such a deed that belongs to no campaign."""
    has_campaign: bool = True
    has_group: bool = True
    """Whether the records ever say for which group it was."""
    waits_for_results: bool = False
    """Whether it is told only once the results of its campaign are out."""
    right: str | None = None
    """What a step of the ladder opens to whoever is to earn it."""
    is_common: bool = False
    """Whether so many have it that it says little of any of them."""

    @property
    def is_role(self) -> bool:
        """Whether a word says what somebody was in a campaign."""
        return self.did is not None or self.names == "duty"

    @property
    def has_list(self) -> bool:
        """Whether the wall lists who did it; duties have a list each."""
        return self.did is not None and self.audience is Audience.PUBLIC


DUTY = CreditKind(id="duty", doing=say("Any duty"), names="duty", has_group=False)
ANNOUNCE = CreditKind(
    id="announce",
    did=say("announced it"),
    doing=say("Announcing"),
    has_group=False,
    right="announce",
)
HOST = CreditKind(id="host", did=say("hosted"), doing=say("Hosting"), right="host")
LEAD = CreditKind(
    id="lead", did=say("led a group"), doing=say("Leading a group"), right="leader", is_common=True
)
MENTOR = CreditKind(
    id="mentor",
    did=say("taught others"),
    doing=say("Teaching others"),
    names="person",
    has_group=False,
    right="mentor",
    is_common=True,
)
ASSESS = CreditKind(id="assess", did=say("assessed"), doing=say("Assessing"), right="assess")
WIN = CreditKind(
    id="win",
    did=say("won an award"),
    doing=say("Winning an award"),
    names="award",
    waits_for_results=True,
)
PRAISE = CreditKind(id="praise", doing=say("Being thanked in a recap"), has_group=False)
LESSON = CreditKind(
    id="lesson",
    did=say("finished a lesson"),
    doing=say("Finishing a lesson"),
    names="lesson",
    audience=Audience.LEADERS,
    has_campaign=False,
    has_group=False,
    is_common=True,
)
KINDS = (DUTY, ANNOUNCE, HOST, LEAD, MENTOR, ASSESS, WIN, PRAISE, LESSON)
"""Those that records give, in the order of the wall."""
STAR = CreditKind(id="star")
"""What a community gives to the stars of a year."""
UNNAMED = CreditKind(id="deed")
"""What a written credit is that names none."""

_BY_ID = {kind.id: kind for kind in (*KINDS, STAR, UNNAMED)}


def kind_of(id: str) -> CreditKind:
    """The kind of this name, which may be a community's own."""
    return _BY_ID.get(id) or CreditKind(id=id)
