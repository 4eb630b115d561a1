"""What is said to a campaign's readers, in one language: made once, filled in for each group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kits.model.campaigns import Campaign
from kits.model.findings import Words, say
from kits.model.messages import Message
from kits.model.occasions import OCCASIONS
from kits.model.places import Step
from kits.model.runs import Asked
from kits.texts.names import NAMES, OF_ONE_PERSON, Fields
from kits.texts.press import Source

TO_MANY: Mapping[str, Words] = dict.fromkeys(
    OF_ONE_PERSON, say("leave it out; only an occasion is for one person")
)
"""What a text to many cannot say."""
TO_GROUPS: Mapping[str, Words] = {
    **TO_MANY,
    "team": say("leave it out; only a text with to: teams is for one team"),
}
"""What a text to groups cannot say."""
OF_A_GROUP = ("group", "leader", "here", "honours")
TO_OTHERS: Mapping[str, Words] = {
    **TO_GROUPS,
    **dict.fromkeys(
        OF_A_GROUP, say("leave it out; a text to the crew or to winners is not for one group")
    ),
}
"""What a text to the crew or to winners cannot say."""
TO_TEAMS: Mapping[str, Words] = {
    **TO_MANY,
    **dict.fromkeys(OF_A_GROUP, say("leave it out; a text to teams is not for one group")),
}
"""What a text to teams cannot say."""
OF_A_MESSAGE: Mapping[str, Words] = {
    **TO_GROUPS,
    "message": say("leave it out; an answer stands in no message"),
}
"""What the answer to a question cannot say."""
OF_A_KIT: Mapping[str, Words] = dict.fromkeys(
    NAMES.keys() - {"group", "campaign", "loop"}, say("use group.id or campaign.id")
)
"""What a link's tag cannot say."""


def of_occasion(id: str) -> Mapping[str, Words]:
    """What a text to one person cannot say on an occasion."""
    known = OCCASIONS[id]
    hint = say("leave it out; this occasion may say {names}", names=known)
    return dict.fromkeys(NAMES.keys() - {*known, "loop"}, hint)


@dataclass(frozen=True)
class Letter:
    """A message in one language, with each of its texts and where that stands."""

    message: Message
    """In that language."""
    _sources: dict[tuple[Step, ...], Source] = field(default_factory=dict)

    @property
    def refused(self) -> Mapping[str, Words]:
        """Names that say nothing to its readers."""
        return {"crew": TO_OTHERS, "winners": TO_OTHERS, "teams": TO_TEAMS}.get(
            self.message.to, TO_GROUPS
        )

    @cached_property
    def fields(self) -> Fields:
        """What its own templates see of it."""
        message = self.message
        facts = {"id": message.id, "title": message.title}
        return Fields(say('message "{id}"', id=message.id), facts, message.at)

    def source(self, *steps: Step) -> Source:
        """One of its texts, such as `text` or the caption of an attachment."""
        source = self._sources.get(steps)
        if source is None:
            message = self.message
            source = self._sources[steps] = Source(
                message.passage(*steps),
                say('message "{id}"', id=message.id),
                chain=message.way == "chain",
                splits=message.split and message.way != "chain",
                refused=self.refused,
                in_report=steps[0] == "report",
            )
        return source


def answer_to_flaw(campaign: Campaign, place: int) -> Source:
    """What is told of a flaw of a campaign."""
    label = say('flaw "{id}"', id=campaign.flaws[place].id)
    return Source(campaign.passage("flaws", place, "answer"), label, refused=OF_A_MESSAGE)


def answer(asked: Asked) -> Source:
    """The answer to a question."""
    passage = asked.record.passage("faq", asked.place, "a")
    label = say('answer "{id}"', id=asked.question.id)
    return Source(passage, label, refused=OF_A_MESSAGE)
