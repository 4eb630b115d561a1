"""What each group gets, composed once: plain data, packed until somebody renders it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass

from kits.model.kits import Kit, KitGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """All that one group gets."""

    group: KitGroup
    kits: tuple[Kit, ...]
    """In the order of the campaigns; none of a campaign of which it gets nothing."""


class Bundles:
    """The bundles of all groups, in their order.

    Each is a few kilobytes while nobody looks at it, and a hundred times that as objects.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def add(self, bundle: Bundle) -> None:
        """Keeps what a group gets."""
        self._packed[bundle.group.id] = pickle.dumps(bundle, pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, group: str) -> Bundle:
        bundle: Bundle = pickle.loads(self._packed[group])
        return bundle

    def __iter__(self) -> Iterator[Bundle]:
        return map(self.__getitem__, self._packed)
