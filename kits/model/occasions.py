"""Occasions: the texts to one person, in private, which an operator copies and sends."""

from __future__ import annotations

from collections.abc import Mapping

from kits.model.audiences import for_operators
from kits.model.file_refs import CONTENT
from kits.model.records import Record
from kits.model.values import Line, Slug

ALWAYS = ("person", "group", "community", "link", "operator")
OCCASIONS: Mapping[str, tuple[str, ...]] = {
    "invite": (*ALWAYS, "leader", "campaign", "task"),
    "welcome": ALWAYS,
    "thank": (*ALWAYS, "campaign"),
    "recall": ALWAYS,
    "hello": ALWAYS,
    "nudge": (*ALWAYS, "campaign", "message"),
    "mended": (*ALWAYS, "campaign", "mended"),
    "handover": (*ALWAYS, "campaign"),
    "assess": (*ALWAYS, "feedback"),
}
"""Those that there are, each with what its text may say."""
FROM_THE_PUBLIC = ("welcome", "thank", "recall", "hello", "assess")
"""Those to whoever need not run a group: their `link` is the community's page for everyone."""


class Occasion(Record):
    """A text to one person (`occasions/<id>.md`); it takes the place of the built-in one."""

    id: Slug = for_operators()
    """Which occasion: the name of the file."""
    text: Line = for_operators(text=True)
    """The body: what is sent."""

    @property
    def is_own(self) -> bool:
        """Whether the community wrote it."""
        return self.at().path.startswith(CONTENT)
