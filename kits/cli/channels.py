"""`kits channels`: where texts can be pasted, and what each place takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from kits.channels.channel import CHANNELS, Channel
from kits.cli.ids import known_channel
from kits.cli.printing import print_findings
from kits.cli.project import Project
from kits.pipeline import load
from kits.render.handbook.channels import lengths, marks
from kits.rules.channels import bad_channel, usable_channels


@click.command("channels")
@click.argument("channel", required=False)
@click.pass_obj
def channels_command(project: Project, channel: str | None) -> None:
    """List the channels with their limits, and where each limit is stated.

    In a community, with its own changes and additions; with CHANNEL, that one alone.
    """
    channels = _channels(project)
    if channel is not None:
        known_channel(channel, channels)
        channels = {channel: channels[channel]}
    click.echo("\n\n".join("\n".join(_told(each, project.language)) for each in channels.values()))


def _channels(project: Project) -> Mapping[str, Channel]:
    """Those of the community, if the command works in one that can be read."""
    community = load(project.tree()).community if project.holds_community else None
    if community is None:
        return CHANNELS
    print_findings(tuple(bad_channel(community)), project, err=True)
    return usable_channels(community)


def _told(channel: Channel, language: str) -> Iterator[str]:
    changed = "" if channel == CHANNELS.get(channel.id) else " · this community's"
    yield f"{channel.id} · {channel.called(language)}{changed}"
    yield f"    marks: {marks(channel)}"
    yield from (f"    {line}" for line in lengths(channel))
    read = f", read on {channel.date}" if channel.date else ""
    yield f"    source: {channel.source}{read}"
