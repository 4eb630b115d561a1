"""What somebody typed for an id: taken as it is, or answered with the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kits.channels.channel import Channel, meant_channel
from kits.cli.project import fail
from kits.model.community import Community
from kits.model.groups import Group
from kits.model.nearest import nearest
from kits.model.runs import Run
from kits.texts.sending import messages_for, sendings


def known_channel(id: str, channels: Mapping[str, Channel]) -> None:
    """Ends the command where there is no such channel, with the one that is called so."""
    meant = meant_channel(id, channels)
    if id not in channels and meant:
        fail(f'no channel is called "{id}"', f'did you mean "{meant}"?')
    known(id, "channel", channels)


def known(id: str, kind: str, ids: Iterable[str]) -> None:
    """Ends the command where there is no such id, with the one that was probably meant."""
    names = list(ids)
    if id not in names:
        near = nearest(id, names)
        hint = f'did you mean "{near}"?' if near else f"use one of {', '.join(sorted(names))}"
        fail(f'no {kind} is called "{id}"', hint)


def known_message(community: Community, group: str, run: Run, name: str) -> None:
    """Ends the command where a group gets no such message, and never answered one of that name."""
    names = [*_names(community, run, community.groups[group])]
    answered = {row.message for row in community.log.receipts.get(run.id, ()) if row.group == group}
    if name in names or name in answered:
        return
    near = next((each for each in names if each.startswith(f"{name}@")), nearest(name, names))
    hint = "name another group: this one gets none of its messages"
    if names:
        hint = f'did you mean "{near}"?' if near else f"use one of {', '.join(sorted(names))}"
    fail(f'"{group}" gets no message of "{run.id}" that is called "{name}"', hint)


def _names(community: Community, run: Run, group: Group) -> Iterator[str]:
    """What receipts of a group call the messages of a campaign."""
    anchors = run.anchors(community.zone_of(group), community.zone, group.id)
    for message in messages_for(community, run, group):
        yield from (sending.name for sending in sendings(message, anchors))
