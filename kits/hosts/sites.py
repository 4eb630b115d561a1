"""All sites of a community, one tree an audience, the lower ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from kits.hosts.building import Built, build_tree
from kits.hosts.host import Host
from kits.hosts.keeping import Kept
from kits.hosts.making import KEPT, Maker
from kits.hosts.scratch import open_scratch
from kits.model.artifacts import Artifact, File, Made
from kits.model.audiences import Audience

Pages = Callable[[Audience], Iterable[Artifact]]
Phones = Callable[[], Iterable[File | Made]]
Address = Callable[[Audience], str | None]


def build_sites(
    pages: Pages,
    phones: Phones,
    address: Address,
    *,
    audiences: Sequence[Audience],
    project: Path,
    out: Path,
    host: Host,
    jobs: int = 1,
) -> Iterator[tuple[Audience, Built]]:
    """Builds the trees of these audiences below `out`, and says of each what became of it.

    `phones` are the same for leaders and operators, so they are made once. What is costly is made
    on as many cores as there are `jobs`, and kept as long as builds ask for it. A tree is in place
    when it is told; after an exception (see `build_tree`) the others stand as they were. Raises
    BuildRunning when another build is at work there.
    """
    lower: Path | None = None
    made: list[str] = []
    with open_scratch(project, out) as scratch:
        kept = Kept(scratch / KEPT)
        maker = Maker(project, kept, jobs)
        for audience in sorted(audiences):
            target = out / audience.title
            artifacts = pages(audience)
            inherited: Sequence[str] = ()
            if audience > Audience.PUBLIC and made:
                inherited = made
            elif audience > Audience.PUBLIC:
                artifacts = chain(artifacts, _noted(phones(), made))
            built = build_tree(
                artifacts,
                audience=audience.title,
                project=project,
                target=target,
                scratch=scratch,
                host=host,
                site_url=address(audience),
                lower=lower,
                inherited=inherited,
                maker=maker,
            )
            lower = target
            yield audience, built
        if made:
            kept.tidy()


def _noted(files: Iterable[File | Made], paths: list[str]) -> Iterator[File | Made]:
    for file in files:
        paths.append(file.path)
        yield file
