"""Every escape, in one table: how a dialect writes characters that must not act as its marks.

The operator's own text is escaped as little as it takes, so that what is seen is what was written;
a roster value is text, never markup, whatever it holds. Where a dialect has no escape, the
full-width form stands in (`*` becomes `＊`), which is equal after NFKC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from kits.model.sentinels import UNKNOWN, VALUE


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands beside a text or value on its line."""

    line: str = ""
    """All of its line, with VALUE and UNKNOWN for what is no text; empty in a label."""
    before: str = ""
    """The character before it, VALUE or UNKNOWN; empty at the start of the line."""
    after: str = ""
    """The character behind it; empty at the end of the line."""
    starts: bool = True
    """It stands at the start of a line, perhaps behind a mark that may be left out."""
    numbered: bool = False
    """A number at the start of a line is text and stays as written (接龙)."""
    label: bool = False
    """It stands in the label of a live link."""
    live: str = ""
    """The marks of the runs on its line."""
    lone: str = ""
    """Marks of which the message holds no second one, so that it pairs with nothing."""
    code: bool = False
    """It is code where that has no marks: nothing unseen may stand in it."""


Escape = Callable[[str, Spot], str]


@dataclass(frozen=True, slots=True)
class Escapes:
    """How one dialect writes what is not its markup."""

    text: Escape
    """The operator's text."""
    value: Escape
    """A roster value in running text, and whatever stands in a link's label."""
    code: Callable[[str], str]
    """Operator's text or a value as code."""
    url: Callable[[str], str]
    """An encoded address that stands by itself."""


def _same(text: str) -> str:
    return text


def _same_anywhere(text: str, spot: Spot) -> str:
    return text


def full_width(text: str) -> str:
    """ASCII punctuation in its full-width form."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _slashed(text: str) -> str:
    return "".join("\\" + char for char in text)


def _slashed_but_tags(acting: str) -> str:
    return acting if len(acting) > 1 and acting[0] == "<" else _slashed(acting)


def _slashed_for_discord(acting: str) -> str:
    if len(acting) > 1:
        return acting  # the time of day
    return f"\\{acting}\u200b" if acting in "@<" else f"\\{acting}"


def _percent_coded(text: str) -> str:
    return "".join(f"%{ord(char):02X}" for char in text)


def _replacing(pattern: str, write: Callable[[str], str]) -> Callable[[str], str]:
    compiled = re.compile(pattern)
    return lambda text: compiled.sub(lambda found: write(found[0]), text)


@dataclass(frozen=True, slots=True)
class _Acting:
    """What acts anywhere in a line; a pattern sees the characters beside the text."""

    pattern: str
    only_with: str = ""
    """It acts only where this is found too, in the text with its neighbours."""
    only_in: str = ""
    """It acts only on a line in which this is found too."""
    mark: str = ""
    """It acts only where the message holds another of this."""
    kind: str = ""
    """It acts with no run on its line but those of this mark."""


def _escaping(
    *acting: _Acting, write: Callable[[str], str], start: str = "(?!)", number: str = "(?!)"
) -> Escape:
    """Escapes what acts inside a line, and what acts at its start.

    That is `start`, or `number` behind digits unless numbered lines are meant.
    """
    anywhere = [(re.compile(one.pattern), re.compile(one.only_with), one) for one in acting]
    at_start = re.compile(rf"(\s*)({start})")
    at_number = re.compile(rf"(\s*[0-9]+)({number})")

    def escape(text: str, spot: Spot) -> str:
        framed = (spot.before or "\n") + text + (spot.after or "\n")
        spans = [
            found.span()
            for pattern, only_with, one in anywhere
            if not (one.mark and one.mark in spot.lone) and only_with.search(framed)
            for found in pattern.finditer(framed, 1)
            if found.end() < len(framed)
            and (not one.only_in or _is_in(one.only_in, _with_runs(spot, one.kind)))
        ]
        if spans:
            text = "".join(_between(framed, sorted(spans), write))
        if not spot.starts:
            return text
        found = at_start.match(text) or (None if spot.numbered else at_number.match(text))
        return f"{found[1]}{write(found[2])}{text[found.end() :]}" if found else text

    return escape


def _with_runs(spot: Spot, kind: str) -> str:
    """The line of a spot, with the runs on it that a mark could pair with."""
    return spot.line if kind in spot.live else spot.line.replace(UNKNOWN, VALUE)


@lru_cache(maxsize=64)
def _is_in(pattern: str, line: str) -> bool:
    """Whether a line holds this; asked for each of its texts, read once."""
    return bool(re.search(pattern, line))


def _known(value: Escape, text: Escape, *, lone: str = "") -> Escape:
    """The escape of a value; the only one on a line without marks is read as text is.

    It must not lengthen a mark beside it, and of `lone` the line may hold one each, so that
    nothing can pair with it.
    """

    def escape(written: str, spot: Spot) -> str:
        escaped = value(written, spot)
        if escaped == written or spot.label:
            return escaped
        if spot.line.count(VALUE) != 1 or UNKNOWN in spot.line:
            return escaped
        line = spot.line.replace(VALUE, written)
        if written[0] == spot.before or written[-1] == spot.after:
            return escaped
        if any(line.count(mark) > 1 for mark in lone):
            return escaped
        return text(written, replace(spot, line=line, lone=""))

    return escape


def _between(
    framed: str, spans: Sequence[tuple[int, int]], write: Callable[[str], str]
) -> Iterator[str]:
    """The text without its neighbours, what stands in the spans rewritten once."""
    at = 1
    for start, end in spans:
        if end > at:
            yield framed[at : max(start, at)]
            yield write(framed[max(start, at) : end])
            at = end
    yield framed[at:-1]


_LETTER = r"[^\W_]"
_END = r"(?=\s|\Z)"
_SLASHABLE = r"[!-/:-@\[-`{-~]"


def _loose(marks: str) -> str:
    """Marks that do not stand between two letters or digits."""
    return rf"(?<!{_LETTER})[{marks}]|[{marks}](?!{_LETTER})"


def _pair(mark: str) -> str:
    """A mark that opens a run and one that could close it; either may be that of a live run."""
    opening = rf"(?<!{_LETTER})[{mark}](?=[^\s{mark}])"
    closing = rf"(?<=[^\s{mark}])[{mark}](?!{_LETTER})"
    return rf"{opening}.*(?:{closing}|{UNKNOWN})|{UNKNOWN}.*{closing}"


def _beside_unknown(marks: str) -> str:
    """Marks that may meet another mark."""
    return rf"(?<={UNKNOWN})[{marks}]|[{marks}](?={UNKNOWN})"


_LABEL_END = rf"\](?=[({UNKNOWN}{VALUE}])"
_LABEL_END_IN_BOLD = _Acting(
    rf"\](?={UNKNOWN})", only_in=rf"\]{UNKNOWN}+[({VALUE}]|\]{VALUE}", kind="*"
)
"""The stars behind a bold `[公告]` keep it from being a label, unless what follows could be one."""
_LABEL_END_OUTSIDE = rf"\](?=[({VALUE}])"
_REFERENCE_END = rf"\](?=[(\[:{UNKNOWN}{VALUE}])"
_TICK = _Acting("`")
_PAIRED_TICK = _Acting("`", only_in=f"`.*`|{UNKNOWN}", kind="`")

_PLAIN = Escapes(text=_same_anywhere, value=_same_anywhere, code=_same, url=_same)

_ticks_widened = _replacing("`", full_width)
_WECOM_START = rf"#{{1,6}}{_END}|>"
_WECOM_TEXT = _escaping(
    _Acting(r"\*{2,}", only_in=rf"\*\*.*\*\*|{UNKNOWN}", kind="*"),
    _Acting(_loose("*"), only_in=_pair("*"), kind="*"),
    _Acting(rf"<(?=[A-Za-z/@])|{_LABEL_END}"),
    _PAIRED_TICK,
    write=full_width,
    start=_WECOM_START,
)
_WECOM_VALUE = _escaping(
    _Acting(r"\*", only_with=rf"\*{{2}}|{_loose('*')}"),
    _Acting(r"[<\[\]]"),
    _TICK,
    write=full_width,
    start=_WECOM_START,
)
_WECOM = Escapes(
    text=_WECOM_TEXT,
    value=_known(_WECOM_VALUE, _WECOM_TEXT, lone="*"),
    code=_ticks_widened,
    url=_same,
)


def _doubled(mark: str) -> Iterator[_Acting]:
    """A mark of two: clients pair it on its line however long it is, one of them on any line."""
    two = f"[{mark}]{{2}}"
    yield _Acting(rf"(?<![{mark}]){two}(?![{mark}])", mark=mark)
    yield _Acting(f"[{mark}]{{2,}}", only_in=rf"{two}.*[^{mark}].*{two}|{UNKNOWN}", kind=mark)
    yield _Acting(f"[{mark}]{{5,}}")


_DOUBLED = r"\*{2,}|_{2,}|~{2,}|\|{2,}"
_TELEGRAM_TEXT = _escaping(
    *(acting for mark in "*_~|" for acting in _doubled(mark)),
    _Acting(rf"{_beside_unknown('*_~|')}|{_LABEL_END_OUTSIDE}"),
    _LABEL_END_IN_BOLD,
    _Acting("`", mark="`"),
    write=full_width,
)
_TELEGRAM_VALUE = _escaping(
    _Acting(r"[*_~|]", only_with=rf"{_DOUBLED}|{_loose('*_~|')}"),
    _Acting(r"[\[\]]", only_with=_LABEL_END),
    _TICK,
    write=full_width,
)
_TELEGRAM = Escapes(
    text=_TELEGRAM_TEXT,
    value=_known(_TELEGRAM_VALUE, _TELEGRAM_TEXT),
    code=_ticks_widened,
    url=_replacing("__+|~~+", _percent_coded),
)

_WHATSAPP_START = rf"[-*>]{_END}"
_WHATSAPP_NUMBER = rf"\.{_END}"
_WHATSAPP_ACTING = (
    *(_Acting(_loose(mark), only_in=_pair(mark), kind=mark) for mark in "*_~"),
    _Acting(_beside_unknown("*_~")),
    _PAIRED_TICK,
)
_WHATSAPP_TEXT = _escaping(*_WHATSAPP_ACTING, write=full_width, start=_WHATSAPP_START)
"""A number that an operator typed stays, since a list shows it as it is."""
_WHATSAPP_KNOWN = _escaping(
    *_WHATSAPP_ACTING, write=full_width, start=_WHATSAPP_START, number=_WHATSAPP_NUMBER
)
_WHATSAPP_VALUE = _escaping(
    _Acting("[*_~]", only_with=_loose("*_~")),
    _TICK,
    write=full_width,
    start=_WHATSAPP_START,
    number=_WHATSAPP_NUMBER,
)
_WHATSAPP = Escapes(
    text=_WHATSAPP_TEXT,
    value=_known(_WHATSAPP_VALUE, _WHATSAPP_KNOWN, lone="*_~"),
    code=_ticks_widened,
    url=_replacing(_loose("_~"), _percent_coded),
)

_CLOCK = r"(?<![0-9A-Za-z_:])[0-9]{1,2}:[0-9]{2}(?![0-9A-Za-z_:])"
"""Discord makes emoji of `:100:`, but nothing of the colon in `17:00`, which most texts hold."""
_DISCORD_TAG = (
    r"<(?:@[!&]?[0-9]+|#[0-9]+|a?:\w+:[0-9]+|t:-?[0-9]+(?::[tTdDfFRsS])?|id:\w+"
    rf"|/[^\n<>{UNKNOWN}{VALUE}]+:[0-9]+)>"
)
"""A mention, channel, emoji, time or command: it acts where an operator wrote all of it."""
_DISCORD = Escapes(
    text=_escaping(
        _Acting(rf"\\(?={_SLASHABLE}|[{UNKNOWN}{VALUE}])|[*`]|__+|{_loose('_')}|~~+"),
        _Acting(rf"{_DISCORD_TAG}|<(?=[@#:/ati])|{_LABEL_END}|(?<=\s)\|{{2,}}(?=\s)"),
        write=_slashed_but_tags,
        start=rf"#{{1,3}}{_END}|[-+]{_END}|>",
        number=rf"\.{_END}",
    ),
    value=_escaping(_Acting(rf"{_CLOCK}|[\\*_~`|>#\-+<\[\]():@./]"), write=_slashed_for_discord),
    code=_ticks_widened,
    url=_same,
)

_COMMONMARK = Escapes(
    text=_escaping(
        _Acting(
            rf"\\(?={_SLASHABLE}|[\n{UNKNOWN}{VALUE}])|[*`]|{_loose('_')}|~~+|{_beside_unknown('~')}"
        ),
        _Acting(rf"<(?=[A-Za-z/!?]|\S*@)|&(?=#?\w+;)|{_REFERENCE_END}"),
        write=_slashed,
        start=rf"#{_END}|#(?=#{{1,5}}{_END})|[-+]{_END}|>|[-=](?=[-=]*\s*\Z)",
        number=rf"[.)]{_END}",
    ),
    value=_escaping(_Acting(_SLASHABLE), write=_slashed),
    code=_ticks_widened,
    url=_replacing(rf"{_loose('_~')}|;", _percent_coded),
)

_SLACK_TEXT = _escaping(
    *(_Acting(_loose(mark), only_in=_pair(mark), kind=mark) for mark in "*_~"),
    _Acting(_LABEL_END),
    _PAIRED_TICK,
    write=full_width,
    start=">",
)
_SLACK_VALUE = _escaping(
    _Acting("[*_~]", only_with=_loose("*_~")),
    _Acting(r"[\[\]]", only_with=_LABEL_END),
    _TICK,
    write=full_width,
    start=">",
)
_SLACK = Escapes(
    text=_SLACK_TEXT,
    value=_known(_SLACK_VALUE, _SLACK_TEXT, lone="*_~"),
    code=_ticks_widened,
    url=_same,
)


# DingTalk reads standard Markdown, and adapters for it escape by backslashes (second-hand): so what
# operators write is shown as written. A value has to be harmless even where that is not so.
_CLOSING_HASHES = r"(?<=\s)#+(?=\s*\n)"
"""At the end of a heading they would be taken for decoration."""
_DINGTALK_START = rf"#{{1,6}}{_END}|>|[-+*]{_END}|[-=](?=[-=]*\s*\Z)"
_DINGTALK_NUMBER = rf"[.)]{_END}"
_DINGTALK_ACTING = (
    _Acting(r"\*{2,}|~~+|_{2,}"),
    _Acting(r"\*", only_in=rf"\*[^\s*].*\*|{UNKNOWN}.*\*|\*.*{UNKNOWN}"),
    _Acting(_loose("_"), only_in=_pair("_")),
    _Acting(rf"{_beside_unknown('_~')}|{_CLOSING_HASHES}"),
    _Acting(rf"<(?=[A-Za-z/!?{VALUE}]|\S*@)|&(?=#?\w+;|[#{VALUE}])|{_REFERENCE_END}"),
    _Acting(rf"\\(?={_SLASHABLE}|[{UNKNOWN}{VALUE}])"),
    _TICK,
)
_DINGTALK_TEXT = _escaping(
    *_DINGTALK_ACTING, write=_slashed, start=_DINGTALK_START, number=_DINGTALK_NUMBER
)
_DINGTALK_KNOWN = _escaping(
    *_DINGTALK_ACTING, write=full_width, start=_DINGTALK_START, number=_DINGTALK_NUMBER
)
_DINGTALK_VALUE = _escaping(
    _Acting(r"\*"),
    _Acting(r"[_~]", only_with=rf"~~|__|{_loose('_~')}"),
    _Acting(rf"[<\[\]\\&]|(?<=[0-9])[.)](?=\s)|{_CLOSING_HASHES}"),
    _TICK,
    write=full_width,
    start=_DINGTALK_START,
    number=_DINGTALK_NUMBER,
)
_DINGTALK = Escapes(
    text=_DINGTALK_TEXT,
    value=_known(_DINGTALK_VALUE, _DINGTALK_KNOWN, lone="*_"),
    code=_ticks_widened,
    url=_replacing(rf"{_loose('_~')}|;", _percent_coded),
)

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;"}
"""What Telegram knows by name, and a stroke that would compose with the end of a tag."""


def _in_entities(text: str) -> str:
    return "".join(_ENTITIES.get(char, char) for char in text)


_TELEGRAM_HTML = Escapes(
    text=lambda text, spot: _in_entities(text),
    value=lambda value, spot: _in_entities(value),
    code=_in_entities,
    url=_in_entities,
)

_POST = Escapes(
    text=_same_anywhere,
    value=_escaping(_Acting("[@#＠＃]"), write=lambda sign: sign + "\u200b"),
    code=_same,
    url=_same,
)

ESCAPES: Mapping[str, Escapes] = MappingProxyType(
    {
        "plain": _PLAIN,
        "email": _PLAIN,
        "wecom": _WECOM,
        "telegram": _TELEGRAM,
        "whatsapp": _WHATSAPP,
        "discord": _DISCORD,
        "commonmark": _COMMONMARK,
        "dingtalk": _DINGTALK,
        "telegram-html": _TELEGRAM_HTML,
        "slack": _SLACK,
        "post": _POST,
    }
)
"""By dialect. Sources: CHANNELS.md, "Escaping a value that comes from the roster"."""
