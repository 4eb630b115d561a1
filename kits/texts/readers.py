"""Those for whom messages are composed: a group, or the crew, winners or a team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kits.channels.channel import Channel
from kits.model.campaign_parts import Change
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.moments import Anchors
from kits.model.runs import Run
from kits.model.selectors import Traits
from kits.texts.contexts import Names


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom the messages of one kit, or of one crew page, are composed."""

    run: Run
    group: Group | None
    """None for the crew, winners and teams."""
    names: Names
    anchors: Anchors
    channels: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    """Those that concern the group, or any of a team's; for the crew, those for all groups."""
    touching: tuple[Change, ...] = ()
    """Those that count for its calendar."""
    traits: tuple[Traits, ...] = ()
    """What selectors ask of the group, or of each that a team looks after."""

    def channels_of(self, message: Message, known: Mapping[str, Channel]) -> tuple[str, ...]:
        """The channels in which a message is sent; to the crew, those that it names itself."""
        wanted = message.channels
        if self.group is None:
            return tuple(id for id in wanted if id in known) if wanted else self.channels
        return tuple(id for id in self.channels if not wanted or id in wanted)
