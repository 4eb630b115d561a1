"""What an inline mark looks like, as regular expressions: a mark is read only where it is certain.

A character that vanishes changes what a text says, while one too many is only seen. So a run opens
and closes at the edge of a word, and what could be a mask (`张*三`), a times sign (`12*8*3`), a
footnote (`价格*`) or a face (`(*^_^*)`) stays as it was typed.
"""

from __future__ import annotations

from markdown.util import ETX, STX

from kits.model.sentinels import MARK_CLOSE, MARK_OPEN, VALUE_CLOSE, VALUE_OPEN

PLACE = f"(?:{MARK_OPEN}([0-9]+){MARK_CLOSE})?"
"""The place mark behind a `[`; group: its number."""
_PLACED = f"(?:{MARK_OPEN}[0-9]+{MARK_CLOSE})?"
_VALUE = f"{VALUE_OPEN}[tu][0-9]+{VALUE_CLOSE}"

CODE = (
    r"(?<![\\`])(`+)(?!`)(?![^\n`()（）]*[)）](?:[^\n`]*[(（])[^\n`()（）]*`(?!`))"
    r"([^\n]+?)(?<!`)\1(?!`)"
)
"""Code, but not from the tick in one pair of brackets to that in the next: `(´д`) (´ω`)`."""
_LABEL = r"([^\[\]]*(?:\[[^\[\]\n]*\][^\[\]]*)*)"
_TARGET = (
    r"\([ ]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"(?:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ ]*\)"
)
IMAGE = rf"!\[{PLACE}{_LABEL}\]{_TARGET}"
LINK = rf"\[{PLACE}{_LABEL}\]{_TARGET}"
AUTOLINK = r"<((?i:https?)://[^\s<>|]+)>"
TARGET_GROUP = 3
"""Of IMAGE and LINK: where it leads."""

_LETTERS = r"[^\W\x00-\x7f]"
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc"
"""Letters of the scripts that set no space between words, or add endings to what stands before."""

_SPACED = rf"(?![{UNSPACED}])[\p{{L}}\p{{M}}]"
ADDRESS = (
    rf"(?i:https?)://(?:(?<=_)\({_LETTERS}[^\s()<>]*\)"
    rf"|(?<=[/=._?&#\-]){_LETTERS}+(?:\([^\s()<>]*\))?"
    rf"|[A-Za-z0-9\-._:/?#@!$&'()+,;=%^]|~(?!~)|{_SPACED}|\{{[A-Za-z0-9_.,\-]*\}}"
    rf"|{STX}[0-9]+{ETX}|{_VALUE}|\[{_PLACED}[A-Za-z0-9_.%:\-]*\]"
    r"|\|(?=[A-Za-z0-9%])(?!(?i:https?)://)|\*+(?=[A-Za-z0-9%/=&\-]))+"
)
"""A typed address. Letters of scripts without spaces belong to it only where they begin a segment,
with the brackets behind them: `…/wiki/道_(消歧义)` holds them, `…/a谢谢` and `…/a(备用)` end before
them. Other letters do so anywhere: `…/café_(Paris)`."""

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
    r"）」』》】”’\"')\].。！!？?…：:%％\p{Sc}])"
)
_BEFORE_STAR = rf"(?<![*\p{{L}}\p{{M}}\p{{N}}{_EMOJI}{VALUE_CLOSE}])"
_AFTER_STAR = rf"(?![*\p{{L}}\p{{M}}\p{{N}}{_EMOJI}{VALUE_OPEN}])"
_FACE = r"(?!(?<=[(（]\*)[^\W_]\*[)）])"


WORDLIKE = rf"(?![{UNSPACED}])[\p{{L}}\p{{M}}\p{{N}}]"
"""A letter of a script with spaces, or a digit."""


def _opens(count: int) -> str:
    """So many stars at the beginning of a word: not in `2**10` or `Ив**ов`, nor in `z**@x.cn`."""
    stars = rf"\*{{{count}}}"
    return (
        rf"(?<!\*)(?<!{WORDLIKE}(?={stars}\S))"
        rf"(?<![\-–/.@=+)\]](?={stars}[\-–/.@=+])){stars}"
    )


def _closes(count: int) -> str:
    """So many stars at the end of one."""
    stars = rf"\*{{{count}}}"
    return (
        rf"(?<![\s(（「『《【“‘])(?<![\-–/@=+](?={stars}\S))"
        rf"(?<!{WORDLIKE}(?={stars}{WORDLIKE})){stars}"
    )


_RUN = r"[^\n]{1,2000}?"
"""What stands in a run; its bound keeps a text of openings alone from taking long."""
_HELD = r"\*(?=[^*\s][^*\n]*\*(?!\*))"
"""The star of an emphasis that begins with the run, which ends in it: `***so* it is**`."""
_HOLDS = r"(?:(?<!\*)|(?<=[^*]\*[^*\s][^*\n]{0,80}\*))"
"""Before the closing stars: no other, or that of an emphasis: `**it *is so***`."""
BOTH = rf"{_opens(3)}(?=[^\s{_CLOSING}])([^*\n]{{1,2000}}){_closes(3)}(?!\*)"
STRONG = (
    rf"{_opens(2)}(?:(?!\*)|(?={_HELD}))(?=[^\s{_CLOSING}])({_RUN})"
    rf"{_HOLDS}{_closes(2)}(?!\*(?!\*[^\s*]))"
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


LOW_STRONG = _words("__", r"(?:(?!__)[^\n]){1,2000}?")
LOW_EMPHASIS = _words("_", r"(?:[^_\n]|(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])){1,2000}?")
STRIKE = _words("~~", r"[^~\n]+(?:~[^~\n]+)*?")

_SURNAME = (
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
    "向汤김이박최정강조윤장임]"
)
MASK = rf"(?:\A|[^\p{{L}}\p{{N}}*_]|[和与跟及或同、])[\p{{Han}}\p{{Hangul}}]\Z|{_SURNAME}\Z"
"""The text before a star, if that may hide what follows of a name: `张*三`, `张**（上海）`."""
LISTED_NAME = (
    rf"(?:(?![\\(（「『《【“‘\"'])[\p{{P}}\p{{S}}]|[和与跟及或同])"
    rf"(?:[\p{{Han}}\p{{Hangul}}]\Z|\S{{0,3}}{_SURNAME}\Z)"
)
"""The end of a run, if it may be another name of a list: `，李` in `王**先生，李**女士`."""
TITLE = r"様|さん|さま|氏|先生|女士|小姐|同学|老师|님|씨"
"""What follows a name, masked or not."""
