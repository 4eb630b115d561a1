"""Pages made from one prototype: the host's HTML, split at its blanks once, joined per page.

Stamping a page costs what writing it costs, whatever the host takes to render one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kits.hosts.stage import Stage
from kits.model.addresses import Address
from kits.model.artifacts import Prototype, Stamped

BLANK = re.compile("KITSBLANK([A-Z]+?)KNALB")
TRACES = (b"KITSBLANK", b"kitsblank")
"""A blank as written, and as a host writes it that makes an anchor of a heading."""


class BlankLeft(Exception):
    """A blank that nothing fills, or that the host lost; the text names the file."""


def refuse_blanks(path: str, content: bytes) -> None:
    """Raises BlankLeft when a file about to be published still holds a blank."""
    if any(trace in content for trace in TRACES):
        raise BlankLeft(f"{path} still holds a blank of its prototype")


@dataclass(frozen=True, slots=True)
class Stamper:
    """One prototype as the host rendered it, ready to be filled."""

    shape: re.Pattern[str]
    """Matches the paths of its pages; a group for each blank in the path."""
    parts: tuple[str, ...]
    """Fixed text and names of blanks, by turns."""

    @classmethod
    def read(cls, prototype: Prototype, rendered: str) -> Stamper:
        """The stamper of a prototype and its HTML.

        Raises BlankLeft when the host lost a blank of the title or body, or changed one.
        """
        parts = tuple(
            part.lower() if at % 2 else part for at, part in enumerate(BLANK.split(rendered))
        )
        asked = set(BLANK.findall(prototype.title + prototype.body))
        lost = {name.lower() for name in asked} - set(parts[1::2])
        if lost:
            names = ", ".join(sorted(lost))
            raise BlankLeft(f"{prototype.path} came out of the host without its blank: {names}")
        for fixed in parts[::2]:
            refuse_blanks(prototype.path, fixed.encode())
        return cls(shape_of(Address.of(prototype.path).file), parts)

    def stamp(self, page: Stamped) -> bytes:
        """The page's HTML. Values are HTML already; steps of its path are made URLs here.

        Raises BlankLeft for a blank without a value, and ValueError for a path that does not have
        the prototype's shape, since its relative links would lead astray.
        """
        found = self.shape.fullmatch(page.path)
        if found is None:
            raise ValueError(f'"{page.path}" does not lie where its prototype does')
        steps = {name: quote(step) for name, step in found.groupdict().items()}
        values: Mapping[str, str] = {**page.values, **steps}
        pieces = list(self.parts)
        try:
            for at in range(1, len(pieces), 2):
                pieces[at] = values[pieces[at]]
        except KeyError as error:
            raise BlankLeft(f"{page.path} has no value for the blank {error}") from None
        return "".join(pieces).encode()


class Stampers:
    """The stampers of a stage, by kind and locale."""

    def __init__(self, stage: Stage, rendered: Path) -> None:
        self._by_kind = {
            (prototype.kind, prototype.locale): Stamper.read(
                prototype, (rendered / Address.of(prototype.path).file).read_text(encoding="utf-8")
            )
            for prototype in stage.prototypes
        }

    def stamp(self, page: Stamped) -> bytes:
        """The page's HTML. Raises KeyError for a kind or locale that has no prototype."""
        content = self._by_kind[page.kind, page.locale].stamp(page)
        refuse_blanks(page.path, content)
        return content


def shape_of(path: str) -> re.Pattern[str]:
    """What the paths of stamped pages look like: each blank is one step, or a part of one."""
    pieces = BLANK.split(path)
    seen: set[str] = set()
    for at in range(1, len(pieces), 2):
        name = pieces[at].lower()
        pieces[at] = f"(?P={name})" if name in seen else f"(?P<{name}>[^/]+)"
        seen.add(name)
    for at in range(0, len(pieces), 2):
        pieces[at] = re.escape(pieces[at])
    return re.compile("".join(pieces))
