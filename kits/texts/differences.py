"""What each group would receive differently: two states of a community, kit by kit."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kits.model.kits import Answer, Kit, KitMessage

What = Literal["new", "gone", "text", "time", "stopped", "released", "beside", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One message or answer of a campaign that differs in the same way in some groups."""

    campaign: str
    message: str
    """Its id; of an answer, `faq:`, `flaw:` or `ask:` before the id; empty for the whole kit."""
    title: str
    what: What
    """`text` and `time` changed; `stopped` and `released`: for copying; `beside`: its title, note,
    report or attachments; `plan`: the kit's checklist or plan B."""
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
    old = {(kit.campaign.id, kit.group.id): kit for kit in before}
    found: dict[tuple[str, str, What, tuple[str, ...]], list[tuple[str, tuple[str, ...], str]]] = {}
    receiving: dict[str, list[str]] = {}

    def note(kit: Kit, one: _Noted) -> None:
        shape = tuple(_without_names(line, kit) for line in one.lines)
        key = (kit.campaign.id, one.id, one.what, shape)
        found.setdefault(key, []).append((kit.group.id, one.lines, one.title))

    for kit in after:
        receiving.setdefault(kit.campaign.id, []).append(kit.group.id)
        for one in _between(old.pop((kit.campaign.id, kit.group.id), None), kit):
            note(kit, one)
    for kit in old.values():
        for one in _between(kit, None):
            note(kit, one)
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
        for (campaign, message_id, what, _), those in sorted(found.items(), key=_order)
    ]


class _Noted(NamedTuple):
    """One thing that differs between two states of one kit."""

    id: str
    title: str
    what: What
    lines: tuple[str, ...] = ()


def _order(found: tuple[tuple[str, str, What, tuple[str, ...]], object]) -> tuple[object, ...]:
    """By campaign and message; what concerns a kit as a whole comes last."""
    campaign, message, *rest = found[0]
    return (campaign, not message, message, *rest)


def _between(before: Kit | None, after: Kit | None) -> Iterator[_Noted]:
    """What differs between two states of a kit; one that is not there has nothing."""
    old, new = _pasteable(before), _pasteable(after)
    for id, one in new.items():
        was = old.pop(id, None)
        if was is None:
            yield _Noted(id, _title(one), "new", tuple(f"+ {line}" for line in _lines(one)))
        else:
            for what, lines in _compare(was, one):
                yield _Noted(id, _title(one), what, lines)
    for id, one in old.items():
        yield _Noted(id, _title(one), "gone", tuple(f"- {line}" for line in _lines(one)))
    if before and after and _plan(before) != _plan(after):
        yield _Noted("", after.campaign.title, "plan")


def _pasteable(kit: Kit | None) -> dict[str, KitMessage | Answer]:
    """The messages and answers of a kit by id."""
    if kit is None:
        return {}
    beside = {"faq": kit.faq, "flaw": kit.beside.flaws, "ask": kit.beside.asked}
    answers = {f"{sort}:{one.id}": one for sort, those in beside.items() for one in those}
    return {message.id: message for message in kit.messages} | answers


def _plan(kit: Kit) -> tuple[object, ...]:
    return (kit.checklist, kit.plan_b)


def _title(one: KitMessage | Answer) -> str:
    return one.q if isinstance(one, Answer) else one.title


def _without(groups: Iterable[str], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(group for group in groups if group not in left_out)


def _compare(
    old: KitMessage | Answer, new: KitMessage | Answer
) -> Iterator[tuple[What, tuple[str, ...]]]:
    for id in {**old.texts, **new.texts}:
        before, after = _pasted(old, id), _pasted(new, id)
        if before != after:
            diff = difflib.ndiff(before, after)
            yield "text", tuple(line for line in diff if line[:1] in "+-")
            break
    if isinstance(old, KitMessage) and isinstance(new, KitMessage):
        if (old.send_at, old.until) != (new.send_at, new.until):
            yield "time", (f"- {_when(old)}", f"+ {_when(new)}")
        if old.locked != new.locked:
            yield ("stopped" if new.locked else "released"), ()
    if _beside(old) != _beside(new):
        yield "beside", ()


def _pasted(one: KitMessage | Answer, channel: str) -> list[str]:
    """What is pasted into one channel, by lines."""
    text = one.texts.get(channel)
    if text is None:
        return []
    if isinstance(text, str):
        return text.split("\n")
    return [*filter(None, [text.subject]), *text.text.split("\n")]


def _beside(one: KitMessage | Answer) -> tuple[object, ...]:
    if isinstance(one, Answer):
        return (one.q,)
    return (one.note, one.report, one.attachments, one.title, one.kind)


def _lines(one: KitMessage | Answer) -> list[str]:
    return _pasted(one, next(iter(one.texts), ""))


def _when(message: KitMessage) -> str:
    until = f" – {message.until:%Y-%m-%d %H:%M}" if message.until else ""
    return f"{message.send_at:%Y-%m-%d %H:%M}{until}"


def _without_names(line: str, kit: Kit) -> str:
    for name in filter(None, (kit.group.name, kit.group.leader, kit.group.id)):
        line = line.replace(name, "…")
    return line
