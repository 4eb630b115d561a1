"""What is only good until a day, against how long it is needed; it fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kits.model.bundles import Fading
from kits.model.deadlines import fades
from kits.model.findings import about, say, warning
from kits.model.places import Place
from kits.model.runs import Run
from kits.model.waiting import record_of
from kits.rules.rule import Due, Repeated, place_of

RENEW = say("renew the link in the chat app, and write its new day")


def link_expires_early(due: Due) -> Iterator[Repeated]:
    """The way into a group is good until the campaigns that the group takes part in have ended.

    While a campaign runs, people ask how to bring a friend, and the answer has the group's `link`.
    Because links end by the calendar, it fails no run of `kits check --strict`.

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
    community = due.community
    for _day, id, campaign in due.ending_links:
        if campaign:
            ends = community.last_day(community.runs[campaign])
            facts = {"group": id, "campaign": campaign, "day": ends}
            words = say('the link of "{group}" expires before "{campaign}" ends on {day}', **facts)
            place = community.groups[id].at("link_expires")
            found = warning("link-expires-early", place, words, RENEW)
            yield Repeated(("link-expires-early", id), found)


def link_expires(due: Due) -> Iterator[Repeated]:
    """The way into a group is good for a week at least.

    A link that will not last as long as a campaign of the group is told as that.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: https://chat.example/harbour
        link_expires: 2026-12-08

    Good:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        link: https://chat.example/harbour
        link_expires: 2026-12-12
    """
    community = due.community
    for day, id, campaign in due.ending_links:
        if not campaign:
            facts = {"group": id, "day": day}
            words = say('the link into "{group}" expires on {day}', **facts)
            if due.at.is_over(day, community.zone):
                words = say('the link into "{group}" expired on {day}', **facts)
            many = say(
                'the links into "{group}" and {others} more expire soon, first on {day}', **facts
            )
            place = community.groups[id].at("link_expires")
            found = warning("link-expires", place, words, RENEW, many=many)
            yield Repeated("link-expires", found)


def file_expires(due: Due) -> Iterator[Repeated]:
    """A file that is sent along, such as a code to scan, is good until its campaign has ended.

    It is told a week before the day under `expires`.

    Bad:
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-07
        --- campaigns/drive/images/code.png
        x
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        attach: [{file: images/code.png, expires: 2026-12-04}]
        ---
        We begin.

    Good:
        --- campaigns/drive/campaign.md
        starts: 2026-12-01
        ends: 2026-12-07
        --- campaigns/drive/images/code.png
        x
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        attach: [{file: images/code.png, expires: 2026-12-07}]
        ---
        We begin.
    """
    community = due.community
    for file in due.fading:
        if fades(file, due.at, community.zone):
            run = community.runs[file.campaign]
            facts = {"file": file.name, "day": file.expires, "campaign": run.id, "ends": file.ends}
            words = say('"{file}" expires on {day}, and "{campaign}" lasts until {ends}', **facts)
            place = _place(run, file, community.locale)
            hint = say("renew it, and write the new day as its expires:")
            found = warning("file-expires", place, words, hint)
            key = ("file-expires", run.id, file.message, file.name)
            yield Repeated(key, about(found, record_of(run.id, file.message)))


def _place(run: Run, file: Fading, locale: str) -> Place:
    """The day of a file, of several that end then the first."""
    message = run.messages.get(file.message)
    for place, item in enumerate(message.attach if message else ()):
        if message and item.expires == file.expires:
            return message.at("attach", place, "expires")
    return place_of(run, file.message, locale, "attach")
