"""What characters a text may hold: the cleaning of operators' texts and of roster values."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from kits.channels.tokens import MARK, TOKEN
from kits.model.sentinels import NONCHARACTERS

_NEVER = rf"\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff{NONCHARACTERS}"
"""Control characters, bidi embeddings and overrides, surrogates, noncharacters."""

_STRAY = re.compile(rf"{TOKEN.pattern}|{MARK.pattern}|[{_NEVER}]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_VALUE = re.compile(rf"[{_NEVER}\u2066-\u2069]")
_BREAK_IN_VALUE = re.compile(r"[ \t]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def tidy_source(text: str) -> str:
    """The operator's text with `\\n` line ends, tabs as four spaces, and nothing that acts unseen.

    Controls, bidi overrides and noncharacters go; tokens and place marks stay.
    """
    text = _LINE_END.sub("\n", text).replace("\t", "    ")
    return _STRAY.sub(lambda found: found[0] if len(found[0]) > 1 else "", text)


@lru_cache(maxsize=1 << 12)
def clean_value(value: str) -> str:
    """A roster value on one line, trimmed, in NFC, without control characters or bidi controls."""
    if not value.isprintable():
        value = _NOT_IN_VALUE.sub("", _BREAK_IN_VALUE.sub(" ", value))
    return normalize("NFC", value.strip())


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    there = len(_RIGHT_TO_LEFT.findall(text))
    return bool(there) and 2 * there > sum(map(str.isalpha, text))


def isolated(value: str, written: str, *, around: bool) -> str:
    """`written` between U+2068 and U+2069 when it or what is `around` it runs from right to left.

    So a name does not reorder what stands beside it, and a telephone number is not turned round.
    """
    return f"\u2068{written}\u2069" if around or holds_right_to_left(value) else written


def holds_right_to_left(text: str) -> bool:
    """Whether any letter of a text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None
