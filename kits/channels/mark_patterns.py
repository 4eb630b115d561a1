"""What an inline mark looks like, as regular expressions: a mark is read only where it is certain.

A character that vanishes changes what a text says, while one too many is only seen. So a run opens
and closes at the edge of a word, and what could be a mask (`张*三`), a times sign (`12*8*3`), a
footnote (`价格*`) or a face (`(*^_^*)`) stays as it was typed.
"""

from __future__ import annotations

from markdown.util import ETX, STX

from kits.channels.tokens import MARK_CLOSE, MARK_OPEN, VALUE_CLOSE, VALUE_OPEN

PLACE = f"(?:{MARK_OPEN}([0-9]+){MARK_CLOSE})?"
"""The place mark behind a `[`; group: its number."""
_PLACED = f"(?:{MARK_OPEN}[0-9]+{MARK_CLOSE})?"
_VALUE = f"{VALUE_OPEN}[tu][0-9]+{VALUE_CLOSE}"

CODE = r"(?<![\\`])(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)"
_LABEL = r"([^\[\]]*(?:\[[^\[\]\n]*\][^\[\]]*)*)"
_TARGET = (
    r"\([ ]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
IMAGE = rf"!\[{PLACE}{_LABEL}\]{_TARGET}"
LINK = rf"\[{PLACE}{_LABEL}\]{_TARGET}"
AUTOLINK = r"<((?i:https?)://[^\s<>]+)>"
TARGET_GROUP = 3
"""Of IMAGE and LINK: where it leads."""

_LETTERS = r"[^\W\x00-\x7f]"
ADDRESS = (
    rf"(?i:https?)://(?:(?<=_)\({_LETTERS}[^\s()<>]*\)"
    rf"|(?<=[/=._?&#\-]){_LETTERS}+(?:\([^\s()<>]*\))?"
    r"|[A-Za-z0-9\-._:/?#@!$&'()+,;=%]|~(?!~)"
    rf"|{STX}[0-9]+{ETX}|{_VALUE}|\[{_PLACED}[A-Za-z0-9_.%:\-]*\]"
    r"|\|(?=[A-Za-z0-9%])(?!(?i:https?)://)|\*+(?=[A-Za-z0-9%/=&\-]))+"
)
"""A typed address. Letters of other scripts belong to it only where they begin a segment, with the
brackets behind them: `…/wiki/道_(消歧义)` holds them, `…/a谢谢` and `…/a(备用)` end before them."""

MINI_PROGRAM = rf"#小程序://[^\s，。；：！？、（）【】「」《》()\[\]{STX}{ETX}]+"

_EMOJI = (
    "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\u200d\u20e3"
    "\U0001f000-\U0001faff\U000e0061-\U000e007f"
)
_WORD = rf"0-9A-Za-z\u00c0-\u024f{_EMOJI}"
"""Digits, Latin letters, emoji: a single star between two of these, or values, is a star."""

STAR = rf"(?<=[{_WORD}{VALUE_CLOSE}])(\*)(?=[{_WORD}{VALUE_OPEN}])"

_CLOSING = "，。、；：！？）」』》】”’,;)"
"""What no run begins with."""
_INSIDE = r"(?![\uff66-\uff9f])[\p{L}\p{N}"
_FIRST = (
    rf"(?=[（「『《【“‘\"'(\[#@￥$€£+…—]*{_PLACED}"
    rf"{_INSIDE}\p{{Emoji_Presentation}}{VALUE_OPEN}{STX}{ETX}])"
)
_LAST = (
    rf"(?<=[\p{{L}}\p{{M}}\p{{N}}\p{{Emoji_Presentation}}\ufe0f{VALUE_CLOSE}{STX}{ETX}"
    r"）」』》】”’\"')\].。！!？?…：:%％])"
)
_BEFORE_STAR = rf"(?<![*\p{{L}}\p{{M}}\p{{N}}{_EMOJI}{VALUE_CLOSE}])"
_AFTER_STAR = rf"(?![*\p{{L}}\p{{M}}\p{{N}}{_EMOJI}{VALUE_OPEN}])"
_FACE = r"(?!(?<=[(（]\*)[^\W_]\*[)）])"


_UNPOWERED = r"(?<![0-9A-Za-z](?=\*+[0-9A-Za-z]))"
"""Stars do not open between two digits or Latin letters: `2**10`, `138***5678`."""


def _stars(count: int) -> str:
    """So many stars that close a run, which they do not between two of these either."""
    return rf"(?<![0-9A-Za-z](?=\*{{{count}}}[0-9A-Za-z]))\*{{{count}}}"


_RUN = r"[^\n]{1,2000}?"
"""What stands in a run; its bound keeps a text of openings alone from taking long."""
BOTH = rf"(?<!\*){_UNPOWERED}\*{{3}}(?=[^\s*{_CLOSING}])({_RUN})(?<=[^\s*]){_stars(3)}(?!\*)"
STRONG = (
    rf"(?<!\*){_UNPOWERED}\*\*(?!\*\*)(?=[^\s{_CLOSING}])({_RUN})"
    rf"(?<=\S){_stars(2)}(?!\*(?!\*))"
)
EMPHASIS = rf"{_BEFORE_STAR}\*{_FACE}{_FIRST}([^*\n]+){_LAST}\*{_AFTER_STAR}"

_OUTSIDE_BEFORE = rf"(?<=\A|[\s\p{{P}}|~{STX}{ETX}])(?<![\p{{L}}\p{{N}}][.\-/:@])"
_OUTSIDE_AFTER = rf"(?=\Z|[\s\p{{P}}|~{STX}{ETX}])(?![.\-/:@][\p{{L}}\p{{N}}])"
"""White space, punctuation or a line's edge; that of an identifier is none: `__init__.py`."""
_WORDS_FIRST = rf"(?={_INSIDE}{VALUE_OPEN}{STX}{ETX}])"
_WORDS_LAST = rf"(?<=[\p{{L}}\p{{M}}\p{{N}}{VALUE_CLOSE}{STX}{ETX}])"


def _words(mark: str, inside: str) -> str:
    """A run of words between two equal marks, whose edges are those of words."""
    edge = mark[0]
    return (
        rf"{_OUTSIDE_BEFORE}(?<!{edge}){mark}{_WORDS_FIRST}({inside}){_WORDS_LAST}{mark}"
        rf"(?!{edge}){_OUTSIDE_AFTER}"
    )


LOW_STRONG = _words("__", _RUN)
LOW_EMPHASIS = _words("_", _RUN)
STRIKE = _words("~~", r"[^~\n]+(?:~[^~\n]+)*?")

MASK = r"(?:\A|[^\p{L}\p{N}*_]|[和与跟及或同])\p{Han}\Z"
"""The text before a star, if that may hide what follows of a name: `张*三`, `张**（上海）`."""
