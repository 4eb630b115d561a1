"""What each group would receive differently: two states of a community, kit by kit."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kits.model.kits import Kit, KitMessage

What = Literal["new", "gone", "text", "time", "stopped", "released", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One message of a campaign that differs in the same way in some groups."""

    campaign: str
    message: str
    title: str
    what: What
    """`text` and `time` changed; `stopped` and `released`: for copying; `beside`: its title, note,
    report or attachments."""
    groups: tuple[str, ...]
    others: tuple[str, ...]
    """The groups with a kit for the campaign that do not differ so."""
    example: tuple[str, ...]
    """The lines that differ in the first of the groups, after `-` or `+`."""


def differences(before: Iterable[Kit], after: Iterable[Kit]) -> list[Difference]:
    """The differences by campaign and message, groups that differ alike folded into one.

    Groups are alike when the same message differs in the same way, with the same lines once the
    names of the groups are left out of account.
    """
    old = {
        (kit.campaign.id, message.id, kit.group.id): (kit, message)
        for kit in before
        for message in kit.messages
    }
    found: dict[tuple[str, str, What, tuple[str, ...]], list[tuple[str, tuple[str, ...], str]]] = {}
    receiving: dict[str, list[str]] = {}

    def note(kit: Kit, message: KitMessage, what: What, lines: tuple[str, ...]) -> None:
        shape = tuple(_without_names(line, kit) for line in lines)
        key = (kit.campaign.id, message.id, what, shape)
        found.setdefault(key, []).append((kit.group.id, lines, message.title))

    for kit in after:
        receiving.setdefault(kit.campaign.id, []).append(kit.group.id)
        for message in kit.messages:
            was = old.pop((kit.campaign.id, message.id, kit.group.id), None)
            if was is None:
                note(kit, message, "new", tuple(f"+ {line}" for line in _lines(message)))
            else:
                for what, lines in _compare(was[1], message):
                    note(kit, message, what, lines)
    for kit, message in old.values():
        note(kit, message, "gone", tuple(f"- {line}" for line in _lines(message)))
    return [
        Difference(
            campaign=campaign,
            message=message_id,
            title=those[0][2],
            what=what,
            groups=tuple(group for group, _, _ in those),
            others=_without(receiving.get(campaign, []), {group for group, _, _ in those}),
            example=those[0][1],
        )
        for (campaign, message_id, what, _), those in sorted(found.items())
    ]


def _without(groups: Iterable[str], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(group for group in groups if group not in left_out)


def _compare(old: KitMessage, new: KitMessage) -> Iterator[tuple[What, tuple[str, ...]]]:
    for id in {**old.texts, **new.texts}:
        before, after = _pasted(old, id), _pasted(new, id)
        if before != after:
            diff = difflib.ndiff(before, after)
            yield "text", tuple(line for line in diff if line[:1] in "+-")
            break
    if (old.send_at, old.until) != (new.send_at, new.until):
        yield "time", (f"- {_when(old)}", f"+ {_when(new)}")
    if old.locked != new.locked:
        yield ("stopped" if new.locked else "released"), ()
    if _beside(old) != _beside(new):
        yield "beside", ()


def _pasted(message: KitMessage, channel: str) -> list[str]:
    """What is pasted into one channel, by lines."""
    text = message.texts.get(channel)
    return [*filter(None, [text.subject]), *text.text.split("\n")] if text else []


def _beside(message: KitMessage) -> tuple[object, ...]:
    return (message.note, message.report, message.attachments, message.title, message.kind)


def _lines(message: KitMessage) -> list[str]:
    return _pasted(message, next(iter(message.texts), ""))


def _when(message: KitMessage) -> str:
    until = f" – {message.until:%Y-%m-%d %H:%M}" if message.until else ""
    return f"{message.send_at:%Y-%m-%d %H:%M}{until}"


def _without_names(line: str, kit: Kit) -> str:
    for name in (kit.group.name, kit.group.leader, kit.group.id):
        line = line.replace(name, "…")
    return line
