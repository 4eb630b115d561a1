"""How much a text takes of what its channel lets through."""

from __future__ import annotations

from dataclasses import dataclass

from kits.channels.channel import Channel, Limit


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a limit a text takes."""

    length: int
    limit: Limit

    @property
    def too_long(self) -> bool:
        """Whether it cannot be sent."""
        return self.limit.limit is not None and self.length > self.limit.limit

    @property
    def long(self) -> bool:
        """Whether it reads or splits badly."""
        return self.limit.advised is not None and self.length > self.limit.advised

    @property
    def share(self) -> float:
        """How much of the limit it takes; of what is advised, where there is none."""
        return self.length / (self.limit.limit or self.limit.advised or float("inf"))


def measure(text: str, channel: Channel) -> int:
    """The length of a final text in the channel's unit."""
    return channel.unit.count(text)


def sizes(
    channel: Channel, text: str, *, html: str | None = None, title: str | None = None
) -> tuple[Size, ...]:
    """How much a text takes of each limit of the channel, the channel's first one first.

    A limit on the HTML or the title counts only where there is one.
    """
    parts = {"text": text, "html": html, "title": title}
    counted_parts = ((limit, parts[limit.of]) for limit in channel.limits)
    return tuple(
        Size(limit.unit.count(part), limit) for limit, part in counted_parts if part is not None
    )


def size(channel: Channel, text: str, *, html: str | None = None, title: str | None = None) -> Size:
    """How much a text takes of the limit that it comes nearest to, or is furthest beyond."""
    if not channel.also:
        return Size(measure(text, channel), channel.limits[0])
    every = sizes(channel, text, html=html, title=title)
    return max(every, key=lambda size: (size.too_long, size.long, size.share))
