"""Shards that were carried here: found, held against one another, and dealt out as parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kits.groups import Deal, Part
from kits.hosts.forking import stretches
from kits.hosts.phones import Phones
from kits.hosts.shards import FACTS, Refused, Shard, page_files, read_facts, read_part
from kits.model.files import Files
from kits.model.groups import Group

DEEP = ("", "*/", "*/*/")
"""Where shards lie in a folder: CI puts each artifact into a folder of its own."""


def find_shards(places: Iterable[Path]) -> Mapping[Path, Shard]:
    """The shards in these folders, each a shard itself or a folder of such; raises Refused."""
    folders: dict[Path, Shard] = {}
    for place in places:
        here = place.resolve()
        found = [path.parent for deep in DEEP for path in sorted(here.glob(f"{deep}{FACTS}"))]
        if not found:
            raise Refused(
                f'there is no shard in "{place}"', "make them with kits build --shard I/N"
            )
        folders.update((folder, read_facts(folder)) for folder in found)
    return folders


def in_order(
    shards: Mapping[Path, Shard], *, content: str, program: str, now: datetime, with_pages: bool
) -> Mapping[Path, Shard]:
    """All shards of one split, in order, each of this content and program and right at a moment.

    Raises Refused where any is missing, is there twice or is of something else.
    """
    ordered = dict(sorted(shards.items(), key=lambda item: item[1].number))
    counts = sorted({shard.count for shard in ordered.values()})
    if len(counts) > 1:
        raise Refused(
            f"there are shards of {counts[0]} and of {counts[1]}",
            "leave the folders of one split alone there",
        )
    places: dict[int, Path] = {}
    for folder, shard in ordered.items():
        if shard.number in places:
            raise Refused(
                f'shard {shard.name} is there twice: "{places[shard.number]}" and "{folder}"',
                "take one of them away",
            )
        places[shard.number] = folder
        _hold_against(shard, content, program, now, with_pages)
    missing = [number for number in range(1, counts[0] + 1) if number not in places]
    if missing:
        raise Refused(
            f"of {counts[0]} shards these are missing: {', '.join(map(str, missing))}",
            f"make them with kits build --shard {missing[0]}/{counts[0]}",
        )
    return ordered


def _hold_against(
    shard: Shard, content: str, program: str, now: datetime, with_pages: bool
) -> None:
    if shard.content != content:
        raise Refused(
            f"shard {shard.name} was made of other content",
            "make all shards and merge them from the same revision",
        )
    if shard.program != program:
        raise Refused(
            f"shard {shard.name} was made by another program",
            "install the same versions of Leaderkit, Python and all packages on all machines",
        )
    if not shard.is_right_at(now):
        raise Refused(
            f"shard {shard.name} was made for {shard.now.isoformat(timespec='seconds')}, and is "
            f"another at {now.isoformat(timespec='seconds')}",
            "give all shards and the merge the same --now",
        )
    if with_pages and not shard.has_pages:
        raise Refused(
            f"shard {shard.name} was made for the public alone",
            "merge it with --audience public, or make it for leaders too",
        )


def dealt(shards: Mapping[Path, Shard], files: Files, phones: Phones | None) -> Deal:
    """Gives what shards made in place of working on the groups; their pages go to the phones."""

    def deal(work: Callable[[Sequence[Group]], Part], groups: Sequence[Group]) -> Iterator[Part]:
        each = stretches([group.id for group in groups], len(shards))
        for (folder, shard), ids in zip(shards.items(), each, strict=True):
            part = read_part(folder, shard, ids, files)
            if phones:
                phones.bring(page_files(folder, shard))
            yield part

    return deal
