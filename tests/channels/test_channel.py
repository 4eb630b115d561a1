"""Channels as data, and what a community may change."""

from dataclasses import replace

import pytest

from kits.channels.changes import ChannelMistakes, community_channels
from kits.channels.channel import CHANNELS, meant_channel, plain_name


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
    assert community_channels({}, CHANNELS) == CHANNELS


def test_a_changed_limit_states_its_source() -> None:
    channels = community_channels(
        {"wechat": {"limit": 1500, "advised": None, "name": "群"}}, CHANNELS
    )
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
    channels = community_channels(
        {"red": {"like": "wechat", "name": "小红书群", "limit": 1000}}, CHANNELS
    )
    assert channels["red"] == replace(
        CHANNELS["wechat"],
        id="red",
        name="小红书群",
        name_zh=None,
        known_as=(),
        limit=1000,
        advised=None,
        source="community.yml",
        date=None,
    )
    assert community_channels({"red": {"like": "line"}}, CHANNELS)["red"].called("zh") == "red"


@pytest.mark.parametrize("facts", [{"name": "Band"}, {}])
def test_a_new_channel_is_plain_text_without_a_limit(facts: dict[str, object]) -> None:
    band = community_channels({"band": facts}, CHANNELS)["band"]
    assert (band.dialect.name, band.limit, band.advised, band.also) == ("plain", None, None, ())
    assert band.called("zh") == facts.get("name", "band")
    assert band.source == "community.yml"


def test_a_new_channel_takes_the_marks_of_a_dialect_and_the_rest_of_another() -> None:
    lemmy = community_channels({"lemmy": {"name": "Lemmy", "dialect": "commonmark"}}, CHANNELS)[
        "lemmy"
    ]
    assert (lemmy.dialect.name, lemmy.limit, lemmy.html) == ("commonmark", None, None)
    list_ = community_channels({"list": {"like": "email", "dialect": "plain"}}, CHANNELS)["list"]
    assert (list_.dialect.name, list_.html, list_.titled) == ("plain", None, True)


def test_a_channel_of_ones_own_goes_on_where_one_of_its_name_was_built_in_since() -> None:
    zulip = community_channels({"zulip": {"like": "markdown", "limit": 900}}, CHANNELS)["zulip"]
    assert (zulip.dialect.name, zulip.limit, zulip.called("en")) == ("commonmark", 900, "Zulip")


NUMBER = "write a number, or nothing where there is no limit"
KNOWN = ", ".join(CHANNELS)
DIALECT_IDS = ", ".join(dict.fromkeys(each.dialect.name for each in CHANNELS.values()))


@pytest.mark.parametrize(
    ("id", "facts", "told"),
    [
        (
            "wechat",
            {"limit": 0, "advised": "2000", "colour": "red"},
            [
                ("limit", '"0" is no length: a whole number from 1', NUMBER),
                ("advised", '"2000" is no length: a whole number from 1', NUMBER),
                (
                    "colour",
                    'a channel has no "colour"; it has like, dialect, name, limit, advised, splits',
                    "take it out",
                ),
            ],
        ),
        ("qq", {"name": " "}, [("name", "a name is a text", "write what leaders call it")]),
        ("red", {"limit": True}, [("limit", '"True" is no length: a whole number from 1', NUMBER)]),
        (
            "Blue",
            {"like": "wechta"},
            [
                (
                    "",
                    '"Blue" is no id: small letters, digits and hyphens',
                    "write it in small Latin letters",
                ),
                (
                    "like",
                    f'no channel is called "wechta"; the channels are {KNOWN}',
                    'did you mean "wechat"?',
                ),
            ],
        ),
        (
            "企业微信",
            {"limit": 500},
            [
                (
                    "",
                    '"企业微信" is no id: small letters, digits and hyphens',
                    'did you mean "wecom"?',
                )
            ],
        ),
        (
            "wechta",
            {"limit": 500},
            [
                (
                    "",
                    'no channel is called "wechta"; a new one says its name',
                    'did you mean "wechat"?',
                )
            ],
        ),
        (
            "green",
            {"like": ["wechat"]},
            [("like", "a channel is like one other", "write the id of one of them")],
        ),
        (
            "lemmy",
            {"name": "Lemmy", "dialect": "comonmark"},
            [
                (
                    "dialect",
                    f'no dialect is called "comonmark"; they are {DIALECT_IDS}',
                    'did you mean "commonmark"?',
                )
            ],
        ),
        (
            "line",
            {"limit": 100, "advised": 200, "splits": "yes"},
            [
                ("splits", '"yes" is neither true nor false', "write true or false"),
                (
                    "advised",
                    '"200" is advised, but no more than "100" can be sent',
                    "advise less than the limit, or leave it out",
                ),
            ],
        ),
    ],
)
def test_every_mistake_of_a_channel_is_told(
    id: str, facts: dict[str, object], told: list[tuple[str, str, str]]
) -> None:
    with pytest.raises(ChannelMistakes) as caught:
        community_channels({"slack": {"limit": 30_000}, id: facts}, CHANNELS)
    problems = caught.value.problems
    assert {one.channel for one in problems} == {id}
    assert [(one.field, str(one.what), str(one.hint)) for one in problems] == told


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("企业微信", "wecom"),
        ("企微", "wecom"),
        ("钉钉", "dingtalk"),
        ("飞书", "feishu"),
        ("Lark", "feishu"),
        ("微博", "weibo"),
        ("微信", "wechat"),
        ("微信群", "wechat"),
        ("小红书", "xiaohongshu"),
        ("知识星球", "zsxq"),
        ("公众号", "wechat-article"),
        ("WhatsApp", "whatsapp"),
        ("We Chat", "wechat"),
        ("Rocket.Chat", "rocket-chat"),
        ("rocketchat", "rocket-chat"),
        ("Element", "matrix"),
        ("企业微心", "wecom"),
        ("discrod", "discord"),
        ("ig", "instagram"),
        ("in", None),
        ("band", None),
    ],
)
def test_a_channel_is_found_by_what_people_call_it(word: str, meant: str | None) -> None:
    assert meant_channel(word, CHANNELS) == meant


def test_no_two_channels_are_called_alike() -> None:
    names = [
        name for channel in CHANNELS.values() for name in {plain_name(n) for n in channel.spoken}
    ]
    assert len(names) == len(set(names))


def test_every_limit_has_a_source_and_a_day() -> None:
    for channel in CHANNELS.values():
        assert channel.source, channel.id
        assert channel.date, channel.id


def test_a_limit_below_what_was_advised_leaves_nothing_to_advise() -> None:
    changed = community_channels({"wechat": {"limit": 1500}, "slack": {"limit": 30_000}}, CHANNELS)
    assert (changed["wechat"].advised, changed["slack"].advised) == (None, 4_000)
