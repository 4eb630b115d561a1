"""Every length, beside a second implementation that nobody here wrote."""

from dataclasses import replace
from datetime import date

import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st

from kits.channels.channel import CHANNELS, Channel
from kits.channels.lengths import measure, sizes
from kits.channels.units import GSM_BASIC, GSM_EXTENSION, PARTS, UNITS, Sms, is_gsm, sms

TEXTS = st.text(st.characters(exclude_characters="\x1b", exclude_categories=["Cs"])) | st.text(
    "ab é€[]^|中文👍🏽\u200d\n", max_size=400
)


@given(TEXTS)
def test_units(text: str) -> None:
    units = {unit.name: unit for unit in UNITS}

    def length(unit: str) -> int:
        return measure(text, replace(CHANNELS["wechat"], unit=units[unit]))

    assert length("characters") == len(text.encode("utf-32-le")) // 4
    assert length("bytes") == len(text.encode())
    assert length("UTF-16 units") == sum(1 + (ord(character) > 0xFFFF) for character in text)
    assert length("bytes a line") == max(len(line.encode()) for line in text.split("\n"))
    assert length("graphemes") <= len(text)


@pytest.mark.parametrize(
    ("text", "graphemes"),
    [
        ("", 0),
        ("e\u0301", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("🇨🇳🇺🇸", 2),
        ("각", 1),
        ("a\r\nb", 3),
        ("中文", 2),
    ],
)
def test_graphemes(text: str, graphemes: int) -> None:
    assert measure(text, CHANNELS["bluesky"]) == graphemes


@given(TEXTS)
def test_sms_against_smsutil(text: str) -> None:
    split = smsutil.split(text)
    counted = sms(text)
    assert counted.encoding == ("GSM-7" if not text or smsutil.is_valid_gsm(text) else "UCS-2")
    assert counted.parts == max(1, len(split.parts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Sms("GSM-7", 0, 1)),
        ("a" * 160, Sms("GSM-7", 160, 1)),
        ("a" * 161, Sms("GSM-7", 161, 2)),
        ("a" * 306, Sms("GSM-7", 306, 2)),
        ("a" * 307, Sms("GSM-7", 307, 3)),
        ("€" * 80, Sms("GSM-7", 160, 1)),
        ("a" * 152 + "€" * 5, Sms("GSM-7", 162, 2)),
        ("中" * 70, Sms("UCS-2", 70, 1)),
        ("中" * 71, Sms("UCS-2", 71, 2)),
        ("中" * 134, Sms("UCS-2", 134, 2)),
        ("中" * 135, Sms("UCS-2", 135, 3)),
        ("👍" * 35, Sms("UCS-2", 70, 1)),
        ("中" * 66 + "👍" + "中" * 66, Sms("UCS-2", 134, 3)),
        ("`", Sms("UCS-2", 1, 1)),
    ],
)
def test_sms(text: str, expected: Sms) -> None:
    assert sms(text) == expected


def test_the_gsm_alphabet_is_that_of_smsutil() -> None:
    every = [chr(number) for number in range(0x10000) if not 0xD800 <= number < 0xE000]
    ours = {character for character in every if is_gsm(character)}
    assert ours == set(GSM_BASIC + GSM_EXTENSION)
    assert ours | {"\x1b"} == {character for character in every if smsutil.is_valid_gsm(character)}


LIMITED = [
    (channel, number, most)
    for channel in CHANNELS.values()
    for number, limit in enumerate(channel.limits)
    for most in (limit.limit, limit.advised)
    if most
]


@pytest.mark.parametrize(
    ("channel", "number", "most"),
    LIMITED,
    ids=[f"{c.id}-{number}-{most}" for c, number, most in LIMITED],
)
def test_at_each_limit_and_one_over(channel: Channel, number: int, most: int) -> None:
    limit = channel.limits[number]
    text = "a" * (most * 153 if limit.unit is PARTS else most)
    filled = {"text": "", limit.of: text}
    at = sizes(channel, **filled)
    over = sizes(channel, **(filled | {limit.of: text + "a"}))
    (here,) = (size for size in at if size.limit == limit)
    (beyond,) = (size for size in over if size.limit == limit)
    assert (here.length, beyond.length) == (most, most + 1)
    assert most in (limit.limit, limit.advised)
    assert beyond.too_long if most == limit.limit else beyond.long
    assert not (here.too_long if most == limit.limit else here.long)


def test_a_bot_counts_what_is_shown() -> None:
    text = '<b>a&amp;b</b> <a href="https://x.cn/?a=1&amp;b=2">小&#824;</a>'
    assert measure(text, CHANNELS["telegram-bot"]) == len("a&b 小\u0338")


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
def test_every_channel_counts_in_a_known_unit_and_names_its_source(channel: Channel) -> None:
    assert {limit.unit for limit in channel.limits} <= set(UNITS)
    assert channel.source
    assert channel.date
    assert date(2026, 11, 22) <= channel.date <= date(2026, 11, 30)
