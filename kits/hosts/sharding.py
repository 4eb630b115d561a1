"""Makes a shard: composes and checks some of the groups, and writes what their leaders open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from kits.groups import Choose
from kits.hosts.forking import shared_out, stretches
from kits.hosts.keeping import Kept
from kits.hosts.making import KEPT, Maker
from kits.hosts.origins import content_digest, program_digest
from kits.hosts.phones import Phones
from kits.hosts.scratch import open_scratch
from kits.hosts.shards import FACTS, PAGES, Shard, folder_name, write_facts, write_parts
from kits.hosts.site import NotATree, SiteTree
from kits.hosts.swapping import recover, swap_in_all
from kits.model.findings import Finding
from kits.model.groups import Group
from kits.pipeline import Composed, Loaded, compose, load
from kits.render.renderers import phones_of
from kits.source.trees import FolderTree


def make_shard(
    number: int,
    count: int,
    *,
    project: Path,
    out: Path,
    now: datetime,
    has_pages: bool,
    jobs: int = 1,
) -> Shard | tuple[Finding, ...]:
    """Puts one of so many shards below `out` at one stroke, with all that was found in its groups.

    Gives only findings where the content is no community at all. Others may be made beside it at
    the same time. Raises what a build raises (see `build_sites`).
    """
    name = folder_name(number, count)
    with open_scratch(project, out, name) as scratch:
        aside = scratch / "replaced"
        recover(out, aside)
        _refuse_strangers(out / name)
        folder = scratch / "trees" / name
        (folder / PAGES).mkdir(parents=True)
        tree = FolderTree(project)
        content = content_digest(tree)
        site = SiteTree(folder / PAGES)
        phones = Phones(PAGES, site) if has_pages else None
        maker = Maker(project, Kept(scratch / KEPT), jobs)

        def chosen(groups: Sequence[Group]) -> Sequence[Group]:
            return list(stretches(groups, count))[number - 1]

        made = _composed(load(tree), now, chosen, phones, jobs)
        if isinstance(made, tuple):
            return made
        if phones:
            phones.finish(maker)
        shard = Shard(
            number=number,
            count=count,
            content=content,
            program=program_digest(),
            now=now,
            good_until=made.good_until,
            has_pages=has_pages,
            files=site.size.files,
            bytes=site.size.bytes,
            groups=write_parts(folder, made.parts),
        )
        write_facts(folder, shard)
        swap_in_all(folder.parent, out, aside)
    return shard


def _composed(
    loaded: Loaded, now: datetime, chosen: Choose, phones: Phones | None, jobs: int
) -> Composed | tuple[Finding, ...]:
    if phones is None:
        return compose(loaded, now, None, partial(shared_out, jobs=jobs), chosen)
    deal = partial(shared_out, jobs=jobs, hear=phones.hear_all)
    renderers = loaded.renderers
    return compose(
        loaded,
        now,
        lambda seen, bundle: phones.take(phones_of(renderers, seen, bundle)),
        deal,
        chosen,
    )


def _refuse_strangers(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not (target / FACTS).is_file()):
        raise NotATree(f"{target} holds something other than a shard, so it is left alone")
