"""Chains (接龙): one message in which everybody answers, sent again whole by each who joins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kits.chats.folding import original
from kits.chats.forms import LINES
from kits.chats.sayings import Said, Saying


def is_chain(folded: str) -> bool:
    """Whether a line begins a chain."""
    return bool(LINES["chain"].search(folded))


def entries(lines: Sequence[Said]) -> list[list[Said]]:
    """The entries of a chain, each without its number; title and sample are none."""
    found: list[list[Said]] = []
    for line in lines:
        if entry := LINES["entry"].match(line.folded.lstrip()):
            found.append([_said(line, entry["text"])])
        elif found and line.folded.strip() and not LINES["sample"].match(line.folded.lstrip()):
            found[-1].append(line)
    return [entry for entry in found if any(line.folded.strip() for line in entry)]


def united(sayings: Iterable[Saying]) -> Iterator[Saying]:
    """Each entry of a chain once, as it was sent first."""
    known: set[tuple[str, ...]] = set()
    for saying in sayings:
        key = tuple(line.folded.strip() for line in saying.lines)
        if not saying.is_entry or key not in known:
            yield saying
        if saying.is_entry:
            known.add(key)


def _said(line: Said, text: str) -> Said:
    end = len(line.folded)
    return Said(original(line.text, end - len(text), end), text)
