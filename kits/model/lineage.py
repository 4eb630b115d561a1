"""What came from what, as trees small enough to be read, and the circles in which nothing began."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

MOST = 60
"""Nodes of one tree; what has more is continued in another."""
DEEPEST = 8
"""Generations of one tree, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Somebody or something, and what came of it."""

    key: str
    branches: tuple[Tree, ...] = ()
    size: int = 1
    depth: int = 1
    """How many generations stand in it."""
    goes_on: bool = False
    """Whether more of what came of it stands in another tree."""

    @classmethod
    def of(cls, key: str, branches: Iterable[Tree], *, goes_on: bool = False) -> Tree:
        """A tree of these branches."""
        grown = tuple(branches)
        size = 1 + sum(branch.size for branch in grown)
        depth = 1 + max((branch.depth for branch in grown), default=0)
        return cls(key=key, branches=grown, size=size, depth=depth, goes_on=goes_on)

    def walk(self) -> Iterator[tuple[int, Tree]]:
        """Everything in it from the top, each with how many generations stand above it."""
        waiting = [(0, self)]
        while waiting:
            above, tree = waiting.pop()
            yield above, tree
            waiting += ((above + 1, branch) for branch in reversed(tree.branches))


def beginnings(sources: Mapping[str, str]) -> set[str]:
    """Those of which something came, and which came of nothing; none of a circle is one."""
    return {source for source in sources.values() if source not in sources}


def trees(sources: Mapping[str, str], order: Callable[[str], tuple[str, str]]) -> list[Tree]:
    """Everyone and everything that came from something or of which something came, in `order`.

    `sources` says where each came from. A tree that would be too large to read is followed by those
    in which it is continued. What runs in a circle began nowhere, so it stands in no tree.
    """
    came: dict[str, list[str]] = {}
    for key in sorted(sources, key=order):
        came.setdefault(sources[key], []).append(key)
    roots = sorted(beginnings(sources), key=order)
    return [tree for root in roots for tree in _Growing(came).grown(root)]


@dataclass
class _Growing:
    """One tree as it is put together, from its last leaves up."""

    came: Mapping[str, list[str]]
    made: dict[str, Tree] = field(default_factory=dict)
    continued: list[Tree] = field(default_factory=list)

    def grown(self, root: str) -> list[Tree]:
        """The tree, then those in which it is continued, the uppermost first."""
        down = [root]
        for key in down:
            down += self.came.get(key, ())
        for key in reversed(down):
            self.made[key] = self._tree(key)
        place = {key: place for place, key in enumerate(down)}
        return sorted((*self.continued, self.made[root]), key=lambda tree: place[tree.key])

    def _tree(self, key: str) -> Tree:
        shares: list[list[Tree]] = [[]]
        size = 1
        for child in self.came.get(key, ()):
            branch = self.made.pop(child)
            if branch.depth == DEEPEST or branch.size == MOST:
                self.continued.append(branch)
                branch = Tree(key=child, goes_on=True)
            if size + branch.size > MOST:
                shares.append([])
                size = 1
            shares[-1].append(branch)
            size += branch.size
        *full, last = (Tree.of(key, share, goes_on=len(shares) > 1) for share in shares)
        self.continued += full
        return last


def circles(sources: Mapping[str, str]) -> Iterator[list[str]]:
    """Each circle once, from the first in the order of `sources`: what it came from, and so on."""
    seen: set[str] = set()
    for start in sources:
        line: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in seen:
            seen.add(key)
            line[key] = None
            key = sources.get(key)
        if key in line:
            found = list(line)
            yield found[found.index(key) :]
