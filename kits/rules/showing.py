"""What is written in a message can be seen, and does what its writer means, where it is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html.entities import html5

from kits.channels.channel import Channel
from kits.channels.nodes import Block, Strike, Text
from kits.channels.parsing import spoken, walk
from kits.model.community import Community
from kits.model.findings import Finding, say, warning
from kits.model.places import Place
from kits.model.remedies import put
from kits.rules.channels import usable_channels
from kits.rules.rule import Repeated, Sent
from kits.texts.press import SetText

TAG = re.compile(
    r"<(?:a|b|big|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark"
    r"|ol|p|pre|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>\n]*)?/?>|&(?:#[0-9]+|#x[0-9a-f]+|(?P<name>[a-z][a-z0-9]+));|<!--",
    re.IGNORECASE,
)
"""HTML as people write it by habit. `<小明>`, `>_<` and `<3` are none."""

CALL = re.compile(
    r"[@＠](?:所有人|全体成员|全员|(?:everyone|here|all|channel)(?![0-9A-Za-z_]))", re.IGNORECASE
)
"""What calls everybody where it is picked from a client's own list."""


def html_in_message(community: Community, text: SetText) -> Iterator[Finding]:
    """A message has no HTML: it is pasted as it stands, in every channel.

    In code it is meant that way, and is no mistake.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin <b>today</b>.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin **today**.
    """
    found = (
        tag[0]
        for node in _texts(text.tree.blocks)
        for tag in TAG.finditer(node.text)
        if not tag["name"] or f"{tag['name']};" in html5
    )
    for tag in dict.fromkeys(found):
        yield warning(
            "html-in-message",
            text.place_of_words(tag),
            say('"{tag}" is pasted as it stands: a message has no HTML', tag=tag),
            say("use the marks of messages, such as **bold** and a line break, or set it in ticks"),
        )


def lost_strike(community: Community, text: SetText) -> Iterator[Finding]:
    """What is struck out is seen to be struck out in one of a group's channels.

    In plain text the words stay and the line through them goes, so that they say what no longer
    holds. Other marks only lose their emphasis there.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin ~~today~~ tomorrow.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin tomorrow, not today.
    """
    struck = [node for node in walk(text.tree.blocks) if isinstance(node, Strike)]
    if not struck:
        return
    channels = usable_channels(community)
    lost = [ids for ids in sorted(text.channels) if not any(_strikes(channels, id) for id in ids)]
    if lost:
        for words in dict.fromkeys(spoken(node.children) for node in struck):
            yield warning(
                "lost-strike",
                text.place_of_words("~~" + words),
                say(
                    '"{words}" is struck out, which cannot be seen in {channels}',
                    words=words,
                    channels=lost[0],
                ),
                say("leave it out, or say in words that it no longer holds"),
            )


def everyone_in_message(community: Community, sent: Sent) -> Iterator[Repeated]:
    """A message does not call everybody: pasted, `@所有人` is text and notifies nobody.

    An announcement (`as: announcement`) notifies by itself.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        @所有人 We begin today.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        as: announcement
        ---
        We begin today.
    """
    if sent.message.kind == "announcement":
        return
    called = (
        found[0]
        for id, text in sent.message.texts.items()
        for found in CALL.finditer(text.text)
        if found[0] not in usable_channels(community)[id].calls
    )
    if call := next(called, None):
        yield _call(sent, call)


def _call(sent: Sent, call: str) -> Repeated:
    place = _place_in_message(sent, call)
    words = say('"{call}" is only text when it is pasted: it notifies nobody', call=call)
    hint = say("leave it out, or {send}", send=put(place, "as", "announcement"))
    finding = warning("everyone-in-message", place, words, hint)
    return Repeated(("everyone-in-message", place, sent.message.base), finding)


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    return (node for node in walk(blocks) if isinstance(node, Text))


def _strikes(channels: Mapping[str, Channel], id: str) -> bool:
    channel = channels.get(id)
    return channel is not None and bool(Strike in channel.dialect.marks or channel.html)


def _place_in_message(sent: Sent, words: str) -> Place:
    place = sent.place
    message = sent.run.messages.get(sent.message.base)
    if message is None:
        return place
    passage = message.in_locale(sent.locale).passage(*sent.message.wording)
    at = passage.text.find(words)
    if at < 0 or passage.path != place.path:
        return place
    return passage.place_of(at, len(words))
