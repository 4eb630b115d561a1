"""What somebody typed for an id: taken as it is, or answered with the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kits.channels.channel import Channel, meant_channel
from kits.cli.project import fail
from kits.model.nearest import nearest


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
