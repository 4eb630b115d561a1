"""What acts as a mark, as patterns that dialects share."""

from __future__ import annotations

from dataclasses import dataclass

from kits.model.sentinels import UNKNOWN, VALUE


@dataclass(frozen=True, slots=True)
class Acting:
    """What acts anywhere in a line; a pattern sees the characters beside the text."""

    pattern: str
    only_with: str = ""
    """It acts only where this is found too, in the text with its neighbours."""
    only_in: str = ""
    """It acts only on a line in which this is found too."""
    mark: str = ""
    """It acts only where the message holds another of this."""
    kind: str = ""
    """It acts with no run on its line but those of this mark."""


LETTER = r"[^\W_]"
END = r"(?=\s|\Z)"
SLASHABLE = r"[!-/:-@\[-`{-~]"


def loose(marks: str) -> str:
    """Marks that do not stand between two letters or digits."""
    return rf"(?<!{LETTER})[{marks}]|[{marks}](?!{LETTER})"


def pair(mark: str) -> str:
    """A mark that opens a run and one that could close it; either may be that of a live run."""
    opening = rf"(?<!{LETTER})[{mark}](?=[^\s{mark}])"
    closing = rf"(?<=[^\s{mark}])[{mark}](?!{LETTER})"
    return rf"{opening}.*(?:{closing}|{UNKNOWN})|{UNKNOWN}.*{closing}"


def beside_unknown(marks: str) -> str:
    """Marks that may meet another mark."""
    return rf"(?<={UNKNOWN})[{marks}]|[{marks}](?={UNKNOWN})"


LABEL_END = rf"\](?=[({UNKNOWN}{VALUE}])"
LABEL_END_IN_BOLD = Acting(
    rf"\](?={UNKNOWN})", only_in=rf"\]{UNKNOWN}+[({VALUE}]|\]{VALUE}", kind="*"
)
"""The stars behind a bold `[公告]` keep it from being a label, unless what follows could be one."""
LABEL_END_OUTSIDE = rf"\](?=[({VALUE}])"
REFERENCE_END = rf"\](?=[(\[:{UNKNOWN}{VALUE}])"
TICK = Acting("`")
PAIRED_TICK = Acting("`", only_in=f"`.*`|{UNKNOWN}", kind="`")
