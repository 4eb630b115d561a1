"""What can be won is told with what decides, how it is given, and who deserves it."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.findings import say, warning
from kits.rules.rule import Due, Repeated

SAID = ("criteria", "settlement", "why")


def unexplained_award(due: Due) -> Iterator[Repeated]:
    """An award says what decides, how and when it is given, and why somebody deserves it.

    Whoever explains the rules in a group reads them there, and nobody has to guess. Campaigns that
    are over are left alone.

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
    for run in due.ahead:
        for number, award in enumerate(run.campaign.awards):
            lacking = tuple(key for key in SAID if not getattr(award, key))
            if lacking:
                words = say('the award "{name}" lacks {lacking}', name=award.name, lacking=lacking)
                hint = say("write {keys} below its name", keys=tuple(f"{key}:" for key in lacking))
                place = run.campaign.at("awards", number, "name")
                found = warning("unexplained-award", place, words, hint)
                yield Repeated(("unexplained-award", run.id, str(number)), found)
