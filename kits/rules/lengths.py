"""Texts fit into the channels that they are sent in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kits.model.community import Community
from kits.model.findings import Finding, error, say, warning
from kits.model.kits import Text
from kits.model.places import Place
from kits.rules.rule import Repeated, Sent

Rule = Callable[[Place, str, Text, str, str, int], Finding]


def text_too_long(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A text is no longer than its channel lets through.

    Counted is what is pasted, with all values in place, in the unit of the channel.

    Bad:
        --- community.yml
        channels:
          wechat: {limit: 20}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today, and go on until Sunday.

    Good:
        --- community.yml
        channels:
          wechat: {limit: 20}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today.
    """
    for channel, text in sent.message.texts.items():
        if text.limit is not None and text.length > text.limit:
            yield _repeated("text-too-long", sent, channel, text)


def text_long(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A text is no longer than reads well in its channel.

    Bad:
        --- community.yml
        channels:
          wechat: {advised: 20}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today, and go on until Sunday.

    Good:
        --- community.yml
        channels:
          wechat: {advised: 20}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin today.
    """
    for channel, text in sent.message.texts.items():
        over = text.advised is not None and text.length > text.advised
        if over and not (text.limit is not None and text.length > text.limit):
            yield _repeated("text-long", sent, channel, text)


def _repeated(rule: str, sent: Sent, channel: str, text: Text) -> Repeated:
    place = sent.place
    return Repeated(
        (rule, place, sent.message.base, channel),
        lambda others: _finding(rule, place, sent, channel, text, others),
    )


def _finding(rule: str, place: Place, sent: Sent, channel: str, text: Text, others: int) -> Finding:
    facts = {
        "message": sent.message.base,
        "campaign": sent.run.id,
        "group": sent.group,
        "channel": channel,
        "length": text.length,
        "unit": text.unit,
        "limit": text.limit if rule == "text-too-long" else text.advised,
        "others": others,
    }
    hint = say("shorten it, or split it into two messages")
    head = 'message "{message}" of campaign "{campaign}" has {length} {unit} '
    if sent.group is None:
        whom = 'in "{channel}", '
    elif others:
        whom = 'in "{channel}" for group "{group}" and is too long for {others} more, '
    else:
        whom = 'in "{channel}" for group "{group}", '
    if rule == "text-too-long":
        return error(
            rule, place, say(head + whom + "and at most {limit} can be sent", **facts), hint
        )
    return warning(
        rule, place, say(head + whom + "and more than {limit} reads badly", **facts), hint
    )
