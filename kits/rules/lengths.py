"""Texts fit into the channels that they are sent in."""

from __future__ import annotations

from collections.abc import Iterator

from kits.channels.channel import Limit
from kits.channels.units import PARTS, sms
from kits.model.community import Community
from kits.model.findings import Finding, Words, error, say, warning
from kits.model.kits import Text
from kits.model.places import Place
from kits.model.remedies import put
from kits.rules.channels import usable_channels
from kits.rules.rule import Repeated, Sent, place_of, remedy_of


def text_too_long(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A text is no longer than its channel lets through.

    Counted is what is pasted, with all values in place, in the unit of the channel. A message that
    says `split: allowed` is pasted in several numbered parts instead, where its channel is a chat;
    a 接龙, or a single run or address that is too long, cannot be split.

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
        if _is_over(text) and not text.parts:
            finding = _too_long(community, sent, channel, text)
            yield Repeated(("text-too-long", sent.place, sent.message.base, channel), finding)


def text_long(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A text is no longer than reads well in its channel.

    Beside a file some channels take less, as Telegram's bots do.

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
        if over and not _is_over(text):
            finding = _long(community, sent, channel, text)
            yield Repeated(("text-long", sent.place, sent.message.base, channel), finding)


def empty_text(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A message says something to every group that gets it, or sends a file.

    A text whose tags print nothing comes out empty, and its leader would copy nothing.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        {% if group.region %}We begin in {{ group.region }}.{% endif %}

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin{% if group.region %} in {{ group.region }}{% endif %}.
    """
    message, place = sent.message, sent.place
    if message.locked or message.attachments:
        return
    if any(not text.text.strip() for text in message.texts.values()):
        yield Repeated(("empty-text", place, message.base), _empty(place, sent))


def _empty(place: Place, sent: Sent) -> Finding:
    facts = {"message": sent.message.base, "campaign": sent.run.id, "group": sent.group}
    words = say('message "{message}" of campaign "{campaign}" is empty', **facts)
    if sent.group:
        words = say('message "{message}" of campaign "{campaign}" is empty for "{group}"', **facts)
    many = say(
        'message "{message}" of campaign "{campaign}" is empty for "{group}" and {others} more',
        **facts,
    )
    usual = say("write what everybody gets, or name the groups that get it under only")
    hint = remedy_of(sent.run, sent.message.base, usual)
    return error("empty-text", place, words, hint, many=many)


def _is_over(text: Text) -> bool:
    return text.limit is not None and text.length > text.limit


def _may_split(community: Community, sent: Sent, channel: str) -> bool:
    """Whether it would help to allow that a text is pasted in parts."""
    message = sent.run.messages.get(sent.message.base)
    if message is None or message.split or message.way == "chain":
        return False
    return usable_channels(community)[channel].splits


def _too_long(community: Community, sent: Sent, channel: str, text: Text) -> Finding:
    words = say(
        'message "{message}" of campaign "{campaign}" has {length} {unit} {where}, '
        "and at most {limit} can be sent",
        limit=text.limit,
        **_facts(community, sent, channel, text),
    )
    many = _of_many(words, sent, channel)
    if _limit(community, channel, text).of == "title":
        place = place_of(sent.run, sent.message.base, sent.locale, "subject")
        hint = remedy_of(sent.run, sent.message.base, say("shorten the subject"))
        return error("text-too-long", place, words, hint, many=many)
    hint = say("shorten it, or make two messages of it")
    if _may_split(community, sent, channel):
        allow = put(sent.place, "split", "allowed")
        hint = say("shorten it, make two messages of it, or {allow}", allow=allow)
    hint = remedy_of(sent.run, sent.message.base, hint)
    return error("text-too-long", sent.place, words, hint, many=many)


def _long(community: Community, sent: Sent, channel: str, text: Text) -> Finding:
    words = say(
        'message "{message}" of campaign "{campaign}" has {length} {unit} {where}, '
        "and more than {limit} reads badly",
        limit=text.advised,
        **_facts(community, sent, channel, text),
    )
    usual = say("shorten it, or split it into two messages")
    hint = remedy_of(sent.run, sent.message.base, usual)
    many = _of_many(words, sent, channel)
    return warning("text-long", sent.place, words, hint, many=many)


def _facts(community: Community, sent: Sent, channel: str, text: Text) -> dict[str, object]:
    where = say('in "{channel}" for group "{group}"', channel=channel, group=sent.group)
    return {
        "message": sent.message.base,
        "campaign": sent.run.id,
        "length": text.length,
        "unit": _unit(community, channel, text),
        "where": where if sent.group else say('in "{channel}"', channel=channel),
    }


def _of_many(words: Words, sent: Sent, channel: str) -> Words:
    """The same of one group and of others."""
    where = say(
        'in "{channel}" for group "{group}" and is too long for {others} more',
        channel=channel,
        group=sent.group,
    )
    return Words(words.template, {**words.facts, "where": where}) if sent.group else words


def _unit(community: Community, channel: str, text: Text) -> Words:
    """What is counted; of a text message, also in which alphabet, since that decides how many."""
    if text.unit == PARTS.name:
        return say("parts in {encoding}", encoding=sms(text.text).encoding)
    return _limit(community, channel, text).unit.words


def _limit(community: Community, channel: str, text: Text) -> Limit:
    """The limit of its channel that a text was measured by."""
    limits = usable_channels(community)[channel].limits
    return next(limit for limit in limits if limit.unit.name == text.unit)
