"""Chat-like texts through each sort of channel for some minutes (MINUTES, 1 unless stated): what gets lost.

Unlike in the tests, each run tries other texts. Prints how many were tried, and each text, made as
small as it can be, of which a channel loses a character.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random
from time import monotonic

from hypothesis import HealthCheck, given, seed, settings
from rich.console import Console

from kits.channels.channel import CHANNELS
from kits.channels.losses import lost_characters
from kits.channels.parsing import parse
from kits.channels.writing import write
from tests.channels.chat import TEXTS
from tests.channels.sorts import SORTS

ROUND = 500
"""Texts between two looks at the clock."""


def main() -> None:
    """Try texts until the time is over, and print what was found."""
    console = Console(highlight=False)
    until = monotonic() + 60 * float(os.environ.get("MINUTES", "1"))
    tried, faults, random = 0, set(), Random()
    while monotonic() < until:
        try:
            _tries(random.randrange(2**32))()
        except AssertionError as fault:
            faults.add(str(fault))
        tried += ROUND
    console.print(f"{tried:,} texts in {len(SORTS)} sorts of channels, {len(faults)} of them wrong")
    for fault in sorted(faults):
        console.print(fault)


def _tries(number: int) -> Callable[[], None]:
    @seed(number)
    @settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(text=TEXTS)
    def each(text: str) -> None:
        tree = parse(text)
        for channel in (CHANNELS[id] for id in SORTS):
            lost = list(lost_characters(text, write(tree, channel, "zh").fill([])))
            assert not lost, f"{channel.id}: {lost} of {text!r}"

    return each


if __name__ == "__main__":
    main()
