"""What the terminal shows, and which language it speaks."""

from __future__ import annotations

import os
import sys


def language() -> str:
    """The language of the terminal, by the usual variables; English unless it says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.partition(".")[0].replace("_", "-")
    return "en"


def colourful() -> bool:
    """Whether stdout shows colours: only a terminal, and not where NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
