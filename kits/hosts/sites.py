"""All sites of a community, one tree an audience, the lower ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from kits.hosts.building import fill_tree
from kits.hosts.host import Host
from kits.hosts.keeping import Kept
from kits.hosts.limits import Built
from kits.hosts.making import KEPT, Maker
from kits.hosts.phones import Phones
from kits.hosts.remembering import Remembering
from kits.hosts.scratch import open_scratch
from kits.hosts.site import new_trees
from kits.hosts.spares import Marks
from kits.locale import Languages
from kits.model.artifacts import Artifact
from kits.model.audiences import Audience
from kits.render.keeping import keeper


class Source(Protocol):
    """A community that was checked, and may be built."""

    @property
    def languages(self) -> Languages:
        """Those that its pages are told in."""

    def pages(self, audience: Audience) -> Iterable[Artifact]:
        """What a host renders for an audience, with all that belongs to it."""

    def address(self, audience: Audience) -> str | None:
        """Where the tree of an audience will stand, where that is known."""

    def phones(self) -> Iterable[Artifact]:
        """What leaders open on their phones, but for what was taken group by group."""


S = TypeVar("S", bound=Source)
Note = Callable[[S, Mapping[str, Built], Mapping[str, Marks]], None]


def build_sites(
    check: Callable[[Phones | None], S],
    *,
    audiences: Sequence[Audience],
    project: Path,
    out: Path,
    host: Host,
    jobs: int = 1,
    program: bytes = b"",
    note: Note[S] = lambda source, built, marks: None,
) -> Mapping[str, Built]:
    """Builds the trees of these audiences below `out`, and says by name what became of each.

    `check` hands what each group gets to the phones while it checks it, so that nothing is composed
    twice; phones are the same for leaders and operators, so they are written once. What is costly
    is made on as many cores as there are `jobs`, and kept as long as builds ask for it; also what
    the host makes, where it is said which `program` is run. All trees take their places at one
    moment; after an exception (see `fill_tree`, and what `check` raises) the former ones stand as
    they were. `note` hears what was built and how it stands, while no other build may begin. Raises
    BuildRunning when another build is at work there.
    """
    ordered = sorted(audiences)
    above = [audience for audience in ordered if audience > Audience.PUBLIC]
    built: dict[str, Built] = {}
    with open_scratch(project, out) as scratch:
        kept = Kept(scratch / KEPT)
        maker = Maker(project, kept, jobs)
        renderer = Remembering(host, project, program, kept) if program else host
        with new_trees(out, scratch, [audience.title for audience in ordered]) as trees:
            phones = Phones(above[0].title, trees[above[0].title]) if above else None
            source = check(phones)
            lower: Path | None = None
            shared: list[str] = []
            for audience in ordered:
                tree = trees[audience.title]
                tree.stand_on(lower)
                artifacts = source.pages(audience)
                if phones and audience is above[0]:
                    shared += tree.paths
                    # A preview goes without a keeper, since nothing of it may stay on a phone.
                    beside = chain(phones.made, source.phones(), [keeper(source.languages)])
                    artifacts = chain(_noted(beside, shared), artifacts)
                elif lower:
                    for path in shared:
                        tree.copy(path, lower / path)
                built[audience.title] = fill_tree(
                    tree,
                    artifacts,
                    audience=audience.title,
                    scratch=scratch,
                    host=renderer,
                    maker=maker,
                    site_url=source.address(audience),
                )
                lower = tree.place
        if phones:
            kept.tidy()
        note(source, built, {name: tree.marks for name, tree in trees.items()})
    return built


def _noted(files: Iterable[Artifact], paths: list[str]) -> Iterable[Artifact]:
    for file in files:
        paths.append(file.path)
        yield file
