"""What was typed is pasted: nothing of it gets lost on the way through a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kits.channels.channel import Channel
from kits.channels.losses import lost_characters
from kits.channels.nodes import Table
from kits.channels.parsing import links, walk
from kits.channels.tokens import MARK, TOKEN
from kits.channels.writing import write
from kits.model.community import Community
from kits.model.findings import Finding, error, say, warning
from kits.rules.channels import usable_channels
from kits.texts.press import SetText

NEUTRAL = {"t": "\u7532", "u": "https://x.invalid/"}
"""Values that hold nothing of what is looked for, by kind of token."""

TITLED = re.compile(
    r"\[[^\[\]]*\]\([ ]*(?:<[^<>\n]*>|[^\s()<>]*)[ ]+(\"[^\"\n]+\"|'[^'\n]+')[ ]*\)"
)


def lost_character(community: Community, text: SetText) -> Iterator[Finding]:
    """Every digit, star, underscore, tilde, backslash, address and cell of a text is pasted.

    A mark that was read may go, such as the stars of **bold**. All else has to arrive, in each
    channel: a number that is not there, or is another, is worse than no text at all.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        | City |
        |---|
        | Oslo | 18:30 |

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        | City | Doors |
        |---|---|
        | Oslo | 18:30 |
    """
    if cell := next(_cells_beyond(text), None):
        yield error(
            "lost-character",
            text.place_of_words(cell),
            say('"{cell}" has no column in its table, and is lost', cell=cell),
            say("give the table one more column, or take the cell out"),
        )
        return
    for title in _titles(text):
        yield warning(
            "lost-character",
            text.place_of_words(title),
            say("{title} is lost: a link has no title in a chat", title=title),
            say("say it in the text, or leave it out"),
        )
    channels = usable_channels(community)
    for id in sorted({id for ids in text.channels for id in ids} & channels.keys()):
        if lost := next(lost_characters(text.markdown, _written(text, channels[id])), None):
            yield error(
                "lost-character",
                text.place_of_words(lost),
                say('"{characters}" is lost in {channel}', characters=lost, channel=id),
                say("write it another way, and look at what kits show CAMPAIGN GROUP prints"),
            )
            return


def _cells_beyond(text: SetText) -> Iterator[str]:
    for node in walk(text.tree.blocks):
        if isinstance(node, Table):
            yield from (TOKEN.sub("…", MARK.sub("", cell)) for cell in node.beyond)


def _titles(text: SetText) -> Iterator[str]:
    """What stands in quotes behind the target of a link."""
    for item in links(text.tree):
        mark = getattr(item, "mark", None)
        if mark is not None and (found := TITLED.match(text.source.passage.text, mark)):
            yield found[1]


def _written(text: SetText, channel: Channel) -> str:
    tokens = {int(token[2]): token[1] for token in TOKEN.finditer(text.markdown)}
    values = [NEUTRAL[tokens.get(number, "t")] for number in range(max(tokens, default=-1) + 1)]
    return write(text.tree, channel, "en").fill(values)
