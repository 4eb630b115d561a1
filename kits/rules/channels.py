"""The channels of a community: the built-in ones, and what community.yml makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kits.channels.changes import ChannelMistake, ChannelMistakes, community_channels
from kits.channels.channel import CHANNELS, Channel
from kits.model.community import Community
from kits.model.findings import Finding, error


def bad_channel(community: Community) -> Iterator[Finding]:
    """A change of a channel says only what can be changed.

    A known channel may get another `name`, `limit` or `advised`, or say whether it `splits` a text
    that is too long. A new one, `band: {name: Band}`, is plain text without a limit, or it is
    `like` a known one, or takes the marks of a `dialect`, such as `commonmark`.

    Bad:
        --- community.yml
        channels:
          wechat:
            limit: plenty

    Good:
        --- community.yml
        channels:
          wechat:
            limit: 1500
    """
    for one in _mistakes(community):
        place = community.settings.at("channels", one.channel, one.field, key=one.misnamed)
        yield error("bad-channel", place, one.what, one.hint)


def known_channels(community: Community) -> Mapping[str, Channel]:
    """The channels that a community may use and change: built in, or of plugins that it names."""
    return {**CHANNELS, **{channel.id: channel for channel in community.of_plugins(Channel)}}


def usable_channels(community: Community) -> Mapping[str, Channel]:
    """The channels as community.yml changes them, less the changes that are mistakes."""
    wrong = {one.channel for one in _mistakes(community)}
    changes = community.settings.channels
    sound = {id: changes[id] for id in changes if id not in wrong}
    return community_channels(sound, known_channels(community))


def channel_ids(community: Community) -> frozenset[str]:
    """What a channel may be called, also where its description is a mistake of its own."""
    return frozenset({*usable_channels(community), *community.settings.channels})


def _mistakes(community: Community) -> tuple[ChannelMistake, ...]:
    try:
        community_channels(community.settings.channels, known_channels(community))
    except ChannelMistakes as problem:
        return problem.problems
    return ()
