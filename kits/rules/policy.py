"""What the community's `policy` asks of groups and sends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kits.model.community import HQ, Community
from kits.model.findings import Finding, Words, say, warning
from kits.model.groups import Group
from kits.model.kits import Kit, KitMessage
from kits.model.places import Place
from kits.model.quiet import is_quiet
from kits.model.remedies import fill, put
from kits.rules.days import with_holidays
from kits.rules.rule import Repeated, Sent, place_of, remedy_of


def group_without_deputy(community: Community) -> Iterator[Repeated]:
    """From a certain size on, a group has someone who stands in for its leader.

    The size is `deputy_from` in the community's `policy`, 40 members unless stated. Groups that
    are dormant or closed need none, nor does the HQ group.

    Bad:
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        members: 120

    Good:
        --- people/bo.md
        name: Bo
        --- groups/harbour.md
        name: Harbour
        channels: wechat
        leader_name: Ada
        members: 120
        deputies: bo
    """
    enough = community.settings.policy.deputy_from
    for group in community.groups.values():
        if not group.is_awake or group.kind == HQ or group.deputies:
            continue
        if group.members is not None and group.members >= enough:
            yield Repeated("group-without-deputy", _alone(group, enough))


def _alone(group: Group, enough: int) -> Finding:
    facts = {"id": group.id, "members": group.members, "enough": enough}
    words = say('group "{id}" has {members} members and no deputy, which {enough} ask for', **facts)
    many = say(
        'group "{id}" has {members} members and no deputy, which {enough} ask for,'
        " as have {others} more",
        **facts,
    )
    place = group.at("members")
    hint = fill(place, "deputies", say("the id of a person who agreed to stand in"))
    return warning("group-without-deputy", place, words, hint, many=many)


def in_quiet_hours(community: Community, sent: Sent) -> Iterator[Repeated]:
    """Nothing is sent at night, by the clock of the group.

    The hours are `quiet_hours` in the community's `policy`, 22:30 to 07:30 unless stated. A
    message that has to go out all the same says `quiet: allowed`. Whatever else is not posted when
    they begin waits: leaders read "tomorrow at 07:30", or "leave out" where its `until` comes
    first, where it would be more than 12 hours late, or where its text says "today" or "tonight".

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 06:00
        ---
        We begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 06:00
        quiet: allowed
        ---
        The bus leaves in an hour.
    """
    message, quiet = sent.message, community.settings.policy.quiet_hours
    hour = message.send_at.time()
    written = sent.run.messages.get(message.base)
    if message.locked or (written and written.quiet) or not is_quiet(hour, quiet):
        return
    place = place_of(sent.run, message.base, "", "send")
    first, last = (f"{each:%H:%M}" for each in quiet)
    facts = {"message": message.base, "hour": f"{hour:%H:%M}", "group": sent.group}

    words = say('"{message}" is sent at {hour}, in the quiet hours', **facts)
    if sent.group:
        words = say('"{message}" is sent at {hour} in "{group}", in the quiet hours', **facts)
    many = say(
        '"{message}" is sent at {hour} in "{group}", in the quiet hours, as in {others} more',
        **facts,
    )
    allow = put(place, "quiet", "allowed")
    between = {"last": last, "first": first}
    hint = say("send it between {last} and {first}, or {allow}", allow=allow, **between)
    hint = remedy_of(sent.run, message.base, hint)
    finding = warning("in-quiet-hours", place, words, hint, many=many)
    yield Repeated(("in-quiet-hours", place, message.base), finding)


def too_many_posts(community: Community, kits: Sequence[Kit]) -> Iterator[Repeated]:
    """A group is not flooded, whatever number of campaigns it takes part in.

    At most `posts_per_day` of the community's `policy` stand in a group in a day, 3 unless
    stated. What is posted elsewhere (`as: moments`, `as: private`) does not count; what was posted
    and is replaced since does, beside its correction.

    Bad:
        --- community.yml
        policy: {posts_per_day: 1}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
        --- campaigns/drive/messages/20-tonight.md
        title: Tonight
        send: starts 20:00
        ---
        Tonight.

    Good:
        --- community.yml
        policy: {posts_per_day: 1}
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin, tonight as well.
    """
    days: dict[date, list[tuple[KitMessage, Kit]]] = {}
    for kit in kits:
        for message in kit.posts:
            days.setdefault(message.send_at.date(), []).append((message, kit))
    allowed = community.settings.policy.posts_per_day
    for day, posts in days.items():
        if len(posts) > allowed:
            ordered = sorted(posts, key=lambda post: (post[0].send_at, post[0].id))
            over, kit = ordered[allowed]
            run = community.runs[kit.campaign.id]
            place = place_of(run, over.base, "", "send")
            usual = say("move one to another day, or leave these groups out with except")
            hint = remedy_of(run, over.base, usual)
            named = with_holidays(community, kit.group.id, day)
            facts = {"count": len(posts), "day": named, "allowed": allowed}
            key = ("too-many-posts", place, day, len(posts))
            yield Repeated(key, _over(place, kit.group.id, facts, hint))


def _over(place: Place, group: str, facts: Mapping[str, object], hint: Words) -> Finding:
    words = say(
        '"{group}" gets {count} posts on {day}, and {allowed} is the most', group=group, **facts
    )
    many = say(
        '"{group}" and {others} more get {count} posts on {day}, and {allowed} is the most',
        group=group,
        **facts,
    )
    return warning("too-many-posts", place, words, hint, many=many)
