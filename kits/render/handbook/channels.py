"""Channels in the handbook: how each counts, where that is stated, and what becomes of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kits.channels.channel import CHANNELS, Channel
from kits.channels.nodes import CodeSpan, Emphasis, Strike, Strong
from kits.channels.parsing import parse
from kits.channels.writing import write
from kits.locale import ENGLISH
from kits.render.handbook.layout import Language
from kits.render.markdown import markdown

SAMPLES: Mapping[Language, str] = {
    "en": """\
# This evening
**Bring** *any* book:
- one you love
- one you never finished

> The library closes at 21:30.

Read [the rules](https://readers.example/rules) first.

[How to find us](https://readers.example/way)
""",
    "zh": """\
# 今晚
**带**一本书来，*哪一本都行*：
- 一本喜欢的
- 一本没读完的

> 图书馆九点半关门。

先看[规则](https://readers.example/rules)，再出门。

[怎么走](https://readers.example/way)
""",
}
"""A text as it is written, in each language."""

STYLES = {Strong: "bold", Emphasis: "italic", Strike: "struck out", CodeSpan: "code"}
"""What the reference calls the marks that a dialect may have."""


@dataclass(frozen=True, slots=True)
class Form:
    """What becomes of a text in channels that treat it alike."""

    channels: tuple[str, ...]
    """What they are called."""
    marks: str
    english: str
    chinese: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A channel, and whether the community changed it or brought it."""

    channel: Channel
    name: str
    marks: str
    lengths: tuple[str, ...]
    changed: bool


def channels_page(channels: Mapping[str, Channel], locale: str) -> str:
    """The body of the page, in English, with the community's own changes."""
    lines = [
        Line(
            channel=channel,
            name=channel.called(locale),
            marks=marks(channel),
            lengths=tuple(lengths(channel)),
            changed=channel != CHANNELS.get(id),
        )
        for id, channel in channels.items()
    ]
    return markdown(
        "handbook/channels.md",
        ENGLISH,
        lines=lines,
        forms=forms(tuple(channels.values()), locale),
        samples=SAMPLES,
    )


def marks(channel: Channel) -> str:
    """What stays live of a text's marks when it is pasted."""
    dialect = channel.dialect
    live = [word for kind, word in STYLES.items() if kind in dialect.marks]
    live += ["links with words of their own"] if dialect.labels else []
    live += ["quotes"] if dialect.quotes_live() else []
    told = ", ".join(live) or "none: plain text"
    return f"{told}; in the HTML beside it, all" if channel.html else told


def lengths(channel: Channel) -> Iterator[str]:
    """How much a channel takes, and what becomes of more."""
    known = [limit for limit in channel.limits if limit.limit or limit.advised]
    if not known:
        yield f"no limit known, counted in {channel.unit.name}"
    for limit in known:
        told = [f"limit {limit.limit:,}"] if limit.limit else []
        told += [f"advised {limit.advised:,}"] if limit.advised else []
        yield f"{', '.join(told)} {limit.unit.name}"
    if channel.caption:
        yield f"beside a file advised {channel.caption:,}"
    if channel.splits:
        yield "more can be pasted in numbered parts (split: allowed)"


@cache
def forms(channels: tuple[Channel, ...], locale: str) -> tuple[Form, ...]:
    """What becomes of the samples, told once for channels that treat them alike."""
    found: dict[tuple[str, str], list[Channel]] = {}
    for channel in channels:
        pasted = written(SAMPLES["en"], channel, "en"), written(SAMPLES["zh"], channel, "zh")
        found.setdefault(pasted, []).append(channel)
    return tuple(
        Form(tuple(each.called(locale) for each in alike), marks(alike[0]), *pasted)
        for pasted, alike in found.items()
    )


def written(text: str, channel: Channel, locale: str) -> str:
    """A text as it is pasted into a channel."""
    return write(parse(text), channel, locale).fill(())
