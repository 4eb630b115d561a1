"""`kits show`: texts as leaders get them."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from kits.channels.units import PARTS, sms
from kits.cli.ids import known, known_channel
from kits.cli.printing import checked, print_findings
from kits.cli.project import Project, fail
from kits.model.findings import Severity
from kits.model.kits import Kit, KitMessage
from kits.pipeline import Checked
from kits.texts.variants import BODY

PARTS_APART = "\n-----\n"


@click.command()
@click.argument("campaign")
@click.argument("group")
@click.argument("message", required=False)
@click.option("--channel", metavar="C", help="Any channel; the group's main one unless stated.")
@click.option("--html", is_flag=True, help="The HTML that is pasted beside the text.")
@click.pass_obj
def show(
    project: Project,
    campaign: str,
    group: str,
    message: str | None,
    channel: str | None,
    html: bool,
) -> None:
    """Print exactly the text that a leader will paste.

    Without MESSAGE, all messages of the kit are printed, each below its id. Between the parts of a
    text that is pasted in several stands a line of dashes.
    """
    result = checked(project)
    community = result.community
    if campaign not in community.runs and community.may_exist("campaign", campaign):
        broken(result, project, f'campaign "{campaign}" cannot be read')
    known(campaign, "campaign", community.runs)
    if draft := community.drafts.get(campaign):
        fail(f'campaign "{campaign}" is a draft', f"it still lacks {', '.join(draft.lacks)}")
    if community.runs[campaign].campaign.state == "proposed":
        fail(f'campaign "{campaign}" is only proposed, and has no kits', "write state: draft first")
    known(group, "group", community.groups)
    if channel is not None:
        known_channel(channel, result.composer.press.channels)
    kit = _kit_in(result, campaign, group, channel)
    if kit is None:
        nothing = f'group "{group}" gets no kit of "{campaign}"'
        if result.has_errors:
            broken(result, project, nothing)
        fail(nothing, "see which groups the campaign names, and who leads this one")
    if message is not None:
        known(message, "message", [each.id for each in kit.messages])
    for each in kit.messages:
        if message is None and (channel is None or channel in each.texts):
            stopped = f" · {each.locked}" if each.locked else ""
            text = text_of(each, channel, html, result, project)
            head = f"--- {each.id} · {each.send_at:%Y-%m-%d %H:%M} · {each.title}"
            beside = f"{wording_of(each)}{sent_as(each, channel)}{stopped}"
            click.echo(f"{head}{beside}\n{text}\n")
        elif message == each.id:
            if each.locked:
                click.echo(f'kits: "{message}" can no longer be copied: {each.locked}', err=True)
            sys.stdout.buffer.write(text_of(each, channel, html, result, project).encode())
            if sys.stdout.isatty():
                click.echo()  # a prompt begins its own line; what is piped stays the exact text


def text_of(
    message: KitMessage, channel: str | None, html: bool, result: Checked, project: Project
) -> str:
    """The text of a message for a channel, or for the first it has; ends where there is none."""
    texts = message.texts
    if not texts:
        broken(result, project, f'the text of "{message.id}" cannot be made')
    if channel is None:
        channel = next(iter(texts))
    if channel not in texts:
        fail(
            f'message "{message.id}" has no text for "{channel}" in this group',
            f"use one of {', '.join(texts)}",
        )
    text = texts[channel]
    if not html:
        return PARTS_APART.join(text.parts or (text.text,))
    if text.html is None:
        fail(f'nothing but text is pasted into "{channel}"', "leave out --html")
    return text.html


def wording_of(message: KitMessage) -> str:
    """Which of its wordings a group gets, where a message has several."""
    if not message.others:
        return ""
    number = 1 if message.wording == BODY else int(message.wording[-1]) + 2
    return f" · wording {number} of {len(message.others) + 1}"


def sent_as(message: KitMessage, channel: str | None) -> str:
    """How a text message is sent, which nothing in its text shows; of any other text nothing."""
    text = message.texts[channel or next(iter(message.texts))]
    if text.unit != PARTS.name:
        return ""
    return f" · {text.length} part{'s' * (text.length != 1)} in {sms(text.text).encoding}"


def _kit_in(result: Checked, campaign: str, group: str, channel: str | None) -> Kit | None:
    """The kit of a group, in one channel if that is none of the group's own."""
    found = result.community.groups[group]
    if channel is None or channel in found.channels:
        return result.kit(campaign, group)
    there = found.model_copy(update={"channels": (channel,)})
    return result.composer.kit(result.community.runs[campaign], there)


def broken(result: Checked, project: Project, problem: str) -> NoReturn:
    """Ends the command with the errors that leave nothing to show."""
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    print_findings(errors, project, result.languages, err=True)
    fail(problem, "mend what is wrong above", status=1)
