"""One rich message in every channel, in Chinese and English, compared with golden/<channel>.<locale>.txt,
and with .html where a channel takes that too. A channel without a golden text of its own writes what
the first one writes that differs from it in limits and names alone.

`{0}` in golden/<locale>.md prints a value, `{2:u}` one that is a URL.
"""

import pickle
import re
from pathlib import Path

import pytest

from kits.channels.channel import CHANNELS, Channel
from kits.channels.parsing import parse
from kits.channels.tokens import value_token
from kits.channels.writing import write, write_page

GOLDEN = Path(__file__).parent / "golden"
VALUES = {
    "zh": [
        "12月7日（周一）",
        "思南公馆*2*",
        "https://x.cn/打卡?g=sh(1)",
        "阿_明_ [x](http://e.vil)",
    ],
    "en": ["Monday", "the *pub*", "https://x.cn/join?g=a", "Ann_a_ @everyone <b>"],
}


def way_of_writing(channel: Channel) -> tuple[object, ...]:
    facts = (channel.dialect.name, channel.url_lines, channel.isolates, channel.gsm, channel.bullet)
    return (*facts, channel.html)


def golden_of(channel: Channel, locale: str) -> Path:
    own = GOLDEN / f"{channel.id}.{locale}.txt"
    if own.exists():
        return own
    alike = (c for c in CHANNELS.values() if way_of_writing(c) == way_of_writing(channel))
    return GOLDEN / f"{next(alike).id}.{locale}.txt"


def source_of(locale: str) -> str:
    """The rich message, with tokens for its values."""
    return re.sub(
        r"\{(\d)(:u)?\}",
        lambda found: value_token(int(found[1]), url=found[2] is not None),
        (GOLDEN / f"{locale}.md").read_text(encoding="utf-8"),
    )


@pytest.mark.parametrize("locale", VALUES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_rich_message(channel: str, locale: str, bless: bool) -> None:
    source = source_of(locale)
    text = write(parse(source), CHANNELS[channel], locale).fill(VALUES[locale])
    golden = golden_of(CHANNELS[channel], locale)
    if bless:
        golden.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == golden.read_text(encoding="utf-8")
    if CHANNELS[channel].html:
        html = write_page(parse(source), CHANNELS[channel], locale).fill(VALUES[locale])
        page = golden.with_suffix(".html")
        if bless:
            page.write_text(html + "\n", encoding="utf-8")
        assert html + "\n" == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_written_is_plain_data(channel: str) -> None:
    message, values = parse(source_of("zh")), VALUES["zh"]
    written = [
        write(message, CHANNELS[channel], "zh", guarded=guarded) for guarded in (True, False)
    ]
    if CHANNELS[channel].html:
        written.append(write_page(message, CHANNELS[channel], "zh"))
    for pattern in written:
        assert pickle.loads(pickle.dumps(pattern)).fill(values) == pattern.fill(values)
