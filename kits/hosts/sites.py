"""All sites of a community, one tree an audience, the lower ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kits.hosts.building import Built, build_tree
from kits.hosts.host import Host
from kits.hosts.scratch import open_scratch
from kits.model.artifacts import Artifact
from kits.model.audiences import Audience

Render = Callable[[Audience], Iterable[Artifact]]
Address = Callable[[Audience], str | None]


def build_sites(
    render: Render,
    address: Address,
    *,
    audiences: Sequence[Audience],
    project: Path,
    out: Path,
    host: Host,
) -> Iterator[tuple[Audience, Built]]:
    """Builds the trees of these audiences below `out`, and says of each what became of it.

    A tree is in place when it is told; after an exception (see `build_tree`) the others stand as
    they were. Raises BuildRunning when another build is at work there.
    """
    lower: Path | None = None
    with open_scratch(project, out) as scratch:
        for audience in sorted(audiences):
            target = out / audience.title
            built = build_tree(
                render(audience),
                audience=audience.title,
                project=project,
                target=target,
                scratch=scratch,
                host=host,
                site_url=address(audience),
                lower=lower,
            )
            lower = target
            yield audience, built
