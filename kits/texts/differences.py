"""What each group would receive differently: two states of a community, kit by kit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from kits.model.kits import Answer, Kit, KitMessage

What = Literal["new", "gone", "text", "time", "stopped", "released", "beside", "plan"]
Span = tuple[str, str]
"""What stood somewhere, and what stands there now."""
_PARTS = re.compile(r"https?://\S+|\w+|\s+|.", re.DOTALL)
"""What differs as a whole: an address, a word, in Chinese a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs in the same way in some messages or answers of a campaign, in some groups."""

    campaign: str
    messages: tuple[str, ...]
    """Their ids; of an answer, `faq:`, `flaw:` or `ask:` before the id; empty for the kit."""
    titles: tuple[str, ...]
    what: What
    """`text` and `time` changed; `stopped` and `released`: for copying; `beside`: its title, note,
    report or attachments; `plan`: the kit's checklist or plan B."""
    sent: bool = False
    """Whether its time had come before it was changed, and it could be copied."""
    open: bool = False
    """Whether what is there now can be copied, so that nothing tells of the change."""
    groups: tuple[str, ...]
    others: tuple[str, ...]
    """The groups with a kit for the campaign that do not differ so."""
    example: tuple[str, ...]
    """The lines that differ in the first of the groups, after `-` or `+`; of several messages,
    what differs in the lines."""


def differences(before: Iterable[Kit], after: Iterable[Kit], now: datetime) -> list[Difference]:
    """The differences by campaign and message, what differs alike folded into one.

    Groups are alike when the same message differs in the same way, once the names of the groups
    are left out of account, and messages when they differ so in the same groups.
    """
    old = {(kit.campaign.id, kit.group.id): kit for kit in before}
    found: dict[tuple[str, str, _Kind], list[tuple[str, _Noted]]] = {}
    receiving: dict[str, list[str]] = {}

    def note(kit: Kit, those: Iterable[_Noted]) -> None:
        for one in those:
            key = (kit.campaign.id, one.id, one.kind)
            found.setdefault(key, []).append((kit.group.id, one))

    for kit in after:
        receiving.setdefault(kit.campaign.id, []).append(kit.group.id)
        note(kit, _between(old.pop((kit.campaign.id, kit.group.id), None), kit, now))
    for kit in old.values():
        note(kit, _between(kit, None, now))
    alike: dict[tuple[str, _Kind, tuple[str, ...]], list[_Noted]] = {}
    for (campaign, _, kind), those in sorted(found.items(), key=_order):
        groups = tuple(group for group, _ in those)
        alike.setdefault((campaign, kind, groups), []).append(those[0][1])
    return [
        Difference(
            campaign=campaign,
            messages=tuple(one.id for one in those if one.id),
            titles=tuple(one.title for one in those),
            what=kind.what,
            sent=kind.sent,
            open=kind.open,
            groups=groups,
            others=_without(receiving.get(campaign, []), {*groups}),
            example=_lines_of(kind.shape) if those[1:] and kind.shape else those[0].lines,
        )
        for (campaign, kind, groups), those in alike.items()
    ]


class _Kind(NamedTuple):
    """How something differs; what differs alike is of one kind."""

    what: What
    sent: bool = False
    open: bool = False
    shape: tuple[Span, ...] = ()
    """What differs in its lines, without the names of a group."""
    beside: tuple[object, ...] = ()
    """What differs of it otherwise."""


class _Noted(NamedTuple):
    """One thing that differs between two states of one kit."""

    id: str
    title: str
    kind: _Kind
    lines: tuple[str, ...] = ()


def _order(found: tuple[tuple[str, str, _Kind], object]) -> tuple[object, ...]:
    """By campaign and message; what concerns a kit as a whole comes last."""
    campaign, message, kind = found[0]
    return (campaign, not message, message, kind.what, kind.sent, kind.shape)


def _between(before: Kit | None, after: Kit | None, now: datetime) -> Iterator[_Noted]:
    """What differs between two states of a kit; one that is not there has nothing."""
    old, new = _pasteable(before), _pasteable(after)
    bare = partial(_without_names, after or before)
    for id, one in new.items():
        was = old.pop(id, None)
        if was is None:
            said = _lines(one)
            kind = _Kind("new", shape=tuple(("", bare(line)) for line in said))
            yield _Noted(id, _title(one), kind, tuple(f"+ {line}" for line in said))
        else:
            sent, still = _is_sent(was, now), _is_open(one)
            for kind, lines in _compare(was, one, bare):
                yield _Noted(id, _title(one), kind._replace(sent=sent, open=sent and still), lines)
    for id, one in old.items():
        said = _lines(one)
        kind = _Kind("gone", _is_sent(one, now), shape=tuple((bare(line), "") for line in said))
        yield _Noted(id, _title(one), kind, tuple(f"- {line}" for line in said))
    if before and after and _plan(before) != _plan(after):
        yield _Noted("", after.campaign.title, _Kind("plan"))


def _pasteable(kit: Kit | None) -> dict[str, KitMessage | Answer]:
    """The messages and answers of a kit by id."""
    if kit is None:
        return {}
    told = kit.beside
    beside = {"faq": kit.faq, "flaw": told.flaws, "ask": told.asked, "task": told.lacks}
    answers = {f"{sort}:{one.id}": one for sort, those in beside.items() for one in those}
    return {message.id: message for message in kit.messages} | answers


def _is_open(one: KitMessage | Answer) -> bool:
    return isinstance(one, KitMessage) and one.locked is None


def _is_sent(one: KitMessage | Answer, now: datetime) -> bool:
    """Whether a message was to be sent by now; an answer is given whenever somebody asks."""
    return isinstance(one, KitMessage) and one.locked is None and one.send_at <= now


def _plan(kit: Kit) -> tuple[object, ...]:
    return (kit.checklist, kit.plan_b)


def _title(one: KitMessage | Answer) -> str:
    return one.q if isinstance(one, Answer) else one.title


def _without(groups: Iterable[str], left_out: Container[str]) -> tuple[str, ...]:
    return tuple(group for group in groups if group not in left_out)


def _compare(
    old: KitMessage | Answer, new: KitMessage | Answer, bare: Callable[[str], str]
) -> Iterator[tuple[_Kind, tuple[str, ...]]]:
    for id in {**old.texts, **new.texts}:
        before, after = _pasted(old, id), _pasted(new, id)
        if before != after:
            kind = _Kind("text", shape=_spans(tuple(map(bare, before)), tuple(map(bare, after))))
            told = difflib.ndiff(before, after)
            yield kind, tuple(line for line in told if line[:1] in "+-")
            break
    if isinstance(old, KitMessage) and isinstance(new, KitMessage):
        if (old.send_at, old.until) != (new.send_at, new.until):
            later = old.until and new.until and new.until - old.until
            moved = (new.send_at - old.send_at, old.until is None, new.until is None, later)
            yield _Kind("time", beside=moved), (f"- {_when(old)}", f"+ {_when(new)}")
        if old.locked != new.locked:
            yield _Kind("stopped" if new.locked else "released"), ()
    if _beside(old) != _beside(new):
        pairs = zip(_beside(old), _beside(new), strict=True)
        changed = ((bare(str(a)), bare(str(b))) for a, b in pairs if a != b)
        yield _Kind("beside", beside=tuple(changed)), ()


@lru_cache(maxsize=4096)
def _spans(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Span, ...]:
    """What differs within the lines of two texts, each change once."""
    found: list[Span] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for old, new in zip(before[a:b], after[c:d], strict=True):
                found += _parts(old, new)
        elif tag != "equal":
            found.append(("\n".join(before[a:b]), "\n".join(after[c:d])))
    return tuple(dict.fromkeys(found))


def _parts(before: str, after: str) -> Iterator[Span]:
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if tag != "equal":
            yield "".join(old[a:b]), "".join(new[c:d])


def _lines_of(shape: tuple[Span, ...]) -> tuple[str, ...]:
    """What differs, as the lines of a text are told."""
    signed = ((sign, text) for span in shape for sign, text in zip("-+", span, strict=True))
    return tuple(f"{sign} {line}" for sign, text in signed if text for line in text.split("\n"))


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


def _without_names(kit: Kit | None, line: str) -> str:
    names = (kit.group.name, kit.group.leader, kit.group.id) if kit else ()
    for name in filter(None, names):
        line = line.replace(name, "…")
    return line
