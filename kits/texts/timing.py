"""When things are, for each group: what is the same for a zone is worked out once."""

from __future__ import annotations

from kits.model.community import Community
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.moments import Anchors
from kits.model.runs import Run
from kits.texts.awards import may_tell_winners
from kits.texts.readers import Readers
from kits.texts.sending import Sending, sendings


class Timing:
    """The moments of campaigns and the times of their messages, each worked out once a zone."""

    def __init__(self, community: Community) -> None:
        self._community = community
        self._anchors: dict[tuple[str, str], Anchors] = {}
        self._sendings: dict[tuple[str, str, str], tuple[tuple[Sending, ...], bool]] = {}

    def moments(self, run: Run, group: Group) -> Anchors:
        """A campaign's moments: those of its zone, for a group without own days."""
        community = self._community
        zone = community.zone_of(group)
        if _moved(run, group):
            return run.anchors(zone, community.zone, group.id)
        key = (run.id, zone.key)
        if key not in self._anchors:
            self._anchors[key] = run.anchors(zone, community.zone)
        return self._anchors[key]

    def sendings(self, message: Message, readers: Readers) -> tuple[tuple[Sending, ...], bool]:
        """The times of a message, and whether it may tell winners then.

        Both are the same for all groups of a zone without own days.
        """
        run, group = readers.run, readers.group
        if group and _moved(run, group):
            return _times(message, readers.anchors)
        key = (run.id, message.id, (group.timezone if group else None) or "")
        if key not in self._sendings:
            self._sendings[key] = _times(message, readers.anchors)
        return self._sendings[key]


def _times(message: Message, anchors: Anchors) -> tuple[tuple[Sending, ...], bool]:
    fixed = tuple(sendings(message, anchors))
    return fixed, may_tell_winners(fixed, anchors)


def _moved(run: Run, group: Group) -> bool:
    """Whether a group has own days in a campaign."""
    row = run.rows.get(group.id)
    return row is not None and row.moves
