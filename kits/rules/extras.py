"""What a campaign asks for besides its kits can be made."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, about, say, warning
from kits.model.groups import Group
from kits.model.reading.links import MINI_PROGRAM
from kits.model.runs import Run
from kits.rules.rule import Repeated


def no_code_for_link(community: Community) -> Iterator[Repeated]:
    """Every group has a link that a QR code can hold, where a campaign asks for codes.

    It is the group's own in `groups.csv`, or the campaign's. A camera opens a link that begins with
    `https://`; that of a mini program is text, which WeChat alone understands, and its code comes
    from the mini program itself. Posters are made all the same, without a code.

    Bad:
        --- campaigns/drive.md
        extras: [qr]

    Good:
        --- campaigns/drive.md
        extras: [qr]
        link: https://drive.example/join
    """
    for run in community.runs.values():
        if "qr" not in run.campaign.extras or run.campaign.is_unfinished:
            continue
        for group in community.groups_of(run):
            link = _link(run, group)
            if not link or link.startswith(MINI_PROGRAM):
                told = _in_a_mini_program(run, group.id) if link else _linkless(run, group.id)
                finding = about(told, f"groups/{group.id}")
                yield Repeated(("no-code-for-link", run.id, bool(link)), finding)


def _link(run: Run, group: Group) -> str:
    row = run.rows.get(group.id)
    return (row.link if row else None) or run.campaign.link or ""


def _linkless(run: Run, group: str) -> Finding:
    words = say('group "{id}" has no link, so it gets no QR code', id=group)
    many = say('group "{id}" and {others} more have no link, so they get no QR code', id=group)
    hint = say("write link: and an address that begins with https://, or take qr out of extras")
    return warning("no-code-for-link", run.campaign.at("extras"), words, hint, many=many)


def _in_a_mini_program(run: Run, group: str) -> Finding:
    words = say(
        'the link of group "{id}" is a mini program\'s, which has no QR code of ours', id=group
    )
    many = say(
        'the links of group "{id}" and {others} more are mini programs\', which '
        "have no QR code of ours",
        id=group,
    )
    hint = say("take qr out of extras, and attach the mini program's own code to a message")
    return warning("no-code-for-link", run.campaign.at("extras"), words, hint, many=many)
