"""A shard: what a machine made of some of the groups, in a folder that is carried to another.

Facts stand in `shard.json`, what came of each group in `groups`, and what their leaders open below
`pages/`. Whoever merges believes none of it before it is looked at: no code is read from a shard,
no path leads out of its tree, and nothing is taken from the project that is no file to send.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from pydantic import AwareDatetime, NonNegativeInt, StringConstraints, TypeAdapter

from kits.groups import Kept, Part
from kits.hosts.files import walk
from kits.model.bundles import Share
from kits.model.file_refs import RECORDS
from kits.model.files import Files
from kits.model.packing import Stranger, packed
from kits.texts.gathering import Heaps
from kits.texts.press import SetText

FORMAT = 1
FACTS, GROUPS, PAGES = "shard.json", "groups", "pages"
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
AGAIN = "make it again with kits build --shard"


class Refused(Exception):
    """Shards that cannot be merged: what is wrong, and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)  # both, so that it pickles
        self.remedy = remedy

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What is told of a shard."""

    number: NonNegativeInt
    """From 1."""
    count: NonNegativeInt
    """Of how many it is one."""
    content: Digest
    program: Digest
    now: AwareDatetime
    """The moment that it was made for."""
    good_until: AwareDatetime
    """When a build would make something else of it."""
    has_pages: bool
    """Whether it holds what leaders open; one for the public alone does not."""
    files: NonNegativeInt
    bytes: NonNegativeInt
    groups: Digest
    """A digest of what came of its groups."""

    @property
    def name(self) -> str:
        """What it is called in a split."""
        return f"{self.number}/{self.count}"

    def is_right_at(self, now: datetime) -> bool:
        """Whether a build at that moment would make the same of its groups."""
        return now == self.now or self.now <= now < self.good_until


_FACTS = TypeAdapter(Shard)


def folder_name(number: int, count: int) -> str:
    """What the folder of a shard is called; they sort as they follow one another."""
    return f"shard-{number:0{len(str(count))}}-of-{count}"


def write_parts(folder: Path, parts: Sequence[Part]) -> str:
    """Writes what came of groups, and gives its digest."""
    bundles = {id: kept for part in parts for id, kept in part.bundles.items()}
    texts = {id: text for part in parts for id, text in part.texts.items()}
    data = packed((_without_pages(bundles), texts))
    (folder / GROUPS).write_bytes(data)
    return sha256(data).hexdigest()


def write_facts(folder: Path, shard: Shard) -> None:
    """Writes what is told of a shard; it is whole then."""
    text = json.dumps({"format": FORMAT, **asdict(shard)}, default=datetime.isoformat, indent=1)
    (folder / FACTS).write_text(f"{text}\n", encoding="utf-8")


def read_facts(folder: Path) -> Shard:
    """What is told of the shard in a folder; raises Refused."""
    try:
        told = json.loads((folder / FACTS).read_bytes())
        if told.pop("format") != FORMAT:
            raise Refused(
                f'"{folder}" was made by another version of Leaderkit',
                "install the same version on all machines",
            )
        shard = _FACTS.validate_json(json.dumps(told), strict=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _damaged(folder) from None
    if not 1 <= shard.number <= shard.count:
        raise _damaged(folder)
    return shard


def read_part(folder: Path, shard: Shard, ids: Sequence[str], files: Files) -> Part:
    """What came of the groups of a shard, which must be just these; raises Refused.

    `files` are those of the content: only one that may be sent is ever taken for a share.
    """
    try:
        data = (folder / GROUPS).read_bytes()
        if sha256(data).hexdigest() != shard.groups:
            raise _damaged(folder)
        stranger = Stranger()
        bundles, texts = stranger.unpacked(data)
        shares = {id: stranger.unpacked(kept.share) for id, kept in bundles.items()}
        stranger.hold_harmless()
        sound = (
            list(bundles) == list(ids)
            and all(_is_sound(id, bundles[id], shares[id], texts, files) for id in ids)
            and all(isinstance(text, SetText) for text in texts.values())
        )
    except Exception:  # whatever comes of bytes that somebody made up
        raise _damaged(folder) from None
    if not sound:
        raise _damaged(folder)
    return Part(bundles=bundles, texts=texts)


def page_files(folder: Path, shard: Shard) -> Iterator[tuple[str, Path]]:
    """The pages of a shard by their path in the tree, none of them through a link.

    Raises Refused where there are others than it tells of.
    """
    pages = folder / PAGES
    files = size = 0
    try:
        if pages.is_symlink():
            raise ValueError
        for path, entry in walk(str(pages)):
            files, size = files + 1, size + entry.stat().st_size
            yield path, Path(entry.path)
    except (OSError, ValueError):
        raise _damaged(folder) from None
    if (files, size) != (shard.files, shard.bytes):
        raise _damaged(folder)


def _without_pages(bundles: Mapping[str, Kept]) -> dict[str, Kept]:
    return {id: kept._replace(written=None) for id, kept in bundles.items()}


def _is_sound(id: str, kept: Any, share: Any, texts: Mapping[int, SetText], files: Files) -> bool:
    _share, heaps, uses, good_until, written, _recalled = kept
    return (
        isinstance(heaps, Heaps)
        and isinstance(good_until, datetime)
        and written is None
        and all(text in texts for text, _channels in uses)
        and isinstance(share, Share)
        and share.group == id
        and all(path in files and not path.endswith(RECORDS) for path in share.files.values())
        and isinstance(kept, Kept)
    )


def _damaged(folder: Path) -> Refused:
    return Refused(f'"{folder}" is no shard, or a damaged one', AGAIN)
