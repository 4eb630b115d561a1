"""What is only good until a day, against how long it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.community import Community
from kits.model.findings import Finding, say, warning


def link_expires_early(community: Community) -> Iterator[Finding]:
    """The way into a group is good until the campaigns that the group takes part in have ended.

    While a campaign runs, people ask how to bring a friend, and the answer has the group's `link`.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: https://chat.example/harbour
        link_expires: 2026-12-03
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        groups: [lighthouse, harbour]

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: https://chat.example/harbour
        link_expires: 2026-12-31
        --- campaigns/drive.md
        starts: 2026-12-01
        ends: 2026-12-07
        groups: [lighthouse, harbour]
    """
    taking = {
        run.id: {group.id for group in community.groups_of(run)}
        for run in community.runs.values()
        if run.campaign.state == "ready"
    }
    for group in community.groups.values():
        expires = group.link_expires
        if not group.link or expires is None:
            continue
        ends = {
            id: community.last_day(community.runs[id])
            for id, groups in taking.items()
            if group.id in groups
        }
        late = [id for id, last in ends.items() if last > expires]
        if late:
            last = max(late, key=lambda id: ends[id])
            yield warning(
                "link-expires-early",
                group.at("link_expires"),
                say(
                    'the link of "{group}" expires before "{campaign}" ends on {day}',
                    group=group.id,
                    campaign=last,
                    day=ends[last],
                ),
                say("renew the link in the chat app, and write its new day"),
            )
