"""What a campaign asks for besides its kits can be made."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community, Run
from kits.model.findings import Finding, Words, say, warning
from kits.model.groups import Group
from kits.model.values import MINI_PROGRAM


def no_code_for_link(community: Community) -> Iterator[Finding]:
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
        groups = community.groups_of(run)
        without = [group.id for group in groups if not _link(run, group)]
        mini = [group.id for group in groups if _link(run, group).startswith(MINI_PROGRAM)]
        place = run.campaign.at("extras")
        if without:
            yield warning(
                "no-code-for-link",
                place,
                _counted(
                    without,
                    say('group "{id}" has no link, so it gets no QR code', id=without[0]),
                    say(
                        'group "{id}" and {others} more have no link, so they get no QR code',
                        id=without[0],
                        others=len(without) - 1,
                    ),
                ),
                say("give the campaign a link, or leave qr out"),
            )
        if mini:
            yield warning(
                "no-code-for-link",
                place,
                _counted(
                    mini,
                    say('the link of group "{id}" is a mini program\'s, which has no QR code of '
                        "ours", id=mini[0]),
                    say(
                        'the links of group "{id}" and {others} more are mini programs\', which '
                        "have no QR code of ours",
                        id=mini[0],
                        others=len(mini) - 1,
                    ),
                ),
                say("attach the mini program's own code to a message, and leave qr out"),
            )  # fmt: skip


def _link(run: Run, group: Group) -> str:
    row = run.rows.get(group.id)
    return (row.link if row else None) or run.campaign.link or ""


def _counted(groups: list[str], one: Words, more: Words) -> Words:
    return one if len(groups) == 1 else more
