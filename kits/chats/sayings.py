"""What was said in a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kits.chats.moments import Stamp


class Said(NamedTuple):
    """A line of what was said."""

    text: str
    """As it stands there."""
    folded: str
    """As it is compared."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One message of a chat, or one line where nothing says who said what."""

    lines: tuple[Said, ...]
    """Its own words; what it quotes is not among them."""
    stamp: Stamp | None = None
    sender: str | None = None
    """To be matched, and never written anywhere."""
    quoted: tuple[Said, ...] = ()
    """The lines that are somebody else's words."""
    is_answer: bool = False
    """Whether it answers an earlier message."""
    is_entry: bool = False
    """Whether it is an entry of a chain: it begins with the name of whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Chat:
    """All that was said."""

    sayings: tuple[Saying, ...]
    unread: int = 0
    """Lines or messages that are of no form that is read."""
