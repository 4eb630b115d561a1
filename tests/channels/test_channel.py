"""Channels as data, and what a community may change."""

from dataclasses import replace

import pytest

from kits.channels.changes import ChannelMistakes, community_channels
from kits.channels.channel import CHANNELS


def test_the_first_channels_are_there() -> None:
    first = "wechat qq wecom line signal sms telegram whatsapp discord email markdown"
    assert set(first.split()) <= set(CHANNELS)


def test_names_by_locale() -> None:
    assert [CHANNELS["wechat"].called(locale) for locale in ("zh", "zh-TW", "en")] == [
        "微信",
        "微信",
        "WeChat",
    ]
    assert CHANNELS["qq"].called("zh") == "QQ"


def test_no_changes() -> None:
    assert community_channels({}) == CHANNELS


def test_a_changed_limit_states_its_source() -> None:
    channels = community_channels({"wechat": {"limit": 1500, "advised": None, "name": "群"}})
    assert channels["wechat"] == replace(
        CHANNELS["wechat"],
        limit=1500,
        advised=None,
        name="群",
        name_zh=None,
        source="community.yml",
        date=None,
    )
    assert channels["qq"] is CHANNELS["qq"]


def test_a_channel_like_another() -> None:
    channels = community_channels({"red": {"like": "wechat", "name": "小红书", "limit": 1000}})
    assert channels["red"] == replace(
        CHANNELS["wechat"],
        id="red",
        name="小红书",
        name_zh=None,
        limit=1000,
        advised=None,
        source="community.yml",
        date=None,
    )
    assert community_channels({"red": {"like": "line"}})["red"].called("zh") == "red"


def test_every_mistake_is_told_at_once() -> None:
    known = ", ".join(CHANNELS)
    with pytest.raises(ChannelMistakes) as caught:
        community_channels(
            {
                "wechat": {"limit": 0, "advised": "2000", "colour": "red"},
                "qq": {"like": "wechat", "name": " "},
                "red": {"limit": True},
                "Blue": {"like": "wechta"},
                "green": {"like": ["wechat"]},
                "line": {"limit": 100, "advised": 200, "splits": "yes"},
            }
        )
    told = tuple(
        (one.channel, one.field, str(one.what), str(one.hint)) for one in caught.value.problems
    )
    number = "write a number, or nothing where there is no limit"
    assert told == (
        ("wechat", "limit", '"0" is no length: a whole number from 1', number),
        ("wechat", "advised", '"2000" is no length: a whole number from 1', number),
        (
            "wechat",
            "colour",
            'a channel has no "colour"; it has like, name, limit, advised, splits',
            "take it out",
        ),
        (
            "qq",
            "like",
            '"qq" is built in, so it cannot be like another',
            "leave it out, or give the channel an id of its own",
        ),
        ("qq", "name", "a name is a text", "write what leaders call it"),
        (
            "red",
            "",
            f'no channel is called "red"; a new one says which of these it is like: {known}',
            "add a line: like: wechat",
        ),
        ("red", "limit", '"True" is no length: a whole number from 1', number),
        (
            "Blue",
            "",
            '"Blue" is no id: small letters, digits and hyphens',
            "write it in small Latin letters",
        ),
        (
            "Blue",
            "like",
            f'no channel is called "wechta"; the channels are {known}',
            'did you mean "wechat"?',
        ),
        ("green", "like", "a channel is like one other", "write the id of one of them"),
        ("line", "splits", '"yes" is neither true nor false', "write true or false"),
        (
            "line",
            "advised",
            '"200" is advised, but no more than "100" can be sent',
            "advise less than the limit, or leave it out",
        ),
    )


def test_a_limit_below_what_was_advised_leaves_nothing_to_advise() -> None:
    changed = community_channels({"wechat": {"limit": 1500}, "slack": {"limit": 30_000}})
    assert (changed["wechat"].advised, changed["slack"].advised) == (None, 4_000)
