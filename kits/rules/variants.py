"""The wordings of a message say the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import chain

from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.kits import Spot
from kits.model.messages import Message
from kits.rules.verbatim import ADDRESS
from kits.source.said_times import said
from kits.texts.letters import Letter
from kits.texts.templates import read_template
from kits.texts.variants import wordings_of

NO_FACTS = frozenset({"channel", "loop", "message"})
"""Names that tell its readers nothing."""


def wordings_differ(community: Community) -> Iterator[Finding]:
    """All wordings of a message tell the same facts.

    With `variants` a leader of several groups does not paste the same words everywhere, and each
    group gets one wording alone. What one of them prints (a day, a link, a place), and every date,
    hour and address that is typed, stands in all of them.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        variants:
          - Here we go. See you there.
        ---
        We begin, and go on until {{ campaign.ends | day }}.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        variants:
          - Here we go. You have until {{ campaign.ends | day }}.
        ---
        We begin, and go on until {{ campaign.ends | day }}.
    """
    for message in _messages(community):
        for spoken in (message, *message.translations.values()):
            body, *others = wordings_of(message, spoken)
            told = _facts(spoken, body) if others else {}
            for steps in others:
                yield from _differing(spoken, steps, told)


def _messages(community: Community) -> Iterator[Message]:
    """The messages that operators wrote."""
    of_recipes = (one.messages.values() for one in community.own_playbooks.values())
    of_campaigns = (run.own.values() for run in community.runs.values())
    every = chain.from_iterable(chain(of_recipes, of_campaigns))
    return (message for message in every if not message.skip)


def _differing(message: Message, steps: Spot, told: Mapping[Hashable, str]) -> Iterator[Finding]:
    """The first fact in which a wording differs from the body."""
    facts, passage = _facts(message, steps), message.passage(*steps)
    known = {"number": int(steps[-1]) + 2, "id": message.id}
    for key, fact in told.items():
        if key not in facts and fact not in passage.text:
            words = say(
                'wording {number} of message "{id}" does not say "{fact}", as its text does',
                fact=fact,
                **known,
            )
            hint = say("say it there in other words, or take it out of the text")
            yield warning("wordings-differ", message.at(*steps), words, hint)
            return
    for key, fact in facts.items():
        if key not in told and fact not in message.text:
            words = say(
                'wording {number} of message "{id}" says "{fact}", and its text does not',
                fact=fact,
                **known,
            )
            at = passage.text.find(fact)
            place = passage.place_of(at, len(fact)) if at >= 0 else message.at(*steps)
            hint = say("say it in the text as well, or take it out here")
            yield warning("wordings-differ", place, words, hint)
            return


def _facts(message: Message, steps: Spot) -> dict[Hashable, str]:
    """What a wording tells: what it asks of records, and what is typed; with how it is written."""
    passage = message.passage(*steps)
    template, _ = read_template(passage, Letter(message).refused)
    fields = sorted(template.fields) if template else ()
    found: dict[Hashable, str] = {
        ("name", name, field): f"{name}.{field}".rstrip(".")
        for name, field in fields
        if name not in NO_FACTS
    }
    text = passage.text
    links = (link.rstrip(".,;:!?)*~") for link in ADDRESS.findall(text) if "{" not in link)
    found |= {("link", link): link for link in links}
    for moment in said(text):
        if moment.day:
            found["day", moment.day.month or moment.month, moment.day.date] = moment.day.whole
        if moment.hour:
            found["hour", moment.hours] = moment.hour.whole
    return found
