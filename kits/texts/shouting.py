"""Shout-outs as messages: what is said, and what their template knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kits.model.community import Community
from kits.model.findings import say
from kits.model.groups import Group
from kits.model.messages import Message
from kits.model.runs import Run
from kits.model.shouts import SHOUT, Shout, Shouts, name_of
from kits.texts.names import Fields

USUAL_ICON = "🏅"
"""Of a badge whose icon is a picture, or that has none."""


@dataclass(frozen=True)
class Shouting:
    """What groups hear of badges, and the built-in message that says it."""

    message: Message | None = None
    shouts: Shouts = field(default_factory=dict)
    unasked: bool = False
    """Whether the message stands in kits without an operator having put it there."""

    def message_for(self, run: Run, group: Group) -> Message | None:
        """The built-in message, where a kit has someone to thank and none of its own for it."""
        row = run.rows.get(group.id)
        dropped = {*run.campaign.skip, *(row.skip if row else ())}
        if not self.thanks(run, group) or dropped & {SHOUT, "all"}:
            return None
        return None if SHOUT in run.own else self.message

    def thanks(self, run: Run, group: Group) -> bool:
        """Whether there is somebody whom a kit could thank."""
        return (run.id, group.id) in self.shouts

    def honours(
        self, community: Community, run: Run, group: Group, locale: str
    ) -> tuple[Fields, ...]:
        """Those whom a kit thanks, as its templates say them."""
        told = self.shouts.get((run.id, group.id), ())
        return tuple(_fields(community, shout, locale) for shout in told)


def _fields(community: Community, shout: Shout, locale: str) -> Fields:
    badge = shout.badge.in_locale(locale)
    values: Mapping[str, str] = {
        "name": name_of(community, shout, locale),
        "badge": badge.name,
        "why": badge.for_,
        "icon": badge.sign or USUAL_ICON,
    }
    return Fields(say('badge "{id}"', id=badge.id), values, badge.at)
