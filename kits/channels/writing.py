"""A message tree -> the text of one channel."""

from __future__ import annotations

from kits.channels.channel import Channel
from kits.channels.nodes import Message
from kits.channels.pages import Page
from kits.channels.patterns import Pattern, pattern
from kits.channels.units import is_gsm

_GSM_FORMS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
    }
)


def write(message: Message, channel: Channel, locale: str, *, guarded: bool = False) -> Pattern:
    """The message in the channel's dialect, with everything done that waits for no value.

    `locale` is the group's: Chinese text emphasises with 【】 and quotes with 「」. Call it once
    per distinct tokenised text and `fill` its result once per group. `guarded` is for texts that
    are to be split (see `splitting`).
    """
    writer = channel.dialect(channel, locale, message)
    lines = writer.blocks(message.blocks)
    return pattern(lines, _in_gsm if channel.gsm else str, guarded=guarded)


def write_page(message: Message, channel: Channel, locale: str) -> Page:
    """The message as HTML with inline styles, for a channel that has `html`."""
    assert channel.html
    return channel.html(channel, locale, message).page(message)


def _in_gsm(text: str) -> str:
    """The text in the GSM 7-bit alphabet where typographic punctuation is all that it lacks.

    Otherwise as it is, since UCS-2 says everything at the same price.
    """
    mapped = text.translate(_GSM_FORMS)
    return mapped if is_gsm(mapped) else text
