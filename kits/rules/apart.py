"""What to write so that somebody posts in their groups one after the other."""

from __future__ import annotations

from datetime import datetime
from itertools import count

from kits.model.community import Community
from kits.model.findings import Words, say
from kits.model.load import Burst
from kits.model.remedies import put
from kits.model.runs import Run
from kits.rules.rule import is_in_reach, place_of


def apart(community: Community, burst: Burst) -> Words:
    """The moment to send at, and the rows that move it for each group."""
    run = community.runs[burst.send.campaign]
    moment = _own_moment(run, burst)
    if moment:
        return say("write {rows}", rows=_rows(burst, moment))
    names = (f"slot{number or ''}" for number in count() if number != 1)
    moment = next(name for name in names if name not in run.campaign.dates)
    return say(
        "write dates: {{{moment}: {at}}} in the campaign, {send}, and {rows}",
        moment=moment,
        at=_told(burst.slots[0][1]),
        send=_send(run, burst, moment),
        rows=_rows(burst, moment),
    )


def _own_moment(run: Run, burst: Burst) -> str | None:
    """The moment at which it is sent, where that is named for this alone: no text tells it."""
    message = run.messages.get(burst.send.base)
    name = message.send[0].text if message and len(message.send) == 1 else ""
    told = any(f".{name}" in each.text for each in run.messages.values())
    return name if name in run.campaign.dates and not told else None


def _rows(burst: Burst, moment: str) -> Words:
    slots = tuple(f"{group} {_told(at)}" for group, at in burst.slots if at != burst.send.at)
    return say(
        'in groups.csv beside the campaign, in the column "{moment}", {slots}',
        moment=moment,
        slots=slots,
    )


def _send(run: Run, burst: Burst, moment: str) -> Words:
    """What its message says then: its other times hang on the moment as well."""
    message = run.messages.get(burst.send.base)
    place = place_of(run, burst.send.base, "", "send")
    written = [_hung(moment, burst.send.at, each.at) for each in burst.times]
    in_table = place.path.endswith(".csv")
    value = "; ".join(written) if in_table else f"[{', '.join(written)}]"
    hint = put(place, "send", value if len(written) > 1 else moment)
    if in_table and message and all(when.point for when in message.send):
        hint = say("{hint} in place of date and time", hint=hint)
    if message is None or not is_in_reach(run, message.id):
        return say(
            'a message of the campaign\'s own called "{id}" with {hint}',
            id=burst.send.base,
            hint=hint,
        )
    return say('of "{id}" {hint}', id=burst.send.base, hint=hint)


def _hung(moment: str, at: datetime, other: datetime) -> str:
    """Another time as it is told from the moment: `slot + 1d - 8h`."""
    days = (other.date() - at.date()).days
    minutes = (other.hour - at.hour) * 60 + other.minute - at.minute
    sign = -1 if minutes < 0 else 1
    steps = ((days, "d"), (sign * (abs(minutes) // 60), "h"), (sign * (abs(minutes) % 60), "m"))
    told = (f" {'-' if count < 0 else '+'} {abs(count)}{unit}" for count, unit in steps if count)
    return moment + "".join(told)


def _told(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
