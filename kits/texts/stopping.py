"""The one text that is posted of a campaign which was stopped: when, and in which groups."""

from __future__ import annotations

from dataclasses import replace

from kits.model.kits import KitMessage
from kits.model.moments import Anchors
from kits.model.runs import Run
from kits.texts.sending import moment_of


def with_stop(
    run: Run, messages: tuple[KitMessage, ...], anchors: Anchors
) -> tuple[KitMessage, ...]:
    """The messages of a kit, with what says that the campaign was stopped at its moment.

    That is the moment of the change that says why, or else of the first message. No answer is
    expected of a group that was told nothing before then, which may leave the text out, and of none
    where no change says when: all would be late at once.
    """
    told = [message for message in messages if run.tells_stop(message.base)]
    others = tuple(message for message in messages if not run.tells_stop(message.base))
    if not told:
        return messages
    first = min((message.send_at for message in others), default=told[0].send_at)
    place = run.campaign.changed
    at = first if place is None else moment_of(run.campaign.changes[place], anchors)
    at = at.astimezone(anchors.group_zone)
    is_expected = place is not None and first <= at
    stops = (
        replace(message, send_at=at, reply=message.reply if is_expected else None)
        for message in told
    )
    return tuple(sorted((*others, *stops), key=lambda message: (message.send_at, message.id)))
