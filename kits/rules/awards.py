"""What can be won is told with what decides, how it is given, and who deserves it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning

SAID = ("criteria", "settlement", "why")


def unexplained_award(community: Community) -> Iterator[Finding]:
    """An award says what decides, how and when it is given, and why somebody deserves it.

    Whoever explains the rules in a group reads them there, and nobody has to guess.

    Bad:
        --- campaigns/drive.md
        awards:
          - name: First shelf
            criteria: The best note inside a book

    Good:
        --- campaigns/drive.md
        awards:
          - name: First shelf
            criteria: The best note inside a book
            settlement: Two judges choose, a week after the end
            why: A good note makes the next reader open the book.
    """
    for run in community.runs.values():
        for number, award in enumerate(run.campaign.awards):
            lacking = tuple(key for key in SAID if not getattr(award, key))
            if lacking:
                words = say('the award "{name}" lacks {lacking}', name=award.name, lacking=lacking)
                hint = say("write {keys} below its name", keys=tuple(f"{key}:" for key in lacking))
                place = run.campaign.at("awards", number, "name")
                yield warning("unexplained-award", place, words, hint)
