"""`kits channels`: where texts can be pasted, and what each place takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from kits.channels.channel import CHANNELS, Channel, Limit
from kits.channels.dialects import DIALECTS
from kits.channels.nodes import CodeSpan, Emphasis, Strike, Strong
from kits.cli.printing import language, print_findings
from kits.cli.project import COMMUNITY, Project, known
from kits.pipeline import load
from kits.rules.channels import bad_channel, usable_channels

STYLES = {Strong: "bold", Emphasis: "italic", Strike: "struck out", CodeSpan: "code"}
"""What the marks that a dialect may have are called."""


@click.command("channels")
@click.argument("channel", required=False)
@click.pass_obj
def channels_command(project: Project, channel: str | None) -> None:
    """List the channels with their limits, and where each limit is stated.

    In a community, with its own changes and additions; with CHANNEL, that one alone.
    """
    channels = _channels(project)
    if channel is not None:
        known(channel, "channel", channels)
        channels = {channel: channels[channel]}
    click.echo("\n\n".join("\n".join(_told(each)) for each in channels.values()))


def _channels(project: Project) -> Mapping[str, Channel]:
    """Those of the community, if the command works in one that can be read."""
    if not (project.folder / COMMUNITY).is_file():
        return CHANNELS
    community = load(project.tree()).community
    if community is None:
        return CHANNELS
    print_findings(tuple(bad_channel(community)), project, err=True)
    return usable_channels(community)


def _told(channel: Channel) -> Iterator[str]:
    changed = "" if channel == CHANNELS.get(channel.id) else " · this community's"
    yield f"{channel.id} · {channel.called(language())}{changed}"
    yield f"    stays: {_marks(channel)}"
    yield from (f"    {line}" for limit in channel.limits if (line := _limit(limit)))
    if not any(limit.limit or limit.advised for limit in channel.limits):
        yield f"    no limit known; counted in {channel.unit}"
    if channel.splits:
        yield "    a longer text can be pasted in numbered parts (split: allowed)"
    if channel.html:
        yield "    pasted with HTML beside the text"
    read = f", read on {channel.date}" if channel.date else ""
    yield f"    source: {channel.source}{read}"


def _marks(channel: Channel) -> str:
    """What stays live of a text's marks when it is pasted."""
    writer = DIALECTS[channel.dialect]
    live = [word for kind, word in STYLES.items() if kind in writer.marks]
    live += ["links with words of their own"] if writer.labels else []
    live += ["quotes"] if writer.quote_mark else []
    return ", ".join(live) or "none: plain text"


def _limit(limit: Limit) -> str:
    told = [f"at most {limit.limit:,}"] if limit.limit else []
    told += [f"advised {limit.advised:,}"] if limit.advised else []
    return f"{', '.join(told)} {limit.unit}" if told else ""
