"""What a reader of each channel sees of a text: by its real parser, or by its rule where none is to be had."""

import re
from collections.abc import Callable, Mapping

from kits.channels.channel import CHANNELS
from tests.channels import commonmark, tdlib
from tests.channels.trees import Shown

Reader = Callable[[str], Shown]


def _plain(text: str) -> Shown:
    return [(text, frozenset())]


def _by_rule(marks: re.Pattern[str]) -> Reader:
    """All of it bears the style "mark" when anything in it could be read as one."""
    return lambda text: [(text, frozenset({"mark"} if marks.search(text) else ()))]


LETTER = r"[^\W_]"
WHATSAPP = re.compile(
    rf"(?<!{LETTER})([*_~])(?=\S)[^\n]*?(?<=\S)\1(?!{LETTER})|`[^\n]+`|^\s*(?:[-*>]|\d+\.)\s", re.M
)
WECOM = re.compile(
    r"\*\*.+?\*\*|`.+?`|\[[^\n]*\]\([^\n]*\)|<[a-z@/]|^\s*(?:#{1,6}\s|>)"
    rf"|(?<!{LETTER})\*(?=\S)[^\n]*?(?<=\S)\*(?!{LETTER})",
    re.M | re.I,
)
SLACK = re.compile(
    rf"(?<!{LETTER})([*_~])(?=\S)[^\n]*?(?<=\S)\1(?!{LETTER})|`[^\n]+`|\]\(|^\s*>", re.M
)
DISCORD = re.compile(r"(?<!\\)(?:\\\\)*[*_~`|>#+<\[\]()@]|[@<](?!\u200b)")
DISCORD_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


def _discord(text: str) -> Shown:
    bare = DISCORD_ESCAPE.sub(r"\1", text)
    return [(bare, frozenset({"mark"} if DISCORD.search(text) else ()))]


BY_DIALECT: Mapping[str, Reader] = {
    "plain": _plain,
    "post": _plain,
    "email": _plain,
    "wecom": _by_rule(WECOM),
    "whatsapp": _by_rule(WHATSAPP),
    "slack": _by_rule(SLACK),
    "discord": _discord,
    "telegram": lambda text: tdlib.shown(tdlib.pasted(text)),
    "telegram-html": lambda text: tdlib.shown(tdlib.sent(text)),
    "commonmark": commonmark.shown,
    "dingtalk": commonmark.shown,
}
"""By dialect."""

READERS: Mapping[str, Reader] = {id: BY_DIALECT[each.dialect.name] for id, each in CHANNELS.items()}
