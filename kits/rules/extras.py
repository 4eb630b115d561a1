"""What a campaign asks for besides its kits can be made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kits.model.community import Community, Run
from kits.model.findings import Finding, about, say, warning
from kits.model.groups import Group
from kits.model.values import MINI_PROGRAM
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
        if "qr" not in run.campaign.extras or run.campaign.state == "draft":
            continue
        for group in community.groups_of(run):
            link = _link(run, group)
            told = _linkless if not link else _in_a_mini_program
            if not link or link.startswith(MINI_PROGRAM):
                finding = about(partial(told, run, group.id), f"groups/{group.id}")
                yield Repeated(("no-code-for-link", run.id, told), finding)


def _link(run: Run, group: Group) -> str:
    row = run.rows.get(group.id)
    return (row.link if row else None) or run.campaign.link or ""


def _linkless(run: Run, group: str, others: int) -> Finding:
    words = say('group "{id}" has no link, so it gets no QR code', id=group)
    if others:
        words = say(
            'group "{id}" and {others} more have no link, so they get no QR code',
            id=group,
            others=others,
        )
    hint = say("write link: and an address that begins with https://, or take qr out of extras")
    return warning("no-code-for-link", run.campaign.at("extras"), words, hint)


def _in_a_mini_program(run: Run, group: str, others: int) -> Finding:
    words = say(
        'the link of group "{id}" is a mini program\'s, which has no QR code of ours', id=group
    )
    if others:
        words = say(
            'the links of group "{id}" and {others} more are mini programs\', which '
            "have no QR code of ours",
            id=group,
            others=others,
        )
    hint = say("take qr out of extras, and attach the mini program's own code to a message")
    return warning("no-code-for-link", run.campaign.at("extras"), words, hint)
