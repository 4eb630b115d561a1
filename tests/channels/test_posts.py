"""What a post counts, beside X's published cases, a port of its library, and a browser."""

import re
import sys
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from kits.channels.channel import CHANNELS
from kits.channels.lengths import size
from kits.channels.parsing import parse
from kits.channels.posts import counted, weighted
from kits.channels.tokens import value_token
from kits.channels.units import UNITS
from kits.channels.writing import write
from tests.channels.conformance import ADDRESSES, WEIGHTED
from tests.channels.hostile import MANY

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
PIECES = (
    *(
        "a",
        "小",
        "，",
        " ",
        "\n",
        "é",
        "(",
        ")",
        "/",
        "?",
        "q=1",
        "#",
        "@",
        "-",
        "_",
        ".",
        "~",
        "1",
    ),
    *("http://", "https://", "www.", "x.cn", "test.co", "readme.md", "example.com", "x.museum"),
    *("https://x.cn/a?g=1", "https://lamplight.example/a", "http://t.co/abc", "com", "中国", "%E4"),
    *("👍🏽", FAMILY, "🇨🇳", "5️⃣", "😀", "；", "\u3000", "\u2068", "–", "„", "￥", "～"),
    *("©", "®\ufe0f", "™", "☺", "❤\ufe0f"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize("case", WEIGHTED)
def test_the_published_cases(case: str) -> None:
    text, length = WEIGHTED[case]
    assert weighted(text) == length


@pytest.mark.parametrize("marked", ADDRESSES)
def test_the_published_addresses(marked: str) -> None:
    words, addresses = re.subn("⟦.*?⟧", "", marked)
    light = re.compile("[\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
    length = sum(1 if light.match(char) else 2 for char in words) + 23 * addresses
    assert weighted(marked.translate({ord("⟦"): None, ord("⟧"): None})) == length


def test_the_tops_of_domains_are_those_of_the_library() -> None:
    _ported("")
    from twitter_text.regexp.valid_cctld import valid_cctld
    from twitter_text.regexp.valid_gtld import valid_gtld

    theirs = set(re.findall(r"[^|()?:\[\]]{2,}(?=[|)])", valid_cctld.pattern + valid_gtld.pattern))
    lines = files("kits.channels").joinpath("tlds.txt").read_text(encoding="utf-8").split("\n")
    ours = " ".join(line for line in lines if not line.startswith("#")).split()
    assert len(ours) > 1_000
    assert sorted(ours) == sorted(theirs)


@given(TEXTS)
@settings(max_examples=1_000)
def test_as_a_port_of_the_library_weighs_it(text: str) -> None:
    assert weighted(text) == _ported(text)


def _ported(text: str) -> int:
    """The weight that twitter-text-parser gives."""
    weight: int = _parser()(text).weightedLength
    return weight


@cache
def _parser() -> Callable[[str], Any]:
    """The library, which reads its table of emoji with `pkg_resources` when it is imported.

    Setuptools no longer brings that; what stands in for it is gone afterwards, since others look
    for it, too.
    """
    standing_in = ModuleType("pkg_resources")
    standing_in.resource_string = lambda _, name: (  # type: ignore[attr-defined]
        files("twitter_text").joinpath("regexp", name).read_bytes()
    )
    known = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = standing_in
    try:
        from twitter_text import parse_tweet
    finally:
        if known is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = known
    return parse_tweet


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("小明", 2),
        (FAMILY, 1),
        ("e\u0301", 1),
        ("https://x.cn/" + "a" * 300, 23),
        ("见 https://x.cn 吧", 27),
        ("@bob@books.example", 4),
        ("你好 @bob@books.example 和 @eve", 14),
        ("a@b@c.cn", 8),
        ("x.cn", 4),
    ],
)
def test_what_mastodon_counts(text: str, length: int) -> None:
    assert counted(text) == length


COUNT = r"""texts => {
    const segmenter = new Intl.Segmenter("en", {granularity: "grapheme"});
    const graphemes = text => [...segmenter.segment(text)].length;
    const bytes = text => new TextEncoder().encode(text).length;
    const post = text => text
        .replace(/https?:\/\/[^\s\/?#]+\.\S+/gi, "x".repeat(23))
        .replace(/(?<![=\/\p{L}\p{N}\p{M}_])@([\p{L}\p{N}_]+)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu, "@$1");
    return texts.map(text => [
        [...text].length, text.length, bytes(text), graphemes(text), graphemes(post(text)),
        Math.max(...text.split("\n").map(bytes)),
    ]);
}"""
COUNTERS = {unit.name: unit.count for unit in UNITS}
UNITS_OF_A_BROWSER = (
    *("characters", "UTF-16 units", "bytes", "graphemes", "counted characters", "bytes a line"),
)


def test_the_browser_counts_the_same(chromium: Browser) -> None:
    """All units that a browser can count, of every hostile value."""
    page = chromium.new_page()
    posts = [f"见 https://x.cn/a?g=1 和 @bob@books.example {value}" for value in MANY]
    texts = [*MANY, *posts, *(text for text, _ in WEIGHTED.values())]
    found = page.evaluate(COUNT, texts)
    page.close()
    for text, counts in zip(texts, found, strict=True):
        assert counts == [COUNTERS[unit](text) for unit in UNITS_OF_A_BROWSER], text


def test_the_browser_shows_as_many_characters_as_a_bot_sends(chromium: Browser) -> None:
    page = chromium.new_page()
    pattern = write(
        parse(f"**前** {value_token(0, url=False)} [看](https://x.cn/?a=1&b=2) `c`"),
        CHANNELS["telegram-bot"],
        "zh",
    )
    texts = [pattern.fill([value]) for value in MANY]
    script = """texts => texts.map(text => {
        const page = new DOMParser().parseFromString("<pre>" + text, "text/html");
        return [...page.body.textContent].length;
    })"""
    found = page.evaluate(script, texts)
    page.close()
    assert found == [COUNTERS["shown characters"](text) for text in texts]


@pytest.mark.parametrize(
    ("text", "length", "unit"),
    [
        ("a" * 300, 300, "graphemes"),
        ("a" * 301, 301, "graphemes"),
        (FAMILY * 120, 3_000, "bytes"),
        (FAMILY * 120 + "a", 3_001, "bytes"),
    ],
)
def test_the_limit_that_a_text_comes_nearest_to_is_told(text: str, length: int, unit: str) -> None:
    found = size(CHANNELS["bluesky"], text)
    assert (found.length, found.limit.unit.name) == (length, unit)
    assert found.too_long == (length in (301, 3_001))
