"""Rules about times, which several floors find broken."""

from __future__ import annotations

from kits.model.findings import Finding, Words, error
from kits.model.places import Place


def unreadable_time(place: Place, words: Words, hint: Words) -> Finding:
    """Every time to send can be read, and names an hour.

    A time is an anchor with an offset and an hour (`starts - 2d 20:00`), the n-th day
    (`day 3 08:00`), or a date with an hour (`2026-12-08 12:20`).

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: tomorrow morning
        ---
        We begin.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        We begin.
    """
    return error("unreadable-time", place, words, hint)


def unknown_anchor(place: Place, words: Words, hint: Words) -> Finding:
    """A time hangs on a moment that the campaign has.

    The moments are `starts`, `ends`, `results` if the campaign gives it, and the names in its
    `dates`.

    Bad:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: doors - 2h
        ---
        Doors open soon.

    Good:
        --- campaigns/drive/messages/10-launch.md
        title: Launch
        send: starts 08:00
        ---
        Doors open soon.
    """
    return error("unknown-anchor", place, words, hint)


RULES = (unreadable_time, unknown_anchor)
