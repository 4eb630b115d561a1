"""`kits show` and `kits diff`: texts as leaders get them, and what a change does to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NoReturn

import click

from kits.channels.units import PARTS, sms
from kits.cli.ids import known, known_channel
from kits.cli.printing import checked, print_findings
from kits.cli.project import Project, fail
from kits.model.bundles import Bundle, Packed
from kits.model.community import Community
from kits.model.findings import Severity
from kits.model.kits import Kit, KitMessage
from kits.pipeline import Checked, check, load
from kits.source.trees import RevisionNotFound, RevisionTree
from kits.texts.differences import Difference, differences

PARTS_APART = "\n-----\n"
NAMED = 12
"""Groups of a difference that are told by name; of more, the rest is counted."""
HAPPENED = {
    "new": "new",
    "gone": "gone",
    "text": "another text",
    "time": "another time",
    "stopped": "can no longer be copied",
    "released": "can be copied again",
    "beside": "another title, note, report or attachment",
    "plan": "another checklist or plan B",
}


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
            click.echo(f"{head}{sent_as(each, channel)}{stopped}\n{text}\n")
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


@click.command()
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.pass_obj
def diff(project: Project, revision: str) -> None:
    """Print what each group would receive differently since REV (HEAD unless stated).

    Groups that would get the same difference are told together, and last the groups that another
    operator owns. Prints nothing where nobody would notice.
    """
    then: Packed[Bundle] = Packed()
    now: Packed[Bundle] = Packed()
    try:
        tree = RevisionTree(project.folder, revision)
        before = check(load(tree), project.now, lambda seen, bundle: then.add(bundle))
    except RevisionNotFound:
        fail(f'there is no revision "{revision}" here', "name a commit, branch or tag")
    after = checked(project, lambda seen, bundle: now.add(bundle))
    if after.has_errors:
        broken(after, project, "the content has errors, so nothing can be compared")
    if not isinstance(before, Checked):
        fail(f'the content of "{revision}" cannot be read', "compare with another revision")
    found = differences(_kits(then), _kits(now))
    blocks = ["\n".join(_told(difference)) for difference in found]
    if owners := list(_owners(before.community, after.community)):
        blocks.append("\n".join(owners))
    if blocks:
        click.echo("\n\n".join(blocks))


def _kits(bundles: Iterable[Bundle]) -> Iterator[Kit]:
    return (kit for bundle in bundles for kit in bundle.kits)


def _told(difference: Difference) -> Iterator[str]:
    what, who = HAPPENED[difference.what], _who(difference.groups, difference.others)
    which = f"{difference.campaign} {difference.message}".rstrip()
    yield f"{which} · {difference.title}: {what} · {who}"
    yield from (f"    {line}" for line in difference.example)


def _owners(before: Community, after: Community) -> Iterator[str]:
    """The groups that passed from one owner to another, with the reason that was given."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for id, group in after.groups.items():
        was = before.groups.get(id)
        if was and was.owner != group.owner:
            ended = after.log.ended.get((id, "owner"), ())
            why = next((term.why for term in reversed(ended) if term.person == was.owner), None)
            key = (was.owner or "nobody", group.owner or "nobody", why or "no reason given")
            found.setdefault(key, []).append(id)
    for (old, new, why), ids in found.items():
        others = tuple(id for id in after.groups if id not in ids)
        yield f"owner: {old} → {new} · {_who(tuple(ids), others)} · {why}"


def _who(groups: tuple[str, ...], others: tuple[str, ...]) -> str:
    """The groups by name, or those that are left out where they are fewer."""
    if len(groups) == 1:
        return groups[0]
    if not others:
        return f"all {len(groups)} groups"
    count = f"{len(groups)} of {len(groups) + len(others)} groups"
    if len(groups) > NAMED >= len(others):
        return f"{count}: all but {', '.join(others)}"
    more = f" and {len(groups) - NAMED} more" if len(groups) > NAMED else ""
    return f"{count}: {', '.join(groups[:NAMED])}{more}"
